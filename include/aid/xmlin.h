/*
 * xmlin: XML as a stream of elements, over expat (the only file that knows it).
 *
 * Made for files from strangers: memory does not grow with the file, a document type (and with it
 * every entity of one's own) is refused, so are elements nested deeper or tags longer than any
 * honest file has. Names are handed out without their prefix.
 */
#ifndef AID_XMLIN_H
#define AID_XMLIN_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "aid/err.h"

struct xmlin;

/* Bytes from somewhere: how many were read, 0 at the end, -1 with the reason in *e. */
typedef ssize_t (*xmlin_read_fn)(void *input, char *buffer, size_t size, struct err *e);

struct xmlin_handlers {
	/* attributes: name, value, name, value, …, NULL. */
	void (*start)(void *context, const char *name, const char *const *attributes);
	void (*end)(void *context, const char *name);
	/* A piece of text; one text may come in several. */
	void (*text)(void *context, const char *text, size_t len);
};

enum xmlin_status {
	XMLIN_PAUSED, /* a handler called xmlin_pause */
	XMLIN_END,    /* the document is complete */
	XMLIN_FAILED  /* the reason is in *e; nothing more will come */
};

/* `name` stands for the file in messages; all pointers are borrowed. Caller frees. */
struct xmlin *xmlin_new(const char *name, xmlin_read_fn read, void *input,
                        const struct xmlin_handlers *h, void *context);
/* Reads on until a handler pauses, the document ends, or something is wrong. */
enum xmlin_status xmlin_next(struct xmlin *x, struct err *e);
/* Called from a handler: xmlin_next returns after it. */
void xmlin_pause(struct xmlin *x);
/* Called from a handler: the document is refused here, for a reason in the usual words. */
void xmlin_refuse(struct xmlin *x, const char *reason);
/* The line that is being read, from 1. */
size_t xmlin_line(const struct xmlin *x);
void xmlin_free(struct xmlin *x);

/* The value of an attribute, its name without prefix; NULL if it is not there. */
const char *xmlin_attribute(const char *const *attributes, const char *name);

#endif
