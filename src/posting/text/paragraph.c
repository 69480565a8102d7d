/* paragraph: where a paragraph stands: in the section at hand, or in one of its own, by a label or
 * by how it sounds; and which are lines of a list or a table. A part of body. */
#include "posting/text/text_private.h"

#include <string.h>

enum {
    PROSE_LEAST = 90, /* characters of a paragraph that speaks of something */
    BRIEF_FROM = 2,   /* blocks above a line that says what the job is */
    BRIEF_WORDS = 3,  /* of it */
    NAME_LETTERS = 4  /* of a word of a name that tells whose it is */
};

/* What lines become once their neighbours are known, too. */
static const struct text_rule table_head = {.name = "table-head", .traits = RULE_ASIDE | RULE_ROW},
                              line_of_list = {.name = "line-of-list"};

/* What names a value says what it is about: `Salaire : …`. */
static enum lang_role role_of_label(const struct body_reading *reading, struct span span,
                                    bool run_in)
{
    struct span label, value;
    g_autofree char *says = NULL;

    if (!body_line_parts(span, &label, &value)) {
        if (!run_in) /* `**Apply.** …` */
            return ROLE_NONE;
        label = span_part(span, 0, strcspn(span_text(span), ".!?"));
    }
    says = span_dup(label);
    return lang_is_whole_heading(reading->text->lang, says)
               ? lang_find_role(reading->text->lang, says)
               : ROLE_NONE;
}

/* Has no heading this role? Then a paragraph may. */
static bool is_unheaded(const struct body_reading *reading, enum lang_role role)
{
    return !(reading->heads & (1u << role));
}

/* A label whose text is a section of its own, `**Le poste :** …`; or one that names a fact. */
static enum lang_role role_by_label(const struct body_reading *reading, struct span span,
                                    const struct text_line *line)
{
    const enum lang_role role = role_of_label(reading, span, line->mark.run_in);

    if (role == ROLE_NONE || line->mark.run_in)
        return role;
    if (!text_role_holds_facts(role))
        return lang_is_work_role(role) && is_unheaded(reading, role) &&
                       !text_holds_title(reading->text, line)
                   ? role
                   : ROLE_NONE;
    if (text_role_holds_facts(reading->headed) && role != ROLE_APPLY && role != ROLE_DEADLINE)
        return reading->role == ROLE_APPLY ? reading->headed : reading->role;
    return role;
}

/* Is a word one of a name, and tells something? */
static bool is_of_name(const struct text *text, const char *name, const char *word)
{
    g_auto(GStrv) words = g_strsplit(name, " ", -1);

    return strlen(word) >= NAME_LETTERS && !lang_is_filler(text->lang, word) &&
           g_strv_contains((const char *const *)words, word);
}

/* Does a paragraph begin with who hires, or who is hired: “The Council has …”? */
static bool begins_with_name(const struct text *text, struct span span, const char *name)
{
    g_autofree char *folded = lang_fold(span_text(span), MIN(span.len, BODY_SHORT_MAX));
    g_auto(GStrv) words = g_strsplit(folded, " ", 3);

    return name && words[0] &&
           (is_of_name(text, name, words[0]) ||
            (words[1] && lang_is_filler(text->lang, words[0]) && is_of_name(text, name, words[1])));
}

/* Says its first sentence that someone is sought? */
static bool seeks(const struct text *text, struct span span)
{
    size_t end = 0;

    while (end + 1 < span.len &&
           !(strchr(".!?", span_text(span)[end]) && span_text(span)[end + 1] == ' '))
        end++;
    return lang_find_seeking(text->lang, span_text(span), MIN(end + 1, span.len)).len > 0;
}

/* Says it that someone is sought, or with what contract? */
static bool says_terms(const struct text *text, struct span span)
{
    const struct lang_job_words *words = text->lang->job_words;

    return seeks(text, span) ||
           (words && lang_find_phrase(span_text(span), span.len, words->contracts).len > 0);
}

