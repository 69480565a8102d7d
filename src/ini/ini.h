/* ini: INI files with places. iniparser reads them; our own guard reports first what it would cut,
 * drop or overwrite (DESIGN §6.8).
 *
 * Serves postings, layouts and brands. Section and key names are lower-cased ASCII. A value may
 * stand in double quotes, and then holds ; and #. */
#ifndef INI_INI_H
#define INI_INI_H

#include "base/base.h"

struct ini;

/* A value that outlives its INI, with its place. */
struct ini_value {
    char *text;
    struct span span;
};

struct ini_entry {
    const char *section, *key, *value; /* value: trimmed, unquoted; may be "" */
    struct span section_span, key_span, value_span;
};

/* A section that may appear, and its keys. A name or key that ends in `*` stands for any name with
 * that beginning
 * ("criterion.*", "frame *", "*"). */
struct ini_schema {
    const char *section;
    const char *const *keys; /* NULL-terminated */
};

/* Reports input-* and ini-syntax, ini-double, ini-cut, ini-line. NULL only when the file can't be
 * read at all. */
struct ini *ini_load(const char *path, struct diag *diag);
struct ini *ini_new(const char *path, const char *text, struct diag *diag); /* from memory: tests */
void ini_drop(struct ini *ini);

const struct source *ini_source(const struct ini *ini);
/* Hands the source over to the caller; the ini goes on lending it. */
struct source *ini_steal_source(struct ini *ini);

/* What people write, and what they mean by it: of the keys of `section` (as in the schema), or,
 * where that is NULL, of the sections. In plain lower case, with spaces for `-` and `_`; a list of
 * words with | between. */
struct ini_meant {
    const char *section, *written, *means;
};

/* Reports ini-section and ini-key, with the known name that is meant (`meant` ends with means ==
 * NULL, and may be NULL), that stands in another section, or that is nearest; true when all are
 * known. schema ends with section == NULL. */
bool ini_check(const struct ini *ini, const struct ini_schema *schema,
               const struct ini_meant *meant, struct diag *diag);

const struct ini_entry *ini_find(const struct ini *ini, const char *section,
                                 const char *key); /* or NULL */
/* Entries of one section in the order of the file; NULL at the end. */
const struct ini_entry *ini_entry(const struct ini *ini, const char *section, unsigned index);
/* Section names in the order of the file; NULL at the end. */
const char *ini_section(const struct ini *ini, unsigned index);
/* Where a section's name stands; the beginning of the file when it has no such section. */
struct span ini_section_span(const struct ini *ini, const char *section);

/* A path written in an INI at `span`, resolved against its folder: `ini-path` when it leads
 * outside, `ini-file` when nothing is there (g_free). */
char *ini_resolve_path(const char *written, struct span span, struct diag *diag);

#endif
