/*
 * apart: work in a process of its own, for a library that crashes where memory ends. What the work leaves behind are
 * files; its crash is a failure like any other.
 */
#ifndef AID_APART_H
#define AID_APART_H

#include <stdbool.h>

#include "aid/err.h"

typedef bool apart_work(void *context, struct err *e);

/* Calls the work in a copy of this process, which ends after it, and waits for it. True if it returned true. Else
 * false, with its problems in *e as failures of the machine (notes are lost), or, if it told of none or was killed, with
 * one that names the file as what cannot be made. Not for programs with threads. */
bool apart_run(const char *file, apart_work *work, void *context, struct err *e);

#endif
