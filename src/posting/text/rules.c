/* rules: what each line is, by one ordered table. Between the text's habits and its blocks. What
 * always holds: the first rule that applies decides, and its name goes with the line.
 *
 * Rules look at the line, at what was decided above it, and at what its neighbours look like. */
#include "posting/text/text_private.h"

#include <string.h>

enum {
    SHORT_CHARACTERS = 40, /* prose that wraps has longer lines */
    LEAD_CHARACTERS =
        60, /* a line with a colon that is longer leads to a list, and is a sentence */
    QUESTION_CHARACTERS = 45,
    OPENING_LINES = 8 /* in which a text says that there is a job */
};

static struct text_line *line_at(const struct text *text, unsigned i)
{
    return text_line(text, i);
}

static struct text_line *above(const struct text *text, unsigned i)
{
    return i > 0 ? text_line(text, i - 1) : NULL;
}

static bool is_glued_above(const struct text *text, unsigned i)
{
    return i > 0 && !line_at(text, i)->below_blank;
}

static bool is_glued_below(const struct text *text, unsigned i)
{
    return !line_at(text, i)->above_blank && line_at(text, i + 1);
}

static bool is_short(const struct text_line *line, size_t characters)
{
    return body_line_is_short(text_words(line)) &&
           !body_line_is_longer(text_words(line), characters);
}

/* `X: y` says something, however short. */
static bool says_more(const struct text_line *line)
{
    struct span label, value;

    return body_line_parts(line->look.whole, &label, &value);
}

static bool begins_upper(const struct text *text, const struct text_line *line)
{
    return text->lower_starts || !body_line_begins_lower(text_words(line));
}

/* The next line, if it is an item. */
static bool leads_to_item(const struct text *text, unsigned i)
{
    const struct text_line *next = line_at(text, i + 1);

    return next && next->look.item;
}

static bool leads_to_text(const struct text *text, unsigned i)
{
    struct text_line *next = line_at(text, i + 1);

    return next && !next->look.item && !next->mark.level && !next->underlined &&
           !(next->capitals && !text->all_capitals) &&
           !(is_short(next, BODY_SHORT_MAX) && text_role(text, next) != ROLE_NONE);
}

/* Of a mail around the text, or of who passes it on. */
static bool is_around(const struct text *text, unsigned i)
{
    return line_at(text, i)->around != NULL;
}

/* Not of the text that somebody passes on. */
static bool is_aside(const struct text *text, unsigned i)
{
    return line_at(text, i)->mark.aside;
}

/* `#hiring #contract` */
static bool is_hashtags(const struct text *text, unsigned i)
{
    const struct span line = line_at(text, i)->look.whole;
    bool begins = true;

    for (const char *at = span_text(line); at < span_text(line) + line.len; at++) {
        if (begins && *at != '#')
            return false;
        begins = *at == ' ';
    }
    return line.len > 2;
}

static bool is_corrected(const struct text *text, unsigned i)
{
    return line_at(text, i)->correction != NULL;
}

static bool has_tabs(const struct text_line *line)
{
    return memchr(span_text(line->look.whole), '\t', line->look.whole.len) != NULL;
}

static bool is_row(const struct text *text, unsigned i)
{
    struct span label, value;
    const struct text_line *line = line_at(text, i);

    return (line->mark.row || (!line->look.item && has_tabs(line))) &&
           body_line_parts(line->look.whole, &label, &value);
}

/* A line that holds the title, or says that there is a job, is no heading. */
static bool holds_title(const struct text *text, const struct text_line *line)
{
    g_autofree char *folded = NULL;

    if (!text->title || body_line_is_longer(line->look.whole, 3 * BODY_HEADING_MAX))
        return false;
    folded = lang_fold(span_text(line->look.whole), line->look.whole.len);
    return strstr(folded, text->title) != NULL;
}

static bool is_title(const struct text *text, unsigned i)
{
    const struct text_line *line = line_at(text, i);

    return !line->look.item && !is_glued_above(text, i) &&
           (holds_title(text, line) || (i == 0 && (line->mark.level || line->mark.strong) &&
                                        text_role(text, line_at(text, i)) == ROLE_NONE));
}

