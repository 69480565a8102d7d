/* out: the only one that writes files. Whole or not at all: it writes beside the target, flushes, checks, renames.
 * What was there before is still whole after any failure. */
#ifndef BASE_OUT_H
#define BASE_OUT_H

#include "base/diag.h"

/* Writes `len` bytes to `path`, replacing it in one step. Mode 0644 less the umask. Reports `system` with the path and the
 * system's reason; false then. */
bool out_write(const char *path, const void *bytes, size_t len, struct diag *diag);

/* Gives a file another name beside it that is free, grid.pdf → grid-1.pdf, grid-2.pdf … (g_free). NULL: reported, `system`. */
char *out_move_aside(const char *path, struct diag *diag);

/* Removes a file that an earlier run made. False: there is none, or it has to stay. */
bool out_remove(const char *path);

/* Makes the folder if it is missing; its parent must be there. Reports `system`. */
bool out_make_folder(const char *path, struct diag *diag);

#endif