/* Does it name a month? Then it says when something is, or by when. */
static bool names_month(const struct text *text, struct span span)
{
    g_autofree char *says = span_dup(span);
    g_auto(GStrv) words = g_strsplit_set(says, " ,.;:()\n", -1);

    for (char **word = words; *word; word++)
        if (lang_is_whole_month(text->lang, *word, strlen(*word)))
            return true;
    return false;
}

/* A line or two on their own, below the text's first: duties and demands as lines of lists have
 * them; an address alone is where to apply. */
static enum lang_role role_of_brief(const struct body_reading *reading, struct span span)
{
    enum lang_role role;

    if (reading->posting->blocks->len < BRIEF_FROM)
        return ROLE_NONE;
    if (memchr(span_text(span), '@', span.len) && !memchr(span_text(span), ' ', span.len))
        return ROLE_APPLY;
    role = lang_find_item_role(reading->text->lang, span_text(span), span.len);
    return lang_is_work_role(role) && body_line_count_words(span) >= BRIEF_WORDS ? role : ROLE_NONE;
}

/* What a paragraph speaks of that sounds like nothing: who is hired; who hires, also where it is
 * the first that says something. */
static enum lang_role role_by_subject(const struct body_reading *reading, struct span span,
                                      const struct text_line *line)
{
    const struct text *text = reading->text;

    if (!body_line_is_longer(span, PROSE_LEAST))
        return line->below_blank ? role_of_brief(reading, span) : ROLE_NONE;
    const bool house = begins_with_name(text, span, text->employer);

    if (!house && begins_with_name(text, span, text->title))
        return ROLE_MISSIONS;
    if (says_terms(text, span))
        return ROLE_NONE;
    return house || (reading->posting->sections->len == 1 && !names_month(text, span)) ? ROLE_ABOUT
                                                                                       : ROLE_NONE;
}

/* "£29,000 plus house.", "2 400 € brut par mois, treize mois." */
static bool begins_with_sum(struct span span)
{
    static const char *const signs[] = {"£", "€", "$", "k€", "K€", "euros", "EUR"};
    const char *text = span_text(span), *at = text + strspn(text, "0123456789 .,");
    const bool figure = g_ascii_isdigit(*text);

    for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
        if (at < text + span.len && g_str_has_prefix(at, signs[i]) &&
            (figure || g_ascii_isdigit(at[strlen(signs[i])])))
            return true;
    return false;
}

/* What a paragraph sounds like, but for what it says outright: a sum, who is sought. */
static enum lang_role tone_of(const struct body_reading *reading, struct span span,
                              const struct text_line *line, bool free)
{
    enum lang_role tone = begins_with_sum(span)
                              ? ROLE_PAY
                              : lang_find_tone(reading->text->lang, span_text(span), span.len);

    if (tone == ROLE_NONE && free)
        tone = role_by_subject(reading, span, line);
    if (tone == ROLE_ABOUT && says_terms(reading->text, span))
        return ROLE_NONE;
    if (tone == ROLE_ABOUT && free && reading->text->title &&
        begins_with_name(reading->text, span, reading->text->title) &&
        !begins_with_name(reading->text, span, reading->text->employer))
        return ROLE_MISSIONS;
    if (tone == ROLE_APPLY && free && body_line_is_longer(span, PROSE_LEAST) &&
        seeks(reading->text, span)) /* all of a small posting in one paragraph */
        return ROLE_NONE;
    return tone;
}

/* A paragraph of another role than its section's, by how it sounds. Inside a section that has a
 * heading and a role, only what is sure never to be of it. */
