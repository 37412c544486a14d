/* version: the release, as `--version` and the report show it. */
#ifndef AID_VERSION_H
#define AID_VERSION_H

#define AID_VERSION "1.0.0"

#endif
