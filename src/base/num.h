/* num: numbers and lengths of files, whatever the locale (DESIGN §6.9). */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include <glib.h>
#include <stdbool.h>

#define NUM_PT_PER_MM (72 / 25.4)

/* A whole string as a number; `-1.5`, never `1,5`, `1e3` or `0x10`. False: it is not one. */
bool num_parse(const char *text, double *value);

/* Appends a number with at most `decimals` decimals, without trailing zeros, with a point. */
void num_append(GString *to, double value, int decimals);

#endif
