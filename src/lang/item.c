/* item: what a line of a list is about, by how it begins, where no heading says so. Asked while a
 * posting is read. What always holds: a line that begins in no known way tells nothing. */
#include "lang/lang.h"
#include "lang/lang_private.h"

#include <glib.h>
#include <string.h>

enum {
    ITEM_BYTES = 200, /* of a line that are looked at */
    SKIPPED_MAX = 4,  /* words before the one that tells */
    VERB_MAX = 24
};

struct item {
    const struct language *lang;
    char **words;
    unsigned count;
};

/* `*er` stands for all words with that end. */
static bool matches(const char *word, const char *pattern, size_t len)
{
    const size_t word_len = strlen(word);

    if (len > 1 && *pattern == '*')
        return word_len > len && memcmp(word + word_len - (len - 1), pattern + 1, len - 1) == 0;
    if (len == 1 && *pattern == '#')
        return g_ascii_isdigit(*word);
    return lang_word_matches(word, pattern, len);
}

static bool begins(const struct item *item, unsigned at, const char *phrase)
{
    for (; *phrase && *phrase != '$'; at++) {
        const size_t len = strcspn(phrase, " ");

        if (at >= item->count || !matches(item->words[at], phrase, len))
            return false;
        phrase += len + (phrase[len] == ' ');
    }
    return *phrase != '$' || at == item->count;
}

static bool begins_any(const struct item *item, unsigned at, const char *const *phrases)
{
    const char first = at < item->count ? *item->words[at] : '\0';

    for (; phrases && *phrases; phrases++)
        if ((**phrases == first || strchr("*#", **phrases)) && begins(item, at, *phrases))
            return true;
    return false;
}

/* `plan`, `plans`, `planning`; `manage`, `managing`; `carry`, `carries`. */
static bool is_form_of(const char *word, const char *verb)
{
    const size_t len = strlen(verb);
    const char last = verb[len - 1];
    const char *rest = word + len;

    if (strncmp(word, verb, len - 1) != 0)
        return false;
    if (word[len - 1] != last)
        return (last == 'e' && strcmp(word + len - 1, "ing") == 0) ||
               (last == 'y' && strcmp(word + len - 1, "ies") == 0);
    return !*rest || strcmp(rest, "s") == 0 || strcmp(rest, "es") == 0 ||
           strcmp(rest, "ing") == 0 || (*rest == last && strcmp(rest + 1, "ing") == 0);
}

static bool is_duty(const struct item *item, unsigned at)
{
    const struct lang_items *items = item->lang->items;

    if (at >= item->count || lang_has_word(items->no_verbs, item->words[at]) ||
        strlen(item->words[at]) > VERB_MAX)
        return false;
    for (const char *const *verb = items->verbs; verb && *verb; verb++)
        if (**verb == *item->words[at] && is_form_of(item->words[at], *verb))
            return true;
    return begins_any(item, at, items->verb_endings);
}

static enum lang_role find_opening(const struct item *item, unsigned at)
{
    for (const struct lang_heading *row = item->lang->items->openings; row->phrases; row++)
        if (begins_any(item, at, row->phrases))
            return row->role;
    return ROLE_NONE;
}

static bool is_head(const struct item *item, unsigned at)
{
    const struct lang_criteria_head *head = lang_criteria(item->lang)->heads;

    for (; head && head->words; head++)
        if (begins_any(item, at, head->words))
            return true;
    return false;
}

static enum lang_role find_role(const struct item *item)
{
    const char *const *skipped = lang_criteria(item->lang)->skipped;
    enum lang_role role = ROLE_NONE;

    for (unsigned at = 0; at < MIN(item->count, SKIPPED_MAX); at++) {
        role = find_opening(item, at);
        if (role == ROLE_NONE && is_duty(item, at))
            role = ROLE_MISSIONS;
        if (role == ROLE_NONE && is_head(item, at))
            role = ROLE_PROFILE;
        if (role != ROLE_NONE || !begins_any(item, at, skipped))
            break;
    }
    for (unsigned at = 0; role == ROLE_NONE && at < item->count; at++)
        if (begins_any(item, at, item->lang->items->pay))
            return ROLE_PAY;
    return role;
}

unsigned lang_count_duties(const struct language *lang, char **words, unsigned count)
{
    const struct item item = {lang, words, count};
    unsigned duties = 0;

    for (unsigned at = 0; lang->items && at + 1 < count; at++)
        for (const char *const *subject = lang->items->subjects; subject && *subject; subject++) {
            unsigned verb = at + 1;

            for (const char *c = *subject; *c; c++)
                verb += *c == ' ';
            if (**subject == *words[at] && begins(&item, at, *subject) && is_duty(&item, verb) &&
                !lang_has_word(lang->items->no_duties, words[verb])) {
                duties++;
                break;
            }
        }
    return duties;
}

enum lang_role lang_find_item_role(const struct language *lang, const char *text, size_t len)
{
    g_autofree char *folded = NULL;
    g_auto(GStrv) words = NULL;

    if (!lang->items || len > ITEM_BYTES)
        return ROLE_NONE;
    folded = lang_fold_inclusive(lang, text, len);
    words = g_strsplit(folded, " ", -1);
    return find_role(&(struct item){lang, words, g_strv_length(words)});
}
