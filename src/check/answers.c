/* answers: what is asked of a block or section time and again, answered once for each.
 *
 * A part of check. What always holds: an answer costs its question once, so that a rule that asks
 * at every finding stays linear in the text. */
#include "check/check_private.h"

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
