/* label: what the label of a fact names, in `Label: value` or on a line of its own. Asked of lines
 * of forms, while a text is parted and while its facts are found. What always holds: all words of
 * a label are known, or fillers. */
#include "lang/lang.h"

#include <glib.h>
#include <string.h>

enum { LABEL_BYTES = 64 };

/* A label taken apart; which of its words tell nothing. */
struct label {
    char **words;
    unsigned count;
    bool filler[LANG_LABEL_WORDS];
};

static bool is_filler(const struct lang_facts *words, const char *word)
{
    for (const char *const *filler = words->fillers; *filler; filler++)
        if (**filler == *word && lang_word_matches(word, *filler, strlen(*filler)))
            return true;
    return false;
}

/* Do the words of a pattern stand in the label, in their order, and nothing else but fillers? */
static bool matches(const struct label *label, const char *pattern)
{
    for (unsigned i = 0; i < label->count; i++) {
        const char *word = label->words[i];
        const size_t len = *pattern == *word ? strcspn(pattern, " ") : 0;

        if (len > 0 && lang_word_matches(word, pattern, len))
            pattern += len + (pattern[len] == ' ' ? 1 : 0);
        else if (!label->filler[i])
            return false;
    }
    return *pattern == '\0';
}

enum lang_fact lang_find_fact_label(const struct lang_facts *words, char **label_words,
                                    unsigned count)
{
    struct label label = {.words = label_words, .count = count};
    enum lang_fact best = LANG_FACT_COUNT;
    size_t most = 0;

    for (unsigned i = 0; i < count; i++)
        label.filler[i] = is_filler(words, label_words[i]);
    for (unsigned fact = 0; fact < LANG_FACT_COUNT; fact++)
        for (const char *const *pattern = words->labels[fact]; pattern && *pattern; pattern++)
            if (matches(&label, *pattern) && strlen(*pattern) > most) {
                best = fact;
                most = strlen(*pattern);
            }
    return best;
}

enum lang_fact lang_find_fact(const struct lang_facts *words, const char *text, size_t len)
{
    g_autofree char *folded = len <= LABEL_BYTES ? lang_fold(text, len) : NULL;
    g_auto(GStrv) label = folded ? g_strsplit(folded, " ", -1) : NULL;
    const unsigned count = label ? g_strv_length(label) : 0;

    return count > 0 && count <= LANG_LABEL_WORDS ? lang_find_fact_label(words, label, count)
                                                  : LANG_FACT_COUNT;
}
