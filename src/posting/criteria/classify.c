/* criteria_classify: indicators and their categories, alternatives, and what is wanted how much.
 * A part of criteria. What always holds: the answer depends on the words alone. */
#include "posting/criteria/criteria_private.h"

#include <string.h>

enum { NEGATION_REACH = 3, ADJECTIVES_MAX = 4 }; /* words */

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
static bool is_elided(const struct criteria_text *text, unsigned index)
{
    unsigned count;

    if (index + 1 >= text->words->len || criteria_text_word(text, index + 1)->clause)
        return false;
    if (text->lexicon->to && criteria_text_begins(text, index, text->lexicon->to, false) > 0)
        return is_infinitive(text->lexicon, criteria_text_word(text, index + 1)->folded);
    return criteria_text_begins_any(text, index, text->lexicon->particles, false) > 0 &&
           criteria_head_at(text, index + 1, &count) == CATEGORY_BEHAVIOUR;
}

/* Rule 3: does an indicator begin here? Only after a comma or `et`, outside brackets. */
static bool begins_indicator(const struct criteria_text *text, unsigned index)
{
    const struct criteria_word *word = criteria_text_word(text, index);
    const bool joined =
        index > 0 && (word->comma || criteria_text_begins_any(text, index - 1,
                                                              text->lexicon->and_words, true) > 0);

    if (!joined || word->nested)
        return false;
    return criteria_text_begins_any(text, index, text->lexicon->triggers, false) > 0 ||
           criteria_text_begins_any(
               text,
               criteria_skip_adjectives(text, index, MIN(index + ADJECTIVES_MAX, text->words->len)),
               text->lexicon->triggers, false) > 0 ||
           is_elided(text, index);
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
static char *dup_words(const struct criteria_text *text, unsigned start, unsigned end)
{
    const char *from = text->text + criteria_text_word(text, start)->start,
               *to = text->text + text->len;

    if (end < text->words->len) {
        const bool joined =
            end - start > 1 &&
            criteria_text_begins_any(text, end - 1, text->lexicon->and_words, true) > 0;

        to = text->text + criteria_text_word(text, joined ? end - 1 : end)->start;
        while (to > from && strchr(" ,;:", to[-1]))
            to--;
    }
    return g_strndup(from, (size_t)(to - from));
}

/* What the walk over a criterion's words has met. */
struct walk {
    const struct criteria_text *text;
    struct found found;
    GPtrArray *indicators; /* char * */
    const char *head;      /* of the last indicator that has one, as written */
    size_t head_len;
};

/* The indicator of the words [start, end): with the head given back where it lacks one. */
static void add_indicator(struct walk *walk, unsigned start, unsigned end)
{
    const struct criteria_head_word head = criteria_find_head(walk->text, start, end);
    g_autofree char *words = dup_words(walk->text, start, end);

    if (start > 0 && walk->head && is_elided(walk->text, start)) {
        g_ptr_array_add(walk->indicators,
                        g_strdup_printf("%.*s %s", (int)walk->head_len, walk->head, words));
        return;
    }
    g_ptr_array_add(walk->indicators, g_steal_pointer(&words));
    if (head.category != CATEGORY_UNCLASSED) {
        const struct criteria_word *word = criteria_text_word(walk->text, head.index);

        walk->head = walk->text->text + word->start;
        walk->head_len = word->end - word->start;
    }
}

/* What stands behind an `or` is mostly another object of the same head (“experience of museums or
 * event management”): it has a head of its own where that is a diploma, experience or a condition.
 */
static void add_side(struct walk *walk, unsigned start, unsigned end, bool behind_or)
{
    const enum lang_category category = criteria_find_head(walk->text, start, end).category;

    if (!behind_or || walk->found.count == 0 || category == CATEGORY_EDUCATION ||
        category == CATEGORY_EXPERIENCE || category == CATEGORY_CONDITION)
        add_category(&walk->found, category);
}

/* Rules 4 and 5: each indicator, and each side of an `ou`, adds the category of its own head. */
static void walk_words(struct walk *walk, bool *alternative)
{
    const struct criteria_text *text = walk->text;
    const unsigned end = text->words->len;
    unsigned indicator = 0, side = 0;
    bool goes_on = false, behind_or = false; /* the side has the head of the one before */

    for (unsigned i = 1; i <= end; i++) {
        const bool begins = i < end && begins_indicator(text, i);
        const bool other =
            i < end && criteria_text_begins_any(text, i - 1, text->lexicon->or_words, true) > 0 &&
            criteria_text_begins_any(text, i, text->lexicon->or_more, false) == 0;

        *alternative |= other;
        if (i < end && !begins && !other)
            continue;
        if (!goes_on)
            add_side(walk, side, i, behind_or);
        behind_or = other;
        goes_on =
            other && criteria_text_begins_any(text, i, text->lexicon->prepositions, false) > 0;
        side = i;
        if (i < end && !begins)
            continue;
        add_indicator(walk, indicator, i);
        indicator = i;
    }
}

void criteria_classify(const struct criteria_text *text, enum lang_category topic,
                       struct posting_criterion *criterion)
{
    struct walk walk = {.text = text, .indicators = g_ptr_array_new()};

    walk_words(&walk, &criterion->alternative);
    g_ptr_array_add(walk.indicators, NULL);
    criterion->indicators = (char **)g_ptr_array_free(walk.indicators, FALSE);
    if (walk.found.count == 0)
        add_category(&walk.found, criteria_guess(text, topic));
    criterion->category = walk.found.count > 0 ? walk.found.categories[0] : CATEGORY_UNCLASSED;
    criterion->categories = join_names(text->lexicon, &walk.found);
}

/* Looks back over the words of the same clause. */
static bool is_denied(const struct criteria_text *text, unsigned index)
{
    for (unsigned back = 1; back <= NEGATION_REACH && back <= index; back++) {
        if (criteria_text_word(text, index - back + 1)->clause)
            return false;
        if (criteria_text_begins_any(text, index - back, text->lexicon->negations, false) > 0)
            return true;
    }
    return false;
}

bool criteria_says(const struct criteria_text *text, const char *const *phrases, unsigned end)
{
    for (unsigned i = 0; i < MIN(end, text->words->len); i++)
        if (criteria_text_begins_any(text, i, phrases, true) > 0 && !is_denied(text, i))
            return true;
    return false;
}

struct criteria_wish criteria_read_wish(const struct lang_criteria *lexicon, const char *heading,
                                        unsigned words)
{
    struct criteria_text text;
    struct criteria_wish wish;

    criteria_text_init(&text, lexicon, heading, strlen(heading));
    wish.knockout = criteria_says(&text, lexicon->knockouts, words);
    wish.bonus =
        criteria_says(&text, lexicon->bonuses, words) ||
        criteria_text_begins_any(&text, 0, lexicon->opening_bonuses, true) > 0 ||
        (words > 1 && criteria_text_begins_any(&text, 0, lexicon->heading_bonuses, false) > 0);
    wish.topic = criteria_find_head(&text, 0, text.words->len).category;
    if ((wish.bonus || wish.knockout) && wish.topic == CATEGORY_BEHAVIOUR)
        wish.topic = CATEGORY_UNCLASSED; /* “Nice to haves” */
    criteria_text_clear(&text);
    return wish;
}

/* `Knowledge of the Act (D)`: a letter in brackets, of those that tables have for a wish. */
static bool is_marked_as_wish(const struct criteria_text *text)
{
    const struct criteria_word *last =
        text->words->len > 1 ? criteria_text_word(text, text->words->len - 1) : NULL;

    return last && last->nested && strlen(last->folded) == 1 &&
           lang_has_word(text->lexicon->desirables, last->folded);
}

/* Of a line that says both (“permis B exigé, permis BE souhaité”), a part at least is no bonus. */
void criteria_read_line(const struct criteria_text *text, struct criteria_wish over,
                        struct posting_criterion *criterion)
{
    const struct lang_criteria *lexicon = text->lexicon;
    const bool wanted = criteria_says(text, lexicon->knockouts, G_MAXUINT) ||
                        criteria_says(text, lexicon->line_knockouts, G_MAXUINT);

    criterion->knockout_suggested = over.knockout || wanted;
    criterion->bonus =
        over.bonus || is_marked_as_wish(text) ||
        (!wanted && (criteria_says(text, lexicon->bonuses, G_MAXUINT) ||
                     criteria_text_begins_any(text, 0, lexicon->opening_bonuses, true) > 0));
}
