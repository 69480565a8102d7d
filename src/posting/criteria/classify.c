/* criteria_classify: categories by head words, indicators, alternatives, and what is wanted how
 * much. Under posting/criteria. What always holds: the answer depends on the words alone. */
#include "posting/criteria/criteria_private.h"

#include <string.h>

enum { NEGATION_REACH = 3, ADJECTIVES_MAX = 4 }; /* words */

static enum lang_category head_at(const struct lang_criteria *lexicon,
                                  const struct criteria_text *text, unsigned index)
{
    const struct lang_criteria_head *head = lexicon->heads;

    while (head && head->words && criteria_text_begins_any(text, index, head->words, false) == 0)
        head++;
    return head ? head->category : CATEGORY_UNCLASSED;
}

static bool is_number(const struct criteria_text *text, unsigned index)
{
    return g_ascii_isdigit(criteria_text_word(text, index)->folded[0]);
}

static unsigned skip_adjectives(const struct lang_criteria *lexicon,
                                const struct criteria_text *text, unsigned index, unsigned end)
{
    while (index < end && head_at(lexicon, text, index) == CATEGORY_UNCLASSED) {
        const unsigned count = criteria_text_begins_any(text, index, lexicon->skipped, false);

        if (count == 0 && !is_number(text, index))
            break;
        index += MAX(count, 1);
    }
    return MIN(index, end);
}

static bool stops_at(const struct lang_criteria *lexicon, const struct criteria_text *text,
                     unsigned index)
{
    return !lexicon->stops || criteria_text_word(text, index)->clause ||
           criteria_text_begins_any(text, index, lexicon->stops, false) > 0;
}

/* The head word among [start, end): the first that is neither an evaluative adjective nor an
 * article. After an opener (“Vous avez …”) the first that the lexicon knows; in a language of
 * compounds that of the first noun phrase. `end`: there is none. */
static unsigned find_head(const struct lang_criteria *lexicon, const struct criteria_text *text,
                          unsigned start, unsigned end)
{
    const bool opened = criteria_text_begins_any(text, start, lexicon->openers, false) > 0;
    const unsigned first = skip_adjectives(lexicon, text, start, end);

    for (unsigned i = opened ? start : first; i < end; i++) {
        if (head_at(lexicon, text, i) != CATEGORY_UNCLASSED)
            return i;
        if (!opened && (i + 1 == end || stops_at(lexicon, text, i + 1)))
            return end;
    }
    return end;
}

static bool is_infinitive(const struct lang_criteria *lexicon, const char *word)
{
    if (!lexicon->infinitives)
        return true;
    for (const char *const *ending = lexicon->infinitives; *ending; ending++)
        if (g_str_has_suffix(word, *ending))
            return true;
    return false;
}

/* Does what begins here lack a head of its own: `d'écoute`, `à accompagner`? */
static bool is_elided(const struct lang_criteria *lexicon, const struct criteria_text *text,
                      unsigned index)
{
    if (index + 1 >= text->words->len || criteria_text_word(text, index + 1)->clause)
        return false;
    if (lexicon->to && criteria_text_begins(text, index, lexicon->to, false) > 0)
        return is_infinitive(lexicon, criteria_text_word(text, index + 1)->folded);
    return criteria_text_begins_any(text, index, lexicon->particles, false) > 0 &&
           head_at(lexicon, text, index + 1) == CATEGORY_BEHAVIOUR;
}

/* Rule 3: does an indicator begin here? Only after a comma or `et`, outside brackets. */
static bool begins_indicator(const struct lang_criteria *lexicon, const struct criteria_text *text,
                             unsigned index)
{
    const struct criteria_word *word = criteria_text_word(text, index);
    const bool joined =
        index > 0 &&
        (word->comma || criteria_text_begins_any(text, index - 1, lexicon->and_words, true) > 0);

    if (!joined || word->nested)
        return false;
    return criteria_text_begins_any(text, index, lexicon->triggers, false) > 0 ||
           criteria_text_begins_any(
               text,
               skip_adjectives(lexicon, text, index, MIN(index + ADJECTIVES_MAX, text->words->len)),
               lexicon->triggers, false) > 0 ||
           is_elided(lexicon, text, index);
}

struct found {
    enum lang_category categories[CATEGORY_COUNT];
    unsigned count;
};

static void add_category(struct found *found, enum lang_category category)
{
    for (unsigned i = 0; i < found->count; i++)
        if (found->categories[i] == category)
            return;
    if (category != CATEGORY_UNCLASSED)
        found->categories[found->count++] = category;
}

