/* compose_skip: what of a text a poster says: all but what is on the page of a job board, in a mail
 * or a company's letter paper for other reasons, and what the poster's header and facts say.
 *
 * Before compose_poster, which goes on with the posting that is left. What always holds: the offer
 * has every word; of a block the poster says all, but for whole sentences or cells that a rule
 * names; and what is left out is noted down, unless the poster says it elsewhere. */
#include "document/compose/compose_private.h"

#include <string.h>

enum {
    LABEL_MOST = 40,  /* bytes that a line of conditions has beside the facts that it gives */
    BESIDE_MOST = 24, /* and another line */
    TITLE_MORE = 5,   /* words of an announcement beside the title */
    ASKED_WORDS = 7,  /* of a form's question */
    FORM_WORDS = 12,  /* that a row of a form says */
    ABOVE_BLOCKS = 14,
    ABOVE_WORDS = 14
};

static const struct posting_block *block_at(const struct compose_skip *skip, unsigned index)
{
    return posting_block(skip->c->posting, index);
}

/* The block that follows in the section; NULL: it is the last. */
static const struct posting_block *next_block(const struct compose_skip *skip)
{
    const unsigned next = skip->index + 1;

    return next < skip->section->first + skip->section->count ? block_at(skip, next) : NULL;
}

const char *const *compose_skip_phrases(const struct compose_skip *skip, enum lang_unsaid what)
{
    return lang_unsaid(skip->c->posting->lang, what);
}

static bool is_passed_on(const struct compose_skip *skip, const struct posting_block *block)
{
    (void)skip;
    return block->aside;
}

static bool is_of_other_jobs(const struct compose_skip *skip, const struct posting_block *block)
{
    (void)block;
    return skip->other_jobs ||
           lang_says(skip->folded, compose_skip_phrases(skip, UNSAID_OTHER_JOBS)) > 0;
}

/* A folded text without the words of another; were they in it? */
static bool take_out(char *folded, const char *text)
{
    g_autofree char *words = text ? lang_fold(text, strlen(text)) : NULL;
    char *at = words && *words ? strstr(folded, words) : NULL;

    if (at)
        memmove(at, at + strlen(words), strlen(at + strlen(words)) + 1);
    return at != NULL;
}

/* Says that there is a job, and no more than which, whose, and its number. */
static bool is_announcement(const struct compose_skip *skip, const struct posting_block *block)
{
    const struct posting *posting = skip->c->posting;
    const size_t len = lang_says(skip->folded, compose_skip_phrases(skip, UNSAID_ANNOUNCEMENT));
    g_autofree char *folded = NULL;
    g_auto(GStrv) words = NULL;
    bool titled;

    if (len == 0 || block->kind == BLOCK_ITEM || skip->section->role == ROLE_APPLY)
        return false;
    folded = g_strdup(skip->folded + len);
    titled = take_out(folded, posting->facts[FACT_TITLE].text);
    take_out(folded, posting->facts[FACT_REFERENCE].text);
    take_out(folded, posting->organisation);
    words = g_strsplit(g_strstrip(folded), " ", -1);
    if (titled && g_strv_length(words) <= TITLE_MORE)
        return true;
    for (char **word = words; *word; word++)
        if (strlen(*word) > 2 && !lang_says(*word, compose_skip_phrases(skip, UNSAID_ANNOUNCEMENT)))
            return false;
    return true;
}

/* Does a fact stand in a stretch of text? One that only an INI states does not. */
static bool stands_in(const struct posting_fact *fact, struct span span)
{
    return fact->text && fact->span.source && fact->span.source == span.source &&
           fact->span.offset >= span.offset &&
           fact->span.offset + fact->span.len <= span.offset + span.len;
}

/* How many bytes of a stretch of text the facts that a poster shows take; those that only an INI
 * states have no part in it. */
size_t compose_skip_facts(const struct compose_skip *skip, struct span span)
{
    size_t len = 0;

    for (unsigned id = 0; id < FACT_COUNT; id++) {
        const struct posting_fact *fact = &skip->view->posting.facts[id];

        if (id != FACT_CONTACT && id != FACT_URL && id != FACT_PUBLISHED && stands_in(fact, span))
            len += fact->span.len;
    }
    return len;
}

bool compose_has_cells(const struct posting_block *block)
{
    static const char *const marks[] = {" | ", " · ", " // "};

    for (unsigned i = 0; i < G_N_ELEMENTS(marks); i++)
        if (block->kind == BLOCK_PARAGRAPH &&
            g_strstr_len(span_text(block->span), (gssize)block->span.len, marks[i]))
            return true;
    return false;
}

