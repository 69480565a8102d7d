/* fields: what a form holds that came back from people. Plain names and values; what they mean is for others to say. */
#ifndef SEAL_FIELDS_H
#define SEAL_FIELDS_H

#include <glib.h>
#include <stdbool.h>

struct field {
    char *name;     /* whole: `K1.score` (ISO 32000-1, 12.7.3.2) */
    char *value;    /* text in UTF-8; of buttons the state's name; "": none, also in its widgets */
    bool read_only; /* as the tool made it */
};

struct fields {
    GArray *list;    /* struct field, in the form's order */
    bool is_written; /* on some page there is an annotation that is neither field nor link (ink, a note), or more content than was painted */
    bool is_cut;     /* its nodes go in circles, or are more than any form has: not all of it was read */
};

/* Reads a form, damaged ones as well as can be. NULL: this can't be read as a PDF, or only with a password. Drop it (may be NULL). */
struct fields *fields_read(GBytes *form);
void fields_drop(struct fields *fields);

/* NULL: no such field. */
const struct field *fields_find(const struct fields *fields, const char *name);

/* Has anyone put anything into it? `own` are the names of fields whose values the tool wrote itself, up to NULL. Locked fields count, since
 * people lock what they have filled; so does what was not read. */
bool fields_are_filled(const struct fields *fields, const char *const *own);

#endif
