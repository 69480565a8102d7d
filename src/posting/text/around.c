/* around: what stands above and below a line, and whether it goes on in the next. What rules
 * ask. */
#include "posting/text/text_private.h"

enum {
    LOOSE_CHARACTERS = 60, /* of a line of a list without marks */
    LOOSE_LINES = 12,
    LOOSE_LEAST = 3
};

struct text_line *text_above(const struct text *text, unsigned i)
{
    return i > 0 ? text_line(text, i - 1) : NULL;
}

bool text_is_glued_above(const struct text *text, unsigned i)
{
    return i > 0 && !text_line(text, i)->below_blank;
}

bool text_is_glued_below(const struct text *text, unsigned i)
{
    return !text_line(text, i)->above_blank && text_line(text, i + 1);
}

bool text_is_short(const struct text_line *line, size_t characters)
{
    return body_line_is_short(text_words(line)) &&
           !body_line_is_longer(text_words(line), characters);
}

/* `X: y` says something, however short. */
bool text_says_more(const struct text_line *line)
{
    struct span label, value;

    return body_line_parts(line->look.whole, &label, &value);
}

bool text_begins_upper(const struct text *text, const struct text_line *line)
{
    return text->lower_starts || !body_line_begins_lower(text_words(line));
}

/* The next line, if it is an item. */
bool text_leads_to_item(const struct text *text, unsigned i)
{
    const struct text_line *next = text_line(text, i + 1);

    return next && next->look.item;
}

/* "LIEUX DE", "Tenir les": more must come. */
bool text_leaves_open(const struct text *text, struct span line)
{
    g_autofree char *folded = NULL;
    const bool wraps = body_line_is_longer(line, BODY_BRIEF_MAX);
    const char *space, *last;

    if (body_line_ends_in(line, ","))
        return true;
    if (body_line_ends_in(line, ".;:!?)…»\""))
        return false;
    line = line.len > 60 ? span_part(line, line.len - 60, 60) : line;
    while (line.len > 0 && ((unsigned char)span_text(line)[0] & 0xC0) == 0x80)
        line = span_part(line, 1, line.len);
    folded = lang_fold(span_text(line), line.len);
    space = strrchr(folded, ' ');
    last = space ? space + 1 : folded;
    return text->lang->cues && (lang_has_word(text->lang->cues[CUE_JOIN], last) ||
                                lang_has_word(text->lang->cues[CUE_ARTICLE], last) ||
                                (wraps && lang_has_word(text->lang->leading_words, last)) ||
                                (strlen(last) == 3 && lang_is_filler(text->lang, last) &&
                                 lang_find_role(text->lang, folded) == ROLE_NONE));
}

bool text_has_digit(struct span line)
{
    for (size_t i = 0; i < line.len; i++)
        if (g_ascii_isdigit(span_text(line)[i]))
            return true;
    return false;
}

/* There was no room for the next line's first word. */
static bool is_full(const struct text *text, const struct text_line *line,
                    const struct text_line *next)
{
    const size_t len = text_characters(line);

    return text->width > 0 && len <= text->width &&
           len + 1 + body_first_word(next->look.whole) > text->width &&
           !body_line_ends_in(line->look.whole, ":");
}

/* `Recrute un …`, below who does. */
static bool begins_with_seeking(const struct text *text, const struct text_line *line)
{
    const struct lang_match found = lang_find_seeking(text->lang, span_text(line->look.whole),
                                                      MIN(line->look.whole.len, BODY_HEADING_MAX));

    return found.len > 0 && found.offset == 0;
}

static bool is_loose_line(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i);

    return line && !line->below_blank && !line->look.item &&
           body_line_begins_lower(line->look.whole) &&
           !body_line_is_longer(line->look.whole, LOOSE_CHARACTERS) &&
           !text_leaves_open(text, line->look.whole);
}

/* "You'll:", and below it short lines that begin small: a list, and no sentence that goes on. */
static bool is_in_loose_list(const struct text *text, unsigned i)
{
    unsigned first = i, end = i;

    while (i - first < LOOSE_LINES && is_loose_line(text, first))
        first--;
    if (first == i || !body_line_ends_in(text_line(text, first)->look.whole, ":…"))
        return false;
    while (end - i < LOOSE_LINES && is_loose_line(text, end))
        end++;
    return end - first > LOOSE_LEAST &&
           (text_line(text, end - 1)->above_blank || text_line(text, end)->look.item ||
            !body_line_begins_lower(text_line(text, end)->look.whole));
}

bool text_goes_on(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i), *last = text_above(text, i);

    if (!last || line->below_blank || line->look.item || last->kind == TEXT_HEADING ||
        text_line_is(last, RULE_AROUND))
        return false;
    if (i > TEXT_LINES_MAX)
        return true;
    if (text_leaves_open(text, last->look.whole) || is_full(text, last, line) ||
        body_parts_date(text->lang, last->look.whole, line->look.whole) ||
        begins_with_seeking(text, line))
        return true;
    if (body_line_ends_in(last->look.whole, ":;"))
        return false;
    if (last->kind == TEXT_ITEM || last->kind == TEXT_MORE)
        if (line->look.indent > 0 && line->look.indent > last->look.indent)
            return true;
    return !text->lower_starts && body_line_begins_lower(line->look.whole) &&
           !body_line_ends_sentence(last->look.whole) && !is_in_loose_list(text, i);
}

bool rule_more(const struct text *text, unsigned i)
{
    struct text_line *line = text_line(text, i);

    return text_goes_on(text, i) &&
           !(text_is_short(line, BODY_BRIEF_MAX) && !body_line_begins_lower(line->look.whole) &&
             text_role(text, line) != ROLE_NONE && line->whole);
}

static bool is_filler_line(const struct text *text, struct span line)
{
    g_autofree char *folded = lang_fold(span_text(line), line.len);
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);
    bool fillers = true;

    for (char **word = words; *word; word++)
        fillers &= lang_is_filler(text->lang, *word);
    return fillers || (text->lang->cues && lang_has_word(text->lang->cues[CUE_JOIN], words[0]));
}

/* A heading in capitals that takes two lines: "LIEUX DE / TRAVAIL", "DATE LIMITE / DE CANDIDATURE".
 */
bool rule_more_capitals(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i), *last = text_above(text, i);

    return text_is_glued_above(text, i) && line->capitals && last->capitals &&
           (last->kind == TEXT_HEADING || last->kind == TEXT_MORE) && !line->look.item &&
           (text_leaves_open(text, last->look.whole) || is_filler_line(text, line->look.whole));
}
