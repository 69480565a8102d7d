/* facts: from words to typed facts. On the way from posting to PDF: after blocks and sections, before the criteria. What always holds: a fact's text
 * is the posting's own, letter for letter, and its span shows where it stands.
 *
 * A fact is looked for in this order: [facts], the section that the lexicon gives its role, a line `name: value`, the words that lead to a date. */
#include "posting/facts.h"

#include "posting/address.h"
#include "posting/body.h"
#include "posting/dates.h"
#include "posting/facts_prose.h"
#include "posting/places.h"
#include "posting/title.h"

#include <string.h>

enum {
    PROSE_LEN = 100 /* bytes; a date in a longer block is the date alone */
};

const char *const facts_keys[] = {
    [FACT_TITLE] = "title",         [FACT_EMPLOYER] = "employer", [FACT_CONTRACT] = "contract",   [FACT_START] = "start",
    [FACT_DEADLINE] = "deadline",   [FACT_PAY] = "pay",           [FACT_PLACES] = "places",       [FACT_CONTACT] = "contact",
    [FACT_PUBLISHED] = "published", [FACT_REFERENCE] = "reference", [FACT_URL] = "url",           [FACT_TIMEZONE] = "timezone",
    [FACT_HOURS] = "hours",         [FACT_SITE] = "site",         [FACT_COUNT] = NULL,
};

const char *posting_fact_name(enum posting_fact_id id)
{
    return facts_keys[id];
}

bool facts_has_date(enum posting_fact_id id)
{
    return id == FACT_START || id == FACT_DEADLINE || id == FACT_PUBLISHED;
}

/* The fact's text may end a sentence; on its own it does not. */
static struct span without_stop(struct span span)
{
    span = body_trim(span);
    while (span.len > 0 && strchr(".;,", span_text(span)[span.len - 1]))
        span.len--;
    return body_trim(span);
}

static void read_date(enum lang lang, struct posting_fact *fact, enum posting_fact_id id)
{
    struct dates_match match;
    size_t from = 0;

    if (facts_has_date(id) && dates_next(lang, fact->span, &from, &match) && !match.impossible)
        fact->date = match.date;
}

/* The first that is found counts. */
void facts_set(struct posting *posting, enum posting_fact_id id, struct span span)
{
    struct posting_fact *fact = &posting->facts[id];

    span = without_stop(span);
    if (fact->text || span.len == 0)
        return;
    fact->text = body_fold(span);
    fact->span = span;
    read_date(posting->lang, fact, id);
}

static void set_from_ini(enum lang lang, struct posting_fact *fact, enum posting_fact_id id, const struct ini_entry *entry)
{
    fact->text = g_strdup(entry->value);
    fact->span = entry->value_span;
    fact->from_ini = true;
    if (id == FACT_PLACES)
        places_split(fact->text);
    read_date(lang, fact, id);
}

/* What is written in figures must be a date, and the day of publication always; a date must be one that there is. */
static void check_date(enum lang lang, const struct posting_fact *fact, enum posting_fact_id id, struct diag *diag)
{
    struct dates_match match;
    size_t from = 0;

    if (!facts_has_date(id))
        return;
    if (dates_next(lang, fact->span, &from, &match) && match.impossible) {
        g_autofree char *why = dates_explain(&match.date);

        diag_add(diag, DIAG_INI_DATE, match.day, "%s", why);
    } else if (fact->date.month == 0 && (id == FACT_PUBLISHED || g_ascii_isdigit(fact->text[0]))) {
        diag_add(diag, DIAG_INI_DATE, fact->span, "“%s” is no date; write it like 2025-11-21", fact->text);
    }
}

static void check_web(enum posting_fact_id id, const struct posting_fact *fact, struct diag *diag)
{
    if ((id == FACT_URL || id == FACT_SITE) && !address_is_web(fact->text))
        diag_add(diag, DIAG_INI_VALUE, fact->span, "“%s” is no web address; write it like https://example.org/jobs/4", fact->text);
}

void facts_read_ini(enum lang lang, struct posting_fact *facts, const struct ini *ini, const char *section, struct diag *diag)
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

void facts_read_title(struct posting *posting, const struct ini *ini)
{
    const struct ini_entry *entry = ini ? ini_find(ini, "facts", "title") : NULL;

    if (entry && *entry->value)
        set_from_ini(posting->lang, &posting->facts[FACT_TITLE], FACT_TITLE, entry);
    else
        facts_set(posting, FACT_TITLE, title_find(posting));
}

/* Of a long block about a date, only the date. */
static struct span narrow(const struct posting *posting, struct span block)
{
    struct dates_match match;
    size_t from = 0;

    if (block.len <= PROSE_LEN || !dates_next(posting->lang, block, &from, &match))
        return block;
    return match.all;
}

/* The first block under a heading with that role; of several lines, the one that names the fact. */
static void read_section(struct posting *posting, enum lang_role role, enum posting_fact_id id)
{
    const struct posting_section *section = posting_find_section(posting, role);

    for (unsigned i = 1; section && i < section->count; i++) {
        const struct posting_block *block = posting_block(posting, section->first + i);

        if (block->kind == BLOCK_HEADING)
            continue;
        facts_read_named(posting, block->span, id);
        facts_set(posting, id, facts_has_date(id) ? narrow(posting, block->span) : block->span);
        return;
    }
}

/* The first e-mail address of these blocks, and the first web address. */
static void read_addresses(struct posting *posting, unsigned first, unsigned end)
{
    for (unsigned i = first; i < end && !(posting->facts[FACT_CONTACT].text && posting->facts[FACT_SITE].text); i++) {
        const struct span span = posting_block(posting, i)->span;
        g_autofree char *text = span_dup(span);
        struct address address = {0};

        while (address_find(text, address.end, &address))
            facts_set(posting, address.mail ? FACT_CONTACT : FACT_SITE, span_part(span, address.start, address.end - address.start));
    }
}

void facts_read(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    const struct posting_section *apply = posting_find_section(posting, ROLE_APPLY);
    const struct ini_entry *organisation = ini ? ini_find(ini, "organisation", "name") : NULL;

    if (ini)
        facts_read_ini(posting->lang, posting->facts, ini, "facts", diag);
    if (organisation && *organisation->value && !posting->facts[FACT_EMPLOYER].text)
        set_from_ini(posting->lang, &posting->facts[FACT_EMPLOYER], FACT_EMPLOYER, organisation);
    read_section(posting, ROLE_START, FACT_START);
    read_section(posting, ROLE_DEADLINE, FACT_DEADLINE);
    read_section(posting, ROLE_PAY, FACT_PAY);
    places_read(posting);
    facts_read_prose(posting);
    if (apply)
        read_addresses(posting, apply->first, apply->first + apply->count);
    read_addresses(posting, 0, posting->blocks->len);
}
