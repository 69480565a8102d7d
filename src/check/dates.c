/* dates: the rules that judge a posting's dates: each by itself, and their order.
 *
 * A part of check. What always holds: a rule that needs to know what year or day it is keeps silent
 * where nothing tells; of order only dates that are known to the day are compared. */
#include "check/check_private.h"

#include "lang/lang.h"

enum { CLOSE = 10 }; /* bytes between dates of one list */

static char *print_date(const struct date *date, bool with_year)
{
    const unsigned long day = (unsigned long)date->day; /* in French, the 1st is said otherwise */
    const char *month = lang_month_name(date->month);

    if (with_year)
        return g_strdup_printf(say_count("%d %s %d", "%d %s %d", day), date->day, month,
                               date->year);
    return g_strdup_printf(say_count("%d %s", "%d %s", day), date->day, month);
}

/* "18 and 25 November": the dates before and after that are the weekday which was said. */
static char *print_fitting(const struct date *date, int real)
{
    const struct date next = date_add_days(date, (date->weekday - real + 7) % 7),
                      previous = date_add_days(&next, -7);
    const bool years = next.year != previous.year;
    g_autofree char *later = print_date(&next, years), *earlier = print_date(&previous, years);

    if (next.month == previous.month)
        return g_strdup_printf(say_count("%d and %s", "%d and %s", (unsigned long)previous.day),
                               previous.day, later);
    return g_strdup_printf(say_text("%s and %s"), earlier, later);
}

void check_weekday(const struct check *check, const struct dates_match *match)
{
    struct date date = match->date;
    g_autofree char *day = NULL, *fitting = NULL;
    const char *said;
    int real;

    if (match->impossible || date.weekday == 0 ||
        !dates_settle(&date, &check->start, &check->today))
        return;
    real = date_weekday(date.year, date.month, date.day);
    if (real == date.weekday)
        return;
    day = print_date(&date, true);
    fitting = print_fitting(&date, real);
    said = lang_weekday_name(date.weekday);
    diag_add(check->diag, DIAG_WEEKDAY, match->weekday, "%s is a %s, not a %s; %s are %ss", day,
             lang_weekday_name(real), said, fitting, said);
}

void check_date_year(const struct check *check, const struct dates_match *match)
{
    struct date date = match->date;

    if (match->impossible || date.day == 0 || date.year != 0)
        return;
    if (dates_settle(&date, &check->start, &check->today))
        diag_add(check->diag, DIAG_DATE_YEAR, match->day,
                 "a day and month without a year; write %d after it", date.year);
    else
        diag_add(check->diag, DIAG_DATE_YEAR, match->day,
                 "a day and month without a year; write it");
}

void check_midnight(const struct check *check, const struct dates_match *match)
{
    g_autofree char *said = NULL;

    if (match->midnight.len == 0)
        return;
    said = span_dup(match->midnight);
    diag_add(check->diag, DIAG_MIDNIGHT, match->midnight,
             "“%s” may mean the night before; write %s", said, lang_day_end(check->posting->lang));
}

void check_date_impossible(const struct check *check, const struct dates_match *match)
{
    g_autofree char *why = match->impossible ? dates_explain(&match->date) : NULL;

    if (why)
        diag_add(check->diag, DIAG_DATE_IMPOSSIBLE, match->day, "%s", why);
}

/* What comes one after the other. */
struct step {
    const char *name;
    struct date date; /* year 0: unknown */
    struct span span;
};

/* Two facts of the same words, or a date inside a fact: they say nothing of each other's order. */
static bool share_words(struct span a, struct span b)
{
    return a.source && a.source == b.source && a.offset < b.offset + b.len &&
           b.offset < a.offset + a.len;
}

static void compare_steps(const struct check *check, const struct step *earlier,
                          const struct step *later)
{
    g_autofree char *first = NULL, *second = NULL;

    if (!date_is_complete(&earlier->date) || !date_is_complete(&later->date) ||
        date_compare(&earlier->date, &later->date) < 0 || share_words(earlier->span, later->span))
        return;
    first = print_date(&earlier->date, true);
    second = print_date(&later->date, true);
    diag_add(check->diag, DIAG_DATE_ORDER, later->span,
             "%s (%s) should come after %s (%s); correct one of them", say_text(later->name),
             second, say_text(earlier->name), first);
}