/* At the beginning, a line that says that there is a job, or who seeks. */
static bool is_announcement(const struct text *text, unsigned i)
{
    struct text_line *line = line_at(text, i);
    const struct span words = line->look.whole;
    struct lang_match offer;

    if (i >= OPENING_LINES || line->look.item || !text->lang->cues ||
        body_line_is_longer(words, BODY_HEADING_MAX) ||
        (i > 0 && text_role(text, line) != ROLE_NONE))
        return false;
    offer = lang_find_phrase(span_text(words), words.len, text->lang->cues[CUE_OFFER]);
    return (offer.len > 0 && offer.offset < 4 && !line->whole) ||
           (offer.len > 0 && offer.offset == 0 && i == 0) ||
           lang_find_seeking(text->lang, span_text(words), words.len).len > 0;
}

/* `Poste 2 : …` */
static bool is_one_of_posts(const struct text *text, unsigned i)
{
    const struct text_line *line = line_at(text, i);
    g_autofree char *folded = NULL;
    g_auto(GStrv) words = NULL;

    if (line->look.item || is_glued_above(text, i) ||
        body_line_is_longer(line->look.whole, BODY_HEADING_MAX))
        return false;
    folded = lang_fold(span_text(line->look.whole), line->look.whole.len);
    words = g_strsplit(folded, " ", 3);
    return words[0] && words[1] && lang_has_word(text->lang->post_words, words[0]) &&
           strspn(words[1], "0123456789") == strlen(words[1]) && strlen(words[1]) < 3;
}

static bool has_buttons(const struct text *text, const struct text_line *line)
{
    g_autofree char *folded = NULL;
    g_auto(GStrv) words = NULL;
    unsigned count = 0;

    if (!line || body_line_is_longer(line->look.whole, SHORT_CHARACTERS))
        return false;
    folded = lang_fold(span_text(line->look.whole), line->look.whole.len);
    words = g_strsplit(folded, " ", -1);
    if (!words[0] || lang_is_filler(text->lang, words[0])) /* "To apply" */
        return false;
    while (words[count] && lang_has_word(text->lang->buttons, words[count]))
        count++;
    return count > 0 && !words[count];
}

/* Several that follow each other; or several words of them, and nothing below. */
static bool is_buttons(const struct text *text, unsigned i)
{
    if (!has_buttons(text, line_at(text, i)))
        return false;
    if (is_glued_above(text, i) || is_glued_below(text, i))
        return (is_glued_above(text, i) && has_buttons(text, line_at(text, i - 1))) ||
               (is_glued_below(text, i) && has_buttons(text, line_at(text, i + 1)));
    return memchr(span_text(line_at(text, i)->look.whole), ' ', line_at(text, i)->look.whole.len) &&
           !leads_to_item(text, i);
}

static bool is_decorated(const struct text *text, unsigned i)
{
    return line_at(text, i)->mark.decorated && text_role(text, line_at(text, i)) == ROLE_NONE;
}

static bool is_hash_heading(const struct text *text, unsigned i)
{
    return line_at(text, i)->mark.level > 0;
}

/* With a rule below it; or one above and one below. */
static bool is_underlined(const struct text *text, unsigned i)
{
    const struct text_line *line = line_at(text, i);

    return (line->underlined || (line->below_rule && line->above_rule)) && !line->look.item &&
           body_line_is_short(line->look.whole) && !says_more(line);
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
    struct text_line *line = line_at(text, i), *next = line_at(text, i + 1);

    if (!next || !is_short(line, BODY_SHORT_MAX) || is_same_series(line, next) || says_more(line))
        return false;
    if (next->look.item)
        return next->look.indent <= line->look.indent || line->mark.strong;
    return text_role(text, line) != ROLE_NONE ||
           (next->look.indent <= line->look.indent && !body_line_begins_lower(next->look.whole));
}

