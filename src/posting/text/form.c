/* form: the rows of a form that was pasted as lines: what names, and below it what it says, again
 * and again. Between the text's habits and the rules. What always holds: a form has several names
 * that the lexicon knows; a line is asked for only where short lines stand together. */
#include "posting/text/text_private.h"

enum {
    LABEL_CHARACTERS = 45,
    LABEL_WORDS_MOST = 7,
    VALUE_CHARACTERS = 120,
    KNOWN_LEAST = 2, /* names that the lexicon knows */
    APART_LEAST = 3, /* where each stands by itself */
    GAP_MOST = 9,    /* lines between two of them */
    KNOWN_SCORE = 6, /* of a pair */
    FORM_SCORE = 4,
    UNKNOWN_SCORE = 1,
    SLIPPED_SCORE = -5, /* a name stands where something is said */
    RUN_LEAST = 4       /* lines of a form */
};

/* A line, as one of a form. */
struct row {
    bool name, value; /* it may be that */
    int known;        /* score of the name; 0: the lexicon does not know it */
    int best;         /* of what begins here */
    bool pair;        /* and it begins with a pair */
};

/* Pairs that may be one form. */
struct form {
    unsigned from, end;       /* rows */
    unsigned known, together; /* names that the lexicon knows; those that do not stand apart */
};

/* No item, no sentence, and of no other form. */
static bool is_plain(const struct text_line *line)
{
    const struct span whole = line->look.whole;

    return !line->look.item && !line->mark.level && !line->underlined && !line->mark.row &&
           line->frame == FRAME_NONE && !body_line_is_longer(whole, VALUE_CHARACTERS) &&
           !body_line_has_tab(whole) && !text_says_more(line);
}

static bool can_name(const struct text *text, const struct text_line *line)
{
    const struct span whole = line->look.whole;

    return !body_line_is_longer(whole, LABEL_CHARACTERS) && !text_has_digit(whole) &&
           body_line_count_words(whole) <= LABEL_WORDS_MOST && !body_line_ends_in(whole, ".,;!?") &&
           text_begins_upper(text, line) && !memchr(span_text(whole), ',', whole.len) &&
           !body_is_address(span_text(whole), whole.len);
}

/* What heads the text's own parts is nothing that a form says. */
static bool heads_part(const struct text *text, struct text_line *line)
{
    const enum lang_role role = text_role(text, line);

    return line->whole && (role == ROLE_MISSIONS || role == ROLE_PROFILE || role == ROLE_ABOUT ||
                           role == ROLE_COMMITMENTS || role == ROLE_APPLY);
}

/* By its look alone. */
static struct row row_of(const struct text *text, const struct text_line *line)
{
    const bool plain = is_plain(line);

    return (struct row){.name = plain && can_name(text, line),
                        .value = plain && !body_line_ends_in(line->look.whole, ":")};
}

/* What the lexicon says of a row that may name. */
static void look_up(const struct text *text, struct text_line *line, struct row *row)
{
    const struct span whole = line->look.whole;
    const enum lang_fact fact = lang_find_fact(lang_facts(text->lang), span_text(whole), whole.len);

    row->known = fact == LANG_FACT_COUNT ? 0 : fact == LANG_FACT_FORM ? FORM_SCORE : KNOWN_SCORE;
    row->name &= row->known > 0 || !body_line_ends_in(whole, ")");
    if (row->known == 0 && heads_part(text, line))
        row->name = row->value = false;
}

/* A name and what it says, with blanks above and below. */
static bool stand_apart(const struct text *text, unsigned i)
{
    return text_line(text, i)->below_blank && text_line(text, i + 1)->above_blank;
}

/* Do two lines stand together as a name and what it says: glued, or each alone? What stands in
 * capitals above its own text is a heading. */
static bool are_pair(const struct text *text, unsigned i)
{
    const struct text_line *name = text_line(text, i), *value = text_line(text, i + 1);

    return value && !(name->capitals && stand_apart(text, i)) &&
           (!name->above_blank || (name->below_blank && value->above_blank && value->below_blank));
}