static enum lang_role role_by_tone(const struct body_reading *reading, struct span span,
                                   const struct text_line *line)
{
    const bool free = reading->headed == ROLE_NONE, apart = line->below_blank || !reading->head;
    const enum lang_role tone = tone_of(reading, span, line, free);

    switch (tone) {
    case ROLE_COMMITMENTS:
        if (reading->headed == ROLE_APPLY && reading->started)
            return tone;
        /* fall through */
    case ROLE_APPLY:
        return free || (apart && reading->started) ||
                       (reading->headed == ROLE_PAY && memchr(span_text(span), '@', span.len))
                   ? tone
                   : ROLE_NONE;
    case ROLE_PAY:
        return free || (apart && reading->started && lang_is_work_role(reading->headed))
                   ? tone
                   : ROLE_NONE;
    case ROLE_PROFILE:
    case ROLE_MISSIONS:
        return is_unheaded(reading, tone) &&
                       ((free && (line->below_blank || !lang_is_work_role(reading->role))) ||
                        (apart && reading->started &&
                         (reading->headed == ROLE_PAY || reading->headed == ROLE_ABOUT ||
                          (tone == ROLE_PROFILE && reading->headed == ROLE_MISSIONS))))
                   ? tone
                   : ROLE_NONE;
    default:
        return free && is_unheaded(reading, tone) ? tone : ROLE_NONE;
    }
}

/* What a picture before a line is about; ROLE_NONE: a date, which may be either. */
static enum lang_role role_of_symbol(struct span span)
{
    static const enum lang_role roles[LANG_FACT_COUNT] = {
        [LANG_FACT_CONTRACT] = ROLE_PAY,      [LANG_FACT_HOURS] = ROLE_PAY,
        [LANG_FACT_PAY] = ROLE_PAY,           [LANG_FACT_PLACES] = ROLE_PLACES,
        [LANG_FACT_DEADLINE] = ROLE_DEADLINE, [LANG_FACT_CONTACT] = ROLE_APPLY,
        [LANG_FACT_URL] = ROLE_APPLY,
    };
    const enum lang_fact fact = lang_find_symbol(g_utf8_get_char(span_text(span)));

    return fact < LANG_FACT_COUNT ? roles[fact] : ROLE_NONE;
}

/* "As our Shop Manager you will …": no announcement, but what is said of the job. */
static bool speaks_of_title(const struct body_reading *reading, struct span span,
                            const struct text_line *line)
{
    return line->rule->applies == rule_title && body_line_is_longer(span, PROSE_LEAST) &&
           reading->posting->blocks->len >= BRIEF_FROM && !says_terms(reading->text, span);
}

static enum lang_role role_of_paragraph(const struct body_reading *reading, struct span span,
                                        const struct text_line *line)
{
    enum lang_role label;

    if (reading->posting->blocks->len > TEXT_LINES_MAX || body_is_aside(line) ||
        (text_line_is(line, RULE_ALONE) && !speaks_of_title(reading, span, line)))
        return ROLE_NONE;
    label =
        text_line_is(line, RULE_SYMBOL) ? role_of_symbol(span) : role_by_label(reading, span, line);
    return label != ROLE_NONE ? label : role_by_tone(reading, span, line);
}

/* "About the job", on a board's page, and below it the title: the heading is none of the text's. */
static bool is_title_below_page(const struct body_reading *reading, const struct text_line *line)
{
    return line->rule->applies == rule_title && reading->head && !reading->started &&
           reading->posting->blocks->len == 1 && reading->role != ROLE_NONE;
}

/* Where a paragraph stands: in the section at hand, in one of its own, or again in the one with the
 * last heading. */
static void place_paragraph(struct body_reading *reading, struct span span,
                            const struct text_line *line)
{
    const enum lang_role role = role_of_paragraph(reading, span, line);
    const bool stays = reading->role == ROLE_APPLY || reading->role == ROLE_COMMITMENTS;

    if (is_title_below_page(reading, line)) {
        body_add_section(reading, ROLE_NONE, NULL);
        reading->headed = ROLE_NONE;
    } else if (body_is_aside(line)) {
        if (reading->role != ROLE_NONE && line->rule != &table_head)
            body_add_section(reading, ROLE_NONE, NULL);
    } else if (line->mark.run_in && role != ROLE_NONE &&
               role_of_label(reading, span, true) == role) {
        if (role != reading->role || reading->headed != role)
            body_add_section(reading, role, NULL);
        reading->headed = role;
    } else if (role != ROLE_NONE && role != reading->role)
        body_add_section(reading, role, NULL);
    else if (role == ROLE_NONE && !reading->head && reading->role != reading->headed && !stays &&
             line->below_blank)
        body_add_section(reading, reading->headed, NULL);
}

