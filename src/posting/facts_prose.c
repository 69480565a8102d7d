/* facts_prose: facts that no heading names: a line `name: value`, words that lead to a date, kinds of contract, who is looking. A part of facts. What
 * always holds: only the first bytes of a text are searched, and missions and profile speak of other dates. */
#include "posting/facts_prose.h"

#include "lang/clues.h"
#include "posting/body.h"
#include "posting/dates.h"
#include "posting/facts.h"

#include <string.h>

enum {
    SEARCH_MAX = 65536, /* bytes of the text in which words without a heading are looked for */
    NAME_MAX_LEN = 60,  /* of the name in `name: value`, or of an employer */
    LEADS_MAX = 8,      /* words that may lead to a date: in one block, so many are tried */
    LINK_WORDS = 6,     /* between them and the date */
    LINK_MAX = 60       /* bytes of these */
};

static bool is_named(const struct posting *posting, enum clue clue, struct span name)
{
    const bool whole = clue == CLUE_FROM || clue == CLUE_BY;
    g_autofree char *folded = lang_fold(span_text(name), name.len);
    const char *const *phrases = clues(posting->lang, clue);

    for (; *phrases; phrases++) {
        const char next = g_str_has_prefix(folded, *phrases) ? folded[strlen(*phrases)] : 'x';

        if (next == '\0' || (next == ' ' && !whole))
            return true;
    }
    return false;
}

static size_t line_len(struct span block)
{
    return MIN(strcspn(span_text(block), "\r\n"), block.len);
}

/* Of the first line, what stands before its colon; 0: it names nothing. */
static size_t name_len(struct span block)
{
    const char *colon = memchr(span_text(block), ':', MIN(line_len(block), NAME_MAX_LEN));

    return colon ? (size_t)(colon - span_text(block)) : 0;
}

/* A value goes on in the next line where it must: nothing or a comma stands before that, or it begins with a small letter. */
static struct span value_of(struct span block, size_t start)
{
    struct span value = span_part(block, start, line_len(block) - start), rest = body_trim(span_part(block, start + value.len, block.len));

    while (rest.len > 0 && name_len(rest) == 0) {
        const struct span so_far = body_trim(value);

        if (so_far.len > 0 && span_text(so_far)[so_far.len - 1] != ',' && !g_unichar_islower(g_utf8_get_char(span_text(rest))))
            break;
        value.len = rest.offset + line_len(rest) - value.offset;
        rest = body_trim(span_part(rest, line_len(rest), rest.len));
    }
    return value;
}

/* The fact that the first line of a block names; FACT_COUNT: none. */
static enum posting_fact_id named(const struct posting *posting, struct span block)
{
    static const struct {
        enum clue clue;
        enum posting_fact_id id;
    } names[] = {{CLUE_START, FACT_START},         {CLUE_FROM, FACT_START}, {CLUE_DEADLINE, FACT_DEADLINE},
                 {CLUE_PUBLISHED, FACT_PUBLISHED}, {CLUE_PAY, FACT_PAY},    {CLUE_REFERENCE, FACT_REFERENCE},
                 {CLUE_PLACES, FACT_PLACES},       {CLUE_CONTRACT, FACT_CONTRACT}};
    const size_t len = name_len(block);

    for (size_t i = 0; len > 0 && i < G_N_ELEMENTS(names); i++)
        if (is_named(posting, names[i].clue, span_part(block, 0, len)))
            return names[i].id;
    return FACT_COUNT;
}

static void read_contract(struct posting *posting, struct span span)
{
    const struct lang_match contract = lang_find_contract(posting->lang, span_text(span), span.len);
    const struct lang_match hours = lang_find_hours(posting->lang, span_text(span), span.len, NULL);

    facts_set(posting, FACT_CONTRACT, span_part(span, contract.offset, contract.len));
    facts_set(posting, FACT_HOURS, span_part(span, hours.offset, hours.len));
}

void facts_read_named(struct posting *posting, struct span block, enum posting_fact_id wanted)
{
    for (; block.len > 0; block = body_trim(span_part(block, line_len(block), block.len))) {
        const enum posting_fact_id id = named(posting, block);

        if (id == FACT_COUNT || (wanted != FACT_COUNT && wanted != id))
            continue;
        if (id == FACT_CONTRACT)
            read_contract(posting, value_of(block, name_len(block) + 1));
        else
            facts_set(posting, id, value_of(block, name_len(block) + 1));
    }
}

