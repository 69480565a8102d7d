/* terms: contract, hours, pay, reference and employer: by a label, among terms, in sentences. A
 * part of facts. What always holds: what is sure of itself wins over what stands where it may be
 * meant otherwise: duties and requirements speak of other people's contracts and money. */
#include "posting/facts/facts_private.h"

#include <string.h>

enum {
    WHOLE_MAX = 80,  /* bytes of a contract that is taken as its label has it */
    PLAIN_MAX = 64,  /* of a value that no pattern knows */
    START_BYTES = 24 /* a term begins with what it says, or nearly so */
};

struct rule {
    const char *name;
    enum posting_fact_id id;
    enum facts_part_kind kind;
    enum lang_fact label; /* of PART_LABELLED; LANG_FACT_COUNT: any other kind */
    int score;
    facts_reader *read;
};

/* "embauche en CDI possible": what may come later is not offered. */
static bool is_only_possible(struct facts_view *view, struct facts_stretch in,
                             struct facts_stretch found)
{
    const size_t end = found.start + found.len;

    return view_says(view, LANG_PATTERN_POSSIBLE, view_between(end, in.start + in.len)) ||
           view_says(view, LANG_PATTERN_LATER, view_between(in.start, end));
}

/* A sentence of the profile that speaks of no post: what somebody has done. */
static bool asks_for(struct facts_view *view, const struct facts_part *part)
{
    return part->kind == PART_SENTENCE && part_role(view, part) == ROLE_PROFILE &&
           !view_says(view, LANG_PATTERN_CONTRACT_WORD, part->value);
}

static bool read_contract(struct facts_view *view, const struct facts_part *part,
                          struct facts_stretch *value, int *score)
{
    if (!view_match(view, LANG_PATTERN_CONTRACT, part->value, value))
        return false;
    *score -= part_is_away(view, part) || asks_for(view, part) ? FACTS_AWAY : 0;
    *score -= is_only_possible(view, part->value, *value) ? FACTS_AWAY : 0;
    *score -= part->kind == PART_SENTENCE && view_says(view, LANG_PATTERN_MAYBE, part->value)
                  ? FACTS_AWAY / 2
                  : 0;
    return true;
}

/* Words that may mean something else: what a term begins with. */
static bool read_likely_contract(struct facts_view *view, const struct facts_part *part,
                                 struct facts_stretch *value, int *score)
{
    if (!view_match(view, LANG_PATTERN_LIKELY_CONTRACT, part->value, value) ||
        value->start > part->value.start + START_BYTES)
        return false;
    *score -= part_is_away(view, part) || part_role(view, part) == ROLE_MISSIONS ? FACTS_AWAY : 0;
    *score -= value->start > part->value.start ? FACTS_AWAY / 3 : 0;
    return true;
}

static bool read_spoken_contract(struct facts_view *view, const struct facts_part *part,
                                 struct facts_stretch *value, int *score)
{
    const enum lang_role role = part_role(view, part);

    if (view_match(view, LANG_PATTERN_TERM, part->value, value)) {
        *score += role == ROLE_PROFILE || role == ROLE_COMMITMENTS ? -FACTS_AWAY : 3;
        return true;
    }
    if (!view_says(view, LANG_PATTERN_CONTRACT_WORD, part->value) ||
        !view_match(view, LANG_PATTERN_LIKELY_CONTRACT, part->value, value))
        return false;
    *score -= part_is_away(view, part) || lang_is_work_role(role) ? FACTS_AWAY : 0;
    return true;
}

/* The first of what is sure and what is likely. */
static bool match_any_contract(struct facts_view *view, struct facts_stretch in,
                               struct facts_stretch *value)
{
    struct facts_stretch likely;
    const bool sure = view_match(view, LANG_PATTERN_CONTRACT, in, value),
               maybe = view_match(view, LANG_PATTERN_LIKELY_CONTRACT, in, &likely);

    if (maybe && (!sure || likely.start < value->start))
        *value = likely;
    return sure || maybe;
}

static bool holds_date(const struct facts_view *view, struct facts_stretch in)
{
    struct dates_match match;
    size_t from = 0;

    return dates_next(view->posting->lang, view_plain(view, in), &from, &match);
}