/* A line of a form that names the next: what it names has a section of its own, unless the form
 * stands below a heading about all that. */
static void place_name(struct body_reading *reading, struct text_line *line)
{
    enum lang_role role = text_role(reading->text, line);

    role = line->whole && text_role_holds_facts(role) ? role : ROLE_NONE;
    if (text_role_holds_facts(reading->headed) && role != ROLE_APPLY && role != ROLE_DEADLINE)
        return;
    if (role != reading->role)
        body_add_section(reading, role, NULL);
}

/* Names the next line, wherever that stands. */
static void add_name(struct body_reading *reading, struct text_line *line, struct span span,
                     unsigned i)
{
    struct posting_block *block;

    place_name(reading, line);
    block = body_add_block(reading, BLOCK_PARAGRAPH, line, span);
    block->label = span;
    block->value = text_line(reading->text, i + 1)->look.whole;
}

/* A line of a list whose lines stand apart: it ends no sentence, nor does the one above or below.
 */
static bool stands_in_list(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i), *last = text_above(text, i),
                           *next = text_line(text, i + 1);

    return body_line_is_short(line->look.whole) && !body_line_ends_in(line->look.whole, ":") &&
           ((last && last->kind == TEXT_PARAGRAPH && body_line_is_short(last->look.whole)) ||
            (next && next->kind == TEXT_PARAGRAPH && body_line_is_short(next->look.whole)));
}

/* Lines of a list that has no marks: short, glued or alike, under missions or a profile. */
static bool is_unmarked_list(const struct body_reading *reading, unsigned i)
{
    const struct text *text = reading->text;
    const struct text_line *line = text_line(text, i);
    const bool glued_above =
                   text_is_glued_above(text, i) && text_above(text, i)->kind == TEXT_PARAGRAPH,
               glued_below =
                   text_is_glued_below(text, i) && text_line(text, i + 1)->kind == TEXT_PARAGRAPH;

    return lang_is_work_role(reading->role) &&
           (glued_above || glued_below || stands_in_list(text, i)) &&
           !body_line_is_longer(line->look.whole, BODY_LISTED_MAX) &&
           text_line_is(line, RULE_LISTED);
}

static unsigned count_cells(struct span line)
{
    unsigned cells = 1;

    for (size_t i = 0; i < line.len; i++)
        cells += span_text(line)[i] == '\t' && span_text(line)[i + 1] != '\t';
    return cells;
}

/* The first row of a table of three columns or more says what they are. */
static bool is_table_head(const struct text *text, unsigned i)
{
    const struct text_line *line = text_line(text, i), *last = text_above(text, i),
                           *next = text_line(text, i + 1);

    return text_line_is(line, RULE_ROW) && count_cells(line->look.whole) > 2 && next &&
           text_line_is(next, RULE_ROW) &&
           !(last && text_line_is(last, RULE_ROW) &&
             (!line->below_blank || last->rule == &table_head));
}

/* One of its further cells is a word that wishes. */
static bool has_wish_cell(const struct text *text, struct span row)
{
    g_autofree char *says = span_dup(row);
    g_auto(GStrv) cells = g_strsplit(says, "\t", -1);

    for (char **cell = cells; *cell; cell++)
        if (cell > cells && lang_is_wish_heading(text->lang, *cell))
            return true;
    return false;
}

void body_add_paragraph(struct body_reading *reading, struct text_line *line, struct span span,
                        unsigned i)
{
    if (text_line_is(line, RULE_NAMES)) {
        add_name(reading, line, span, i);
        return;
    }
    if (is_table_head(reading->text, i))
        line->rule = &table_head;
    if (line->form == FORM_NONE)
        place_paragraph(reading, span, line);
    if (is_unmarked_list(reading, i)) {
        line->rule = text_line_is(line, RULE_ROW) ? line->rule : &line_of_list;
        body_add_block(reading, BLOCK_ITEM, line, span);
    } else {
        body_add_block(reading, BLOCK_PARAGRAPH, line, span);
    }
    if (text_line_is(line, RULE_ROW) && has_wish_cell(reading->text, span))
        body_last_block(reading)->wish = true;
}
