/* What the files of posting/ share: the parts of posting.ini that are neither facts nor criteria,
 * and what frees the parts of a posting. */
#ifndef POSTING_POSTING_PRIVATE_H
#define POSTING_POSTING_PRIVATE_H

#include "ini/ini.h"
#include "posting/posting.h"

/* What an INI says wrong by itself, also where there is no text; rules that it switches off are off
 * from here on. Reports ini-section, ini-key, ini-value. */
void posting_ini_check(const struct ini *ini, struct diag *diag);
/* Language, organisation, offices, brand, typography, abbreviations; posting->txt is there. Reports
 * ini-value, ini-number, ini-date. */
void posting_ini_read(struct posting *posting, const struct ini *ini, struct diag *diag);
bool posting_ini_has_office(const struct ini *ini, const char *id);
/* panel.c: [panel], [evaluators]. Reports ini-value, ini-number, ini-date. */
void posting_panel_read(struct posting *posting, const struct ini *ini, struct diag *diag);
/* board.c: what [facts] says for boards alone. Reports ini-value, ini-number. */
extern const char *const board_keys[]; /* ends with NULL */
void posting_board_read(struct posting *posting, const struct ini *ini, struct diag *diag);
/* poster.c: [poster], once the blocks are there. Reports ini-value, ini-number. */
void posting_poster_read(struct posting *posting, const struct ini *ini, struct diag *diag);

/* NULL: it is not there, or empty; *span is as before then (g_free). */
char *posting_ini_text(const struct ini *ini, const char *section, const char *key,
                       struct span *span);

/* `a, b`: its parts, trimmed; NULL: there is no such key (g_strfreev). */
char **posting_ini_list(const struct ini_entry *entry);

/* For arrays of them. */
void posting_fact_clear(struct posting_fact *fact);
void posting_block_clear(gpointer block);
void posting_office_clear(gpointer office);
void posting_phrase_clear(gpointer phrase);
GArray *posting_links_new(void); /* struct posting_link (g_array_unref) */
void posting_links_add(GArray *links, size_t start, size_t len, const char *target);

#endif
