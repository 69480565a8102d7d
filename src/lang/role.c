/* lang_role: what a section is about, by the words of its heading. Asked while a posting is read.
 * What always holds: a line that says something is no heading, whatever words it holds. */
#include "lang/lang.h"

#include <glib.h>
#include <string.h>

enum {
    HEADING_BYTES = 400,
    HEADING_WORDS = 12,
    STOPPED_WORDS = 3,
    UNKNOWN_WORDS = 5
}; /* no heading is longer; with a full stop, still less; or says more beside its words */

struct heading {
    const struct language *lang;
    char **words; /* folded */
    unsigned count;
    bool used[HEADING_WORDS];
    bool begins[256]; /* by the first byte of its words */
    bool leads;       /* it ends in a colon, an ellipsis or a question mark */
};

bool lang_word_matches(const char *word, const char *pattern, size_t len)
{
    if (*word != *pattern && len > 1)
        return false;
    if (len > 0 && pattern[len - 1] == '*')
        return strncmp(word, pattern, len - 1) == 0;
    return strncmp(word, pattern, len) == 0 && word[len] == '\0';
}

static bool is_one_of(const char *word, const char *const *patterns)
{
    for (; patterns && *patterns; patterns++)
        if (**patterns == *word && lang_word_matches(word, *patterns, strlen(*patterns)))
            return true;
    return false;
}

/* Do all words of the pattern stand in the heading, in this order? Notes which words they are. */
static bool holds_words(struct heading *heading, const char *pattern)
{
    const bool first = *pattern == '^';
    unsigned i = 0;

    pattern += first;
    if (!heading->begins[(unsigned char)*pattern])
        return false;
    memset(heading->used, 0, sizeof heading->used);
    for (; *pattern; i++) {
        const size_t len = strcspn(pattern, " ");

        while (i < heading->count && *heading->words[i] != *pattern)
            i++;
        while (i < heading->count && !lang_word_matches(heading->words[i], pattern, len))
            i++;
        if (i == heading->count)
            return false;
        heading->used[i] = true;
        pattern += len + (pattern[len] == ' ' ? 1 : 0);
    }
    return !first || heading->used[0];
}

/* The other words: none may be that of a sentence or a job's title; where the pattern must be the
 * whole heading, all are fillers. */
static bool allows_others(const struct heading *heading, bool whole)
{
    unsigned unknown = 0;

    for (unsigned i = 0; i < heading->count; i++)
        if (!heading->used[i] && (is_one_of(heading->words[i], heading->lang->spoken) ||
                                  (whole && !is_one_of(heading->words[i], heading->lang->fillers))))
            return false;
        else
            unknown += !heading->used[i] && !is_one_of(heading->words[i], heading->lang->fillers);
    return unknown <= UNKNOWN_WORDS;
}

/* `Salaire : 2 400 €` and addresses are content; a heading in capitals may go on behind its colon.
 */
static bool is_content(const char *line)
{
    const char *colon = strchr(line, ':');
    bool lower = false;

    for (const char *at = line; *at; at = g_utf8_next_char(at))
        lower |= g_unichar_islower(g_utf8_get_char(at));
    return strchr(line, '@') || (lower && colon && colon[1 + strspn(colon + 1, " ")] != '\0');
}

static bool is_heading(const struct heading *heading, const char *line)
{
    return heading->count <= (g_str_has_suffix(line, ".") ? STOPPED_WORDS : HEADING_WORDS) &&
           !is_content(line);
}

/* The line begins with the phrase, and leads on: by its last mark, or since hardly a word follows.
 */
static bool leads_with(const struct heading *heading, const char *phrase)
{
    unsigned i = 0;

    for (; *phrase; i++) {
        const size_t len = strcspn(phrase, " ");

        if (i == heading->count || !lang_word_matches(heading->words[i], phrase, len))
            return false;
        phrase += len + (phrase[len] == ' ' ? 1 : 0);
    }
    return heading->leads || heading->count <= i + 1;
}

static bool tells(struct heading *heading, const char *const *phrases)
{
    for (; *phrases; phrases++) {
        const bool whole = **phrases == '=';

        if (**phrases == '<') {
            if (leads_with(heading, *phrases + 1))
                return true;
            continue;
        }

        if (holds_words(heading, *phrases + (whole ? 1 : 0)) && allows_others(heading, whole))
            return true;
    }
    return false;
}

bool lang_is_filler(const struct language *lang, const char *word)
{
    return is_one_of(word, lang->fillers);
}

/* The words of a line that can be a heading; false: it can't. The words are g_strfreev's. */
static bool read_heading(struct heading *heading, const char *line)
{
    g_autofree char *folded = NULL;

    if (strlen(line) > HEADING_BYTES)
        return false;
    folded = lang_fold_inclusive(heading->lang, line, strlen(line));
    heading->words = g_strsplit(folded, " ", -1);
    heading->count = g_strv_length(heading->words);
    for (unsigned i = 0; i < heading->count; i++)
        heading->begins[(unsigned char)*heading->words[i]] = true;
    heading->leads = g_str_has_suffix(line, ":") || g_str_has_suffix(line, "…") ||
                     g_str_has_suffix(line, "...") || g_str_has_suffix(line, "?");
    return is_heading(heading, line);
}

enum lang_role lang_find_role(const struct language *lang, const char *line)
{
    struct heading heading = {.lang = lang};
    const struct lang_heading *row = lang->headings;
    enum lang_role role = ROLE_NONE;

    if (row && read_heading(&heading, line)) {
        while (row->phrases && !tells(&heading, row->phrases))
            row++;
        role = row->role;
    }
    g_strfreev(heading.words);
    return role;
}

/* One of the phrases is all that the heading says. */
static bool tells_all(struct heading *heading, const char *const *phrases)
{
    for (; *phrases; phrases++)
        if (**phrases == '<' ? leads_with(heading, *phrases + 1)
                             : holds_words(heading, *phrases + (**phrases == '=')) &&
                                   allows_others(heading, true))
            return true;
    return false;
}

bool lang_is_whole_heading(const struct language *lang, const char *line)
{
    struct heading heading = {.lang = lang};
    const struct lang_heading *row = lang->headings;
    bool whole = false;

    if (row && read_heading(&heading, line))
        for (; row->phrases && !whole; row++)
            whole = tells_all(&heading, row->phrases);
    g_strfreev(heading.words);
    return whole;
}

static bool is_heading_of(const struct language *lang, const char *const *phrases, const char *line)
{
    struct heading heading = {.lang = lang};
    const bool found = phrases && read_heading(&heading, line) && tells(&heading, phrases);

    g_strfreev(heading.words);
    return found;
}

bool lang_is_wish_heading(const struct language *lang, const char *line)
{
    return is_heading_of(lang, lang->wish_headings, line);
}

bool lang_is_need_heading(const struct language *lang, const char *line)
{
    return is_heading_of(lang, lang->need_headings, line);
}
