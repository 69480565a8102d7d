/* when: start, deadline and day of publication: each date of the text, by what leads to it, by its
 * label or its section. A part of facts. What always holds: a day that the text gives to interviews
 * or answers is neither. */
#include "posting/facts/facts_private.h"

#include "posting/facts/facts.h"

#include <string.h>

enum {
    AWAY = 35,       /* what a word of interviews before the date takes from a score */
    ELSEWHERE = 20,  /* what a section on other things does */
    NEAR_BYTES = 70, /* how far before a date its words may stand */
    LEAD_BYTES = 110,
    WORDS_MAX = 50,     /* of a start without a date */
    CALENDAR_BYTES = 8, /* of a sign before a date */
    BETWEEN_BYTES = 16, /* between the two dates of a stretch of time */
    HEAD_UNITS = 8,     /* where a letter has its date line */
    FUTURE_ROLES = 1 << ROLE_MISSIONS | 1 << ROLE_PROFILE | 1 << ROLE_ABOUT | 1 << ROLE_COMMITMENTS
};

/* A date of a part, with what stands around it. */
struct spot {
    const struct facts_part *part;
    const struct facts_unit *unit;
    struct facts_stretch before, near, value, sentence; /* before: from the beginning of the part */
    bool begins, ends;         /* a stretch of time, with the date behind or before it */
    struct facts_stretch bare; /* value without the time of day */
    struct date date;
};

/* The last bytes of what stands before. */
static struct facts_stretch tail(struct facts_stretch before, size_t max)
{
    return before.len <= max ? before : view_part(before, before.len - max, max);
}

static bool is_start(struct facts_view *view, const struct spot *spot)
{
    return view_says(view, LANG_PATTERN_START, tail(spot->before, LEAD_BYTES));
}

static bool is_other(struct facts_view *view, const struct spot *spot)
{
    return view_says(view, LANG_PATTERN_OTHER_DAY, spot->near);
}

/* Each gives a score out of 100, 0 for none. */
static int by_start(struct facts_view *view, const struct spot *spot)
{
    const int score = is_start(view, spot) ? 78 : 0;

    return score - (is_other(view, spot) ? AWAY : 0) -
           (FUTURE_ROLES >> spot->unit->role & 1 ? ELSEWHERE : 0);
}

static bool begins_range(struct facts_view *view, const struct spot *spot)
{
    const size_t end = spot->value.start + spot->value.len;

    return view_says(view, LANG_PATTERN_RANGE,
                     view_between(end, spot->sentence.start + spot->sentence.len));
}

/* "(14e édition du 2 au 6 juillet)" */
static bool is_in_bracket(const struct facts_view *view, const struct spot *spot)
{
    const char *before = view->low->str + spot->before.start;
    bool inside = false;

    for (size_t i = 0; i < spot->before.len; i++)
        inside = before[i] == '(' || (inside && before[i] != ')');
    return inside && spot->part->kind == PART_SENTENCE;
}

/* "du 1er février au 30 juin 2027", "in September 2027", where the sentence speaks of the job. */
static int by_stretch(struct facts_view *view, const struct spot *spot)
{
    const bool range = begins_range(view, spot),
               house = spot->unit->role == ROLE_ABOUT && range &&
                       (view_says(view, LANG_PATTERN_CONTRACT, spot->sentence) ||
                        view_says(view, LANG_PATTERN_LIKELY_CONTRACT, spot->sentence));

    if (is_in_bracket(view, spot))
        return 0;
    if (spot->unit->role == ROLE_DEADLINE) /* then that is when one applies */
        return 0;
    if (range && spot->part->kind == PART_TERM && spot->before.len == 0 && !is_other(view, spot) &&
        !(FUTURE_ROLES >> spot->unit->role & 1)) /* "mid November to late January" */
        return 60;
    if (is_other(view, spot) || (!house && FUTURE_ROLES >> spot->unit->role & 1) ||
        (!view_says(view, LANG_PATTERN_LIKELY_START, tail(spot->before, LEAD_BYTES)) &&
         !(range && view_says(view, LANG_PATTERN_CONTRACT, spot->sentence)) &&
         !(range && view_says(view, LANG_PATTERN_LIKELY_CONTRACT, spot->sentence))) ||
        !(view_says(view, LANG_PATTERN_CONTRACT_WORD, spot->sentence) ||
          (range && view_seeks(view, spot->sentence).len > 0)))
        return 0;
    return house ? 54 : range ? 64 : spot->date.day == 0 || spot->part->kind == PART_TERM ? 54 : 0;
}

