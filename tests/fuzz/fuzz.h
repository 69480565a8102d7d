/* What the targets share. Each takes bytes of anyone's, and aborts where what holds does not hold;
 * it keeps nothing from one call to the next. libFuzzer calls it, and so does test_found, with what
 * libFuzzer found once. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <glib.h>
#include <stddef.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

/* Writes a file of the target's own folder, which goes when the process ends; its path, lent until
 * the next call. A name may have one folder in it. */
const char *fuzz_put(const char *name, const void *data, size_t size);
/* Takes such a file away; its path goes. */
void fuzz_remove(const char *path);
/* That folder. */
const char *fuzz_folder(void);

/* The bytes as text, with U+FFFD for what is none, up to the first NUL (g_free). */
char *fuzz_text(const unsigned char *data, size_t size);

#endif
