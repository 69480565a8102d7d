/* criteria_split: sentences and semicolons that part criteria. A part of criteria. What always
 * holds: the parts stand in the line in this order, and nothing between them but marks and spaces.
 */
#include "posting/criteria/criteria_private.h"

#include <string.h>

enum { ABBREVIATION_MAX = 8 }; /* letters */

/* A place where the line may part: what stands before `end`, and from `next` on. */
struct cut {
    size_t end, next;
    bool semicolon;
};

static bool is_space(gunichar c)
{
    return g_unichar_isspace(c);
}

static size_t skip_spaces(struct span line, size_t at)
{
    const char *text = span_text(line);

    while (at < line.len && is_space(g_utf8_get_char(text + at)))
        at = (size_t)(g_utf8_next_char(text + at) - text);
    return at;
}

struct span criteria_strip(struct span span)
{
    const size_t from = skip_spaces(span, 0);
    const char *text = span_text(span);
    size_t to = span.len;

    while (to > from) {
        const char *last = g_utf8_prev_char(text + to);

        if (!strchr(";:.,", *last) && !is_space(g_utf8_get_char(last)))
            break;
        to = (size_t)(last - text);
    }
    return span_part(span, from, to - from);
}

/* Brackets count only where they pair. */
static bool has_pairs(struct span line)
{
    const char *text = span_text(line);
    size_t depth = 0;

    for (size_t i = 0; i < line.len; i++) {
        if (text[i] == ')' && depth == 0)
            return false;
        depth += text[i] == '(' ? 1 : 0;
        depth -= text[i] == ')' ? 1 : 0;
    }
    return depth == 0;
}

/* The dot of `M.` or `p. ex.`, which ends no sentence. */
static bool is_abbreviated(const struct lang_criteria *lexicon, const char *text, size_t dot)
{
    size_t letters = 0;
    g_autofree char *word = NULL;

    while (letters < dot && letters <= ABBREVIATION_MAX && g_ascii_isalpha(text[dot - 1 - letters]))
        letters++;
    word = g_ascii_strdown(text + dot - letters, (gssize)letters);
    return text[dot] == '.' && letters > 0 && lang_has_word(lexicon->abbreviated, word);
}

static bool ends_sentence(gunichar c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

static bool is_closing(gunichar c)
{
    return c == ')' || c == ']' || c == '"' || c == 0xBB || c == 0x201D || c == 0x2019;
}

/* Behind quotes and brackets that close; before » there may be a space. */
static size_t skip_closings(struct span line, size_t at)
{
    const char *text = span_text(line);

    for (;;) {
        const size_t next = skip_spaces(line, at);
        const gunichar c = next < line.len ? g_utf8_get_char(text + next) : 0;

        if (!is_closing(c) || (next > at && c != 0xBB))
            return at;
        at = (size_t)(g_utf8_next_char(text + next) - text);
    }
}

/* Rule 2. Is there a cut at this mark, of which the next character begins at `after`? */
static bool find_cut(const struct lang_criteria *lexicon, struct span line, size_t mark,
                     size_t after, struct cut *cut)
{
    const char *text = span_text(line);

    cut->semicolon = text[mark] == ';';
    if (!cut->semicolon &&
        (!ends_sentence(g_utf8_get_char(text + mark)) || is_abbreviated(lexicon, text, mark)))
        return false;
    if (!cut->semicolon)
        after = skip_closings(line, after);
    cut->end = cut->semicolon ? mark : after;
    cut->next = skip_spaces(line, after);
    if (cut->next == line.len)
        return false;
    if (cut->semicolon) /* `;` without a space before a letter is a slip of the keys */
        return cut->next > after || g_unichar_isalpha(g_utf8_get_char(text + cut->next));
    return cut->next > after && g_unichar_isupper(g_utf8_get_char(text + cut->next));
}

static GArray *find_cuts(const struct lang_criteria *lexicon, struct span line)
{
    GArray *cuts = g_array_new(FALSE, FALSE, sizeof(struct cut));
    const char *text = span_text(line);
    const bool nested = has_pairs(line);
    size_t depth = 0;

    for (size_t i = 0; i < line.len;) {
        const size_t after = (size_t)(g_utf8_next_char(text + i) - text);
        struct cut cut;

        depth += nested && text[i] == '(' ? 1 : 0;
        depth -= nested && text[i] == ')' ? 1 : 0;
        if (depth == 0 && find_cut(lexicon, line, i, after, &cut))
            g_array_append_val(cuts, cut);
        i = after;
    }
    return cuts;
}

static bool has_two_words(struct span line, size_t from, size_t to)
{
    const char *text = span_text(line);
    unsigned words = 0;
    bool inside = false;

    for (size_t i = from; i < to && words < 2; i = (size_t)(g_utf8_next_char(text + i) - text)) {
        const gunichar c = g_utf8_get_char(text + i);

        if (is_space(c))
            inside = false;
        else if (!inside && g_unichar_isalnum(c)) {
            inside = true;
            words++;
        }
    }
    return words == 2;
}

static void add_part(struct span line, size_t from, size_t to, GArray *parts)
{
    const struct span part = criteria_strip(span_part(line, from, to - from));

    if (part.len > 0)
        g_array_append_val(parts, part);
}

void criteria_split(const struct lang_criteria *lexicon, struct span line, GArray *parts)
{
    g_autoptr(GArray) cuts = find_cuts(lexicon, line);
    size_t start = 0, stretch = 0; /* of the criterion; of what stands since the last place where
                                      one might have ended */

    for (unsigned i = 0; i < cuts->len; i++) {
        const struct cut *cut = &g_array_index(cuts, struct cut, i);
        const size_t right =
            i + 1 < cuts->len ? g_array_index(cuts, struct cut, i + 1).end : line.len;

        if (!cut->semicolon ||
            (has_two_words(line, stretch, cut->end) && has_two_words(line, cut->next, right))) {
            add_part(line, start, cut->end, parts);
            start = cut->next;
        }
        stretch = cut->next;
    }
    add_part(line, start, line.len, parts);
}