/* Of the series of numbers that the line is of, the neighbours: do they head texts, too? */
static bool is_numbered_heading(const struct text *text, unsigned i)
{
    struct text_line *line = line_at(text, i);
    unsigned heads = 0, items = 0;

    if (!line->look.item || !line->look.number || !heads_text(text, i))
        return false;
    for (unsigned j = i > 60 ? i - 60 : 0; j < i + 60 && line_at(text, j); j++)
        if (is_same_series(line, line_at(text, j)))
            (*(heads_text(text, j) ? &heads : &items))++;
    return heads > items && (heads > 1 || text_role(text, line) != ROLE_NONE);
}

/* `- **We need**`, with a list inside it. */
static bool is_list_head(const struct text *text, unsigned i)
{
    const struct text_line *line = line_at(text, i), *next = line_at(text, i + 1);

    return line->look.item && line->mark.strong && next && next->look.item &&
           next->look.indent > line->look.indent && is_short(line, BODY_SHORT_MAX);
}

/* `* Additional requirements (desirable)` among the requirements. */
static bool is_wish_item(const struct text *text, unsigned i)
{
    struct text_line *line = line_at(text, i);

    if (!line->look.item || !is_short(line, SHORT_CHARACTERS) || !leads_to_item(text, i))
        return false;
    text_role(text, line);
    return line->wish || line->need;
}

static bool is_item(const struct text *text, unsigned i)
{
    return line_at(text, i)->look.item;
}

/* "LIEUX DE", "Tenir les": more must come. */
static bool leaves_open(const struct text *text, struct span line)
{
    g_autofree char *folded = NULL;
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
                                (strlen(last) == 3 && lang_is_filler(text->lang, last) &&
                                 lang_find_role(text->lang, folded) == ROLE_NONE));
}

static bool has_digit(struct span line)
{
    for (size_t i = 0; i < line.len; i++)
        if (g_ascii_isdigit(span_text(line)[i]))
            return true;
    return false;
}

static size_t first_word(struct span line)
{
    const char *text = span_text(line);
    size_t len = 0;

    while (len < line.len && !g_ascii_isspace(text[len]))
        len++;
    return (size_t)g_utf8_strlen(text, (gssize)len);
}

/* There was no room for the next line's first word. */
static bool is_full(const struct text *text, const struct text_line *line,
                    const struct text_line *next)
{
    const size_t len =
        (size_t)g_utf8_strlen(span_text(line->look.whole), (gssize)line->look.whole.len) +
        line->look.indent;

    return text->width > 0 && len <= text->width &&
           len + 1 + first_word(next->look.whole) > text->width &&
           !body_line_ends_in(line->look.whole, ":");
}

/* `Recrute un …`, below who does. */
static bool begins_with_seeking(const struct text *text, const struct text_line *line)
{
    const struct lang_match found = lang_find_seeking(text->lang, span_text(line->look.whole),
                                                      MIN(line->look.whole.len, BODY_HEADING_MAX));

    return found.len > 0 && found.offset == 0;
}

bool text_goes_on(const struct text *text, unsigned i)
{
    const struct text_line *line = line_at(text, i), *last = above(text, i);

    if (!last || line->below_blank || line->look.item || last->kind == TEXT_HEADING ||
        line->mark.aside != last->mark.aside)
        return false;
    if (i > TEXT_LINES_MAX)
        return true;
    if (leaves_open(text, last->look.whole) || is_full(text, last, line) ||
        body_parts_date(text->lang, last->look.whole, line->look.whole) ||
        begins_with_seeking(text, line))
        return true;
    if (body_line_ends_in(last->look.whole, ":;"))
        return false;
    if (last->kind == TEXT_ITEM || last->kind == TEXT_MORE)
        if (line->look.indent > 0 && line->look.indent > last->look.indent)
            return true;
    return !text->lower_starts && body_line_begins_lower(line->look.whole) &&
           !body_line_ends_sentence(last->look.whole);
}

static bool is_more(const struct text *text, unsigned i)
{
    struct text_line *line = line_at(text, i);

    return text_goes_on(text, i) &&
           !(is_short(line, SHORT_CHARACTERS) && !body_line_begins_lower(line->look.whole) &&
             text_role(text, line) != ROLE_NONE && line->whole);
}

