/* heading: rules for lines that head what follows: by marks, by words that the lexicon knows, by
 * how they stand. Rows of the table in rules. */
#include "posting/text/text_private.h"

#include <string.h>

enum {
    LEAD_CHARACTERS =
        60, /* a line with a colon that is longer leads to a list, and is a sentence */
    QUESTION_CHARACTERS = 45,
    MARKED_LINES = 300,    /* in which marks are compared */
    PROSE_CHARACTERS = 90, /* a line of prose is no value of a fact */
    NAME_WORDS = 3
};

static gunichar mark_of(const struct text_line *line)
{
    return g_utf8_get_char(span_text(line->look.whole));
}

static bool leads_to_text(const struct text *text, unsigned i)
{
    struct text_line *next = text_line(text, i + 1);

    return next && !next->look.item && !next->mark.level && !next->underlined &&
           !(next->capitals && !text->all_capitals) &&
           !(text_is_short(next, BODY_SHORT_MAX) && text_role(text, next) != ROLE_NONE);
}

bool rule_decorated(const struct text *text, unsigned i)
{
    return text_line(text, i)->mark.decorated && text_role(text, text_line(text, i)) == ROLE_NONE;
}

bool rule_hash_heading(const struct text *text, unsigned i)
{
    return text_line(text, i)->mark.level > 0;
}

/* With a rule below it; or one above and one below. */
bool rule_underlined(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i);

    return (line->underlined || (line->below_rule && line->above_rule)) && !line->look.item &&
           body_line_is_short(line->look.whole) && !text_says_more(line);
}

static bool is_same_series(const struct text_line *a, const struct text_line *b)
{
    return a->look.item && b->look.item && a->look.number && b->look.number &&
           a->look.mark == b->look.mark && a->look.roman == b->look.roman &&
           a->look.lettered == b->look.lettered;
}

/* A numbered line with something of its own below it. */
static bool heads_text(const struct text *text, unsigned i)
{
    struct text_line *line = text_line(text, i), *next = text_line(text, i + 1);

    if (!next || !text_is_short(line, BODY_SHORT_MAX) || is_same_series(line, next) ||
        text_says_more(line))
        return false;
    if (next->look.item)
        return next->look.indent <= line->look.indent || line->mark.strong;
    return text_role(text, line) != ROLE_NONE ||
           (next->look.indent <= line->look.indent && !body_line_begins_lower(next->look.whole));
}

/* Of the series of numbers that the line is of, the neighbours: do they head texts, too? */
bool rule_numbered_heading(const struct text *text, unsigned i)
{
    struct text_line *line = text_line(text, i);
    unsigned heads = 0, items = 0;

    if (!line->look.item || !line->look.number || !heads_text(text, i))
        return false;
    for (unsigned j = i > 60 ? i - 60 : 0; j < i + 60 && text_line(text, j); j++)
        if (is_same_series(line, text_line(text, j)))
            (*(heads_text(text, j) ? &heads : &items))++;
    return heads > items && (heads > 1 || text_role(text, line) != ROLE_NONE);
}

/* A line with a mark, and text or a list of other marks of its own below it. */
static bool marks_text(const struct text *text, unsigned i)
{
    struct text_line *line = text_line(text, i), *next = text_line(text, i + 1);

    return next && text_is_short(line, BODY_BRIEF_MAX) && !text_says_more(line) &&
           !(next->look.item && mark_of(next) == mark_of(line)) &&
           (next->look.item || body_line_is_longer(next->look.whole, BODY_BRIEF_MAX)) &&
           text_role(text, line) != ROLE_NONE;
}

/* `▶ What you'd do`, as all lines with that mark. */
bool rule_marked_heading(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i);
    unsigned heads = 0, others = 0;

    if (!line->look.item || line->look.number || !marks_text(text, i))
        return false;
    for (unsigned j = 0; j < MIN(text->lines->len, MARKED_LINES); j++) {
        const struct text_line *other = text_line(text, j);

        if (other->look.item && !other->look.number && mark_of(other) == mark_of(line))
            (*(marks_text(text, j) ? &heads : &others))++;
    }
    return heads > 1 && others == 0;
}

/* `4.1 Diplôme`, above text of its own. */
bool rule_dotted(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i), *next = text_line(text, i + 1);

    return line->look.dotted && next && text_is_short(line, BODY_BRIEF_MAX) &&
           !text_says_more(line) &&
           (!next->look.dotted || body_line_is_longer(next->look.whole, BODY_BRIEF_MAX));
}

/* `- **We need**`, with a list inside it. */
bool rule_list_head(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i), *next = text_line(text, i + 1);

    return line->look.item && line->mark.strong && next && next->look.item &&
           next->look.indent > line->look.indent && text_is_short(line, BODY_SHORT_MAX);
}

/* `* Additional requirements (desirable)` among the requirements. */
bool rule_wish_item(const struct text *text, unsigned i)
{
    struct text_line *line = text_line(text, i);

    if (!line->look.item || !text_is_short(line, BODY_BRIEF_MAX) || !text_leads_to_item(text, i))
        return false;
    text_role(text, line);
    return line->wish || line->need;
}