static struct step step_of(const struct check *check, const char *name, struct date date,
                           struct span span)
{
    if (!dates_settle(&date, &check->start, &check->today))
        date.year = 0;
    return (struct step){name, date, span};
}

static struct step step_of_fact(const struct check *check, const char *name,
                                enum posting_fact_id id)
{
    const struct posting_fact *fact = check_fact(check, id);

    return step_of(check, name, fact->date, fact->span);
}

/* With the mark that ends it; a semicolon does too. */
static size_t sentence_len(struct span span)
{
    const char *text = span_text(span);

    for (size_t i = 0; i < span.len; i++)
        if (text[i] == ';' ||
            (strchr(".!?", text[i]) && i + 2 < span.len && g_ascii_isspace(text[i + 1]) &&
             g_unichar_isupper(g_utf8_get_char(text + i + 2))))
            return i + 1;
    return span.len;
}

/* The rest of a sentence, up to where it speaks of something else: the start, the contract. */
static struct span sentence_after(const struct language *lang, struct span block, size_t from)
{
    static const enum lang_cue others[] = {CUE_START, CUE_CONTRACT, CUE_DEADLINE, CUE_PUBLISHED};
    struct span rest = span_part(block, from, block.len);

    rest.len = sentence_len(rest);
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        const struct lang_match other =
            lang_find_phrase(span_text(rest), rest.len, lang_cues(lang, others[i]));

        rest.len = other.len > 0 ? other.offset : rest.len;
    }
    return rest;
}

/* The dates of the interviews that a block speaks of: the first, and those that follow closely ("et
 * le", "or"). */
static void check_interview(const struct check *check, struct span block,
                            const struct step *deadline, const struct step *start)
{
    const struct language *lang = check->posting->lang;
    const struct lang_match cue =
        lang_find_phrase(span_text(block), block.len, lang_cues(lang, CUE_INTERVIEW));
    struct dates_match match;
    struct span sentence;
    size_t from = 0, end = 0;

    if (cue.len == 0)
        return;
    sentence = sentence_after(lang, block, cue.offset + cue.len);
    while (dates_next(lang, sentence, &from, &match) && !match.impossible) {
        const struct step interview = step_of(check, N_("the interviews"), match.date, match.day);

        if (end > 0 && match.all.offset - end > CLOSE)
            return;
        end = match.all.offset + match.all.len;
        compare_steps(check, deadline, &interview);
        compare_steps(check, &interview, start);
    }
}

/* Duties may be to interview, and "entretien" is maintenance too. */
static void check_interviews(const struct check *check, const struct step *deadline,
                             const struct step *start)
{
    const struct posting *posting = check->posting;

    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const struct posting_block *block = posting_block(posting, i);
        const enum lang_role role = posting_section(posting, block->section)->role;

        if (!lang_is_work_role(role))
            check_interview(check, block->span, deadline, start);
    }
}

void check_date_order(const struct check *check)
{
    const struct step published = step_of_fact(check, N_("the publication"), FACT_PUBLISHED);
    const struct step deadline = step_of_fact(check, N_("the deadline"), FACT_DEADLINE);
    const struct step start = {N_("the start"), dates_latest(&check->start),
                               check_fact(check, FACT_START)->span};

    compare_steps(check, &published, &deadline);
    compare_steps(check, &deadline, &start);
    check_interviews(check, &deadline, &start);
}

/* Does only a little stand between a phrase and the date that it leads to? */
static bool is_led_to(struct span rest, const struct dates_match *match)
{
    return match->all.offset - rest.offset <= CLOSE;
}

void check_interview_weekday(const struct check *check, struct span span)
{
    const char *const *phrases = lang_check(check->posting->lang)->week_of;
    struct lang_match phrase;
    struct dates_match match;

    while (phrases && (phrase = lang_find_phrase(span_text(span), span.len, phrases)).len > 0) {
        size_t from = 0;
        struct date date;

        span = span_part(span, phrase.offset + phrase.len, span.len);
        if (!dates_next(check->posting->lang, span, &from, &match) || match.impossible ||
            !is_led_to(span, &match))
            continue;
        date = match.date;
        if (date.day > 0 && dates_settle(&date, &check->start, &check->today) &&
            date_weekday(date.year, date.month, date.day) != 1)
            diag_add(check->diag, DIAG_INTERVIEW_WEEKDAY, match.day,
                     "this week begins on a %s; name the week by its Monday",
                     lang_weekday_name(date_weekday(date.year, date.month, date.day)));
    }
}