static char *join_names(const struct lang_criteria *lexicon, const struct found *found)
{
    GString *names =
        g_string_new(found->count == 0 ? lang_category_name(lexicon, CATEGORY_UNCLASSED) : NULL);

    for (unsigned i = 0; i < found->count; i++)
        g_string_append_printf(names, "%s%s", i > 0 ? " / " : "",
                               lang_category_name(lexicon, found->categories[i]));
    return g_string_free(names, FALSE);
}

/* The words [start, end) as they stand, without an `et` or a comma at their end. */
static char *dup_words(const struct lang_criteria *lexicon, const struct criteria_text *text,
                       unsigned start, unsigned end)
{
    const char *from = text->text + criteria_text_word(text, start)->start,
               *to = text->text + text->len;

    if (end < text->words->len) {
        const bool joined = end - start > 1 &&
                            criteria_text_begins_any(text, end - 1, lexicon->and_words, true) > 0;

        to = text->text + criteria_text_word(text, joined ? end - 1 : end)->start;
        while (to > from && strchr(" ,;:", to[-1]))
            to--;
    }
    return g_strndup(from, (size_t)(to - from));
}

/* What the walk over a criterion's words has met. */
struct walk {
    const struct lang_criteria *lexicon;
    const struct criteria_text *text;
    struct found found;
    GPtrArray *indicators; /* char * */
    const char *head;      /* of the last indicator that has one, as written */
    size_t head_len;
};

/* The indicator of the words [start, end), whose first head is at `head`: with the head given back
 * where it lacks one. */
static void add_indicator(struct walk *walk, unsigned start, unsigned end)
{
    const unsigned head = find_head(walk->lexicon, walk->text, start, end);
    g_autofree char *words = dup_words(walk->lexicon, walk->text, start, end);

    if (start > 0 && walk->head && is_elided(walk->lexicon, walk->text, start)) {
        g_ptr_array_add(walk->indicators,
                        g_strdup_printf("%.*s %s", (int)walk->head_len, walk->head, words));
        return;
    }
    g_ptr_array_add(walk->indicators, g_steal_pointer(&words));
    if (head < end) {
        const struct criteria_word *word = criteria_text_word(walk->text, head);

        walk->head = walk->text->text + word->start;
        walk->head_len = word->end - word->start;
    }
}

/* Rules 4 and 5: each indicator, and each side of an `ou`, adds the category of its own head. */
static void walk_words(struct walk *walk, bool *alternative)
{
    const unsigned end = walk->text->words->len;
    unsigned indicator = 0, side = 0;

    for (unsigned i = 1; i <= end; i++) {
        const bool begins = i < end && begins_indicator(walk->lexicon, walk->text, i);
        const bool other = i < end && criteria_text_begins_any(walk->text, i - 1,
                                                               walk->lexicon->or_words, true) > 0;
        unsigned head;

        *alternative |= other;
        if (i < end && !begins && !other)
            continue;
        head = find_head(walk->lexicon, walk->text, side, i);
        if (head < i)
            add_category(&walk->found, head_at(walk->lexicon, walk->text, head));
        side = i;
        if (i < end && !begins)
            continue;
        add_indicator(walk, indicator, i);
        indicator = i;
    }
}

void criteria_classify(const struct lang_criteria *lexicon, const struct criteria_text *text,
                       struct posting_criterion *criterion)
{
    struct walk walk = {.lexicon = lexicon, .text = text, .indicators = g_ptr_array_new()};

    walk_words(&walk, &criterion->alternative);
    g_ptr_array_add(walk.indicators, NULL);
    criterion->indicators = (char **)g_ptr_array_free(walk.indicators, FALSE);
    criterion->category = walk.found.count > 0 ? walk.found.categories[0] : CATEGORY_UNCLASSED;
    criterion->categories = join_names(lexicon, &walk.found);
}

enum lang_category criteria_find_category(const struct lang_criteria *lexicon,
                                          const struct criteria_text *text)
{
    const unsigned head = find_head(lexicon, text, 0, text->words->len);

    return head < text->words->len ? head_at(lexicon, text, head) : CATEGORY_UNCLASSED;
}

/* Looks back over the words of the same clause. */
static bool is_denied(const struct lang_criteria *lexicon, const struct criteria_text *text,
                      unsigned index)
{
    for (unsigned back = 1; back <= NEGATION_REACH && back <= index; back++) {
        if (criteria_text_word(text, index - back + 1)->clause)
            return false;
        if (criteria_text_begins_any(text, index - back, lexicon->negations, false) > 0)
            return true;
    }
    return false;
}

bool criteria_says(const struct lang_criteria *lexicon, const struct criteria_text *text,
                   const char *const *phrases, unsigned end)
{
    for (unsigned i = 0; i < MIN(end, text->words->len); i++)
        if (criteria_text_begins_any(text, i, phrases, true) > 0 && !is_denied(lexicon, text, i))
            return true;
    return false;
}
