/* answers: what is asked of a block or section time and again, answered once for each.
 *
 * A part of check. What always holds: an answer costs its question once, so that a rule that asks
 * at every finding stays linear in the text. */
#include "check/check_private.h"

#include <string.h>

enum { UNASKED, NO, YES };

struct check_answers check_answers_init(const struct posting *posting, check_question *ask,
                                        unsigned count)
{
    return (struct check_answers){posting, ask, g_malloc0(count)};
}

void check_answers_clear(struct check_answers *answers)
{
    g_free(answers->known);
}

bool check_answer(const struct check_answers *answers, unsigned at)
{
    char *known = &answers->known[at];

    if (*known == UNASKED)
        *known = answers->ask(answers->posting, at) ? YES : NO;
    return *known == YES;
}

/* Is a block in another language? */
static bool is_foreign_block(const struct posting *posting, unsigned at)
{
    const char *text = posting_block(posting, at)->text;

    return lang_find_other(posting->lang, text, strlen(text));
}

static bool is_foreign_section(const struct posting *posting, unsigned at)
{
    const struct posting_section *section = posting_section(posting, at);
    const struct span whole = posting_block(posting, section->first)->span,
                      last = posting_block(posting, section->first + section->count - 1)->span;
    const size_t end = MAX(last.offset + last.len, whole.offset);

    return lang_find_other(posting->lang, span_text(whole), end - whole.offset);
}

struct check_foreign check_foreign_init(const struct posting *posting)
{
    return (struct check_foreign){
        check_answers_init(posting, is_foreign_block, posting->blocks->len),
        check_answers_init(posting, is_foreign_section, posting->sections->len)};
}

void check_foreign_clear(struct check_foreign *foreign)
{
    check_answers_clear(&foreign->blocks);
    check_answers_clear(&foreign->sections);
}

bool check_is_foreign(const struct check_foreign *foreign, unsigned at)
{
    const unsigned section = posting_block(foreign->blocks.posting, at)->section;

    return check_answer(&foreign->blocks, at) || check_answer(&foreign->sections, section);
}
