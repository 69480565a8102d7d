/* body_heading: which lines are headings, by their looks, the lexicon and what stands around them.
 * Under posting/body. What always holds: a line that says something is none. */
#include "posting/text/text_private.h"

#include "lang/lang.h"
#include "posting/facts/facts_private.h"

#include <string.h>

enum {
    BLANKS_MAX = 8,   /* lines: what stands further down is no longer below a line */
    LETTER_MAX = 8,   /* lines from `a)` to `b)` */
    WRAPPED_MIN = 55, /* characters: a shorter line was not broken for want of room */
    OPENER_MAX = 40   /* characters: prose that wraps has longer lines */
};

static char *fold_words(struct span span)
{
    return lang_fold(span_text(span), span.len);
}

/* `2. Profil`: a heading may be numbered. */
static struct span words_of(struct span line)
{
    const struct body_line parts = body_line_read_span(line);

    return parts.item && parts.number > 0 && !parts.lettered ? parts.content : line;
}

enum lang_role body_heading_role(const struct body_place *at, struct span line)
{
    g_autofree char *text = span_dup(words_of(line));

    return lang_find_role(at->lang, text);
}

/* Above all headings, a line that only says that there is a job; `Job description` does so only in
 * the first line. */
static bool is_announcement(const struct body_place *at, struct span line)
{
    return at->sections == 1 && title_is_announcement(at->lang, line) &&
           (at->blocks == 0 || body_heading_role(at, line) == ROLE_NONE);
}

/* What is no heading: a line that holds the title, or leads to it. */
static bool holds_title(const struct body_place *at, struct span line)
{
    g_autofree char *folded = at->title ? fold_words(line) : NULL;

    return (folded && strstr(folded, at->title)) || is_announcement(at, line);
}

/* Sections whose short lines are their content, not headings. */
static bool is_fact_role(enum lang_role role)
{
    return role == ROLE_DEADLINE || role == ROLE_START || role == ROLE_PAY || role == ROLE_PLACES ||
           role == ROLE_APPLY;
}

bool body_heading_holds_fact(const struct body_place *at)
{
    return is_fact_role(at->role);
}

/* "LIEUX DE", "Tenir les": more must come. */
static bool leaves_open(const struct body_place *at, struct span above)
{
    g_autofree char *folded = fold_words(above);
    const char *space = strrchr(folded, ' '), *last = space ? space + 1 : folded;

    return (above.len > 0 && span_text(above)[above.len - 1] == ',') ||
           g_strv_contains(lang_cues(at->lang, CUE_JOIN), last) ||
           (!body_line_is_capitals(above) && lang_is_filler(at->lang, last));
}

bool body_heading_joins(const struct body_place *at, struct span above)
{
    g_autofree char *folded = fold_words(at->line.whole);
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);
    bool fillers = true;

    for (char **word = words; *word; word++)
        fillers &= lang_is_filler(at->lang, *word);
    return fillers || g_strv_contains(lang_cues(at->lang, CUE_JOIN), words[0]) ||
           leaves_open(at, above);
}

static bool says_more(struct span line)
{
    const char *colon = g_strstr_len(span_text(line), (gssize)line.len, ":");

    return colon && colon + 1 < span_text(line) + line.len;
}

bool body_heading_in_words(const struct body_place *at)
{
    const struct span line = at->line.whole;
    enum lang_role role;

    if ((!body_line_is_question(line) && !body_line_is_short(line)) || says_more(line) ||
        holds_title(at, line))
        return false;
    if (!is_fact_role(at->role))
        return true;
    role = body_heading_role(at, line);
    return role != ROLE_NONE && role != at->role;
}

bool body_heading_in_capitals(const struct body_place *at, struct span line)
{
    return body_line_is_capitals(line) && !holds_title(at, line);
}

bool body_heading_is_alone(const struct body_place *at)
{
    return at->next.blank || at->next.item || body_heading_in_capitals(at, at->next.whole);
}

static bool begins_upper(struct span line)
{
    return line.len > 0 && g_unichar_isupper(g_utf8_get_char(span_text(words_of(line))));
}

bool body_heading_ends_list(const struct body_place *at)
{
    const struct span line = at->line.whole;

    return !at->line.indented && begins_upper(line) && body_heading_is_alone(at) &&
           body_heading_in_words(at) &&
           (body_line_is_question(line) || body_heading_role(at, line) != ROLE_NONE);
}

/* The first line below that is not blank, if it is near; else a blank one. */
static struct body_line line_below(const struct body_place *at)
{
    struct body_line line = at->next;

    for (unsigned i = 2;
         line.blank && i <= BLANKS_MAX + 1 && at->number + i <= at->source->lines->len; i++)
        line = body_line_read(at->source, at->number + i);
    return line;
}

bool body_heading_leads_on(const struct body_place *at)
{
    return span_text(at->line.whole)[at->line.whole.len - 1] == ':' || line_below(at).item;
}

/* Prose that wraps would go on with a small letter. */
bool body_heading_opens_text(const struct body_place *at)
{
    const struct span line = at->line.whole;
    enum lang_role role;

    if (at->next.blank || at->next.item || body_line_is_longer(line, OPENER_MAX) ||
        !begins_upper(line) || g_unichar_islower(g_utf8_get_char(span_text(at->next.whole))) ||
        !body_heading_in_words(at))
        return false;
    role = body_heading_role(at, line);
    return role != ROLE_NONE && role != at->role;
}

bool body_heading_is_numbered(const struct body_place *at)
{
    const struct body_line below = line_below(at);

    return at->line.item && at->line.number > 0 && !at->line.lettered &&
           body_heading_is_alone(at) && body_line_is_short(at->line.content) &&
           body_heading_role(at, at->line.content) != ROLE_NONE && !below.blank &&
           (!below.item || below.number == 0);
}

bool body_heading_stands_below(const struct body_place *at, struct span above)
{
    return !at->line.indented && !line_below(at).item && begins_upper(at->line.whole) &&
           (body_line_ends_sentence(above) ||
            (!body_line_is_longer(above, WRAPPED_MIN) && !leaves_open(at, above)));
}

bool body_heading_in_letters(const struct body_place *at, unsigned last)
{
    if (at->line.number > 1 && at->line.number == last + 1)
        return true;
    for (unsigned i = 1;
         at->line.number == 1 && i <= LETTER_MAX && at->number + i <= at->source->lines->len; i++) {
        const struct body_line line = body_line_read(at->source, at->number + i);

        if (line.lettered)
            return line.number == 2;
    }
    return false;
}

bool body_heading_has_text(const struct body_place *at)
{
    const struct span line = at->line.whole;
    struct body_line below;

    if (body_line_is_question(line) || body_heading_role(at, line) != ROLE_NONE)
        return true;
    below = line_below(at);
    return !below.blank && (below.item || (!body_heading_in_capitals(at, below.whole) &&
                                           !holds_title(at, below.whole) &&
                                           !(body_line_is_short(below.whole) &&
                                             body_heading_role(at, below.whole) != ROLE_NONE)));
}
