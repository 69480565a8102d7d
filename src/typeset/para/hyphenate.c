/* hyphenate: which words of a paragraph may be divided, and where.
 *
 * Third step of para_new, between the glyphs and the breakpoints. What always holds: what the rules
 * (specs/typography.md) keep whole stays whole: addresses, words in capitals and names, what is
 * joined to something else (inclusive and hyphenated words, file names, numbers), the last word of
 * a paragraph; and of a word two letters stand before a hyphen, three after it. */
#include "typeset/para/para_private.h"

#define BEFORE_MIN 2
#define AFTER_MIN 3

/* Letters from `first` up to `end`. */
struct word {
    unsigned first, end;
};

static bool is_one_of(gunichar c, const char *set)
{
    return c && g_utf8_strchr(set, -1, c);
}

static gunichar char_at(const struct para *para, unsigned at)
{
    return at < para->char_count ? para->chars[at].c : 0;
}

/* Nothing is joined to it there: the text begins, or a space, a bracket, a quote or an elided word
 * stands before it. */
static bool begins_freely(const struct para *para, unsigned at)
{
    const gunichar before = at > 0 ? para->chars[at - 1].c : ' ';

    return g_unichar_isspace(before) || is_one_of(before, "([{«“„‘\"'’—–…");
}

/* Of two marks the second tells: a full stop inside a name, a bracket inside an inclusive word. */
static bool ends_freely(const struct para *para, unsigned at)
{
    const gunichar after = char_at(para, at);

    if (!after || g_unichar_isspace(after) || is_one_of(after, "'’—–…"))
        return true;
    return is_one_of(after, ".,;:!?)]}»”\"") && !g_unichar_isalnum(char_at(para, at + 1)) &&
           !is_one_of(char_at(para, at + 1), "/@·");
}

static bool is_last(const struct para *para, unsigned at)
{
    while (at < para->char_count && para->chars[at].c != '\n')
        if (g_unichar_isalnum(para->chars[at++].c))
            return false;
    return true;
}

/* Set from left to right, in one face, a glyph or more for each letter. */
static bool is_plain(const struct para *para, const struct word *word)
{
    const unsigned segment = para->chars[word->first].segment;

    for (unsigned i = word->first; i < word->end; i++) {
        const struct para_char *each = &para->chars[i];

        if (each->segment != segment || each->whole || g_unichar_isupper(each->c) ||
            g_unichar_istitle(each->c))
            return false;
    }
    return !(g_array_index(para->segments, struct para_segment, segment).level & 1);
}

static const struct hyphen *find_dictionary(const struct para *para, const struct word *word)
{
    const struct para_segment *segment =
        &g_array_index(para->segments, struct para_segment, para->chars[word->first].segment);

    return font_face_has(segment->face, '-') ? para->runs[segment->run].hyphen : NULL;
}

static bool may_be_divided(const struct para *para, const struct word *word)
{
    const unsigned count = word->end - word->first;

    return count >= BEFORE_MIN + AFTER_MIN && count <= HYPHEN_WORD_MAX &&
           begins_freely(para, word->first) && ends_freely(para, word->end) &&
           is_plain(para, word) && !is_last(para, word->end);
}

static void divide(struct para *para, const struct word *word)
{
    const struct hyphen *hyphen = find_dictionary(para, word);
    bool after[HYPHEN_WORD_MAX];
    char text[HYPHEN_WORD_MAX * 6];
    size_t len = 0;

    if (!hyphen)
        return;
    for (unsigned i = word->first; i < word->end; i++)
        len += (size_t)g_unichar_to_utf8(para->chars[i].c, text + len);
    hyphen_divide(hyphen, text, len, after);
    for (unsigned i = word->first + BEFORE_MIN; i + AFTER_MIN <= word->end; i++)
        if (after[i - 1 - word->first] && para->chars[i].cluster)
            para->chars[i].opportunity = OPPORTUNITY_DIVISION;
}

void para_hyphenate(struct para *para)
{
    struct word word = {0, 0};

    for (; word.first < para->char_count; word.first = word.end + 1) {
        word.end = word.first;
        while (word.end < para->char_count && g_unichar_isalpha(para->chars[word.end].c))
            word.end++;
        if (may_be_divided(para, &word))
            divide(para, &word);
    }
}
