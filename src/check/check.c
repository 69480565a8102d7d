/* check: the table of rules, and the walk that gives each of them what it judges.
 *
 * What always holds: the order of the rules changes no finding, since the findings are put in the
 * order of the text. */
#include "check/check.h"

#include "check/check_private.h"
#include "lang/address/address.h"

#include <string.h>

const struct check_rule check_rules[] = {
    {DIAG_WEEKDAY, .date = check_weekday,
     .why = N_("People read the weekday first, and come on the wrong day.")},
    {DIAG_DATE_IMPOSSIBLE, .date = check_date_impossible,
     .why = N_("Nobody can know which day was meant.")},
    {DIAG_DATE_YEAR, .date = check_date_year,
     .why = N_("An offer stays on boards and walls for months; without its year a date may be last "
               "year's.")},
    {DIAG_MIDNIGHT, .date = check_midnight,
     .why = N_("Midnight begins one day and ends another, so some apply a day too late.")},
    {DIAG_DATE_ORDER, .facts = check_date_order,
     .why = N_("Publication, deadline, interviews and start come one after the other; where they "
               "don't, one of them is wrong.")},
    {DIAG_EXPIRED, .facts = check_expired,
     .why = N_("Nobody applies to what is over; a posting that is used again keeps its old date.")},
    {DIAG_INTERVIEW_WEEKDAY, .text = check_interview_weekday,
     .why = N_("A week is named by its Monday; another day makes people wonder which week it is.")},
    {DIAG_FACT_CONFLICT,
     .why = N_(
         "Two days, or two kinds of contract, for one job: only who wrote the text knows which.")},
    {DIAG_MISSING_FACT, .posting = check_missing_fact,
     .source = N_("Code du travail, art. L5332-1 (the date of publication)"),
     .read = N_("September 2026"),
     .why = N_("Candidates look for these facts first, and boards ask for them. The law holds in "
               "France.")},
    {DIAG_UNKNOWN_ROLE, .posting = check_unknown_role, .documents = "poster, grid",
     .why = N_("Duties, criteria and facts are looked for below headings that say what they are; "
               "under one that tells nothing they are taken for something else.")},
    {DIAG_NO_APPLY, .posting = check_no_apply, .documents = "poster",
     .why = N_(
         "Whoever wants the job has to know where to send what; the poster says nothing of it.")},
    {DIAG_PAY_RANGE, .posting = check_pay_range, .source = N_("Directive (EU) 2023/970, art. 5"),
     .read = N_("September 2026"),
     .why =
         N_("Candidates have a right to know the pay, or its range, from the offer or before the "
            "interview. The directive was to be transposed by 7 June 2026 in the European Union; "
            "ask what your country's law says by now.")},
    {DIAG_PAY_VAGUE, .posting = check_pay_vague,
     .why = N_("It tells nobody whether to apply, and pays best who bargains best.")},
    {DIAG_DATA_NOTICE, .posting = check_data_notice,
     .source = N_("Regulation (EU) 2016/679 (GDPR), art. 13"), .read = N_("September 2026"),
     .why =
         N_("Who collects applications says what becomes of them, and how long they are kept. It "
            "holds in the European Union, and alike in the United Kingdom.")},
    {DIAG_ITEM_END, .posting = check_item_end,
     .why = N_("It looks as if something had been lost behind it.")},
    {DIAG_ITEM_PUNCTUATION, .posting = check_item_punctuation,
     .why = N_("A list whose items end alike is read more easily.")},
    {DIAG_TWO_DOTS, .mending = CHECK_MENDED, .text = check_two_dots,
     .why = N_("It is one dot, or three.")},
    {DIAG_UNBALANCED, .posting = check_unbalanced,
     .why = N_("Something was cut, or is read as part of what it is not.")},
    {DIAG_ADDRESS, .text = check_address, .source = N_("RFC 5321, 4.1.2; RFC 1123, 2.1"),
     .why = N_("Nobody can apply to an address that can't be one.")},
    {DIAG_PAY_HISTORY, .posting = check_words, .source = N_("Directive (EU) 2023/970, art. 5"),
     .read = N_("September 2026"),
     .why = N_("Who was paid badly before would be paid badly again. The directive was to be "
               "transposed by 7 June 2026 in the European Union.")},
    {DIAG_AGREEMENT, .posting = check_agreement, .documents = "poster, offer",
     .why = N_("It says which pay, leave and hours hold at least; people in the trade look for "
               "it. It is a French habit, not a duty.")},
    {DIAG_LANGUAGE, .posting = check_language, .source = N_("Code du travail, art. L5331-4"),
     .read = N_("September 2026"),
     .why = N_("An offer for work in France is written in French; a term that French has no word "
               "for is described.")},
    {DIAG_AGE_LIMIT, .source = N_("Code du travail, art. L5331-2"), .read = N_("September 2026"),
     .why = N_("No offer may set an age, but for what a law or a public scheme sets. The article "
               "holds in France; most countries of Europe have one like it.")},
    {DIAG_ASKED_DATA,
     .source = N_("Code du travail, art. L1221-6; Regulation (EU) 2016/679 "
                  "(GDPR), art. 5"),
     .read = N_("September 2026"),
     .why = N_("What is asked of a candidate serves to judge whether they can do the job, and "
               "nothing else. Who holds more has to keep it safe.")},
    {DIAG_DANGLING_LINK,
     .why = N_("On paper nothing can be clicked, and what came with a mail does not come with "
               "the offer.")},
    {DIAG_PLACEHOLDER, .why = N_("It hangs on a wall for weeks, and says that nobody read it.")},
    {DIAG_MARKUP, .posting = check_markup,
     .why = N_("What was meant as a star or a number sign would otherwise go without a word.")},
    {DIAG_UNEXPANDED, .documents = "offer",
     .why = N_("Who comes from another trade does not know it, and a screen reader spells it.")},
    {DIAG_MANY_DUTIES, .posting = check_many_duties,
     .why = N_("Nobody remembers so many, and good people don't apply where they lack one.")},
    {DIAG_CODED, .source = N_("Gaucher, Friesen & Kay, 2011"),
     .why = N_("Studies found that fewer women, or men, apply where offers sound so; hollow "
               "words tell nobody what the job is.")},
    {DIAG_LINK_TEXT,
     .why = N_("A screen reader reads it letter by letter, and nobody types it from a poster.")},
    {DIAG_CRITERIA, .source = N_("Code du travail, art. L1132-1"), .read = N_("September 2026"),
     .why = N_("Nobody may be chosen by origin, sex, family, health, looks or belief. The article "
               "holds in France; most countries of Europe have one like it.")},
    {DIAG_GENDERED_TITLE, .posting = check_gendered_title,
     .source = N_("Code du travail, art. L1142-1"), .read = N_("September 2026"),
     .why = N_("An offer is for women and men, and says so. The article holds in France.")},
    {DIAG_VAGUE, .documents = "grid",
     .why = N_("What everybody understands otherwise is scored by sympathy.")},
    {DIAG_INCLUSIVE_MIXED, .mending = CHECK_MENDED,
     .why = N_("One mark is learnt on the way; several make a text hard to read, and to hear.")},
    {DIAG_INCLUSIVE_UNSAID, .documents = "offer",
     .why = N_("A screen reader stumbles over the mark, and reads half a word; both forms, written "
               "out, are heard.")},
    {DIAG_LOST_BREAK, .mending = CHECK_SHOWN,
     .why = N_("Lines that ran together when the text was pasted hide what the second says.")},
    {DIAG_SPACING, .mending = CHECK_MENDED, .posting = check_slips,
     .why = N_("Documents mend it; whoever reads the text elsewhere sees it.")},
    {DIAG_NAME_VARIANTS, .posting = check_names,
     .why = N_("A name that is written in several ways is hard to find, and looks careless.")},
    {DIAG_NEAR_DUPLICATE, .why = N_("What is said twice takes the room of what is not said.")},
    {DIAG_UNACCENTED, .mending = CHECK_MENDED,
     .why = N_("In French, capitals have accents: without them words are misread, and misheard.")},
    {DIAG_INPUT_GUESSED,
     .why = N_("A text that is not UTF-8 is read as what it is most likely to be; a wrong guess "
               "garbles every accent.")},
    {DIAG_CONTROL,
     .why = N_("Characters that nobody sees break searches, links and what screen readers say.")},
    {DIAG_MOJIBAKE,
     .why = N_("A text that was damaged on its way looks careless, and is misread.")},
    {DIAG_NO_CRITERIA, .documents = "grid",
     .why = N_("Without criteria there is nothing to score, and no grid is made.")},
    {DIAG_MANY_CRITERIA, .documents = "grid",
     .why = N_("Nobody scores thirty criteria with care.")},
    {DIAG_UNCLASSED_CRITERION, .documents = "grid",
     .why = N_("The category picks the question that is asked; without one it is a general one.")},
    {DIAG_CONTRAST, .documents = "poster, offer, grid, social",
     .source = N_("WCAG 2.2, 1.4.3 and 1.4.11"),
     .why =
         N_("Text that does not stand out is not read: by people with poor sight, in poor light, "
            "on a poor printer.")},
    {DIAG_URL_LONG, .documents = "poster",
     .why = N_(
         "A code with smaller modules than 0.85 mm is not read by telephones, so there is none.")},
    {.why = NULL},
};