bool rule_item(const struct text *text, unsigned i)
{
    return text_line(text, i)->look.item;
}

/* What asks the reader is text; so is a question of a sentence's length. */
bool rule_question_to_reader(const struct text *text, unsigned i)
{
    struct text_line *line = text_line(text, i);

    return body_line_ends_in(line->look.whole, "?") && text_role(text, line) == ROLE_NONE &&
           (lang_addresses_reader(text->lang, span_text(line->look.whole), line->look.whole.len) ||
            body_line_is_longer(line->look.whole, QUESTION_CHARACTERS));
}

static bool begins_with_wish(const struct text *text, const struct text_line *line)
{
    const struct span words = text_words(line);
    g_autofree char *first =
        g_strndup(span_text(words), MIN(words.len, strcspn(span_text(words), " ")));

    return lang_is_wish_heading(text->lang, first) || lang_is_need_heading(text->lang, first);
}

bool rule_wish_heading(const struct text *text, unsigned i)
{
    struct text_line *line = text_line(text, i);

    if (!text_is_short(line, BODY_BRIEF_MAX) || text_says_more(line) || !text_line(text, i + 1))
        return false;
    text_role(text, line);
    if (text_is_glued_above(text, i) && text_above(text, i)->kind == TEXT_PARAGRAPH &&
        !text_leads_to_item(text, i) && !body_line_ends_in(line->look.whole, ":") &&
        !begins_with_wish(text, line)) /* "Spanish preferred", one of a list */
        return false;
    return (line->wish || line->need) &&
           (text_leads_to_item(text, i) || (text_is_glued_below(text, i) && !text->lower_starts) ||
            body_line_ends_in(line->look.whole, ":"));
}

bool rule_bold_heading(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i);

    return line->mark.strong && !text_says_more(line) && text_line(text, i + 1) &&
           (body_line_is_short(line->look.whole) || body_line_is_question(line->look.whole)) &&
           (!text_is_glued_above(text, i) || text_above(text, i)->kind != TEXT_PARAGRAPH ||
            body_line_ends_sentence(text_above(text, i)->look.whole));
}

/* Short lines below such a heading are its content. */
bool text_role_holds_facts(enum lang_role role)
{
    return lang_is_fact_role(role) || role == ROLE_APPLY;
}

/* What stands in capitals below a heading that names a fact is that fact. */
bool rule_value_in_capitals(const struct text *text, unsigned i)
{
    struct text_line *line = text_line(text, i), *last = text_above(text, i);

    return line->capitals && last && last->kind == TEXT_HEADING && last->capitals &&
           lang_is_fact_role(text_role(text, last)) && text_role(text, line) == ROLE_NONE &&
           !text_leads_to_item(text, i) &&
           (text_is_glued_above(text, i) || text_has_digit(line->look.whole));
}

/* Not where all are capitals, and not inside a paragraph that goes on. */
bool rule_capital_heading(const struct text *text, unsigned i)
{
    struct text_line *line = text_line(text, i);
    const struct text_line *last = text_above(text, i);

    if (!line->capitals || text_says_more(line) || text_holds_title(text, line))
        return false;
    if (text_role(text, line) != ROLE_NONE && line->whole)
        return true;
    if (text->all_capitals || text->marked > 2)
        return false;
    if (line->role != ROLE_NONE)
        return true;
    return text_line(text, i + 1) &&
           (!text_is_glued_above(text, i) || last->kind == TEXT_HEADING ||
            text_leads_to_item(text, i) || body_line_ends_sentence(last->look.whole));
}

/* Would the line below go on with it: then it is no heading. */
static bool is_open_above(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i), *next = text_line(text, i + 1);

    return text_is_glued_below(text, i) && !next->look.item &&
           !body_line_ends_in(line->look.whole, ":?…") &&
           (text_leaves_open(text, line->look.whole) ||
            (!text->lower_starts && body_line_begins_lower(next->look.whole)));
}

/* What stands above has ended. */
static bool is_begun_anew(const struct text *text, unsigned i)
{
    const struct text_line *last = text_above(text, i);

    return !text_is_glued_above(text, i) || last->kind == TEXT_HEADING || last->kind == TEXT_ITEM ||
           last->kind == TEXT_MORE || body_line_ends_sentence(last->look.whole) ||
           text_says_more(last);
}

/* The first line of a list without marks, below a heading that says all: "Profil recherché", and
 * "Connaissances en écologie". */
static bool is_first_listed(const struct text *text, unsigned i)
{
    struct text_line *line = text_line(text, i), *last = text_above(text, i);

    return last && last->kind == TEXT_HEADING && last->whole && !line->whole &&
           text_role(text, last) == line->role && lang_is_work_role(line->role) &&
           text_is_glued_below(text, i) && !body_line_ends_in(line->look.whole, ":?…");
}

