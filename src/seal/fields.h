/* fields: what a form holds that came back from people. Plain names and values; what they mean is for others to say. */
#ifndef SEAL_FIELDS_H
#define SEAL_FIELDS_H

#include <glib.h>
#include <stdbool.h>

struct field {
    char *name;     /* whole: `K1.score` (ISO 32000-1, 12.7.3.2) */
    char *value;    /* text in UTF-8; of buttons the state's name; "": none */
    bool read_only; /* as the tool made it */
};

struct fields {
    GArray *list;    /* struct field, in the form's order */
    bool is_written; /* on some page there is an annotation that is neither field nor link: ink, a note */
};

/* Reads a form, damaged ones as well as can be. NULL: this can't be read as a PDF, or only with a password. Drop it (may be NULL). */
struct fields *fields_read(GBytes *form);
void fields_drop(struct fields *fields);

/* NULL: no such field. */
const struct field *fields_find(const struct fields *fields, const char *name);

/* Has anyone put anything into it? */
bool fields_are_filled(const struct fields *fields);

#endif