const struct check_rule *check_find_rule(enum diag_id id)
{
    for (const struct check_rule *rule = check_rules; rule->why; rule++)
        if (rule->id == id)
            return rule;
    return NULL;
}

const struct posting_fact *check_fact(const struct check *check, enum posting_fact_id id)
{
    const struct posting_fact *own = check->office ? &check->office->facts[id] : NULL;

    return own && own->text ? own : &check->posting->facts[id];
}

static void judge_dates(const struct check *check, struct span span)
{
    struct dates_match match;
    size_t from = 0;

    while (dates_next(check->posting->lang, span, &from, &match))
        for (const struct check_rule *rule = check_rules; rule->why; rule++)
            if (rule->date)
                rule->date(check, &match);
}

static void judge_text(const struct check *check, struct span span)
{
    for (const struct check_rule *rule = check_rules; rule->why; rule++)
        if (rule->text)
            rule->text(check, span);
}

/* What the INI states. What can't be the date or the web address that it should be was reported
 * when it was read. */
static void judge_stated(const struct check *check, const struct posting_fact *facts)
{
    for (unsigned id = 0; id < FACT_COUNT; id++) {
        if (!facts[id].from_ini)
            continue;
        if (!posting_fact_is(id, POSTING_FACT_DATE) || facts[id].date.month != 0)
            judge_dates(check, facts[id].span);
        if (!posting_fact_is(id, POSTING_FACT_WEB) || address_is_web(facts[id].text))
            judge_text(check, facts[id].span);
    }
}

