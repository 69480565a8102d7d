/* criteria_classify: to which categories a criterion belongs, by its head words. Part of criteria. What always holds: the answer depends on the words
 * alone. */
#include "posting/criteria_classify.h"

#include <string.h>

static bool word_matches(const char *word, const char *pattern, size_t len)
{
    if (len > 0 && pattern[len - 1] == '*')
        return strncmp(word, pattern, len - 1) == 0;
    return strlen(word) == len && strncmp(word, pattern, len) == 0;
}

/* Do the words begin with this phrase? */
static bool phrase_begins(char *const *words, const char *phrase)
{
    for (; *phrase; words++) {
        const size_t len = strcspn(phrase, " ");

        if (!*words || !word_matches(*words, phrase, len))
            return false;
        phrase += len + (phrase[len] == ' ' ? 1 : 0);
    }
    return true;
}

bool criteria_begins_any(char *const *words, const char *const *phrases)
{
    for (; *phrases; phrases++)
        if (phrase_begins(words, *phrases))
            return true;
    return false;
}

static enum posting_category head_at(const struct criteria_words *lexicon, char *const *words)
{
    const struct criteria_head *head = lexicon->heads;

    while (head->words && !phrase_begins(words, head->words))
        head++;
    return head->category;
}

/* The category of the head word: the first that is neither an adjective that praises nor an article. After an opener ("Vous avez …") the first word
 * that the lexicon knows. */
static enum posting_category own_head(const struct criteria_words *lexicon, char *const *words)
{
    const bool opened = criteria_begins_any(words, lexicon->openers);
    enum posting_category category = CATEGORY_UNCLASSED;

    while (*words && criteria_begins_any(words, lexicon->skipped) && head_at(lexicon, words) == CATEGORY_UNCLASSED)
        words++;
    category = head_at(lexicon, words);
    for (; opened && *words && category == CATEGORY_UNCLASSED; words++)
        category = head_at(lexicon, words);
    return category;
}

static bool is_infinitive(const char *word)
{
    return word && (g_str_has_suffix(word, "er") || g_str_has_suffix(word, "ir") || g_str_has_suffix(word, "re"));
}

/* Rule 3: what may begin an indicator. */
static bool is_trigger(const struct criteria_words *lexicon, char *const *words)
{
    if (!*words)
        return false;
    if (criteria_begins_any(words, lexicon->triggers))
        return true;
    if (strcmp(*words, lexicon->to) == 0)
        return is_infinitive(words[1]);
    return criteria_begins_any(words, lexicon->particles) && head_at(lexicon, words + 1) == CATEGORY_BEHAVIOUR;
}

struct found {
    enum posting_category categories[CATEGORY_COUNT];
    unsigned count;
};

static void add(struct found *found, enum posting_category category)
{
    if (category == CATEGORY_UNCLASSED)
        return;
    for (unsigned i = 0; i < found->count; i++)
        if (found->categories[i] == category)
            return;
    found->categories[found->count++] = category;
}

/* One stretch between commas: its own head, then those behind `et` and `ou`. */
static void classify_stretch(const struct criteria_words *lexicon, char *const *words, bool first, struct found *found, bool *alternative)
{
    if (first || is_trigger(lexicon, words))
        add(found, own_head(lexicon, words));
    for (; *words; words++) {
        const bool is_or = criteria_begins_any(words, lexicon->or_words);

        *alternative |= is_or;
        if (is_or || (criteria_begins_any(words, lexicon->and_words) && is_trigger(lexicon, words + 1)))
            add(found, own_head(lexicon, words + 1));
    }
}

static char *join(const struct criteria_words *lexicon, const struct found *found)
{
    GString *names = g_string_new(found->count == 0 ? lexicon->names[CATEGORY_UNCLASSED] : NULL);

    for (unsigned i = 0; i < found->count; i++)
        g_string_append_printf(names, "%s%s", i > 0 ? " / " : "", lexicon->names[found->categories[i]]);
    return g_string_free(names, FALSE);
}

char *criteria_classify(enum lang lang, const char *text, enum posting_category *first, bool *alternative)
{
    const struct criteria_words *lexicon = criteria_words_of(lang);
    g_auto(GStrv) stretches = g_strsplit(text, ",", -1);
    struct found found = {.count = 0};

    *alternative = false;
    for (unsigned i = 0; stretches[i]; i++) {
        g_autofree char *folded = lang_fold(stretches[i], strlen(stretches[i]));
        g_auto(GStrv) words = g_strsplit(folded, " ", -1);

        classify_stretch(lexicon, words, i == 0, &found, alternative);
    }
    *first = found.count > 0 ? found.categories[0] : CATEGORY_UNCLASSED;
    return join(lexicon, &found);
}
