/* criteria_category: the kind of criterion by its head word, and where the lexicon knows none, by
 * signs (specs/grid.md §1, rule 5). A part of criteria. What always holds: the answer depends
 * on the words alone, and on what stands over them. */
#include "posting/criteria/criteria_private.h"

#include <string.h>

enum { NAME_WORDS = 3 }; /* a line of so few words, none of them known, names something */

enum lang_category criteria_head_at(const struct criteria_text *text, unsigned index,
                                    unsigned *count)
{
    const struct lang_criteria_head *head = text->lexicon->heads;

    *count = 0;
    for (; head && head->words; head++)
        if ((*count = criteria_text_begins_any(text, index, head->words, false)) > 0)
            return head->category;
    return CATEGORY_UNCLASSED;
}

static bool is_head(const struct criteria_text *text, unsigned index)
{
    unsigned count;

    return criteria_head_at(text, index, &count) != CATEGORY_UNCLASSED;
}

unsigned criteria_skip_adjectives(const struct criteria_text *text, unsigned index, unsigned end)
{
    while (index < end && !is_head(text, index)) {
        const unsigned count = criteria_text_begins_any(text, index, text->lexicon->skipped, false);

        if (count == 0 && !g_ascii_isdigit(criteria_text_word(text, index)->folded[0]))
            break;
        index += MAX(count, 1);
    }
    return MIN(index, end);
}

static bool stops_at(const struct criteria_text *text, unsigned index)
{
    return !text->lexicon->stops || criteria_text_word(text, index)->clause ||
           criteria_text_begins_any(text, index, text->lexicon->stops, false) > 0;
}

/* Does a phrase end at its last word, because of it or of what follows: `willing to`, `know`? */
static bool ends_at(const struct criteria_text *text, unsigned index, unsigned count, unsigned end)
{
    for (unsigned i = index + 1; i < MIN(index + count + 1, end); i++)
        if (stops_at(text, i))
            return true;
    return index + count >= end ||
           criteria_text_begins_any(text, index, text->lexicon->stops, false) > 0;
}

/* The first head of [from, end); in the first noun phrase alone, the last one there: the head of a
 * compound stands at its end (“teaching experience”). */
static struct criteria_head_word find_in(const struct criteria_text *text, unsigned from,
                                         unsigned end, bool phrase)
{
    struct criteria_head_word found = {CATEGORY_UNCLASSED, end};
    unsigned count = 0;

    for (unsigned i = from; i < end; i += MAX(count, 1)) {
        const enum lang_category category = criteria_head_at(text, i, &count);

        if (category != CATEGORY_UNCLASSED)
            found = (struct criteria_head_word){category, i};
        if (category != CATEGORY_UNCLASSED && !(phrase && text->lexicon->stops))
            return found;
        if (phrase && ends_at(text, i, MAX(count, 1), end))
            return found;
    }
    return found;
}

/* After an opener (“Vous avez …”) it is the first that the lexicon knows, and its noun phrase. */
struct criteria_head_word criteria_find_head(const struct criteria_text *text, unsigned start,
                                             unsigned end)
{
    const unsigned first = criteria_skip_adjectives(text, start, end);
    const bool opened =
        criteria_text_begins_any(text, start, text->lexicon->openers, false) > 0 ||
        (first < end && criteria_text_begins_any(text, first, text->lexicon->openers, false) > 0);
    struct criteria_head_word found;

    if (!opened)
        return find_in(text, first, end, true);
    found = find_in(text, start, end, false);
    return found.category == CATEGORY_UNCLASSED ? found : find_in(text, found.index, end, true);
}

static enum lang_category find_sign(const struct criteria_text *text)
{
    const struct lang_criteria_head *sign = text->lexicon->signs;

    for (; sign && sign->words; sign++)
        for (unsigned i = 0; i < text->words->len; i++)
            if (criteria_text_begins_any(text, i, sign->words, false) > 0)
                return sign->category;
    return CATEGORY_UNCLASSED;
}

bool criteria_has_sign(const struct criteria_text *text)
{
    return find_sign(text) != CATEGORY_UNCLASSED;
}

static bool is_participle(const struct criteria_text *text, unsigned index)
{
    const char *word = criteria_text_word(text, index)->lower;

    for (const char *const *known = text->lexicon->participles; known && *known; known++)
        if (**known == '-' ? g_str_has_suffix(word, *known + 1) : strcmp(word, *known) == 0)
            return true;
    return false;
}

/* `You'll have sold books`, `vous avez souvent animé`: what somebody has done; an adverb may stand
 * between. */
static bool is_done(const struct criteria_text *text)
{
    for (unsigned i = 0; i + 1 < text->words->len; i++)
        if (criteria_text_begins_any(text, i, text->lexicon->perfect, true) > 0 &&
            !criteria_text_word(text, i + 1)->clause &&
            (is_participle(text, i + 1) ||
             (i + 2 < text->words->len && is_participle(text, i + 2))))
            return true;
    return false;
}

/* `Conduire un tracteur`, `Using feedback`: the first word is what one does. */
static bool is_action(const struct criteria_text *text)
{
    const unsigned end = text->words->len, first = criteria_skip_adjectives(text, 0, end);
    const char *const *ending = text->lexicon->skill_endings;

    for (; first < end && ending && *ending; ending++)
        if (g_str_has_suffix(criteria_text_word(text, first)->folded, *ending))
            return true;
    return false;
}

/* `Vous montez des échafaudages`: what an opener says of somebody, and no more is known of it. */
static bool is_said_of_someone(const struct criteria_text *text)
{
    return text->words->len > 1 &&
           criteria_text_begins_any(text, 0, text->lexicon->demands, false) == 0 &&
           criteria_text_begins_any(text, 0, text->lexicon->openers, false) == 1;
}

/* `Trois sous-titrages de long métrage au moins`: so many of what somebody has made. */
static bool counts_done(const struct criteria_text *text)
{
    return text->words->len > NAME_WORDS && text->lexicon->counting &&
           criteria_text_begins(text, 0, "#", false) > 0 &&
           criteria_says(text, text->lexicon->counting, G_MAXUINT);
}

enum lang_category criteria_guess(const struct criteria_text *text, enum lang_category topic)
{
    enum lang_category category = is_done(text) ? CATEGORY_EXPERIENCE : find_sign(text);

    if (category == CATEGORY_UNCLASSED)
        category = topic;
    if (category == CATEGORY_UNCLASSED && is_action(text))
        category = CATEGORY_SKILL;
    if (category == CATEGORY_UNCLASSED)
        category = find_in(text, 0, text->words->len, false).category;
    if (category == CATEGORY_UNCLASSED && counts_done(text))
        category = CATEGORY_EXPERIENCE;
    if (category == CATEGORY_UNCLASSED && is_said_of_someone(text))
        category = CATEGORY_SKILL;
    if (category == CATEGORY_UNCLASSED && text->words->len <= NAME_WORDS)
        category = CATEGORY_KNOWLEDGE;
    return category;
}
