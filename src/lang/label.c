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
    bool begins[256] = {false}; /* by the first byte of the words */
    size_t most = 0;

    for (unsigned i = 0; i < count; i++) {
        label.filler[i] = is_filler(words, label_words[i]);
        begins[(unsigned char)*label_words[i]] = true;
    }
    for (unsigned fact = 0; fact < LANG_FACT_COUNT; fact++)
        for (const char *const *pattern = words->labels[fact]; pattern && *pattern; pattern++)
            if (begins[(unsigned char)**pattern] && matches(&label, *pattern) &&
                strlen(*pattern) > most) {
                best = fact;
                most = strlen(*pattern);
            }
    return best;
}

/* Pictures that stand before a fact instead of its name. */
static const struct {
    gunichar from, to;
    enum lang_fact fact;
} symbols[] = {
    {0x1F4B0, 0x1F4B0, LANG_FACT_PAY},      {0x1F4B2, 0x1F4B8, LANG_FACT_PAY},
    {0x1FA99, 0x1FA99, LANG_FACT_PAY},      {0x23F0, 0x23F2, LANG_FACT_HOURS},
    {0x231A, 0x231B, LANG_FACT_HOURS},      {0x1F550, 0x1F567, LANG_FACT_HOURS},
    {0x1F570, 0x1F570, LANG_FACT_HOURS},    {0x1F4CD, 0x1F4CD, LANG_FACT_PLACES},
    {0x1F5FA, 0x1F5FA, LANG_FACT_PLACES},   {0x1F3E0, 0x1F3E2, LANG_FACT_PLACES},
    {0x23F3, 0x23F3, LANG_FACT_DEADLINE},   {0x2709, 0x2709, LANG_FACT_CONTACT},
    {0x1F4E7, 0x1F4E9, LANG_FACT_CONTACT},  {0x1F4DE, 0x1F4DE, LANG_FACT_CONTACT},
    {0x1F4F1, 0x1F4F2, LANG_FACT_CONTACT},  {0x260E, 0x260E, LANG_FACT_CONTACT},
    {0x1F517, 0x1F517, LANG_FACT_URL},      {0x1F4DD, 0x1F4DD, LANG_FACT_CONTRACT},
    {0x1F4C4, 0x1F4C4, LANG_FACT_CONTRACT}, {0x1F4C3, 0x1F4C3, LANG_FACT_CONTRACT},
    {0x1F5D3, 0x1F5D3, LANG_FACT_FORM},     {0x1F4C5, 0x1F4C6, LANG_FACT_FORM},
};

enum lang_fact lang_find_symbol(unsigned symbol)
{
    for (size_t i = 0; symbol > 0x2000 && i < G_N_ELEMENTS(symbols); i++)
        if (symbol >= symbols[i].from && symbol <= symbols[i].to)
            return symbols[i].fact;
    return LANG_FACT_COUNT;
}

size_t lang_label_len(const char *text, size_t len)
{
    const char *bracket = memchr(text, '(', len);

    return bracket && bracket > text && bracket[-1] == ' ' ? (size_t)(bracket - text) : len;
}

enum lang_fact lang_find_fact(const struct lang_facts *words, const char *text, size_t len)
{
    g_autofree char *folded =
        len <= LABEL_BYTES ? lang_fold(text, lang_label_len(text, len)) : NULL;
    g_auto(GStrv) label = folded ? g_strsplit(folded, " ", -1) : NULL;
    const unsigned count = label ? g_strv_length(label) : 0;

    return count > 0 && count <= LANG_LABEL_WORDS ? lang_find_fact_label(words, label, count)
                                                  : LANG_FACT_COUNT;
}