/* Do only small words stand between what leads to a date and the date? */
static bool is_link(const struct posting *posting, struct span between)
{
    g_autofree char *folded = between.len <= LINK_MAX ? lang_fold(span_text(between), between.len) : NULL;
    g_auto(GStrv) words = folded && *folded ? g_strsplit(folded, " ", -1) : NULL;
    unsigned count = 0;

    for (size_t i = 0; i < between.len; i++)
        if (strchr(".;!?", span_text(between)[i]))
            return false;
    for (; words && words[count]; count++)
        if (!g_strv_contains(clues(posting->lang, CLUE_LINK), words[count]))
            return false;
    return folded && count <= LINK_WORDS;
}

struct lead {
    enum clue clue;
    enum posting_fact_id id;
};

/* "à pourvoir le 3 mars", "apply before 12 May" */
static void read_lead(struct posting *posting, struct span block, struct lead lead)
{
    for (unsigned tries = 0; tries < LEADS_MAX && !posting->facts[lead.id].text; tries++) {
        const struct lang_match clue = lang_find_phrase(span_text(block), block.len, clues(posting->lang, lead.clue));
        struct dates_match match;
        size_t from = clue.offset + clue.len;

        if (clue.len == 0)
            return;
        block = span_part(block, from, block.len);
        from = 0;
        if (!dates_next(posting->lang, block, &from, &match))
            return;
        if (is_link(posting, span_part(block, 0, match.all.offset - block.offset)))
            facts_set(posting, lead.id, match.all);
    }
}

/* The blocks that are searched: the first ones, without those of these roles' sections. */
static const struct posting_block *next_block(const struct posting *posting, unsigned *next)
{
    while (*next < posting->blocks->len) {
        const struct posting_block *block = posting_block(posting, (*next)++);
        const enum lang_role role = posting_section(posting, block->section)->role;

        if (block->span.offset + block->span.len > SEARCH_MAX)
            return NULL;
        if (role != ROLE_MISSIONS && role != ROLE_PROFILE)
            return block;
    }
    return NULL;
}

static enum lang_role role_of(const struct posting *posting, const struct posting_block *block)
{
    return posting_section(posting, block->section)->role;
}

/* Words that lead to nothing else; then "before" and "from", first where the text says how to apply, then where it says nothing of itself. */
static void read_leads(struct posting *posting)
{
    static const struct lead sure[] = {{CLUE_START, FACT_START}, {CLUE_DEADLINE, FACT_DEADLINE}, {CLUE_PUBLISHED, FACT_PUBLISHED}},
                             likely[] = {{CLUE_FROM, FACT_START}, {CLUE_BY, FACT_DEADLINE}};
    const struct posting_block *block;

    for (unsigned i = 0; (block = next_block(posting, &i));)
        for (size_t k = 0; k < G_N_ELEMENTS(sure); k++)
            read_lead(posting, block->span, sure[k]);
    for (unsigned pass = 0; pass < 2; pass++)
        for (unsigned i = 0; (block = next_block(posting, &i));)
            for (size_t k = 0; k < G_N_ELEMENTS(likely); k++)
                if (pass == 0 ? role_of(posting, block) == ROLE_APPLY || role_of(posting, block) == ROLE_DEADLINE
                              : role_of(posting, block) == ROLE_NONE)
                    read_lead(posting, block->span, likely[k]);
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

/* "CHRONIQUES recherche sa/son …": who stands before the verb, on a line of its own or at the beginning of this one. */
static void read_employer(struct posting *posting, struct span block)
{
    const struct lang_match verb = clues_find_seeking(posting->lang, span_text(block), MIN(block.len, NAME_MAX_LEN * 4));
    const struct span subject = body_trim(span_part(block, 0, verb.offset));

    if (verb.len > 0 && subject.len > 0 && subject.len <= NAME_MAX_LEN && g_unichar_isupper(g_utf8_get_char(span_text(subject))) &&
        !memchr(span_text(subject), ':', subject.len) && line_len(subject) == subject.len)
        facts_set(posting, FACT_EMPLOYER, subject);
}

void facts_read_prose(struct posting *posting)
{
    read_contract_sections(posting);
    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const struct posting_block *block = posting_block(posting, i);

        if (block->span.offset + block->span.len > SEARCH_MAX)
            break;
        facts_read_named(posting, block->span, FACT_COUNT);
        if (block->kind == BLOCK_PARAGRAPH)
            read_employer(posting, block->span);
    }
    read_leads(posting);
}
