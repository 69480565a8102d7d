/* ini_scan: finds sections and entries in an INI, with their places, and reports what iniparser
 * would cut, drop or overwrite. */
#ifndef INI_INI_PRIVATE_H
#define INI_INI_PRIVATE_H

#include "ini/ini.h"

/* iniparser reads lines through a buffer of 1,024 bytes, two of which are the line end and the
 * final NUL. */
#define INI_LINE_MAX 1022

/* One section of the file; its entries stand in the order of the file. */
struct ini_part {
    char *name;
    struct span span;
    GPtrArray *entries; /* struct ini_item * */
};

struct ini_item {
    struct ini_entry entry; /* first: ini_find lends a pointer to it */
    char *key, *value;      /* owned; value is NULL until iniparser gave it */
    struct span line;       /* all of `key = value`, as iniparser gets it */
};

/* More keys than this iniparser takes too long for: it looks through all of them for each. */
#define INI_KEYS_MAX 10000

/* Sections in the order of the file: struct ini_part *, freed with the array. Double keys and
 * sections keep what stood first. *plain: iniparser gets the same from the file as it stands.
 * Reports ini-syntax, ini-double, ini-cut, ini-line; input-size where there are too many keys. */
GPtrArray *ini_scan(const struct source *source, bool *plain, struct diag *diag);

#endif
