/* criteria_override: one section [criterion N], while it is applied. Shared by criteria_override and criteria_values. Inside posting/ only. */
#ifndef POSTING_CRITERIA_OVERRIDE_H
#define POSTING_CRITERIA_OVERRIDE_H

#include "posting/criteria_draft.h"

struct criteria_override {
    const struct ini *ini;
    const char *section;
    const struct criteria_words *lexicon;
    enum lang lang;
    unsigned count; /* of the criteria that the profile gives */
    struct diag *diag;
};

/* The section's entry of that key, if it says something, or NULL. */
const struct ini_entry *criteria_override_find(const struct criteria_override *o, const char *key);
/* Gives the section's values to its criterion. Reports ini-value, ini-number. */
void criteria_override_set(const struct criteria_override *o, struct criteria_draft *draft);

#endif