static void judge_facts(const struct check *check)
{
    for (const struct check_rule *rule = check_rules; rule->why; rule++)
        if (rule->facts)
            rule->facts(check);
}

static void set_start(struct check *check)
{
    check->start = check_fact(check, FACT_START)->date;
    if (check->start.month != 0 && !dates_settle(&check->start, NULL, &check->today))
        check->start.year = 0;
}

/* Dates of one office are judged with those that hold for all. */
static void judge_offices(const struct check *for_all)
{
    for (unsigned i = 0; i < for_all->posting->offices->len; i++) {
        struct check check = *for_all;

        check.office = &g_array_index(check.posting->offices, struct posting_office, i);
        set_start(&check);
        judge_stated(&check, check.office->facts);
        judge_facts(&check);
    }
}

void check_run(const struct posting *posting, const struct date *today, GArray *edits,
               struct diag *diag)
{
    struct check check = {.posting = posting, .today = *today, .diag = diag, .edits = edits};

    set_start(&check);
    for (const struct check_rule *rule = check_rules; rule->why; rule++)
        if (rule->posting)
            rule->posting(&check);
    for (unsigned i = 0; i < posting->blocks->len; i++) {
        judge_dates(&check, posting_block(posting, i)->span);
        judge_text(&check, posting_block(posting, i)->span);
    }
    judge_stated(&check, posting->facts);
    judge_facts(&check);
    judge_offices(&check);
}
