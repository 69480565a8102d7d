/* facts: what a posting says of its job, typed: found in the text by lexicon, or stated by the INI,
 * which prevails. */
#ifndef POSTING_FACTS_FACTS_H
#define POSTING_FACTS_FACTS_H

#include "base/base.h"
#include "ini/ini.h"
#include "lang/lang.h"
#include "posting/posting.h"

/* The keys of [facts], NULL-terminated: for the schema of posting.ini. */
extern const char *const facts_keys[];

/* First of all, since no heading holds it: the title, from [facts] or the beginning of the text.
 * `ini` may be NULL, here and below. */
void facts_read_title(struct posting *posting, const struct ini *ini);

/* All other facts, once blocks, sections and offices are there. Reports as facts_read_ini. */
void facts_read(struct posting *posting, const struct ini *ini, struct diag *diag);

/* What a section states, [facts] or that of an office: fills in those of `facts` (FACT_COUNT of
 * them) that have no text yet. Reports ini-date, and ini-value for the offer's address, or the
 * site, that no browser opens. */
void facts_read_ini(const struct language *lang, struct posting_fact *facts, const struct ini *ini,
                    const char *section, struct diag *diag);

#endif
