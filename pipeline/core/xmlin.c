#include "aid/xmlin.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>

#include "aid/xmem.h"

/* Far above what spreadsheets and IATI files hold. */
enum { CHUNK = 1 << 14, MAX_TAG = 1 << 20, MAX_DEPTH = 100 };

struct xmlin {
	const char *name;
	xmlin_read_fn read;
	void *input;
	const struct xmlin_handlers *h;
	void *context;
	XML_Parser parser;
	const char *refusal; /* of a handler */
	long long fed;
	int depth;
	bool paused, at_end;
};

static const char *local_name(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon ? colon + 1 : name;
}

static void on_start(void *user, const XML_Char *name, const XML_Char **attributes)
{
	struct xmlin *x = user;

	if (++x->depth > MAX_DEPTH)
		xmlin_refuse(x, "found elements nested a hundred deep; expected a plain file; it is "
		                "damaged or made to do harm");
	else
		x->h->start(x->context, local_name(name), (const char *const *)attributes);
}

static void on_end(void *user, const XML_Char *name)
{
	struct xmlin *x = user;

	x->depth--;
	x->h->end(x->context, local_name(name));
}

static void on_text(void *user, const XML_Char *text, int len)
{
	struct xmlin *x = user;

	x->h->text(x->context, text, (size_t)len);
}

/* Entities of one's own, which can grow without bound or reach for other files, need one. */
static void on_doctype(void *user, const XML_Char *name, const XML_Char *system,
                       const XML_Char *public, int has_internal)
{
	(void)name;
	(void)system;
	(void)public;
	(void)has_internal;
	xmlin_refuse(user, "found a document type (DOCTYPE); expected none, as it can hide entities "
	                   "that grow without bound; remove it");
}

struct xmlin *xmlin_new(const char *name, xmlin_read_fn read, void *input,
                        const struct xmlin_handlers *h, void *context)
{
	struct xmlin *x = xcalloc(1, sizeof *x);

	*x = (struct xmlin){ .name = name, .read = read, .input = input, .h = h,
	                     .context = context, .parser = XML_ParserCreate(NULL) };
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, on_start, on_end);
	XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
	return x;
}

void xmlin_pause(struct xmlin *x)
{
	/* Refused while the parser ends an empty element that it has begun: then it is paused. */
	x->paused = XML_StopParser(x->parser, XML_TRUE) == XML_STATUS_OK || x->paused;
}

void xmlin_refuse(struct xmlin *x, const char *reason)
{
	if (!x->refusal)
		x->refusal = reason;
	XML_StopParser(x->parser, XML_FALSE);
}

/* Since version 2.9 they have names of their own where they count in 64 bits. */
#if XML_MAJOR_VERSION == 2 && XML_MINOR_VERSION < 9
#define XML_GetCurrentLineNumber64 XML_GetCurrentLineNumber
#define XML_GetCurrentByteIndex64 XML_GetCurrentByteIndex
#endif

size_t xmlin_line(const struct xmlin *x)
{
	return (size_t)XML_GetCurrentLineNumber64(x->parser);
}

static enum xmlin_status fail(struct xmlin *x, struct err *e)
{
	struct place at = { x->name, xmlin_line(x), 0, NULL };

	x->at_end = true;
	if (x->refusal)
		err_data(e, &at, "%s", x->refusal);
	else
		err_data(e, &at, "found XML that cannot be read (%s); expected well-formed XML; get "
		                 "the file again", XML_ErrorString(XML_GetErrorCode(x->parser)));
	return XMLIN_FAILED;
}

/* Reads one chunk more into the parser. */
static enum XML_Status feed(struct xmlin *x, bool *ok, struct err *e)
{
	void *buffer = XML_GetBuffer(x->parser, CHUNK);
	ssize_t n = buffer ? x->read(x->input, buffer, CHUNK, e) : 0;

	*ok = n >= 0;
	if (!*ok)
		return XML_STATUS_ERROR;
	x->at_end = n == 0;
	x->fed += n;
	enum XML_Status status = XML_ParseBuffer(x->parser, (int)n, n == 0);
	/* What is not handed out yet is kept: a tag without end must not grow without bound. */
	if (status == XML_STATUS_OK && !x->at_end &&
	    x->fed - (long long)XML_GetCurrentByteIndex64(x->parser) > MAX_TAG) {
		x->refusal = "found a tag longer than 1 MiB; expected a plain file; it is damaged or "
		             "made to do harm";
		return XML_STATUS_ERROR;
	}
	return status;
}

enum xmlin_status xmlin_next(struct xmlin *x, struct err *e)
{
	enum XML_Status status = XML_STATUS_OK;
	bool ok = true;

	if (x->paused) {
		x->paused = false;
		status = XML_ResumeParser(x->parser);
	}
	while (status == XML_STATUS_OK && !x->at_end)
		status = feed(x, &ok, e);
	if (!ok) {
		x->at_end = true;
		return XMLIN_FAILED;
	}
	if (status == XML_STATUS_ERROR)
		return fail(x, e);
	return status == XML_STATUS_SUSPENDED ? XMLIN_PAUSED : XMLIN_END;
}

void xmlin_free(struct xmlin *x)
{
	if (!x)
		return;
	XML_ParserFree(x->parser);
	free(x);
}

const char *xmlin_attribute(const char *const *attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (strcmp(local_name(attributes[0]), name) == 0)
			return attributes[1];
	return NULL;
}
