/* facts: from words to typed facts. On the way from posting to PDF: after blocks and sections,
 * before the criteria. What always holds: a fact's text is the posting's own, letter for letter,
 * and its span shows where it stands.
 *
 * A fact is looked for in this order: [facts], the section that the lexicon gives its role, a line
 * `name: value` (of pay, before the section), the words that lead to a date. */
#include "posting/facts/facts.h"

#include "lang/address/address.h"
#include "posting/facts/facts_private.h"
#include "posting/text/text.h"

#include <string.h>

enum {
    PROSE_LEN = 100 /* bytes; a date in a longer block is the date alone */
};

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

bool facts_has_date(enum posting_fact_id id)
{
    return id == FACT_START || id == FACT_DEADLINE || id == FACT_PUBLISHED;
}

/* `p.m.`: the stop is a part of it. */
static bool ends_in_initials(struct span span)
{
    const char *end = span_text(span) + span.len;

    return span.len > 3 && end[-1] == '.' && end[-3] == '.' && g_ascii_isalpha(end[-2]) &&
           g_ascii_isalpha(end[-4]);
}

/* The fact's text may end a sentence; on its own it does not. */
static struct span without_stop(struct span span)
{
    span = body_trim(span);
    while (span.len > 0 && strchr(".;,", span_text(span)[span.len - 1]) && !ends_in_initials(span))
        span.len--;
    return body_trim(span);
}

static void read_date(const struct language *lang, struct posting_fact *fact,
                      enum posting_fact_id id)
{
    struct dates_match match;
    size_t from = 0;

    if (facts_has_date(id) && dates_next(lang, fact->span, &from, &match) && !match.impossible)
        fact->date = match.date;
}

/* Of a date, what follows its sentence says something else. */
static struct span within_sentence(const struct language *lang, struct span span)
{
    struct dates_match match;
    size_t from = 0;

    if (!dates_next(lang, span, &from, &match))
        return span;
    from = match.all.offset + match.all.len - span.offset - 1; /* "5 p.m." may end it */
    return span_part(span, 0, from + body_sentence_len(span_part(span, from, span.len)));
}

/* The first that is found counts. */
void facts_set(struct posting *posting, enum posting_fact_id id, struct span span)
{
    struct posting_fact *fact = &posting->facts[id];

    span = without_stop(facts_has_date(id) ? within_sentence(posting->lang, span) : span);
    if (fact->text || span.len == 0)
        return;
    fact->text = body_fold(span);
    fact->span = span;
    read_date(posting->lang, fact, id);
}

static void set_from_ini(const struct language *lang, struct posting_fact *fact,
                         enum posting_fact_id id, const struct ini_entry *entry)
{
    fact->text = g_strdup(entry->value);
    fact->span = entry->value_span;
    fact->from_ini = true;
    if (id == FACT_PLACES)
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

    if (!facts_has_date(id))
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
    if ((id == FACT_URL || id == FACT_SITE) && !address_is_web(fact->text))
        diag_add(diag, DIAG_INI_VALUE, fact->span,
                 "“%s” is no web address; write it like https://example.org/jobs/4", fact->text);
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

static bool has_amount(const char *text)
{
    static const char *const moneys[] = {"€", "£", "$", "euro", "EUR", "GBP"};

    for (size_t i = 0; strpbrk(text, "0123456789") && i < G_N_ELEMENTS(moneys); i++)
        if (strstr(text, moneys[i]))
            return true;
    return false;
}

/* Below a heading about contract and pay, a kind of contract alone is no pay. */
static bool is_contract(const struct language *lang, const char *text)
{
    return lang_find_contract(lang, text, strlen(text)).len == strlen(text);
}

/* The first block under a heading with that role, of pay the first with an amount, if there is one;
 * NULL: none. */
static const struct posting_block *block_for(const struct posting *posting, enum lang_role role,
                                             enum posting_fact_id id)
{
    const struct posting_block *first = NULL;

    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const struct posting_block *block = posting_block(posting, i);

