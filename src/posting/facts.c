/* facts: from words to typed facts. On the way from posting to PDF: after blocks and sections, before the criteria. What always holds: a fact's text
 * is the posting's own, letter for letter, and its span shows where it stands.
 *
 * A fact is looked for in this order: [facts], the section that the lexicon gives its role, a line `name: value`, the words that lead to a date. */
#include "posting/facts.h"

#include "lang/clues.h"
#include "posting/address.h"
#include "posting/body.h"
#include "posting/dates.h"
#include "posting/places.h"
#include "posting/title.h"

#include <string.h>

enum {
    SEARCH_MAX = 65536, /* bytes of the text in which words without a heading are looked for */
    NAME_MAX_LEN = 60,  /* of the name in `name: value`, or of an employer */
    PROSE_LEN = 100     /* a date in a longer block is the date alone */
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

static void read_date(struct posting *posting, enum posting_fact_id id)
{
    struct posting_fact *fact = &posting->facts[id];
    struct dates_match match;
    size_t from = 0;

    if (facts_has_date(id) && dates_next(posting->lang, fact->span, &from, &match) && !match.impossible)
        fact->date = match.date;
}

/* The first that is found counts. */
static void set(struct posting *posting, enum posting_fact_id id, struct span span)
{
    struct posting_fact *fact = &posting->facts[id];

    span = without_stop(span);
    if (fact->text || span.len == 0)
        return;
    fact->text = body_fold(span);
    fact->span = span;
    read_date(posting, id);
}

static void set_from_ini(struct posting *posting, enum posting_fact_id id, const struct ini_entry *entry)
{
    struct posting_fact *fact = &posting->facts[id];

    fact->text = g_strdup(entry->value);
    fact->span = entry->value_span;
    fact->from_ini = true;
    read_date(posting, id);
}

/* What is written in figures must be a date, and the day of publication always; a date must be one that there is. */
static void check_date(const struct posting *posting, enum posting_fact_id id, struct diag *diag)
{
    const struct posting_fact *fact = &posting->facts[id];
    struct dates_match match;
    size_t from = 0;

    if (dates_next(posting->lang, fact->span, &from, &match) && match.impossible) {
        g_autofree char *why = dates_explain(&match.date);

        diag_add(diag, DIAG_INI_DATE, match.day, "%s", why);
    } else if (fact->date.month == 0 && (id == FACT_PUBLISHED || g_ascii_isdigit(fact->text[0]))) {
        diag_add(diag, DIAG_INI_DATE, fact->span, "“%s” is no date; write it like 2025-11-21", fact->text);
    }
}

static void read_ini(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    for (unsigned id = 0; ini && id < FACT_COUNT; id++) {
        const struct ini_entry *entry = ini_find(ini, "facts", facts_keys[id]);

        if (!entry || !*entry->value || posting->facts[id].text)
            continue;
        set_from_ini(posting, id, entry);
        if (id == FACT_PLACES)
            places_split(posting->facts[id].text);
        if (facts_has_date(id))
            check_date(posting, id, diag);
    }
}

void facts_read_title(struct posting *posting, const struct ini *ini)
{
    const struct ini_entry *entry = ini ? ini_find(ini, "facts", "title") : NULL;

    if (entry && *entry->value)
        set_from_ini(posting, FACT_TITLE, entry);
    else
        set(posting, FACT_TITLE, title_find(posting));
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

/* The first block under a heading with that role. */
static void read_section(struct posting *posting, enum lang_role role, enum posting_fact_id id)
{
    const struct posting_section *section = posting_find_section(posting, role);

    for (unsigned i = 1; section && i < section->count; i++) {
        const struct posting_block *block = posting_block(posting, section->first + i);

        if (block->kind == BLOCK_HEADING)
            continue;
        set(posting, id, facts_has_date(id) ? narrow(posting, block->span) : block->span);
        return;
    }
}

static bool is_named(const struct posting *posting, enum clue clue, struct span name)
{
    g_autofree char *folded = lang_fold(span_text(name), name.len);
    const char *const *phrases = clues(posting->lang, clue);

    for (; *phrases; phrases++)
        if (g_str_has_prefix(folded, *phrases) && (folded[strlen(*phrases)] == ' ' || folded[strlen(*phrases)] == '\0'))
            return true;
    return false;
}

/* `Lieu : Marseille`, `Salary: £30,000` */
static void read_named(struct posting *posting, struct span block)
{
    static const struct {
        enum clue clue;
        enum posting_fact_id id;
    } names[] = {{CLUE_START, FACT_START}, {CLUE_DEADLINE, FACT_DEADLINE},   {CLUE_PUBLISHED, FACT_PUBLISHED},
                 {CLUE_PAY, FACT_PAY},     {CLUE_REFERENCE, FACT_REFERENCE}, {CLUE_PLACES, FACT_PLACES}};
    const char *colon = memchr(span_text(block), ':', MIN(block.len, NAME_MAX_LEN));
    const size_t len = colon ? (size_t)(colon - span_text(block)) : 0;

    for (size_t i = 0; colon && i < G_N_ELEMENTS(names); i++)
        if (is_named(posting, names[i].clue, span_part(block, 0, len)))
            set(posting, names[i].id, span_part(block, len + 1, block.len));
}

/* "à pourvoir le 3 mars", "apply before 12 May" */
static void read_led(struct posting *posting, struct span block)
{
    static const struct {
        enum clue clue;
        enum posting_fact_id id;
    } led[] = {{CLUE_START, FACT_START}, {CLUE_DEADLINE, FACT_DEADLINE}, {CLUE_PUBLISHED, FACT_PUBLISHED}};

    for (size_t i = 0; i < G_N_ELEMENTS(led); i++) {
        const struct lang_match clue = posting->facts[led[i].id].text
                                           ? (struct lang_match){0, 0}
                                           : lang_find_phrase(span_text(block), block.len, clues(posting->lang, led[i].clue));
        struct dates_match match;
        size_t from = clue.offset + clue.len;

        if (clue.len > 0 && dates_next(posting->lang, block, &from, &match))
            set(posting, led[i].id, match.all);
    }
}

static void read_contract(struct posting *posting, struct span span)
{
    const struct lang_match contract = lang_find_contract(posting->lang, span_text(span), span.len);
    const struct lang_match hours = lang_find_hours(posting->lang, span_text(span), span.len, NULL);

    set(posting, FACT_CONTRACT, span_part(span, contract.offset, contract.len));
    set(posting, FACT_HOURS, span_part(span, hours.offset, hours.len));
}

/* In missions and profile, words for contract and hours may speak of other people's. */
static void read_contract_sections(struct posting *posting)
{
    for (unsigned i = 0; i < posting->sections->len; i++) {
        const struct posting_section *section = posting_section(posting, i);

        if (section->role == ROLE_MISSIONS || section->role == ROLE_PROFILE || section->role == ROLE_COMMITMENTS)
            continue;
        for (unsigned j = 0; j < section->count; j++) {
            const struct span span = posting_block(posting, section->first + j)->span;

            if (span.offset < SEARCH_MAX)
                read_contract(posting, span_part(span, 0, SEARCH_MAX));
        }
    }
}

/* "CHRONIQUES recherche sa/son …": who stands before the verb. */
static void read_employer(struct posting *posting, struct span block)
{
    const struct lang_match verb = lang_find_phrase(span_text(block), MIN(block.len, NAME_MAX_LEN * 4), clues(posting->lang, CLUE_SEEKS));

    if (verb.len > 0 && verb.offset > 0 && verb.offset <= NAME_MAX_LEN && g_unichar_isupper(g_utf8_get_char(span_text(block))))
        set(posting, FACT_EMPLOYER, span_part(block, 0, verb.offset));
}

/* The first e-mail address of these blocks, and the first web address. */
static void read_addresses(struct posting *posting, unsigned first, unsigned end)
{
    for (unsigned i = first; i < end && !(posting->facts[FACT_CONTACT].text && posting->facts[FACT_SITE].text); i++) {
        const struct span span = posting_block(posting, i)->span;
        g_autofree char *text = span_dup(span);
        struct address address = {0};

        while (address_find(text, address.end, &address))
            set(posting, address.mail ? FACT_CONTACT : FACT_SITE, span_part(span, address.start, address.end - address.start));
    }
}

static void read_prose(struct posting *posting)
{
    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const struct span span = posting_block(posting, i)->span;

        if (span.offset + span.len > SEARCH_MAX)
            return;
        read_named(posting, span);
        read_led(posting, span);
        if (posting_block(posting, i)->kind == BLOCK_PARAGRAPH)
            read_employer(posting, span);
    }
}

void facts_read(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    const struct posting_section *apply = posting_find_section(posting, ROLE_APPLY);
    const struct ini_entry *organisation = ini ? ini_find(ini, "organisation", "name") : NULL;

    read_ini(posting, ini, diag);
    if (organisation && *organisation->value && !posting->facts[FACT_EMPLOYER].text)
        set_from_ini(posting, FACT_EMPLOYER, organisation);
    read_section(posting, ROLE_START, FACT_START);
    read_section(posting, ROLE_DEADLINE, FACT_DEADLINE);
    read_section(posting, ROLE_PAY, FACT_PAY);
    places_read(posting);
    read_contract_sections(posting);
    read_prose(posting);
    if (apply)
        read_addresses(posting, apply->first, apply->first + apply->count);
    read_addresses(posting, 0, posting->blocks->len);
}