/* What asks the reader is text; so is a question of a sentence's length. */
static bool is_question_to_reader(const struct text *text, unsigned i)
{
    struct text_line *line = line_at(text, i);

    return body_line_ends_in(line->look.whole, "?") && text_role(text, line) == ROLE_NONE &&
           (lang_addresses_reader(text->lang, span_text(line->look.whole), line->look.whole.len) ||
            body_line_is_longer(line->look.whole, QUESTION_CHARACTERS));
}

static bool is_wish_heading(const struct text *text, unsigned i)
{
    struct text_line *line = line_at(text, i);

    if (!is_short(line, SHORT_CHARACTERS) || says_more(line) || !line_at(text, i + 1))
        return false;
    text_role(text, line);
    return (line->wish || line->need) &&
           (line->look.whole.len > 0 && (leads_to_item(text, i) || is_glued_below(text, i) ||
                                         body_line_ends_in(line->look.whole, ":")));
}

static bool is_bold_heading(const struct text *text, unsigned i)
{
    const struct text_line *line = line_at(text, i);

    return line->mark.strong && !says_more(line) && line_at(text, i + 1) &&
           (body_line_is_short(line->look.whole) || body_line_is_question(line->look.whole)) &&
           (!is_glued_above(text, i) || above(text, i)->kind != TEXT_PARAGRAPH ||
            body_line_ends_sentence(above(text, i)->look.whole));
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
static bool is_more_capitals(const struct text *text, unsigned i)
{
    const struct text_line *line = line_at(text, i), *last = above(text, i);

    return is_glued_above(text, i) && line->capitals && last->capitals &&
           (last->kind == TEXT_HEADING || last->kind == TEXT_MORE) && !line->look.item &&
           (leaves_open(text, last->look.whole) || is_filler_line(text, line->look.whole));
}

static bool is_fact_role(enum lang_role role)
{
    return role == ROLE_DEADLINE || role == ROLE_START || role == ROLE_PAY || role == ROLE_PLACES;
}

/* Short lines below such a heading are its content. */
static bool holds_facts(enum lang_role role)
{
    return is_fact_role(role) || role == ROLE_APPLY;
}

/* What stands in capitals below a heading that names a fact is that fact. */
static bool is_value_in_capitals(const struct text *text, unsigned i)
{
    struct text_line *line = line_at(text, i), *last = above(text, i);

    return line->capitals && last && last->kind == TEXT_HEADING && last->capitals &&
           is_fact_role(text_role(text, last)) && text_role(text, line) == ROLE_NONE &&
           !leads_to_item(text, i) && (is_glued_above(text, i) || has_digit(line->look.whole));
}

/* Not where all are capitals, and not inside a paragraph that goes on. */
static bool is_capital_heading(const struct text *text, unsigned i)
{
    struct text_line *line = line_at(text, i);
    const struct text_line *last = above(text, i);

    if (!line->capitals || says_more(line) || holds_title(text, line))
        return false;
    if (text_role(text, line) != ROLE_NONE && line->whole)
        return true;
    if (text->all_capitals || text->marked > 2)
        return false;
    if (line->role != ROLE_NONE)
        return true;
    return line_at(text, i + 1) &&
           (!is_glued_above(text, i) || last->kind == TEXT_HEADING || leads_to_item(text, i) ||
            body_line_ends_sentence(last->look.whole));
}

/* Would the line below go on with it: then it is no heading. */
static bool is_open_above(const struct text *text, unsigned i)
{
    const struct text_line *line = line_at(text, i), *next = line_at(text, i + 1);

    return is_glued_below(text, i) && !next->look.item &&
           !body_line_ends_in(line->look.whole, ":?…") &&
           (leaves_open(text, line->look.whole) ||
            (!text->lower_starts && body_line_begins_lower(next->look.whole)));
}

/* What stands above has ended. */
static bool is_begun_anew(const struct text *text, unsigned i)
{
    const struct text_line *last = above(text, i);

    return !is_glued_above(text, i) || last->kind == TEXT_HEADING || last->kind == TEXT_ITEM ||
           last->kind == TEXT_MORE || body_line_ends_sentence(last->look.whole) || says_more(last);
}

/* The lexicon knows it: if it knows all of it, wherever it stands; else where it begins anew. */
static bool is_known_heading(const struct text *text, unsigned i)
{
    struct text_line *line = line_at(text, i);

    if ((!is_short(line, BODY_SHORT_MAX) && !body_line_is_question(text_words(line))) ||
        says_more(line) || !begins_upper(text, line) || !line_at(text, i + 1) ||
        is_open_above(text, i) || text_role(text, line) == ROLE_NONE)
        return false;
    if (text->marked > 2 && !is_glued_above(text, i) && !leads_to_item(text, i) &&
        !body_line_ends_in(line->look.whole, ":?"))
        return false;
    return line->whole || body_line_ends_in(line->look.whole, ":?") ||
           (is_begun_anew(text, i) && !has_digit(text_words(line)) &&
            (!is_glued_below(text, i) || !body_line_is_longer(line->look.whole, SHORT_CHARACTERS)));
}

/* In a text that sets known headings right above their texts, others like them. */
static bool is_short_above_text(const struct text *text, unsigned i)
{
    const struct text_line *line = line_at(text, i), *last = above(text, i);

    return text->openers > 1 && last && !is_glued_above(text, i) && is_glued_below(text, i) &&
           last->kind != TEXT_HEADING && is_short(line, SHORT_CHARACTERS) &&
           begins_upper(text, line) && !says_more(line) && !leads_to_item(text, i) &&
           !is_open_above(text, i) && !text->marked && !has_digit(line->look.whole) &&
           !holds_facts(text->at);
}

static bool is_label_value(const struct text *text, unsigned i)
{
    (void)text;
    return says_more(line_at(text, i));
}

/* A short line that ends in a colon, above what it names. */
static bool is_colon_heading(const struct text *text, unsigned i)
{
    struct text_line *line = line_at(text, i);

    return body_line_ends_in(line->look.whole, ":") && line_at(text, i + 1) &&
           body_line_is_question(line->look.whole) && begins_upper(text, line) &&
           (text_role(text, line) != ROLE_NONE ||
            (!body_line_is_longer(line->look.whole, LEAD_CHARACTERS) &&
             !memchr(span_text(line->look.whole), ',', line->look.whole.len)));
}

/* `the job is...`, `Au quotidien…` */
static bool is_ellipsis_heading(const struct text *text, unsigned i)
{
    struct text_line *line = line_at(text, i);
    const struct span whole = line->look.whole;
    const bool dots = body_line_ends_in(whole, "…") ||
                      (whole.len > 3 && memcmp(span_text(whole) + whole.len - 3, "...", 3) == 0);

    return dots && is_short(line, SHORT_CHARACTERS) && !is_glued_above(text, i) &&
           line_at(text, i + 1) && (text_role(text, line) != ROLE_NONE || leads_to_item(text, i));
}

static bool is_question(const struct text *text, unsigned i)
{
    const struct text_line *line = line_at(text, i);

    return body_line_ends_in(line->look.whole, "?") && body_line_is_question(line->look.whole) &&
           !is_glued_above(text, i) && line_at(text, i + 1);
}

/* Right below an item and above the next, and none of either. */
static bool is_line_between_items(const struct text *text, unsigned i)
{
    const struct text_line *line = line_at(text, i), *last = above(text, i);

    return is_glued_above(text, i) && (last->kind == TEXT_ITEM || last->kind == TEXT_MORE) &&
           is_glued_below(text, i) && leads_to_item(text, i) && line->look.indent == 0 &&
           is_short(line, SHORT_CHARACTERS) && begins_upper(text, line);
}

static bool is_short_above_list(const struct text *text, unsigned i)
{
    const struct text_line *line = line_at(text, i);

    return leads_to_item(text, i) && !is_glued_above(text, i) && is_short(line, BODY_SHORT_MAX) &&
           begins_upper(text, line) && !says_more(line);
}

/* Alone between blanks, above its text; where headings have marks, a line without is none. */
static bool is_short_alone(const struct text *text, unsigned i)
{
    struct text_line *line = line_at(text, i);

    return i > 0 && !is_glued_above(text, i) && !is_glued_below(text, i) &&
           is_short(line, BODY_SHORT_MAX) && begins_upper(text, line) && leads_to_text(text, i) &&
           text->marked < 2 && !text->all_capitals && line_at(text, i + 1) &&
           !holds_facts(text->at) && !is_short(line_at(text, i + 1), SHORT_CHARACTERS);
}

static bool always(const struct text *text, unsigned i)
{
    (void)text;
    (void)i;
    return true;
}

static const struct {
    const char *name;
    bool (*applies)(const struct text *text, unsigned i);
    enum text_kind becomes;
} rules[] = {
    {"corrected", is_corrected, TEXT_HEADING},
    {"around", is_around, TEXT_PARAGRAPH},
    {"passed-on", is_aside, TEXT_PARAGRAPH},
    {"hashtags", is_hashtags, TEXT_PARAGRAPH},
    {"buttons", is_buttons, TEXT_PARAGRAPH},
    {"table-row", is_row, TEXT_PARAGRAPH},
    {"title", is_title, TEXT_PARAGRAPH},
    {"announcement", is_announcement, TEXT_PARAGRAPH},
    {"one-of-several-posts", is_one_of_posts, TEXT_HEADING},
    {"decorated-line", is_decorated, TEXT_PARAGRAPH},
    {"hash-heading", is_hash_heading, TEXT_HEADING},
    {"underlined-heading", is_underlined, TEXT_HEADING},
    {"numbered-heading", is_numbered_heading, TEXT_HEADING},
    {"head-of-inner-list", is_list_head, TEXT_HEADING},
    {"item-names-wishes", is_wish_item, TEXT_HEADING},
    {"item", is_item, TEXT_ITEM},
    {"heading-goes-on", is_more_capitals, TEXT_MORE},
    {"value-in-capitals", is_value_in_capitals, TEXT_PARAGRAPH},
    {"goes-on", is_more, TEXT_MORE},
    {"question-to-reader", is_question_to_reader, TEXT_PARAGRAPH},
    {"wish-heading", is_wish_heading, TEXT_HEADING},
    {"bold-heading", is_bold_heading, TEXT_HEADING},
    {"capital-heading", is_capital_heading, TEXT_HEADING},
    {"known-heading", is_known_heading, TEXT_HEADING},
    {"label-and-value", is_label_value, TEXT_PARAGRAPH},
    {"colon-heading", is_colon_heading, TEXT_HEADING},
    {"ellipsis-heading", is_ellipsis_heading, TEXT_HEADING},
    {"question-heading", is_question, TEXT_HEADING},
    {"line-between-items", is_line_between_items, TEXT_HEADING},
    {"short-line-above-list", is_short_above_list, TEXT_HEADING},
    {"short-line-above-text", is_short_above_text, TEXT_HEADING},
    {"short-line-alone", is_short_alone, TEXT_HEADING},
    {"paragraph", always, TEXT_PARAGRAPH},
};

static enum text_kind kind_of(const struct body_correction *correction)
{
    return correction->kind == BLOCK_ITEM      ? TEXT_ITEM
           : correction->kind == BLOCK_HEADING ? TEXT_HEADING
                                               : TEXT_PARAGRAPH;
}

void text_decide(struct text *text)
{
    text->at = ROLE_NONE;
    for (unsigned i = 0; i < text->lines->len; i++) {
        struct text_line *line = text_line(text, i);
        size_t rule = 0;

        while (!rules[rule].applies(text, i))
            rule++;
        line->kind = line->correction ? kind_of(line->correction) : rules[rule].becomes;
        line->rule = line->around ? line->around : rules[rule].name;
        if (line->kind == TEXT_HEADING)
            text->at = text_role(text, line);
    }
}