/* "from 1 September", where nothing but the job begins. */
static int by_from(struct facts_view *view, const struct spot *spot)
{
    if (is_other(view, spot) ||
        !view_says(view, LANG_PATTERN_FROM, tail(spot->before, LEAD_BYTES)) ||
        view_says(view, LANG_PATTERN_APPLYING, spot->sentence) ||
        (spot->part->kind != PART_TERM &&
         !view_says(view, LANG_PATTERN_CONTRACT_WORD, spot->sentence)))
        return 0;
    return FUTURE_ROLES >> spot->unit->role & 1 ? 52 : 62;
}

static int by_start_label(struct facts_view *view, const struct spot *spot)
{
    if (spot->part->kind != PART_LABELLED || spot->part->label != LANG_FACT_START)
        return 0;
    return (spot->part->below ? 86 : 90) - (is_other(view, spot) || spot->ends ? AWAY : 0);
}

static bool ends_in_comma(const struct facts_view *view, struct facts_stretch before)
{
    return before.len > 2 && strncmp(view->low->str + before.start + before.len - 2, ", ", 2) == 0;
}

/* "Contrat : CDD du 01/09 au 31/08", "CDI, 39 h, 1er avril" */
static int by_contract_label(struct facts_view *view, const struct spot *spot)
{
    const bool contract =
        spot->part->kind == PART_LABELLED &&
        (spot->part->label == LANG_FACT_CONTRACT || spot->part->label == LANG_FACT_HOURS);

    return !contract                                                            ? 0
           : begins_range(view, spot)                                           ? 74
           : view_says(view, LANG_PATTERN_FROM, tail(spot->before, LEAD_BYTES)) ? 70
           : ends_in_comma(view, spot->before)                                  ? 54
                                                                                : 0;
}

static int by_start_section(struct facts_view *view, const struct spot *spot)
{
    return spot->unit->role == ROLE_START && !is_other(view, spot) ? 72 : 0;
}

/* "📅 September 2027": a calendar, and nothing that says what for. */
static int by_calendar(struct facts_view *view, const struct spot *spot)
{
    static const gunichar calendars[] = {0x1F4C5, 0x1F4C6, 0x1F5D3};
    const gunichar sign = g_utf8_get_char(view->low->str + spot->part->all.start);

    for (size_t i = 0; i < G_N_ELEMENTS(calendars); i++)
        if (sign == calendars[i] && spot->date.day == 0 && spot->before.len <= CALENDAR_BYTES)
            return 54;
    return 0;
}

static int by_deadline(struct facts_view *view, const struct spot *spot)
{
    const bool leads = view_says(view, LANG_PATTERN_DEADLINE, tail(spot->before, LEAD_BYTES));

    return leads && !is_start(view, spot) ? 80 - (is_other(view, spot) ? AWAY : 0) : 0;
}

/* "avant le", "by": a deadline where the sentence, or else the section, speaks of applying. */
static int by_limit(struct facts_view *view, const struct spot *spot)
{
    const struct facts_stretch unit = {spot->unit->low, spot->unit->low_len};
    const bool says = view_says(view, LANG_PATTERN_APPLYING, spot->sentence),
               section = spot->unit->role == ROLE_APPLY || spot->unit->role == ROLE_DEADLINE ||
                         view_says(view, LANG_PATTERN_APPLYING, unit);

    if (!view_says(view, LANG_PATTERN_BY, tail(spot->before, LEAD_BYTES)) || is_start(view, spot) ||
        (spot->part->kind == PART_LABELLED && spot->part->label == LANG_FACT_CONTRACT))
        return 0;
    return (says      ? 74
            : section ? 64
                      : 30) -
           (is_other(view, spot) ? AWAY : 0) -
           (!says && spot->unit->kind == BLOCK_ITEM && FUTURE_ROLES >> spot->unit->role & 1 ? AWAY
                                                                                            : 0);
}

static int by_deadline_label(struct facts_view *view, const struct spot *spot)
{
    if (spot->part->kind != PART_LABELLED || spot->part->label != LANG_FACT_DEADLINE)
        return 0;
    return spot->begins ? 0 /* it is where the stretch ends */
                        : (spot->part->below ? 86 : 90) - (is_other(view, spot) ? AWAY : 0);
}

static int by_deadline_section(struct facts_view *view, const struct spot *spot)
{
    return spot->unit->role == ROLE_DEADLINE && !is_other(view, spot) && !spot->begins ? 76 : 0;
}

