/* en: the tables of English that stand in files of their own. */
#ifndef LANG_EN_EN_PRIVATE_H
#define LANG_EN_EN_PRIVATE_H

#include "lang/lang.h"
#include "lang/typo/typo.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

extern const struct lang_heading en_headings[], en_tones[];
extern const char *const en_wish_headings[],
    *const en_need_headings[], *const en_addressing[], *const en_post_words[],
                                                           *const en_buttons[],
                                                               *const en_mail_fields[];
extern const char *const en_fillers[], *const en_spoken[], *const *const en_cues[];
extern const struct lang_items en_items;
extern const struct lang_job_words en_job_words;
extern const struct lang_criteria en_criteria;
extern const struct lang_facts en_facts;
extern const struct lang_check en_check;
extern const struct lang_meant en_meant[];
extern const char *const *const en_unsaid[];
extern const struct typo_rule en_typography[];
extern const struct typo_words en_typo_words;

extern const char *const en_panel[LANG_PANEL_COUNT];

#endif