/* From the end on, what divides the lines best into pairs and single ones. */
static void divide(const struct text *text, struct row *rows, unsigned count)
{
    for (unsigned i = count; i-- > 0;) {
        const int single = i + 1 < count ? rows[i + 1].best : 0;
        int pair;

        rows[i].best = single;
        if (i + 1 >= count || !rows[i].name || !rows[i + 1].value || !are_pair(text, i))
            continue;
        pair = (i + 2 < count ? rows[i + 2].best : 0) +
               (rows[i].known ? rows[i].known : UNKNOWN_SCORE) +
               (rows[i + 1].known == KNOWN_SCORE ? SLIPPED_SCORE : 0);
        rows[i].pair = pair > single;
        rows[i].best = MAX(pair, single);
    }
}

/* Rows [from, end) are a form: its pairs are marked. */
static void mark(struct text *text, const struct row *rows, unsigned from, unsigned end)
{
    for (unsigned i = from; i < end; i++) {
        if (!rows[i].pair)
            continue;
        text_line(text, i)->form = FORM_NAME;
        text_line(text, i + 1)->form = FORM_VALUE;
        i++;
    }
}

/* Pairs without a known name belong to the form as far as they reach to a blank line. */
static unsigned widen(const struct text *text, const struct row *rows, unsigned end, unsigned count)
{
    unsigned to = end;

    while (to + 1 < count && rows[to].pair && !text_line(text, to - 1)->above_blank)
        to += 2;
    return to > end && text_line(text, to - 1)->above_blank ? to : end;
}

/* Ends the form at hand, if it is one. */
static void end_form(struct text *text, const struct row *rows, struct form *form, unsigned count)
{
    if (form->known >= (form->together ? KNOWN_LEAST : APART_LEAST) &&
        form->end - form->from >= RUN_LEAST)
        mark(text, rows, form->from, widen(text, rows, form->end, count));
    *form = (struct form){0};
}

/* The forms among the pairs: known names that stand near each other, with nothing between them that
 * is no row. */
static void find_among(struct text *text, const struct row *rows, unsigned count)
{
    struct form form = {0};

    for (unsigned i = 0; i < count; i++) {
        const bool names = rows[i].pair && rows[i].known > 0;

        if (form.known > 0 &&
            ((!rows[i].name && !rows[i].value) || (names && i - form.end > GAP_MOST)))
            end_form(text, rows, &form, count);
        if (names) {
            form.from = form.known == 0 ? i : form.from;
            form.end = i + 2;
            form.known++;
            form.together += !stand_apart(text, i);
        }
        i += rows[i].pair;
    }
    end_form(text, rows, &form, count);
}

void text_find_forms(struct text *text)
{
    const unsigned count = text->lines->len;
    g_autofree struct row *rows = NULL;
    unsigned names = 0;

    if (count > TEXT_LINES_MAX)
        return;
    rows = g_new0(struct row, count);
    for (unsigned i = 0; i < count; i++) {
        rows[i] = row_of(text, text_line(text, i));
        names += rows[i].name;
    }
    if (names < RUN_LEAST)
        return;
    for (unsigned i = 0; i < count; i++)
        if (rows[i].name)
            look_up(text, text_line(text, i), &rows[i]);
    divide(text, rows, count);
    find_among(text, rows, count);
}

/* `Informations générales`, above a form's first name and below blank lines: it says nothing of its
 * own. */
bool rule_form_head(const struct text *text, unsigned i)
{
    struct text_line *line = text_line(text, i), *next = text_line(text, i + 1);
    g_autofree char *says = NULL;

    if (i == 0 || !next || next->form != FORM_NAME || line->form != FORM_NONE ||
        !line->below_blank || !is_plain(line) || !can_name(text, line) ||
        text_holds_title(text, line))
        return false;
    says = text_folded(line);
    return lang_has_word(text->lang->form_heads, says);
}

bool rule_form_name(const struct text *text, unsigned i)
{
    return text_line(text, i)->form == FORM_NAME;
}

bool rule_form_value(const struct text *text, unsigned i)
{
    return text_line(text, i)->form == FORM_VALUE;
}