/* A line that gives facts, and next to nothing else; or that names what the next line gives. */
static bool gives_facts(const struct compose_skip *skip, const struct posting_block *block)
{
    const bool apart = posting_names_next(block);
    const size_t label = block->label.source && !apart ? block->label.len : 0;
    const struct span span = apart ? block->value : block->span;
    const size_t facts = compose_skip_facts(skip, span),
                 most = lang_is_work_role(skip->section->role) ||
                                skip->section->role == ROLE_NONE ||
                                skip->section->role == ROLE_ABOUT
                            ? BESIDE_MOST
                            : LABEL_MOST;

    return block->kind != BLOCK_HEADING && !compose_has_cells(block) &&
           skip->section->role != ROLE_APPLY && skip->section->role != ROLE_COMMITMENTS &&
           facts > 0 && span.len <= facts + label + most;
}

/* When the text was put where it stands. */
static bool gives_day(const struct compose_skip *skip, const struct posting_block *block)
{
    const struct posting_fact *fact = &skip->view->posting.facts[FACT_PUBLISHED];

    return block->kind != BLOCK_HEADING && !compose_has_cells(block) &&
           stands_in(fact, block->span) && block->span.len <= fact->span.len + BESIDE_MOST;
}

/* A form asks, and the next lines answer in a word or two. */
static bool is_asked(const struct compose_skip *skip, const struct posting_block *block)
{
    const struct posting_block *next = next_block(skip);

    return block->kind == BLOCK_PARAGRAPH && !lang_is_work_role(skip->section->role) && next &&
           next->kind == BLOCK_PARAGRAPH && g_str_has_suffix(block->text, "?") &&
           compose_count_words(block->text) <= ASKED_WORDS &&
           compose_count_words(next->text) <= ASKED_WORDS && !strpbrk(next->text, ".!@");
}

/* A line of a form: the next is a fact, and no more. */
static bool names_fact(const struct compose_skip *skip, const struct posting_block *block)
{
    const struct posting_block *value = next_block(skip);

    return value && block->kind != BLOCK_HEADING && !block->marker && !value->marker &&
           value->kind == block->kind && compose_count_words(block->text) <= ASKED_WORDS &&
           !strpbrk(block->text, ".,;!") && skip->section->role != ROLE_APPLY &&
           compose_skip_facts(skip, value->span) == value->span.len;
}

/* "For both posts:", above facts. */
static bool leads_to_facts(const struct compose_skip *skip, const struct posting_block *block)
{
    const unsigned next = skip->index + 1;

    return skip->view->inside && block->kind == BLOCK_PARAGRAPH &&
           compose_count_words(block->text) <= ASKED_WORDS && !strpbrk(block->text, ".!") &&
           next < skip->c->posting->blocks->len && gives_facts(skip, block_at(skip, next));
}

/* Does the block say what the one above it names? */
static bool is_named_above(const struct compose_skip *skip, const struct posting_block *block)
{
    const struct posting_block *name = skip->index > 0 ? block_at(skip, skip->index - 1) : NULL;

    return name && name->value.source && name->value.offset == block->span.offset;
}

/* Does a form's row stay that has this label? Conditions do, unless a fact says them; and whom to
 * ask. */
static bool keeps_row(const struct compose_skip *skip, const struct posting_block *name,
                      const char *label, const char *value)
{
    const struct language *lang = skip->c->posting->lang;
    const enum lang_role role = skip->section->role;
    const enum lang_fact fact = lang_find_fact(lang_facts(lang), label, strlen(label));

    if (fact == LANG_FACT_COUNT)
        return !posting_names_next(name) || lang_find_role(lang, label) == ROLE_PAY ||
               role == ROLE_APPLY;
    if (role == ROLE_APPLY)
        return fact == LANG_FACT_CONTACT || fact == LANG_FACT_URL || fact == LANG_FACT_DEADLINE;
    if (fact == LANG_FACT_CONTRACT && compose_count_words(value) == 1 &&
        lang_find_contract(lang, value, strlen(value)).len == 0) /* "Statut du poste : Vacant" */
        return false;
    return role == ROLE_PAY && (fact == LANG_FACT_CONTRACT || fact == LANG_FACT_HOURS ||
                                (fact == LANG_FACT_PAY && strpbrk(value, "0123456789")));
}

/* A row of an employer's form, which says where the post stands in the house, and no condition. */
static bool is_form_row(const struct compose_skip *skip, const struct posting_block *block)
{
    const struct posting_block *name =
        is_named_above(skip, block) ? block_at(skip, skip->index - 1) : block;
    const enum lang_role role = skip->section->role;
    g_autofree char *label = name->label.source ? span_dup(name->label) : NULL,
                    *value = label ? span_dup(name->value) : NULL;

    return label && !lang_is_work_role(role) && role != ROLE_COMMITMENTS &&
           block->kind != BLOCK_HEADING && compose_count_words(value) <= FORM_WORDS &&
           !keeps_row(skip, name, label, value);
}

