/* apart: rules for lines that are no running text: of a page of a job board, a table; the title,
 * and what says that there is a job. Rows of the table in rules. */
#include "posting/text/text_private.h"

#include <string.h>

enum { OPENING_LINES = 8 }; /* in which a text says that there is a job */

/* `#hiring #contract` */
bool rule_hashtags(const struct text *text, unsigned i)
{
    const struct span line = text_line(text, i)->look.whole;
    bool begins = true;

    for (const char *at = span_text(line); at < span_text(line) + line.len; at++) {
        if (begins && *at != '#')
            return false;
        begins = *at == ' ';
    }
    return line.len > 2;
}

bool rule_corrected(const struct text *text, unsigned i)
{
    return text_line(text, i)->correction != NULL;
}

/* Tabs make a row, but where a line begins small and none beside it has any: there one slipped in.
 */
static bool is_tabbed(const struct text *text, unsigned i)
{
    const struct span line = text_line(text, i)->look.whole;
    const struct text_line *last = text_above(text, i), *next = text_line(text, i + 1);

    return body_line_has_tab(line) && (!g_unichar_islower(g_utf8_get_char(span_text(line))) ||
                                       (last && body_line_has_tab(last->look.whole)) ||
                                       (next && body_line_has_tab(next->look.whole)));
}

static unsigned count_tabs(struct span line)
{
    unsigned tabs = 0;

    for (size_t i = 0; i < line.len; i++)
        tabs += span_text(line)[i] == '\t';
    return tabs;
}

bool rule_row(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i);

    return (line->mark.row || (!line->look.item && is_tabbed(text, i))) &&
           (text_says_more(line) || count_tabs(line->look.whole) > 1);
}

/* `📍 14 rue de la Paix`: a picture instead of a label. */
bool rule_symbol(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i);
    const struct span whole = line->look.whole;

    return !line->look.item && (unsigned char)span_text(whole)[0] >= 0x80 &&
           lang_find_symbol(g_utf8_get_char(span_text(whole))) != LANG_FACT_COUNT &&
           !body_line_ends_in(whole, ":?") && !text_leads_to_item(text, i) &&
           !(text_is_short(line, BODY_BRIEF_MAX) &&
             text_role(text, text_line(text, i)) != ROLE_NONE && text_line(text, i)->whole);
}

/* A line that holds the title, or says that there is a job, is no heading. */
bool text_holds_title(const struct text *text, const struct text_line *line)
{
    g_autofree char *folded = NULL;

    if (!text->title ||
        body_line_is_longer(line->look.whole,
                            strchr(text->title, ' ') ? 3 * BODY_HEADING_MAX : BODY_HEADING_MAX))
        return false;
    folded = text_folded(line);
    return strstr(folded, text->title) != NULL;
}

bool rule_title(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i);

    return !line->look.item && !text_is_glued_above(text, i) &&
           !body_line_ends_in(line->look.whole, "?") &&
           (text_holds_title(text, line) || (i == 0 && (line->mark.level || line->mark.strong) &&
                                             text_role(text, text_line(text, i)) == ROLE_NONE));
}

/* "CDI, 35 heures. Embauche en avril.": at the beginning of a further sentence it is a noun. */
static bool says_who_seeks(const struct text *text, struct span line)
{
    const struct lang_match verb = lang_find_seeking(text->lang, span_text(line), line.len);

    return verb.len > 0 &&
           !(verb.offset > 1 && strncmp(span_text(line) + verb.offset - 2, ". ", 2) == 0);
}

/* At the beginning, a line that says that there is a job, or who seeks. */
bool rule_announcement(const struct text *text, unsigned i)
{
    struct text_line *line = text_line(text, i);
    const struct span words = line->look.whole;
    struct lang_match offer;

    if (i >= OPENING_LINES || line->look.item || !text->lang->cues ||
        body_line_is_longer(words, BODY_HEADING_MAX) ||
        (i > 0 && text_role(text, line) != ROLE_NONE))
        return false;
    offer = lang_find_phrase(span_text(words), words.len, text->lang->cues[CUE_OFFER]);
    return (offer.len > 0 && offer.offset < 4 && !line->whole) ||
           (offer.len > 0 && offer.offset == 0 && i == 0) ||
           (text_begins_upper(text, line) && says_who_seeks(text, words));
}

/* `Poste 2 : …` */
bool rule_one_of_posts(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i);
    g_autofree char *folded = NULL;

    if (line->look.item || text_is_glued_above(text, i) ||
        body_line_is_longer(line->look.whole, BODY_HEADING_MAX))
        return false;
    folded = text_folded(line);
    return lang_behind_post(text->lang, folded) != NULL;
}

static bool has_buttons(const struct text *text, const struct text_line *line)
{
    g_autofree char *folded = NULL;
    g_auto(GStrv) words = NULL;
    unsigned count = 0;

    if (!line || line->mark.level || body_line_is_longer(line->look.whole, BODY_BRIEF_MAX))
        return false;
    folded = text_folded(line);
    words = g_strsplit(folded, " ", -1);
    if (!words[0] || lang_is_filler(text->lang, words[0])) /* "To apply" */
        return false;
    while (words[count] && lang_has_word(text->lang->buttons, words[count]))
        count++;
    return count > 0 && !words[count];
}

/* Several that follow each other; or several words of them, and nothing below. */
bool rule_buttons(const struct text *text, unsigned i)
{
    if (!has_buttons(text, text_line(text, i)))
        return false;
    if (text_is_glued_above(text, i) || text_is_glued_below(text, i))
        return (text_is_glued_above(text, i) && has_buttons(text, text_above(text, i))) ||
               (text_is_glued_below(text, i) && has_buttons(text, text_line(text, i + 1)));
    return memchr(span_text(text_line(text, i)->look.whole), ' ',
                  text_line(text, i)->look.whole.len) &&
           !text_leads_to_item(text, i);
}