/* The lexicon knows it: if it knows all of it, wherever it stands; else where it begins anew. */
bool rule_known_heading(const struct text *text, unsigned i)
{
    struct text_line *line = text_line(text, i);

    if ((!text_is_short(line, BODY_SHORT_MAX) && !body_line_is_question(text_words(line))) ||
        text_says_more(line) || !text_begins_upper(text, line) || !text_line(text, i + 1) ||
        is_open_above(text, i) || text_role(text, line) == ROLE_NONE || is_first_listed(text, i))
        return false;
    if (text->marked > 2 && !text_is_glued_above(text, i) && !text_leads_to_item(text, i) &&
        !body_line_ends_in(line->look.whole, ":?"))
        return false;
    return line->whole || body_line_ends_in(line->look.whole, ":?") ||
           (is_begun_anew(text, i) && !text_has_digit(text_words(line)) &&
            (!text_is_glued_below(text, i) ||
             !body_line_is_longer(line->look.whole,
                                  text->openers > 1 && !text_is_glued_above(text, i)
                                      ? LEAD_CHARACTERS
                                      : BODY_BRIEF_MAX)));
}

/* In a text that sets known headings right above their texts, others like them. */
bool rule_short_above_text(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i), *last = text_above(text, i);

    return text->openers > 1 && last && !text_is_glued_above(text, i) &&
           text_is_glued_below(text, i) && last->kind != TEXT_HEADING &&
           text_is_short(line, BODY_BRIEF_MAX) && text_begins_upper(text, line) &&
           !text_says_more(line) && !text_leads_to_item(text, i) && !is_open_above(text, i) &&
           !text->marked && !text_has_digit(line->look.whole) &&
           (!text_role_holds_facts(text->at) ||
            body_line_is_longer(text_line(text, i + 1)->look.whole, PROSE_CHARACTERS));
}

bool rule_label_value(const struct text *text, unsigned i)
{
    (void)text;
    return text_says_more(text_line(text, i));
}

/* A short line that ends in a colon, above what it names. */
bool rule_colon_heading(const struct text *text, unsigned i)
{
    struct text_line *line = text_line(text, i);

    return body_line_ends_in(line->look.whole, ":") && text_line(text, i + 1) &&
           body_line_is_question(line->look.whole) && text_begins_upper(text, line) &&
           (text_role(text, line) != ROLE_NONE ||
            (!body_line_is_longer(line->look.whole, LEAD_CHARACTERS) &&
             !memchr(span_text(line->look.whole), ',', line->look.whole.len)));
}

/* `the job is...`, `Au quotidien…` */
bool rule_ellipsis_heading(const struct text *text, unsigned i)
{
    struct text_line *line = text_line(text, i);
    const struct span whole = line->look.whole;

    return (body_line_ends_in(whole, "…") || body_line_ends_in_dots(whole)) &&
           text_is_short(line, BODY_BRIEF_MAX) && !text_is_glued_above(text, i) &&
           text_line(text, i + 1) &&
           (text_role(text, line) != ROLE_NONE || text_leads_to_item(text, i));
}

bool rule_question(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i);

    return body_line_ends_in(line->look.whole, "?") && body_line_is_question(line->look.whole) &&
           !text_is_glued_above(text, i) && text_line(text, i + 1);
}

/* Right below an item and above the next, and none of either. */
bool rule_line_between_items(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i), *last = text_above(text, i);

    return text_is_glued_above(text, i) && (last->kind == TEXT_ITEM || last->kind == TEXT_MORE) &&
           text_is_glued_below(text, i) && text_leads_to_item(text, i) && line->look.indent == 0 &&
           text_is_short(line, BODY_BRIEF_MAX) && text_begins_upper(text, line);
}

bool rule_short_above_list(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i);

    return text_leads_to_item(text, i) && !text_is_glued_above(text, i) &&
           text_is_short(line, BODY_SHORT_MAX) && text_begins_upper(text, line) &&
           !text_says_more(line);
}

/* `THE SHIP`, where all are capitals and headings that are known stand alone, too. */
static bool is_name_alone(const struct text *text, unsigned i)
{
    const struct span line = text_line(text, i)->look.whole;

    return text->known_capitals > 1 && body_line_count_words(line) <= NAME_WORDS &&
           !text_has_digit(line) &&
           body_line_is_longer(text_line(text, i + 1)->look.whole, BODY_BRIEF_MAX);
}

/* One of a list of duties or demands that stand apart from each other: so does the next. */
static bool is_listed_alone(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i), *next = text_line(text, i + 1);

    return lang_is_work_role(text->at) && body_line_is_short(next->look.whole) &&
           next->below_blank && next->above_blank &&
           lang_is_work_role(
               lang_find_item_role(text->lang, span_text(line->look.whole), line->look.whole.len));
}

/* Alone between blanks, above its text; where headings have marks, a line without is none. */
bool rule_short_alone(const struct text *text, unsigned i)
{
    struct text_line *line = text_line(text, i);

    return i > 0 && !text_is_glued_above(text, i) && !text_is_glued_below(text, i) &&
           text_is_short(line, BODY_SHORT_MAX) && text_begins_upper(text, line) &&
           leads_to_text(text, i) && text->marked < 2 &&
           (!text->all_capitals || is_name_alone(text, i)) && !text_role_holds_facts(text->at) &&
           !is_listed_alone(text, i) && !text_is_short(text_line(text, i + 1), BODY_BRIEF_MAX);
}