static bool read_labelled_contract(struct facts_view *view, const struct facts_part *part,
                                   struct facts_stretch *value, int *score)
{
    const struct facts_stretch in = view_sentence(view, part->value);

    if (match_any_contract(view, in, value)) {
        *score -= is_only_possible(view, in, *value) ? FACTS_AWAY : 0;
        if (in.len <= WHOLE_MAX &&
            !g_strstr_len(view->low->str + in.start, (gssize)in.len, " - ") &&
            !view_says(view, LANG_PATTERN_HOURS, in) && !holds_date(view, in) &&
            !view_says(view, LANG_PATTERN_PAY, in))
            *value = in;
        return true;
    }
    *value = in;
    *score -= FACTS_AWAY;
    return in.len <= PLAIN_MAX && !part->below &&
           view_says(view, LANG_PATTERN_CONTRACT_LABEL, part->all) &&
           !view_says(view, LANG_PATTERN_HOURS, in) && !view_says(view, LANG_PATTERN_PAY, in);
}

static bool has_digit(const struct facts_view *view, struct facts_stretch in)
{
    for (size_t i = 0; i < in.len; i++)
        if (g_ascii_isdigit(view->low->str[in.start + i]))
            return true;
    return false;
}

/* "Full time, permanent": among the hours, a contract of its own. */
static bool read_listed_contract(struct facts_view *view, const struct facts_part *part,
                                 struct facts_stretch *value, int *score)
{
    const struct facts_stretch in = view_sentence(view, part->value);
    size_t end;

    *score += 0;
    if (in.len > FACTS_VALUE_MAX || !match_any_contract(view, in, value))
        return false;
    end = value->start + value->len;
    return (value->start == in.start || strchr(",/&-|(", view->low->str[value->start - 2]) ||
            strchr(",/&-|(", view->low->str[value->start - 1])) &&
           (end == in.start + in.len || strchr(",/&-|) ", view->low->str[end]));
}

/* What follows the hours and belongs to them is their own; a label may hold days and pauses, too.
 */
static bool read_labelled_hours(struct facts_view *view, const struct facts_part *part,
                                struct facts_stretch *value, int *score)
{
    const struct facts_stretch in = view_sentence(view, part->value);
    const bool known = view_match(view, LANG_PATTERN_HOURS, in, value) ||
                       view_match(view, LANG_PATTERN_BARE_HOURS, in, value);
    struct facts_stretch contract;

    if (in.len <= FACTS_VALUE_MAX && (known || in.len <= PLAIN_MAX / 2) &&
        !(known && match_any_contract(view, in, &contract)))
        *value = in;
    *score -= known ? 0 : has_digit(view, in) ? FACTS_AWAY / 2 : FACTS_AWAY;
    return known || (in.len <= PLAIN_MAX / 2 && !part->below);
}

static bool read_hours(struct facts_view *view, const struct facts_part *part,
                       struct facts_stretch *value, int *score)
{
    const bool maybe =
        part->kind == PART_SENTENCE && view_says(view, LANG_PATTERN_MAYBE, part->value);
    bool asked;

    if (!view_match(view, LANG_PATTERN_HOURS, part->value, value))
        return false;
    asked = part_role(view, part) == ROLE_PROFILE && value->start > part->value.start &&
            !view_says(view, LANG_PATTERN_CONTRACT, part->value);
    *score -= part_is_away(view, part) || asked ? FACTS_AWAY : 0;
    *score -= maybe ? FACTS_AWAY / 2 : 0;
    *score -= maybe && g_strstr_len(view->low->str + value->start, (gssize)value->len, " ou ")
                  ? FACTS_AWAY / 2
                  : 0;
    return true;
}

static bool read_bare_hours(struct facts_view *view, const struct facts_part *part,
                            struct facts_stretch *value, int *score)
{
    *score -= part_is_away(view, part) || part_role(view, part) == ROLE_MISSIONS ? FACTS_AWAY : 0;
    return !view_says(view, LANG_PATTERN_NO_PAY, part->value) &&
           view_match(view, LANG_PATTERN_BARE_HOURS, part->value, value);
}

