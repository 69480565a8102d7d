/* body_correct: corrections of how lines were understood (body.h has their language). Inside posting/body* only. */
#ifndef POSTING_BODY_CORRECT_H
#define POSTING_BODY_CORRECT_H

#include "posting/ini.h"
#include "posting/posting.h"

struct body_correction {
    enum posting_block_kind kind;
    unsigned level;
    bool has_role;
    enum lang_role role;
    struct span span;
    bool used; /* a line answers to it: whoever uses it says so */
};

/* Folded line → struct body_correction *, owned (g_hash_table_unref); NULL: there are none. `ini` may be NULL. Reports ini-value. */
GHashTable *body_corrections_read(const struct ini *ini, struct diag *diag);

/* The correction of a line, lent, or NULL. `corrections` may be NULL, here and below. */
struct body_correction *body_corrections_find(GHashTable *corrections, struct span line);

/* Reports ini-value for each that was not used. */
void body_corrections_report(GHashTable *corrections, struct diag *diag);

#endif
