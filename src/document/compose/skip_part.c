/* compose_skip_part: of a block that a poster keeps, the sentences and cells that it leaves out. A
 * part of compose_skip. */
#include "document/compose/compose_private.h"

#include <string.h>

enum {
    CELL_MOST = 10,     /* bytes that a cell has beside its fact */
    REPEATED_MOST = 20, /* words of a line that repeats facts */
    JOINT_MOST = 2      /* letters of a word that joins them */
};

/* A sentence or cell that says what a list has. */
static const struct {
    enum lang_unsaid what;
    bool only;    /* it says nothing else */
    bool in_work; /* also of missions and profile */
} part_rules[] = {
    {UNSAID_BUTTON, true, false},  /* buttons side by side */
    {UNSAID_BUTTON, false, false}, /* one; or when it was posted */
    {UNSAID_COMPANY, false, false},    {UNSAID_SOCIAL, false, true},
    {UNSAID_GREETING, false, false},   {UNSAID_CLOSING, false, false},
    {UNSAID_AGENCY, false, false},     {UNSAID_PASSING, false, true},
    {UNSAID_MAIL_NOTICE, false, true}, {UNSAID_DATA_NOTICE, false, false},
    {UNSAID_OTHER_MAIL, false, false},
};

/* `#hiring`, `@club` */
static bool is_handles(const char *text)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);

    for (char **word = words; *word; word++)
        if (**word &&
            ((**word != '#' && **word != '@') || !g_unichar_isalpha(g_utf8_get_char(*word + 1))))
            return false;
    return *text != '\0';
}

static bool is_part_unsaid(const struct compose_skip *skip, const char *text)
{
    g_autofree char *folded = lang_fold(text, strlen(text));

    for (unsigned i = 0; i < G_N_ELEMENTS(part_rules); i++) {
        const char *const *phrases = compose_skip_phrases(skip, part_rules[i].what);

        if (part_rules[i].what == UNSAID_COMPANY && strchr(text, '@')) /* whom to write to */
            continue;
        if ((part_rules[i].in_work || !lang_is_work_role(skip->section->role)) &&
            (part_rules[i].only ? lang_says_only(folded, phrases) : lang_says(folded, phrases) > 0))
            return true;
    }
    return is_handles(text);
}

static bool is_same(const char *folded, const char *text)
{
    g_autofree char *other = text ? lang_fold(text, strlen(text)) : NULL;

    return other && strcmp(folded, other) == 0;
}

static struct span span_of(const struct posting_block *block, const char *text)
{
    const char *at = g_strstr_len(span_text(block->span), (gssize)block->span.len, text);

    return at ? span_part(block->span, (size_t)(at - span_text(block->span)), strlen(text))
              : block->span;
}

/* `Grade: Band 2` beside other cells: where the post stands in the house. */
static bool is_form_cell(const struct compose_skip *skip, const char *text)
{
    const char *colon = strchr(text, ':');

    return colon && !lang_is_work_role(skip->section->role) &&
           lang_find_fact(lang_facts(skip->c->posting->lang), text, (size_t)(colon - text)) ==
               LANG_FACT_FORM;
}

/* A cell that is the employer, or a fact, with or without its name. */
static bool is_part_said(const struct compose_skip *skip, const struct posting_block *block,
                         const char *text)
{
    const size_t facts = compose_skip_facts(skip, span_of(block, text));
    const struct posting *posting = &skip->view->posting;
    const char *colon = strchr(text, ':');
    const size_t label = colon ? (size_t)(colon - text) : 0;
    g_autofree char *folded = lang_fold(text, strlen(text)),
                    *value = colon ? lang_fold(colon, strlen(colon)) : NULL;

    for (unsigned id = 0; id < FACT_COUNT; id++) {
        const char *fact = posting->facts[id].text;

        if (is_same(folded, fact) || (value && is_same(g_strchug(value), fact)))
            return true;
    }
    return is_same(folded, posting->organisation) || is_form_cell(skip, text) ||
           (facts > 0 && strlen(text) <= facts + label + CELL_MOST);
}

/* Adds the words of a text, folded. */
static void add_words(GHashTable *words, const char *text)
{
    g_autofree char *folded = text ? lang_fold(text, strlen(text)) : g_strdup("");
    g_auto(GStrv) all = g_strsplit(folded, " ", -1);

    for (char **word = all; *word; word++)
        g_hash_table_add(words, g_strdup(*word));
}

static GHashTable *words_of_facts(const struct compose_skip *skip)
{
    static const enum posting_fact_id ids[] = {FACT_TITLE,  FACT_CONTRACT, FACT_HOURS,    FACT_PAY,
                                               FACT_PLACES, FACT_START,    FACT_REFERENCE};
    GHashTable *words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (unsigned i = 0; i < G_N_ELEMENTS(ids); i++)
        add_words(words, skip->view->posting.facts[ids[i]].text);
    add_words(words, skip->view->posting.organisation);
    return words;
}

/* `Job types: …`, `Pay`: names a term of the job. */
static bool names_term(const struct compose_skip *skip, const struct posting_block *block)
{
    const enum lang_fact fact = lang_find_fact(lang_facts(skip->c->posting->lang),
                                               span_text(block->label), block->label.len);

    return fact == LANG_FACT_CONTRACT || fact == LANG_FACT_HOURS || fact == LANG_FACT_PAY ||
           fact == LANG_FACT_PLACES || fact == LANG_FACT_START;
}

/* "£12.75 - £13.50 an hour - Part-time, Permanent": nothing but what the header and the facts say,
 * and words that join it. */
