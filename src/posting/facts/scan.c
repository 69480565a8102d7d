/* dates_scan: the words and numbers that dates are made of. A part of facts. What always holds:
 * it looks no further than a word. */
#include "posting/facts/facts_private.h"

enum { WORD_MAX = 24, YEAR_MIN = 1900, YEAR_MAX = 2199 }; /* bytes; years of postings */

gunichar dates_char(const struct dates_reader *reader, size_t at)
{
    return at < reader->len ? g_utf8_get_char(reader->text + at) : 0;
}

size_t dates_after(const struct dates_reader *reader, size_t at)
{
    return (size_t)(g_utf8_next_char(reader->text + at) - reader->text);
}

size_t dates_before(const struct dates_reader *reader, size_t at)
{
    return (size_t)(g_utf8_prev_char(reader->text + at) - reader->text);
}

size_t dates_skip(const struct dates_reader *reader, size_t at)
{
    while (g_unichar_isspace(dates_char(reader, at)))
        at = dates_after(reader, at);
    return at;
}

size_t dates_skip_back(const struct dates_reader *reader, size_t at)
{
    while (at > 0 && g_unichar_isspace(dates_char(reader, dates_before(reader, at))))
        at = dates_before(reader, at);
    return at;
}

bool dates_word_at(const struct dates_reader *reader, size_t at, struct dates_word *word)
{
    word->start = word->end = at;
    while (g_unichar_isalpha(dates_char(reader, word->end)) && word->end - at <= WORD_MAX)
        word->end = dates_after(reader, word->end);
    return word->end > at && word->end - at <= WORD_MAX;
}

bool dates_word_before(const struct dates_reader *reader, size_t at, struct dates_word *word)
{
    word->start = word->end = at;
    while (word->start > 0 && at - word->start <= WORD_MAX &&
           g_unichar_isalpha(dates_char(reader, dates_before(reader, word->start))))
        word->start = dates_before(reader, word->start);
    return word->start < at && at - word->start <= WORD_MAX;
}

bool dates_word_is(const struct dates_reader *reader, enum lang_cue cue, struct dates_word word)
{
    return lang_is_cue(reader->lang, cue, reader->text + word.start, word.end - word.start);
}

bool dates_is_one_of(const struct dates_reader *reader, const char *const *words,
                     struct dates_word word)
{
    g_autofree char *folded = lang_fold(reader->text + word.start, word.end - word.start);

    return lang_has_word(words, folded);
}

/* "may" and "march" in small letters are verbs. */
int dates_month(const struct dates_reader *reader, struct dates_word word)
{
    const int month =
        lang_find_month(reader->lang, reader->text + word.start, word.end - word.start);
    const bool verb = (reader->lang->capital_months & 1u << month) != 0 &&
                      g_unichar_islower(dates_char(reader, word.start));

    return verb ? 0 : month;
}

bool dates_number(const struct dates_reader *reader, size_t at, int *value, size_t *end)
{
    *value = 0;
    for (*end = at; *end < reader->len && g_ascii_isdigit(reader->text[*end]); (*end)++) {
        if (*end - at == 4)
            return false;
        *value = *value * 10 + (reader->text[*end] - '0');
    }
    return *end > at;
}

bool dates_is_year(int value)
{
    return value >= YEAR_MIN && value <= YEAR_MAX;
}