        if (posting_section(posting, block->section)->role != role ||
            block->kind == BLOCK_HEADING ||
            (id == FACT_PAY && is_contract(posting->lang, block->text)))
            continue;
        first = first ? first : block;
        if (id != FACT_PAY || has_amount(block->text))
            return block;
    }
    return first;
}

/* Of several lines, the one that names the fact. */
static void read_section(struct posting *posting, enum lang_role role, enum posting_fact_id id)
{
    const struct posting_block *block = block_for(posting, role, id);

    if (!block)
        return;
    facts_read_named(posting, block->span, id);
    facts_set(posting, id, facts_has_date(id) ? narrow(posting, block->span) : block->span);
}

/* Does a web address belong to those who have this e-mail address: `www.a.example/jobs` and
 * `rh@mail.a.example`? */
static bool is_same_house(const char *web, const char *mail)
{
    const char *scheme = strstr(web, "://"), *host = scheme ? scheme + 3 : web,
               *domain = strchr(mail, '@');
    g_autofree char *name = NULL, *other = NULL;

    if (!domain)
        return false;
    host += g_ascii_strncasecmp(host, "www.", 4) == 0 ? 4 : 0;
    name = g_strdup_printf(".%.*s", (int)strcspn(host, ":/?#"), host);
    other = g_strdup_printf(".%s", domain + 1);
    for (char *c = name; *c; c++)
        *c = g_ascii_tolower(*c);
    for (char *c = other; *c; c++)
        *c = g_ascii_tolower(*c);
    return g_str_has_suffix(name, other) || g_str_has_suffix(other, name);
}

/* Takes the first address of a kind in a block that is wanted: any e-mail address; a web address of
 * the contact's house, or any. */
static void read_addresses(struct posting *posting, const struct posting_block *block,
                           enum posting_fact_id id, bool any)
{
    const char *mail = posting->facts[FACT_CONTACT].text;
    struct address address = {0};

    while (!posting->facts[id].text && address_find(block->text, address.end, &address)) {
        g_autofree char *found =
            g_strndup(block->text + address.start, address.end - address.start);
        const char *at;

        if (address.mail != (id == FACT_CONTACT) || (!any && !(mail && is_same_house(found, mail))))
            continue;
        at = g_strstr_len(span_text(block->span), (gssize)block->span.len, found);
        if (at)
            facts_set(posting, id,
                      span_part(block->span, (size_t)(at - span_text(block->span)), strlen(found)));
    }
}

static void read_all_addresses(struct posting *posting, enum lang_role role,
                               enum posting_fact_id id, bool any)
{
    for (unsigned i = 0; i < posting->blocks->len && !posting->facts[id].text; i++) {
        const struct posting_block *block = posting_block(posting, i);

        if (role == ROLE_COUNT || posting_section(posting, block->section)->role == role)
            read_addresses(posting, block, id, any);
    }
}

/* Whom to write to stands where one applies, or anywhere. A site is the organisation's own if it
 * goes with that address, or stands where the text speaks of it: others may be those of a partner,
 * or of a law. */
static void read_contacts(struct posting *posting)
{
    read_all_addresses(posting, ROLE_APPLY, FACT_CONTACT, true);
    read_all_addresses(posting, ROLE_COUNT, FACT_CONTACT, true);
    read_all_addresses(posting, ROLE_COUNT, FACT_SITE, false);
    read_all_addresses(posting, ROLE_APPLY, FACT_SITE, true);
    read_all_addresses(posting, ROLE_ABOUT, FACT_SITE, true);
}

void facts_read(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    const struct ini_entry *organisation = ini ? ini_find(ini, "organisation", "name") : NULL;

    if (ini)
        facts_read_ini(posting->lang, posting->facts, ini, "facts", diag);
    if (organisation && *organisation->value && !posting->facts[FACT_EMPLOYER].text)
        set_from_ini(posting->lang, &posting->facts[FACT_EMPLOYER], FACT_EMPLOYER, organisation);
    read_section(posting, ROLE_START, FACT_START);
    read_section(posting, ROLE_DEADLINE, FACT_DEADLINE);
    facts_read_named_pay(posting);
    read_section(posting, ROLE_PAY, FACT_PAY);
    places_read(posting);
    facts_read_prose(posting);
    read_contacts(posting);
}
