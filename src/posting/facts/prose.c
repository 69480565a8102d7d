/* facts_prose: facts that no heading names: a line `name: value`, words that lead to a date, kinds
 * of contract, who is looking. A part of facts. What always holds: only the first bytes of a text
 * are searched, and missions and profile speak of other dates. */
#include "posting/facts/facts_private.h"

#include "lang/lang.h"
#include "posting/facts/facts.h"
#include "posting/text/text.h"

#include <string.h>

enum {
    SEARCH_MAX = 65536, /* bytes of the text in which words without a heading are looked for */
    NAME_MAX_LEN = 60   /* of the name in `name: value`, or of an employer */
};

/* Behind what names a fact, only words that stand in names: "date limite de candidature", not
 * "deadline management". */
static bool is_rest_of_name(const struct language *lang, const char *rest)
{
    g_auto(GStrv) words = g_strsplit(rest, " ", -1);

    for (char **word = words; *word; word++)
        if (**word && !lang_can_name_fact(lang, *word))
            return false;
    return true;
}

static bool is_named(const struct posting *posting, enum lang_cue cue, struct span name)
{
    const bool whole = cue == CUE_FROM || cue == CUE_EMPLOYER;
    g_autofree char *folded = lang_fold(span_text(name), name.len);
    const char *const *phrases = lang_cues(posting->lang, cue);

    for (; *phrases; phrases++) {
        const size_t len = g_str_has_prefix(folded, *phrases) ? strlen(*phrases) : 0;

        if (len > 0 && (folded[len] == '\0' || (folded[len] == ' ' && !whole &&
                                                is_rest_of_name(posting->lang, folded + len))))
            return true;
    }
    return false;
}

static size_t line_len(struct span block)
{
    return MIN(strcspn(span_text(block), "\r\n"), block.len);
}

/* Of the first line, what stands before its colon; 0: it names nothing, or is a sentence. `Réf. :`
 * is a name. */
static size_t name_len(struct span block)
{
    const char *text = span_text(block),
               *colon = memchr(text, ':', MIN(line_len(block), NAME_MAX_LEN));
    const size_t len = colon ? body_trim(span_part(block, 0, (size_t)(colon - text))).len : 0;

    for (size_t i = 0; i + 1 < len; i++)
        if (strchr(".;,", text[i]))
            return 0;
    return colon ? (size_t)(colon - text) : 0;
}

/* A value goes on in the next line where it must: nothing or a comma stands before that, or it
 * begins with a small letter. */
static struct span value_of(struct span block, size_t start)
{
    struct span value = span_part(block, start, line_len(block) - start),
                rest = body_trim(span_part(block, start + value.len, block.len));

    while (rest.len > 0 && name_len(rest) == 0) {
        const struct span so_far = body_trim(value);

        if (so_far.len > 0 && span_text(so_far)[so_far.len - 1] != ',' &&
            !g_unichar_islower(g_utf8_get_char(span_text(rest))))
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
        enum lang_cue cue;
        enum posting_fact_id id;
    } names[] = {{CUE_START, FACT_START},       {CUE_FROM, FACT_START},
                 {CUE_DEADLINE, FACT_DEADLINE}, {CUE_PUBLISHED, FACT_PUBLISHED},
                 {CUE_PAY, FACT_PAY},           {CUE_REFERENCE, FACT_REFERENCE},
                 {CUE_PLACES, FACT_PLACES},     {CUE_CONTRACT, FACT_CONTRACT},
                 {CUE_EMPLOYER, FACT_EMPLOYER}};
    const size_t len = name_len(block);

    for (size_t i = 0; len > 0 && i < G_N_ELEMENTS(names); i++)
        if (is_named(posting, names[i].cue, span_part(block, 0, len)))
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

/* A start may be "as soon as possible"; a deadline and a publication are days. */
static void set_named(struct posting *posting, enum posting_fact_id id, struct span value)
{
    struct dates_match match;
    size_t from = 0;

    if (id == FACT_CONTRACT)
        read_contract(posting, value);
    else if ((id != FACT_DEADLINE && id != FACT_PUBLISHED) ||
             dates_next(posting->lang, value, &from, &match))
        facts_set(posting, id, value);
}

void facts_read_named(struct posting *posting, struct span block, enum posting_fact_id wanted)
{
    for (; block.len > 0; block = body_trim(span_part(block, line_len(block), block.len))) {
        const enum posting_fact_id id = named(posting, block);

        if (id != FACT_COUNT && (wanted == FACT_COUNT || wanted == id))
            set_named(posting, id, value_of(block, name_len(block) + 1));
    }
}

static bool has_item(const struct posting *posting, unsigned index)
{
    const struct posting_section *section = posting_section(posting, index);

    for (unsigned i = 0; i < section->count; i++)
        if (posting_block(posting, section->first + i)->kind == BLOCK_ITEM)
            return true;
    return false;
}

/* The blocks that are searched: the first ones. Missions and profile speak of other things, but not
 * in what stands below their last item: one bool for each block (g_free). */
static bool *find_searched(const struct posting *posting)
{
    bool *searched = g_new0(bool, posting->blocks->len + 1);
    bool below_items = true;
    unsigned section = UINT_MAX;

    for (unsigned i = posting->blocks->len; i-- > 0;) {
        const struct posting_block *block = posting_block(posting, i);
        const enum lang_role role = posting_section(posting, block->section)->role;

        if (block->section != section)
            below_items = has_item(posting, section = block->section);
        below_items &= block->kind != BLOCK_ITEM;
        searched[i] = block->span.offset + block->span.len <= SEARCH_MAX &&
                      ((role != ROLE_MISSIONS && role != ROLE_PROFILE) ||
                       (below_items && block->kind == BLOCK_PARAGRAPH));
    }
    return searched;
}

/* Those who commit themselves may speak of other people's contracts and hours. */
static void read_contracts(struct posting *posting, const bool *searched)
{
    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const struct posting_block *block = posting_block(posting, i);

        if (searched[i] && posting_section(posting, block->section)->role != ROLE_COMMITMENTS)
            read_contract(posting, block->span);
    }
}

/* "CHRONIQUES recherche sa/son …": who stands before the verb, on a line of its own or at the
 * beginning of this one. */
static void read_employer(struct posting *posting, struct span block)
{
    const struct lang_match verb =
        lang_find_seeking(posting->lang, span_text(block), MIN(block.len, NAME_MAX_LEN * 4));
    const struct span subject = body_trim(span_part(block, 0, verb.offset));

    if (verb.len > 0 && subject.len > 0 && subject.len <= NAME_MAX_LEN &&
        g_unichar_isupper(g_utf8_get_char(span_text(subject))) &&
        !memchr(span_text(subject), ':', subject.len) && line_len(subject) == subject.len)
        facts_set(posting, FACT_EMPLOYER, subject);
}

void facts_read_prose(struct posting *posting)
{
    g_autofree bool *searched = find_searched(posting);

    read_contracts(posting, searched);
    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const struct posting_block *block = posting_block(posting, i);

        if (!searched[i])
            continue;
        facts_read_named(posting, block->span, FACT_COUNT);
        if (block->kind == BLOCK_PARAGRAPH)
            read_employer(posting, block->span);
    }
    facts_read_leads(posting, searched);
}

void facts_read_named_pay(struct posting *posting)
{
    g_autofree bool *searched = find_searched(posting);

    for (unsigned i = 0; i < posting->blocks->len; i++)
        if (searched[i])
            facts_read_named(posting, posting_block(posting, i)->span, FACT_PAY);
}