/* `ASSIST-COM`: one word in capitals, with a mark in it. */
static bool is_code(const struct facts_view *view, struct facts_stretch value)
{
    const struct span plain = view_plain(view, value);
    bool mark = false;

    for (size_t i = 0; i < plain.len; i++) {
        if (!g_ascii_isupper(span_text(plain)[i]) && !strchr("-/_.", span_text(plain)[i]))
            return false;
        mark |= !g_ascii_isupper(span_text(plain)[i]);
    }
    return mark;
}

/* A file number has a figure in it, and no sentence. */
static bool read_labelled_reference(struct facts_view *view, const struct facts_part *part,
                                    struct facts_stretch *value, int *score)
{
    const char *text = view->low->str + part->value.start;
    const size_t word = strcspn(text, " \t\n");

    *score += 0;
    *value = view_part(part->value, 0, word);
    if (part->value.len <= PLAIN_MAX / 2 && has_digit(view, part->value) &&
        !view_says(view, LANG_PATTERN_PAY, part->value))
        *value = part->value;
    return (has_digit(view, *value) || is_code(view, part->value)) &&
           !memchr(text, '@', part->value.len);
}

static bool read_reference(struct facts_view *view, const struct facts_part *part,
                           struct facts_stretch *value, int *score)
{
    *score -= part_is_away(view, part) ? FACTS_AWAY : 0;
    return view_match(view, LANG_PATTERN_REFERENCE, part->all, value);
}

static bool read_employer(struct facts_view *view, const struct facts_part *part,
                          struct facts_stretch *value, int *score)
{
    *score += 0;
    *value = view_sentence(view, part->value);
    return value->len <= FACTS_VALUE_MAX && view->low->len > 0;
}

/* "CHRONIQUES recherche sa/son …": who stands before the verb. */
static bool read_seeker(struct facts_view *view, const struct facts_part *part,
                        struct facts_stretch *value, int *score)
{
    const struct facts_stretch verb = view_seeks(view, part->all);
    const struct facts_unit *unit = view_unit(view, part->unit);
    struct span plain;

    if (verb.len == 0 || unit->kind == BLOCK_ITEM)
        return false;
    *value = view_trim(view, view_between(part->all.start, verb.start), " ,-");
    if (value->len == 0 && part->unit > 0 && part->all.start == unit->low) {
        unit = view_unit(view, part->unit - 1);
        *value = (struct facts_stretch){unit->low, unit->low_len};
        *score -= FACTS_AWAY / 3;
    }
    plain = view_plain(view, *value);
    return value->len > 0 && value->len <= PLAIN_MAX &&
           g_unichar_isupper(g_utf8_get_char(span_text(plain))) &&
           !memchr(span_text(plain), ':', plain.len) &&
           !view_says(view, LANG_PATTERN_NO_TITLE, *value);
}