bool compose_skip_repeats(const struct compose_skip *skip, const struct posting_block *block)
{
    const bool named = block->label.source && names_term(skip, block);
    g_autofree char *value = named ? span_dup(block->value) : g_strdup(block->text),
                    *folded = lang_fold(value, strlen(value));
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);
    unsigned told = 0;

    if (block->kind != BLOCK_PARAGRAPH || (lang_is_work_role(skip->section->role) && !named) ||
        skip->section->role == ROLE_APPLY || skip->section->role == ROLE_COMMITMENTS ||
        g_strv_length(words) > REPEATED_MOST)
        return false;
    g_autoptr(GHashTable) known = words_of_facts(skip);

    for (char **word = words; *word; word++) {
        const bool counts = g_ascii_isdigit(**word) || strlen(*word) > JOINT_MOST;

        if (counts && !g_hash_table_contains(known, *word))
            return false;
        told += counts;
    }
    return told > 0;
}

/* Where a sentence ends: behind its mark, before a space and no small letter; 0: it goes on. */
static size_t sentence_mark(const struct compose_skip *skip, const char *text, const char *at)
{
    const char *const *abbreviated = lang_criteria(skip->c->posting->lang)->abbreviated;
    const char *next = at + 1 + strspn(at + 1, ".!?)»”\""), *from = at;
    g_autofree char *word = NULL;

    if (!strchr(".!?", *at) || *next != ' ' || g_unichar_islower(g_utf8_get_char(next + 1)))
        return 0;
    while (from > text && from[-1] != ' ')
        from--;
    word = lang_fold(from, (size_t)(at - from));
    return *at == '.' && lang_has_word(abbreviated, word) ? 0 : (size_t)(next - at);
}

/* Signs that stand between the cells of a line; those that posters don't have become a dot. */
static const struct {
    const char *typed, *shown;
} between[] = {{" | ", " · "}, {" // ", " · "}, {" · ", " · "},
               {" • ", " · "}, {" - ", " - "},  {" – ", " – "}};

/* How many of them part a block: none, the bars where it has some, or all. */
static unsigned signs_of(const struct compose_skip *skip, const struct posting_block *block)
{
    if (block->kind != BLOCK_PARAGRAPH || skip->section->role == ROLE_APPLY)
        return 0;
    return strstr(block->text, between[0].typed) ? 1 : G_N_ELEMENTS(between);
}

/* What parts a text at `at`: its length, and in *shown how it is set; 0: nothing. */
static size_t parting(const struct compose_skip *skip, const char *text, const char *at,
                      unsigned signs, const char **shown)
{
    size_t mark;

    for (unsigned i = 0; *at == ' ' && i < signs; i++)
        if (g_str_has_prefix(at, between[i].typed)) {
            *shown = between[i].shown;
            return strlen(between[i].typed);
        }
    mark = *at == ' ' && at > text ? sentence_mark(skip, text, at - 1) : 0;
    *shown = " ";
    return mark > 0 ? 1 : 0;
}

/* A heart alone says nothing on paper. */
static bool has_words(const char *part)
{
    g_autofree char *folded = lang_fold(part, strlen(part));

    return *folded != '\0' || (part[0] && (unsigned char)part[0] < 0x80);
}

/* The part [from, to) joins what is said, or goes. */
static void put_part(const struct compose_skip *skip, const struct posting_block *block,
                     const char *from, const char *to, const char *parted, bool cell, GString *out)
{
    g_autofree char *part = g_strstrip(g_strndup(from, (size_t)(to - from)));

    if (!has_words(part))
        return;
    if (is_part_unsaid(skip, part)) {
        doc_omit(skip->c->doc, part, span_of(block, part), NULL);
        return;
    }
    if (cell && is_part_said(skip, block, part))
        return;
    if (out->len > 0)
        g_string_append(out, parted);
    g_string_append(out, part);
}

/* Thanks that a text ends in, without a mark between. */
static void take_thanks(const struct compose_skip *skip, GString *text)
{
    g_autofree char *folded = lang_fold(text->str, text->len);

    for (const char *const *phrase = compose_skip_phrases(skip, UNSAID_CLOSING); phrase && *phrase;
         phrase++) {
        const char *at = text->str + text->len;

        if (**phrase != '=' || !strchr(*phrase, ' ') || !g_str_has_suffix(folded, *phrase + 1))
            continue;
        for (const char *word = *phrase; word && at > text->str; word = strchr(word + 1, ' '))
            for (at--; at > text->str && at[-1] != ' ';)
                at--;
        g_autofree char *last = lang_fold(at, strlen(at));

        if (at > text->str && strcmp(last, *phrase + 1) == 0) {
            g_string_truncate(text, (size_t)(at - text->str) - 1);
            return;
        }
    }
}

/* What is left of a block's text; "": nothing (g_free). */
char *compose_skip_said(const struct compose_skip *skip, const struct posting_block *block)
{
    const unsigned signs = signs_of(skip, block);
    const char *from = block->text, *parted = "", *shown;
    bool in_cells = false;
    GString *out = g_string_new(NULL);
    size_t len;

    for (const char *at = block->text; *at; at = len ? at + len : g_utf8_next_char(at)) {
        len = parting(skip, block->text, at, signs, &shown);
        if (len == 0)
            continue;
        in_cells |= strcmp(shown, " ") != 0;
        put_part(skip, block, from, at, parted, in_cells, out);
        from = at + len;
        parted = shown;
    }
    put_part(skip, block, from, from + strlen(from), parted, in_cells, out);
    take_thanks(skip, out);
    return g_string_free(out, FALSE);
}
