/* facts_lead: "à pourvoir le 3 mars", "apply by 5 pm on 12 May": words that lead to a date. A part
 * of facts, beside facts_prose. What always holds: between these words and the date, in one
 * sentence, stand only small words and a time of day. */
#include "posting/facts/facts_private.h"

#include "lang/lang.h"
#include "posting/facts/facts.h"
#include "posting/text/text.h"

#include <string.h>

enum {
    LEADS_MAX = 8,  /* words that may lead to a date: in one sentence, so many are tried */
    LINK_WORDS = 6, /* between them and the date */
    LINK_MAX = 60   /* bytes of these */
};

static bool are_links(const struct language *lang, struct span between)
{
    g_autofree char *folded = lang_fold(span_text(between), between.len);
    g_auto(GStrv) words = g_strsplit(folded, " ", LINK_WORDS + 1);

    for (size_t i = 0; i < between.len; i++)
        if (strchr(".;!?", span_text(between)[i]))
            return false;
    for (char **word = words; *word; word++)
        if (**word && !g_strv_contains(lang_cues(lang, CUE_LINK), *word))
            return false;
    return true;
}

/* Do only small words, and perhaps a time of day, stand between what leads to a date and the date?
 */
static bool is_link(const struct language *lang, struct span between)
{
    const char *text = span_text(between);
    size_t clock = 0, len;

    if (between.len > LINK_MAX)
        return false;
    while (clock < between.len && !g_ascii_isdigit(text[clock]))
        clock++;
    len = clock < between.len ? dates_clock_len(lang, span_part(between, clock, between.len)) : 0;
    return are_links(lang, span_part(between, 0, clock)) && (clock == between.len || len > 0) &&
           are_links(lang, span_part(between, clock + len, between.len));
}

static struct lang_match find(const struct language *lang, struct span span, enum lang_cue cue)
{
    return lang_find_phrase(span_text(span), span.len, lang_cues(lang, cue));
}

/* "à pourvoir au plus tard le 3 mars": what stands before a deadline's words leads to the start. */
static bool leads_to_start(const struct language *lang, struct span before, size_t date)
{
    static const enum lang_cue starts[] = {CUE_START, CUE_FROM};

    for (size_t i = 0; i < G_N_ELEMENTS(starts); i++) {
        const struct lang_match start = find(lang, before, starts[i]);
        const struct span rest = {before.source, before.offset + start.offset + start.len,
                                  date - before.offset - start.offset - start.len};

        if (start.len > 0 && is_link(lang, rest))
            return true;
    }
    return false;
}

struct lead {
    enum lang_cue cue;
    enum posting_fact_id id;
};

static void read_sentence(struct posting *posting, struct span sentence, struct lead lead)
{
    const struct language *lang = posting->lang;
    struct span rest = sentence;

    for (unsigned tries = 0; tries < LEADS_MAX && !posting->facts[lead.id].text; tries++) {
        const struct lang_match cue = find(lang, rest, lead.cue);
        const struct span before = {sentence.source, sentence.offset,
                                    rest.offset + cue.offset - sentence.offset};
        struct dates_match match;
        size_t from = 0;

        rest = span_part(rest, cue.offset + cue.len, rest.len);
        if (cue.len == 0 || !dates_next(lang, rest, &from, &match))
            return;
        if (is_link(lang, span_part(rest, 0, match.all.offset - rest.offset)) &&
            (lead.id != FACT_DEADLINE || !leads_to_start(lang, before, match.all.offset)))
            facts_set(posting, lead.id, match.all);
    }
}

/* Sentence by sentence, and in each up to where it speaks of interviews. `applying`: only those
 * that speak of applying. */
static void read_block(struct posting *posting, struct span block, struct lead lead, bool applying)
{
    for (size_t len; block.len > 0 && !posting->facts[lead.id].text;
         block = span_part(block, len, block.len)) {
        struct span sentence = span_part(block, 0, len = body_sentence_len(block));
        const struct lang_match interview = find(posting->lang, sentence, CUE_INTERVIEW);

        if (interview.len > 0)
            sentence.len = interview.offset;
        if (!applying || find(posting->lang, sentence, CUE_APPLYING).len > 0)
            read_sentence(posting, sentence, lead);
    }
}

/* "before" and "from": where the text says how to apply, or where it says nothing of itself, which
 * it may do below a list of duties too; there "before" is a deadline only beside a word of
 * applying. */
static void read_likely(struct posting *posting, const bool *searched, bool apply)
{
    static const struct lead likely[] = {{CUE_FROM, FACT_START}, {CUE_BY, FACT_DEADLINE}};

    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const struct posting_block *block = posting_block(posting, i);
        const enum lang_role role = posting_section(posting, block->section)->role;

        for (size_t k = 0; searched[i] && k < G_N_ELEMENTS(likely); k++)
            if (apply ? role == ROLE_APPLY || role == ROLE_DEADLINE
                      : role == ROLE_NONE || role == ROLE_MISSIONS || role == ROLE_PROFILE)
                read_block(posting, block->span, likely[k],
                           !apply && likely[k].id == FACT_DEADLINE);
    }
}

/* First the words that lead to nothing else. */
void facts_read_leads(struct posting *posting, const bool *searched)
{
    static const struct lead sure[] = {
        {CUE_START, FACT_START}, {CUE_DEADLINE, FACT_DEADLINE}, {CUE_PUBLISHED, FACT_PUBLISHED}};

    for (unsigned i = 0; i < posting->blocks->len; i++)
        for (size_t k = 0; searched[i] && k < G_N_ELEMENTS(sure); k++)
            read_block(posting, posting_block(posting, i)->span, sure[k], false);
    read_likely(posting, searched, true);
    read_likely(posting, searched, false);
}