static int by_published(struct facts_view *view, const struct spot *spot)
{
    return view_says(view, LANG_PATTERN_PUBLISHED, tail(spot->before, LEAD_BYTES)) ? 85 : 0;
}

static int by_published_label(struct facts_view *view, const struct spot *spot)
{
    (void)view;
    return spot->part->kind == PART_LABELLED && spot->part->label == LANG_FACT_PUBLISHED ? 90 : 0;
}

/* "Lyon, le 3 mars 2027", alone at the head of a letter. */
static int by_dateline(struct facts_view *view, const struct spot *spot)
{
    const bool last =
        spot->value.start + spot->value.len + 2 >= spot->sentence.start + spot->sentence.len;

    return spot->part->unit < HEAD_UNITS && last && spot->date.day != 0 &&
                   view_says(view, LANG_PATTERN_DATELINE, spot->before)
               ? 75
               : 0;
}

static const struct rule {
    const char *name;
    enum posting_fact_id id;
    int (*score)(struct facts_view *view, const struct spot *spot);
} rules[] = {
    {"label", FACT_START, by_start_label},
    {"lead", FACT_START, by_start},
    {"contract-label", FACT_START, by_contract_label},
    {"from", FACT_START, by_from},
    {"section", FACT_START, by_start_section},
    {"calendar", FACT_START, by_calendar},
    {"stretch-of-time", FACT_START, by_stretch},
    {"label", FACT_DEADLINE, by_deadline_label},
    {"lead", FACT_DEADLINE, by_deadline},
    {"section", FACT_DEADLINE, by_deadline_section},
    {"limit", FACT_DEADLINE, by_limit},
    {"label", FACT_PUBLISHED, by_published_label},
    {"lead", FACT_PUBLISHED, by_published},
    {"date-line", FACT_PUBLISHED, by_dateline},
};

static void judge(struct facts_pool *pool, const struct spot *spot)
{
    for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
        const int score = rules[i].score(pool->view, spot);

        if (score >= FACTS_BAR / 2)
            pool_add(pool, rules[i].id, rules[i].name, score,
                     rules[i].id == FACT_PUBLISHED ? spot->bare : spot->value, &spot->date);
    }
}

static struct spot spot_new(const struct facts_view *view, const struct facts_part *part,
                            struct facts_stretch value)
{
    struct spot spot = {.part = part, .unit = view_unit(view, part->unit), .value = value};

    spot.bare = value;
    spot.sentence = part->all;
    spot.before = view_between(part->all.start, value.start);
    spot.near = tail(spot.before, NEAR_BYTES);
    return spot;
}

static struct span bare_of(const struct dates_match *match)
{
    struct span bare = match->day;

    if (match->weekday.len > 0 && match->weekday.offset < bare.offset) {
        bare.len += bare.offset - match->weekday.offset;
        bare.offset = match->weekday.offset;
    }
    return bare;
}

/* "15 décembre au 8 janvier": the two are one stretch of time. */
static bool lead_on(struct facts_view *view, struct facts_stretch first, struct facts_stretch last)
{
    const size_t end = first.start + first.len;

    return last.start <= end + BETWEEN_BYTES &&
           view_says(view, LANG_PATTERN_RANGE, view_between(end, last.start + last.len));
}

/* Dates in figures and words; where they lie, for what looks at months alone. */
static void read_days(struct facts_pool *pool, const struct facts_part *part, GArray *taken)
{
    struct facts_view *view = pool->view;
    const struct language *lang = view->posting->lang;
    const struct span within =
        view_plain(view, part->kind == PART_LABELLED ? part->value : part->all);
    struct dates_match match, next;
    size_t from = 0;
    bool ends = false;

    for (bool more = dates_next(lang, within, &from, &match); more; match = next) {
        struct spot spot = spot_new(view, part, view_low(view, match.all));

        more = dates_next(lang, within, &from, &next);
        spot.ends = ends;
        spot.begins = ends = more && lead_on(view, spot.value, view_low(view, next.all));
        g_array_append_val(taken, spot.value);
        spot.date = match.date;
        spot.bare = view_low(view, bare_of(&match));
        if (!match.impossible)
            judge(pool, &spot);
    }
}

static bool overlaps(const GArray *taken, struct facts_stretch value)
{
    for (unsigned i = 0; i < taken->len; i++) {
        const struct facts_stretch one = g_array_index(taken, struct facts_stretch, i);

        if (one.start < value.start + value.len && value.start < one.start + one.len)
            return true;
    }
    return false;
}

