/* facts: from words to typed facts. On the way from posting to PDF: after blocks and sections,
 * before the criteria. What always holds: a fact's text is the posting's own, letter for letter,
 * and its span shows where it stands.
 *
 * [facts] prevails; the rules (terms, when, places, contacts) propose candidates for the rest, with
 * a score, and the best over a bar is taken (pool). */
#include "posting/facts/facts.h"

#include "lang/address/address.h"
#include "posting/facts/facts_private.h"
#include "posting/text/text.h"

#include <string.h>

const char *const facts_keys[] = {
    [FACT_TITLE] = "title",         [FACT_EMPLOYER] = "employer", [FACT_CONTRACT] = "contract",
    [FACT_START] = "start",         [FACT_DEADLINE] = "deadline", [FACT_PAY] = "pay",
    [FACT_PLACES] = "places",       [FACT_CONTACT] = "contact",   [FACT_PUBLISHED] = "published",
    [FACT_REFERENCE] = "reference", [FACT_URL] = "url",           [FACT_TIMEZONE] = "timezone",
    [FACT_HOURS] = "hours",         [FACT_SITE] = "site",         [FACT_COUNT] = NULL,
};

const char *posting_fact_name(enum posting_fact_id id)
{
    return facts_keys[id];
}

static const unsigned char kinds[FACT_COUNT] = {
    [FACT_START] = POSTING_FACT_DATE,     [FACT_DEADLINE] = POSTING_FACT_DATE,
    [FACT_PUBLISHED] = POSTING_FACT_DATE, [FACT_PLACES] = POSTING_FACT_LINES,
    [FACT_CONTACT] = POSTING_FACT_LINES,  [FACT_URL] = POSTING_FACT_WEB,
    [FACT_SITE] = POSTING_FACT_WEB,
};

bool posting_fact_is(enum posting_fact_id id, unsigned what)
{
    return kinds[id] & what;
}

static void read_date(const struct language *lang, struct posting_fact *fact,
                      enum posting_fact_id id)
{
    struct dates_match match;
    size_t from = 0;

    if (posting_fact_is(id, POSTING_FACT_DATE) && dates_next(lang, fact->span, &from, &match) &&
        !match.impossible)
        fact->date = match.date;
}

static void set_from_ini(const struct language *lang, struct posting_fact *fact,
                         enum posting_fact_id id, const struct ini_entry *entry)
{
    fact->text = g_strdup(entry->value);
    fact->span = entry->value_span;
    fact->from_ini = true;
    if (posting_fact_is(id, POSTING_FACT_LINES))
        places_split(fact->text);
    read_date(lang, fact, id);
}

/* What is written in figures must be a date, and the day of publication always; a date must be one
 * that there is. */
static void check_date(const struct language *lang, const struct posting_fact *fact,
                       enum posting_fact_id id, struct diag *diag)
{
    struct dates_match match;
    size_t from = 0;

    if (!posting_fact_is(id, POSTING_FACT_DATE))
        return;
    if (dates_next(lang, fact->span, &from, &match) && match.impossible) {
        g_autofree char *why = dates_explain(&match.date);

        diag_add(diag, DIAG_INI_DATE, match.day, "%s", why);
    } else if (fact->date.month == 0 && (id == FACT_PUBLISHED || g_ascii_isdigit(fact->text[0]))) {
        diag_add(diag, DIAG_INI_DATE, fact->span, "“%s” is no date; write it like 2025-11-21",
                 fact->text);
    }
}

static void check_web(enum posting_fact_id id, const struct posting_fact *fact, struct diag *diag)
{
    if (posting_fact_is(id, POSTING_FACT_WEB) && !address_is_web(fact->text))
        diag_add(diag, DIAG_INI_VALUE, fact->span,
                 "“%s” is no web address; write it like https://example.org/jobs/4", fact->text);
}

bool posting_may_be_fact(const struct language *lang, enum posting_fact_id id, const char *text,
                         struct diag *diag)
{
    struct source *source = source_new("", text, strlen(text));
    struct posting_fact fact = {.text = source->text, .span = {source, 0, source->len}};
    const size_t mark = diag_mark(diag);

    read_date(lang, &fact, id);
    check_date(lang, &fact, id, diag);
    check_web(id, &fact, diag);
    source_drop(source);
    return !diag_stopped_since(diag, mark);
}

void facts_read_ini(const struct language *lang, struct posting_fact *facts, const struct ini *ini,
                    const char *section, struct diag *diag)
{
    for (unsigned id = 0; id < FACT_COUNT; id++) {
        const struct ini_entry *entry = ini_find(ini, section, facts_keys[id]);

        if (!entry || !*entry->value || facts[id].text)
            continue;
        set_from_ini(lang, &facts[id], id, entry);
        check_date(lang, &facts[id], id, diag);
        check_web(id, &facts[id], diag);
    }
}

static void take_title(struct posting_fact *fact, const struct facts_candidate *found)
{
    fact->text = found->text;
    fact->span = found->span;
    fact->rule = found->rule;
}

void facts_read_title(struct posting *posting, const struct ini *ini)
{
    const struct ini_entry *entry = ini ? ini_find(ini, "facts", "title") : NULL;
    struct facts_candidate found;

    if (entry && *entry->value)
        set_from_ini(posting->lang, &posting->facts[FACT_TITLE], FACT_TITLE, entry);
    else if (title_find(posting, &found))
        take_title(&posting->facts[FACT_TITLE], &found);
}

static void read_text(struct posting *posting, struct diag *diag)
{
    struct facts_view *view = view_of_blocks(posting);
    struct facts_pool *pool = pool_new(view);

    label_read(view);
    rules_terms(pool);
    rules_dates(pool);
    rules_places(pool);
    rules_contacts(pool);
    pool_choose(pool, posting, diag);
    pool_drop(pool);
    view_drop(view);
}

void facts_read(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    const struct ini_entry *organisation = ini ? ini_find(ini, "organisation", "name") : NULL;
    const struct date unknown = {0};

    if (ini)
        facts_read_ini(posting->lang, posting->facts, ini, "facts", diag);
    if (organisation && *organisation->value && !posting->facts[FACT_EMPLOYER].text)
        set_from_ini(posting->lang, &posting->facts[FACT_EMPLOYER], FACT_EMPLOYER, organisation);
    read_text(posting, diag);
    posting_settle_dates(posting, &unknown);
}
