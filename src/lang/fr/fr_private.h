/* fr: the tables of French that stand in files of their own. */
#ifndef LANG_FR_FR_PRIVATE_H
#define LANG_FR_FR_PRIVATE_H

#include "lang/lang.h"
#include "lang/typo/typo.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

extern const struct lang_heading fr_headings[], fr_tones[];
extern const char *const fr_wish_headings[],
    *const fr_need_headings[], *const fr_addressing[], *const fr_post_words[],
                                                           *const fr_buttons[],
                                                               *const fr_mail_fields[],
                                                                   *const fr_inclusive_endings[];
extern const char *const fr_fillers[], *const fr_spoken[], *const *const fr_cues[];
extern const struct lang_items fr_items;
extern const struct lang_job_words fr_job_words;
extern const struct lang_criteria fr_criteria;
extern const struct lang_facts fr_facts;
extern const struct lang_check fr_check;
extern const struct lang_meant fr_meant[];
extern const struct lang_doubled fr_doubled;
extern const char *const *const fr_unsaid[];
extern const struct typo_rule fr_typography[];
extern const struct typo_words fr_typo_words;

extern const char *const fr_panel[LANG_PANEL_COUNT];

#endif