static const struct rule rules[] = {
    {"label", FACT_CONTRACT, PART_LABELLED, LANG_FACT_CONTRACT, 90, read_labelled_contract},
    {"term", FACT_CONTRACT, PART_TERM, LANG_FACT_COUNT, 75, read_contract},
    {"likely-term", FACT_CONTRACT, PART_TERM, LANG_FACT_COUNT, 70, read_likely_contract},
    {"other-label", FACT_CONTRACT, PART_OTHER, LANG_FACT_COUNT, 60, read_contract},
    {"sentence", FACT_CONTRACT, PART_SENTENCE, LANG_FACT_COUNT, 66, read_contract},
    {"term-of-post", FACT_CONTRACT, PART_SENTENCE, LANG_FACT_COUNT, 55, read_spoken_contract},
    {"term-of-post", FACT_CONTRACT, PART_TERM, LANG_FACT_COUNT, 55, read_spoken_contract},
    {"title", FACT_CONTRACT, PART_LABELLED, LANG_FACT_TITLE, 64, read_contract},
    {"hours-label", FACT_CONTRACT, PART_LABELLED, LANG_FACT_HOURS, 62, read_contract},
    {"hours-label", FACT_CONTRACT, PART_LABELLED, LANG_FACT_HOURS, 60, read_listed_contract},

    {"label", FACT_HOURS, PART_LABELLED, LANG_FACT_HOURS, 90, read_labelled_hours},
    {"start-label", FACT_HOURS, PART_LABELLED, LANG_FACT_START, 70, read_hours},
    {"start-label", FACT_HOURS, PART_LABELLED, LANG_FACT_START, 60, read_bare_hours},
    {"contract-label", FACT_HOURS, PART_LABELLED, LANG_FACT_CONTRACT, 80, read_hours},
    {"term", FACT_HOURS, PART_TERM, LANG_FACT_COUNT, 75, read_hours},
    {"bare-term", FACT_HOURS, PART_TERM, LANG_FACT_COUNT, 60, read_bare_hours},
    {"other-label", FACT_HOURS, PART_OTHER, LANG_FACT_COUNT, 64, read_hours},
    {"title", FACT_HOURS, PART_LABELLED, LANG_FACT_TITLE, 62, read_hours},
    {"pay-label", FACT_HOURS, PART_LABELLED, LANG_FACT_PAY, 56, read_hours},
    {"sentence", FACT_HOURS, PART_SENTENCE, LANG_FACT_COUNT, 65, read_hours},

    {"label", FACT_PAY, PART_LABELLED, LANG_FACT_PAY, 90, pay_read_labelled},
    {"term", FACT_PAY, PART_TERM, LANG_FACT_COUNT, 75, pay_read_term},
    {"scale", FACT_PAY, PART_TERM, LANG_FACT_COUNT, 66, pay_read_scale},
    {"contract-label", FACT_PAY, PART_LABELLED, LANG_FACT_CONTRACT, 60, pay_read_sentence},
    {"sentence", FACT_PAY, PART_SENTENCE, LANG_FACT_COUNT, 66, pay_read_sentence},
    {"other-label", FACT_PAY, PART_OTHER, LANG_FACT_COUNT, 60, pay_read_sentence},
    {"scale-sentence", FACT_PAY, PART_SENTENCE, LANG_FACT_COUNT, 58, pay_read_scale},

    {"label", FACT_REFERENCE, PART_LABELLED, LANG_FACT_REFERENCE, 90, read_labelled_reference},
    {"words", FACT_REFERENCE, PART_TERM, LANG_FACT_COUNT, 75, read_reference},
    {"words", FACT_REFERENCE, PART_SENTENCE, LANG_FACT_COUNT, 72, read_reference},
    {"title", FACT_REFERENCE, PART_LABELLED, LANG_FACT_TITLE, 66, read_reference},
    {"words", FACT_REFERENCE, PART_OTHER, LANG_FACT_COUNT, 60, read_reference},

    {"label", FACT_EMPLOYER, PART_LABELLED, LANG_FACT_EMPLOYER, 80, read_employer},
    {"seeks", FACT_EMPLOYER, PART_SENTENCE, LANG_FACT_COUNT, 66, read_seeker},
    {"seeks", FACT_EMPLOYER, PART_TERM, LANG_FACT_COUNT, 66, read_seeker},
};

/* A label that stands above its value is a little less sure of it. */
static void apply(struct facts_pool *pool, const struct rule *rule, const struct facts_part *part)
{
    int score = rule->score - (part->below ? 4 : 0);
    struct facts_stretch value = {0, 0};

    if (part->kind == rule->kind &&
        (rule->label == LANG_FACT_COUNT || rule->label == part->label) &&
        rule->read(pool->view, part, &value, &score))
        pool_add(pool, rule->id, rule->name, score, value, NULL);
}

/* Duties and requirements: what they say of contracts and money could never win. */
static bool speaks_of_others(const struct facts_view *view, const struct facts_part *part)
{
    const enum lang_role role = part_role(view, part);

    return view_unit(view, part->unit)->around ||
           (part->kind != PART_LABELLED && part_is_away(view, part) && role != ROLE_ABOUT);
}

void rules_terms(struct facts_pool *pool)
{
    const GArray *parts = pool->view->parts;

    for (unsigned i = 0; i < parts->len; i++) {
        const struct facts_part *part = &g_array_index(parts, struct facts_part, i);

        for (size_t k = 0; !speaks_of_others(pool->view, part) && k < G_N_ELEMENTS(rules); k++)
            apply(pool, &rules[k], part);
    }
}
