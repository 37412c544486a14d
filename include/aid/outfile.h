/*
 * outfile: output that is whole or absent.
 *
 * A file is written without a name (where the file system knows only names: in a scratch folder), and changes
 * places with its target on commit, after flush, error check and fsync. A set commits several files together,
 * only after all of them are safely on disk; if one cannot be put in its place, those before it are taken
 * back. A target whose bytes would not change is left alone (its date too), so that make and people see what
 * really changed. Nothing is left of what was not committed. A process killed in the midst of a commit leaves a
 * scratch folder, which the next commit beside it removes, and a part of the set replaced, each file whole.
 */
#ifndef AID_OUTFILE_H
#define AID_OUTFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "aid/err.h"

struct outset;
struct outfile;

/* An empty set. Caller frees. */
struct outset *outset_new(void);
/* Adds a file to be written; NULL with the reason in *e. Owned by the set. */
struct outfile *outset_open(struct outset *s, const char *path, struct err *e);
/* Adds an open descriptor, such as standard output's, under a name for messages: what is written
 * goes there at once, and it is not closed. Owned by the set. */
struct outfile *outset_attach(struct outset *s, int fd, const char *name);
/* Appends bytes. A failure is remembered and reported by outset_commit. */
void outfile_write(struct outfile *f, const void *bytes, size_t n);
void outfile_text(struct outfile *f, const char *text);
void outfile_printf(struct outfile *f, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
/* Makes all files of the set visible, or none and says why. */
bool outset_commit(struct outset *s, struct err *e);
/* Removes what was not committed; NULL is fine. */
void outset_free(struct outset *s);

/* A file without a name in a folder, for what memory cannot hold: gone when closed. -1 with the
 * reason in *e and errno. */
int outfile_unnamed(const char *folder, struct err *e);

/* The folder that a path lies in, "." for a bare name. Caller frees. */
char *outfile_folder(const char *path);

/* Makes a directory and its parents if missing. */
bool outfile_mkdirs(const char *path, struct err *e);

#endif
