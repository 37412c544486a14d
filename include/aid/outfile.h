/*
 * outfile: output that is whole or absent.
 *
 * A file is written to a temporary beside its target and renamed over it on commit, after
 * flush, error check, fsync and close. A set commits several files together, only after all
 * of them are safely on disk. A target whose bytes would not change is left alone (its date
 * too), so that make and people see what really changed. Abandoning removes the
 * temporaries; their names end in .tmp.<process>.
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

/* Makes a directory and its parents if missing. */
bool outfile_mkdirs(const char *path, struct err *e);

/* Makes an empty folder for work in progress inside dir (made if missing); its path ends in a
 * slash. NULL with the reason in *e. Ended by outfile_scratch_free. */
char *outfile_scratch(const char *dir, struct err *e);
/* Removes the folder with the files in it, and frees the path; NULL is fine. */
void outfile_scratch_free(char *folder);

#endif