/* `RÉF. 2027-14`, set as a heading. */
static bool is_reference(const struct compose_skip *skip, const struct posting_block *block)
{
    const char *reference = skip->view->posting.facts[FACT_REFERENCE].text;

    return block->kind == BLOCK_HEADING && reference && strstr(block->text, reference) &&
           strlen(block->text) <= strlen(reference) + BESIDE_MOST;
}

/* Short lines above the title: of a letter's head, of who publishes the posting. */
static bool is_above_title(const struct compose_skip *skip, const struct posting_block *block)
{
    const struct span title = skip->c->posting->facts[FACT_TITLE].span;

    return title.source && title.source == block->span.source &&
           block->span.offset + block->span.len <= title.offset && skip->index < ABOVE_BLOCKS &&
           skip->section->role != ROLE_APPLY && compose_count_words(block->text) <= ABOVE_WORDS &&
           !strpbrk(block->text, ".!?");
}

/* The first rule that applies leaves a block out. */
static const struct {
    bool (*applies)(const struct compose_skip *skip, const struct posting_block *block);
    compose_omitting *omit; /* NULL: the poster says it elsewhere */
} line_rules[] = {
    {is_passed_on, compose_omit}, {is_of_other_jobs, compose_omit},
    {is_announcement, NULL},      {gives_facts, NULL},
    {compose_skip_repeats, NULL}, {gives_day, compose_omit},
    {is_asked, compose_omit},     {names_fact, compose_omit},
    {leads_to_facts, NULL},       {is_form_row, compose_omit},
    {is_reference, NULL},         {is_above_title, compose_omit_short},
};

static bool is_button(const struct compose_skip *skip)
{
    return strchr(skip->folded, ' ') &&
           lang_says_only(skip->folded, compose_skip_phrases(skip, UNSAID_BUTTON));
}

/* Leaves out what is not said; what is, is in the view. */
static void skip_block(struct compose_skip *skip)
{
    const struct posting_block *typed = block_at(skip, skip->index);
    struct posting_block block = *typed;
    g_autofree char *folded = lang_fold(block.text, strlen(block.text));
    unsigned rule = 0;

    skip->folded = folded;
    while (rule < G_N_ELEMENTS(line_rules) && !line_rules[rule].applies(skip, &block))
        rule++;
    if (rule < G_N_ELEMENTS(line_rules)) {
        skip->other_jobs |= line_rules[rule].applies == is_of_other_jobs;
        if (line_rules[rule].omit)
            line_rules[rule].omit(skip->c, &block);
        return;
    }
    if (block.kind == BLOCK_HEADING) {
        if (is_button(skip))
            compose_omit(skip->c, &block);
        else
            compose_view_add(skip->view, &block, NULL);
        return;
    }
    if (compose_rows_add(skip, typed))
        return;
    g_autofree char *joined =
        compose_join_value(skip->c, skip->index, skip->section->first + skip->section->count);

    if (joined) {
        block.text = joined;
        skip->index++;
    }
    g_autofree char *text = compose_skip_said(skip, &block);

    if (*text)
        compose_view_add(skip->view, typed, text);
}

/* A section's blocks; inside posts, sections and their headings are parts of the post. */
static void skip_section(struct compose_skip *skip, const struct compose_posts *posts)
{
    const struct posting_section *section = skip->section;

    for (skip->index = section->first; skip->index < section->first + section->count;
         skip->index++) {
        const struct posting_block *block = block_at(skip, skip->index);

        if (compose_posts_begins(posts, skip->c->posting, skip->index)) {
            struct posting_block post = *block;

            compose_view_open(skip->view, ROLE_MISSIONS, true);
            post.kind = BLOCK_HEADING;
            post.level = 2;
            skip->view->inside = false;
            compose_view_add(skip->view, &post, NULL);
            skip->view->inside = true;
        } else {
            skip_block(skip);
        }
    }
}

void compose_skip(struct compose *c, struct compose_view *view)
{
    struct compose_posts posts;

    compose_view_begin(view, c->posting);
    compose_posts_find(c->posting, &posts);
    compose_posts_name(c, &posts, view->posting.facts);
    c->several = posts.count > 1;
    for (unsigned i = 0; i < c->posting->sections->len; i++) {
        const struct posting_section *section = posting_section(c->posting, i);
        struct compose_skip skip = {.view = view, .c = c, .section = section};

        view->inside = section->first > posts.first && section->first < posts.end;
        if (!view->inside)
            compose_view_open(view, section->role, section->count > 1);
        skip_section(&skip, &posts);
    }
    compose_view_close(view);
    c->posting = &view->posting;
}
