/* rules_order: publication, deadline, interviews and start come one after the other. A part of
 * rules. What always holds: only dates that are known to the day are compared. */
#include "check/check_private.h"

#include "lang/lang.h"
#include "posting/facts/facts.h"
#include "posting/text/text.h"

enum { CLOSE = 10 }; /* bytes between dates of one list */

char *rules_print_date(const struct date *date, bool with_year)
{
    if (with_year)
        return g_strdup_printf("%d %s %d", date->day, lang_month_name(date->month), date->year);
    return g_strdup_printf("%d %s", date->day, lang_month_name(date->month));
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

static void compare_steps(const struct rules *check, const struct step *earlier,
                          const struct step *later)
{
    g_autofree char *first = NULL, *second = NULL;

    if (!date_is_complete(&earlier->date) || !date_is_complete(&later->date) ||
        date_compare(&earlier->date, &later->date) < 0 || share_words(earlier->span, later->span))
        return;
    first = rules_print_date(&earlier->date, true);
    second = rules_print_date(&later->date, true);
    diag_add(check->diag, DIAG_DATE_ORDER, later->span,
             "%s (%s) should come after %s (%s); correct one of them", later->name, second,
             earlier->name, first);
}

static struct step step_of(const struct rules *check, const char *name, struct date date,
                           struct span span)
{
    if (!dates_settle(&date, &check->start, &check->today))
        date.year = 0;
    return (struct step){name, date, span};
}

const struct posting_fact *rules_fact(const struct rules *check, enum posting_fact_id id)
{
    const struct posting_fact *own = check->office ? &check->office->facts[id] : NULL;

    return own && own->text ? own : &check->posting->facts[id];
}

static struct step step_of_fact(const struct rules *check, const char *name,
                                enum posting_fact_id id)
{
    const struct posting_fact *fact = rules_fact(check, id);

    return step_of(check, name, fact->date, fact->span);
}

/* The rest of a sentence, up to where it speaks of something else: the start, the contract. */
static struct span sentence_after(const struct language *lang, struct span block, size_t from)
{
    static const enum lang_cue others[] = {CUE_START, CUE_CONTRACT, CUE_DEADLINE, CUE_PUBLISHED};
    struct span rest = span_part(block, from, block.len);

    rest.len = body_sentence_len(rest);
    for (size_t i = 0; i < G_N_ELEMENTS(others); i++) {
        const struct lang_match other =
            lang_find_phrase(span_text(rest), rest.len, lang_cues(lang, others[i]));

        rest.len = other.len > 0 ? other.offset : rest.len;
    }
    return rest;
}

/* The dates of the interviews that a block speaks of: the first, and those that follow closely ("et
 * le", "or"). */
static void check_interview(const struct rules *check, struct span block,
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
        const struct step interview = step_of(check, "the interviews", match.date, match.day);

        if (end > 0 && match.all.offset - end > CLOSE)
            return;
        end = match.all.offset + match.all.len;
        compare_steps(check, deadline, &interview);
        compare_steps(check, &interview, start);
    }
}

/* Duties may be to interview, and "entretien" is maintenance too. */
static void check_interviews(const struct rules *check, const struct step *deadline,
                             const struct step *start)
{
    const struct posting *posting = check->posting;

    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const struct posting_block *block = posting_block(posting, i);
        const enum lang_role role = posting_section(posting, block->section)->role;

        if (role != ROLE_MISSIONS && role != ROLE_PROFILE)
            check_interview(check, block->span, deadline, start);
    }
}

void rules_check_order(const struct rules *check)
{
    const struct step published = step_of_fact(check, "the publication", FACT_PUBLISHED);
    const struct step deadline = step_of_fact(check, "the deadline", FACT_DEADLINE);
    const struct step start = {"the start", dates_latest(&check->start),
                               rules_fact(check, FACT_START)->span};

    compare_steps(check, &published, &deadline);
    compare_steps(check, &deadline, &start);
    check_interviews(check, &deadline, &start);
}