static int month_of(const struct facts_view *view, struct facts_stretch value)
{
    g_autofree char *text = g_strndup(view->low->str + value.start, value.len);
    g_auto(GStrv) words = g_strsplit_set(text, " .-", -1);
    int month = 0;

    for (char **word = words; *word && month == 0; word++)
        month = lang_find_month(view->posting->lang, *word, strlen(*word));
    return month;
}

/* "may" and "march" are words, too. */
static bool is_month(const struct facts_view *view, struct facts_stretch value, int month)
{
    const struct span plain = view_plain(view, value);

    for (size_t i = 0; i < plain.len; i++)
        if (g_ascii_isupper(span_text(plain)[i]))
            return month != 0;
    return month != 0 && !(view->posting->lang->capital_months >> month & 1);
}

/* "début avril", "fin mai", "September": months without day and year. */
static void read_months(struct facts_pool *pool, const struct facts_part *part, const GArray *taken)
{
    struct facts_view *view = pool->view;
    struct facts_stretch in = part->kind == PART_LABELLED ? part->value : part->all, value;

    while (view_match(view, LANG_PATTERN_MONTH, in, &value)) {
        struct spot spot = spot_new(view, part, value);

        spot.date.month = month_of(view, value);
        if (!overlaps(taken, value) && is_month(view, value, spot.date.month))
            judge(pool, &spot);
        in = view_between(value.start + value.len, in.start + in.len);
    }
}

/* A start that is no date: by its label, in a term that has little else, in a sentence that seeks.
 */
static int score_soon(struct facts_view *view, const struct facts_part *part,
                      struct facts_stretch value)
{
    const struct facts_unit *unit = view_unit(view, part->unit);
    const struct facts_stretch before = view_between(part->all.start, value.start);

    if (part->kind == PART_LABELLED)
        return part->label == LANG_FACT_START ? 88 : 0;
    if (view_says(view, LANG_PATTERN_START, before) || view_says(view, LANG_PATTERN_START, value))
        return 80;
    if (unit->role == ROLE_APPLY || view_says(view, LANG_PATTERN_APPLYING, part->all))
        return 0;
    if (part->kind == PART_TERM)
        return before.len < 20 ? 66 : 56;
    return view_says(view, LANG_PATTERN_SEEKING, part->all) ||
                   view_says(view, LANG_PATTERN_CONTRACT_WORD, part->all)
               ? 58
               : 0;
}

static void read_soon(struct facts_pool *pool, const struct facts_part *part)
{
    struct facts_stretch value;
    int score;

    if (!view_match(pool->view, LANG_PATTERN_SOON, part->all, &value))
        return;
    score = score_soon(pool->view, part, value);
    if (score > 0)
        pool_add(pool, FACT_START, "soon", score, value, NULL);
}

/* What a label says of the start without a date: "1er trimestre 2027". */
static void read_words(struct facts_pool *pool, const struct facts_part *part, const GArray *taken)
{
    if (part->kind == PART_LABELLED && part->label == LANG_FACT_START && !part->below &&
        taken->len == 0 && part->value.len <= WORDS_MAX)
        pool_add(pool, FACT_START, "label-words", 60, part->value, NULL);
}

/* "Deadline: rolling": there is no date. */
static void read_open_end(struct facts_pool *pool, const struct facts_part *part)
{
    struct facts_stretch value;

    if (part->kind == PART_LABELLED && part->label == LANG_FACT_DEADLINE &&
        view_match(pool->view, LANG_PATTERN_OPEN_END, part->value, &value))
        pool_add(pool, FACT_DEADLINE, "open-end", 60, value, NULL);
}

static void read_ago(struct facts_pool *pool, const struct facts_part *part)
{
    struct facts_stretch value;

    if (view_match(pool->view, LANG_PATTERN_AGO, part->all, &value))
        pool_add(pool, FACT_PUBLISHED, "ago", 80, value, NULL);
}

void rules_dates(struct facts_pool *pool)
{
    for (unsigned i = 0; i < pool->view->parts->len; i++) {
        const struct facts_part *part = &g_array_index(pool->view->parts, struct facts_part, i);
        g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(struct facts_stretch));

        if (view_unit(pool->view, part->unit)->around)
            continue;
        read_days(pool, part, taken);
        read_months(pool, part, taken);
        read_soon(pool, part);
        read_words(pool, part, taken);
        read_open_end(pool, part);
        read_ago(pool, part);
    }
}
