/* criteria: derives the criteria of the grid from the profile, then lets the INI correct them. At
 * the end of reading; after it, a criterion is data. What always holds: the same posting gives the
 * same criteria, and nothing is said of the job that the posting does not say. */
#include "posting/criteria/criteria.h"

#include "base/base.h"
#include "posting/criteria/criteria_private.h"

#include <string.h>

enum { CRITERIA_MAX = 30, REMARK_WORDS = 3, HASH_PART = 4 };

void criteria_clear(struct posting_criterion *criterion)
{
    g_free(criterion->text);
    g_free(criterion->label);
    g_free(criterion->categories);
    g_strfreev(criterion->indicators);
    g_free(criterion->weight_reason);
    g_free(criterion->question);
    for (unsigned i = 0; i < POSTING_ANCHORS; i++)
        g_free(criterion->anchors[i]);
}

struct derivation {
    const struct posting *posting;
    const struct lang_criteria *lexicon;
    GArray *drafts; /* struct criteria_draft */
    struct criteria_wish wish;
    struct span first; /* heading of the first profile */
    bool found;        /* there is one */
    unsigned made;     /* how many criteria it gives before the INI speaks */
};

/* What a heading says of the lines under it. */
static struct criteria_wish read_wish(const struct derivation *d, const char *heading,
                                      unsigned words)
{
    struct criteria_text text;
    struct criteria_wish wish;

    criteria_text_init(&text, heading, strlen(heading));
    wish.knockout = criteria_says(d->lexicon, &text, d->lexicon->knockouts, words);
    wish.bonus = criteria_says(d->lexicon, &text, d->lexicon->bonuses, words);
    criteria_text_clear(&text);
    return wish;
}

/* `Permis B. Indispensable.`: a short sentence that only says how much it is wanted belongs to the
 * one before. */
static bool is_remark(const struct criteria_draft *draft)
{
    unsigned words = 1;

    for (const char *at = draft->criterion.text; (at = strchr(at, ' ')); at++)
        words++;
    return words <= REMARK_WORDS && draft->criterion.category == CATEGORY_UNCLASSED &&
           ((draft->criterion.bonus && !draft->wish.bonus) ||
            (draft->criterion.knockout_suggested && !draft->wish.knockout));
}

/* Appends the criterion, or adds what a remark says to the one before. */
static void take(struct derivation *d, struct criteria_draft *draft, unsigned before)
{
    if (d->drafts->len > before && is_remark(draft)) {
        struct posting_criterion *last =
            &g_array_index(d->drafts, struct criteria_draft, d->drafts->len - 1).criterion;

        last->bonus |= draft->criterion.bonus;
        last->knockout_suggested |= draft->criterion.knockout_suggested;
        criteria_clear(&draft->criterion);
        return;
    }
    draft->number = d->drafts->len + 1;
    draft->order = draft->number;
    g_array_append_val(d->drafts, *draft);
}

/* `classed`: only what a category fits. */
static void derive_line(struct derivation *d, struct span line, bool classed)
{
    g_autoptr(GArray) parts = g_array_new(FALSE, FALSE, sizeof(struct span));
    const unsigned before = d->drafts->len;

    criteria_split(d->lexicon, line, parts);
    for (unsigned i = 0; i < parts->len; i++) {
        struct criteria_draft draft;

        if (!criteria_draft_init(&draft, d->posting->lang, g_array_index(parts, struct span, i),
                                 d->wish))
            continue;
        if (classed && draft.criterion.category == CATEGORY_UNCLASSED && !is_remark(&draft))
            criteria_clear(&draft.criterion);
        else
            take(d, &draft, before);
    }
}

static bool holds_items(const struct posting *posting, const struct posting_section *section)
{
    for (unsigned i = 0; i < section->count; i++)
        if (posting_block(posting, section->first + i)->kind == BLOCK_ITEM)
            return true;
    return false;
}

/* The items, and the paragraphs. Beside items, a paragraph that ends in a colon leads to them as a
 * sub-heading does, and of the others only those sentences count that a category fits: they may
 * speak of something else. */
static void derive_section(struct derivation *d, const struct posting_section *section,
                           struct criteria_wish wish)
{
    const bool items = holds_items(d->posting, section);

    d->wish = wish;
    for (unsigned i = 0; i < section->count; i++) {
        const struct posting_block *block = posting_block(d->posting, section->first + i);
        const bool leads =
            items && block->kind == BLOCK_PARAGRAPH && g_str_has_suffix(block->text, ":");

        if (leads || (block->kind == BLOCK_HEADING && i > 0))
            d->wish = read_wish(d, block->text, G_MAXUINT);
        else if (block->kind != BLOCK_HEADING)
            derive_line(d, block->span, items && block->kind == BLOCK_PARAGRAPH);
    }
}

/* Does a section without a role go on with the profile before it: `Souhaité`, `Savoir-être`? */
static bool continues(const struct derivation *d, const struct posting_block *heading,
                      struct criteria_wish wish)
{
    struct criteria_text text;
    enum lang_category category;

    criteria_text_init(&text, heading->text, strlen(heading->text));
    category = criteria_find_category(d->lexicon, &text);
    criteria_text_clear(&text);
    return wish.knockout || wish.bonus || category != CATEGORY_UNCLASSED;
}

/* All sections with the role profile, and those that go on with one. The heading of the first is
 * mostly just its name (`Profil souhaité`): it tells how much the lines are wanted only where it
 * begins with that. */
static void derive_profile(struct derivation *d)
{
    bool inside = false;

    for (unsigned i = 0; i < d->posting->sections->len; i++) {
        const struct posting_section *section = posting_section(d->posting, i);
        const struct posting_block *heading =
            section->count > 0 ? posting_block(d->posting, section->first) : NULL;
        struct criteria_wish wish = {false, false};

        if (heading && heading->kind == BLOCK_HEADING)
            wish = read_wish(d, heading->text, d->found ? G_MAXUINT : 1);
        inside = heading && (section->role == ROLE_PROFILE ||
                             (inside && section->role == ROLE_NONE &&
                              heading->kind == BLOCK_HEADING && continues(d, heading, wish)));
        if (!inside)
            continue;
        if (!d->found)
            d->first = heading->span;
        d->found = true;
        derive_section(d, section, wish);
    }
}

static void report(const struct derivation *d, const struct posting *posting, struct diag *diag)
{
    const unsigned count = posting->criteria->len;

    if (count == 0 && !d->found)
        diag_add(diag, DIAG_NO_CRITERIA, d->first,
                 "no heading names a profile, so no grid is made; list what you look for under a "
                 "heading such as “Profil recherché”, or name its heading in [headings]");
    else if (count == 0 && d->made == 0)
        diag_add(diag, DIAG_NO_CRITERIA, d->first,
                 "nothing under this heading can be scored, so no grid is made; list below it what "
                 "you look for");
    else if (count == 0)
        diag_add(diag, DIAG_NO_CRITERIA, d->first,
                 "posting.ini excludes every criterion, so no grid is made; keep one of them");
    if (count > CRITERIA_MAX)
        diag_add(
            diag, DIAG_MANY_CRITERIA, d->first,
            "the profile gives %u criteria; a panel can hardly score more than %d: merge some, or "
            "exclude them in posting.ini",
            count, CRITERIA_MAX);
}

/* By order, then as they come. */
static int compare_drafts(gconstpointer a, gconstpointer b)
{
    const struct criteria_draft *left = a, *right = b;

    if (left->order != right->order)
        return left->order < right->order ? -1 : 1;
    if (left->number != right->number)
        return left->number < right->number ? -1 : 1;
    return left->part < right->part ? -1 : left->part > right->part;
}

static void report_unclassed(const struct criteria_draft *draft, struct diag *diag)
{
    g_autofree char *part = draft->part > 0 ? g_strdup_printf(".%u", draft->part) : g_strdup("");

    if (draft->criterion.category == CATEGORY_UNCLASSED)
        diag_add(
            diag, DIAG_UNCLASSED_CRITERION, draft->criterion.span,
            "no category fits this criterion; name one in posting.ini: [criterion %u%s], category",
            draft->number, part);
}

/* Hands the drafts over. */
static void keep(struct posting *posting, GArray *drafts, struct diag *diag)
{
    g_array_sort(drafts, compare_drafts);
    for (unsigned i = 0; i < drafts->len; i++) {
        struct criteria_draft *draft = &g_array_index(drafts, struct criteria_draft, i);

        if (draft->gone) {
            criteria_clear(&draft->criterion);
            continue;
        }
        report_unclassed(draft, diag);
        g_array_append_val(posting->criteria, draft->criterion);
    }
}

/* A label may be written with other spaces and apostrophes and still be the same. */
static void append_normal(GString *to, const char *text)
{
    g_autofree char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    bool spaced = true;

    for (const char *at = composed; *at; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);

        if (!g_unichar_isspace(c))
            g_string_append_unichar(to, c == 0x2019 ? '\'' : c);
        else if (!spaced)
            g_string_append_c(to, ' ');
        spaced = g_unichar_isspace(c);
    }
    g_string_append_c(to, '\t');
}

void posting_hash_criteria(const struct posting *posting, char hash[static 10])
{
    g_autoptr(GString) normal = g_string_new(NULL);
    g_autofree char *digest = NULL;

    for (unsigned i = 0; i < posting->criteria->len; i++) {
        const struct posting_criterion *criterion =
            &g_array_index(posting->criteria, struct posting_criterion, i);

        g_string_append_printf(normal, "%u\t", i + 1);
        append_normal(normal, criterion->label);
        append_normal(normal, criterion->categories);
        num_append(normal, criterion->weight, 6);
        g_string_append_printf(normal, "\t%d\t0,1,2,3,4,NE\n", criterion->knockout ? 1 : 0);
    }
    digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, normal->str, (gssize)normal->len);
    g_snprintf(hash, 10, "%.*s-%.*s", HASH_PART, digest, HASH_PART, digest + HASH_PART);
}

void criteria_derive(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    struct derivation d = {
        .posting = posting,
        .lexicon = lang_criteria(posting->lang),
        .drafts = g_array_new(FALSE, FALSE, sizeof(struct criteria_draft)),
    };

    derive_profile(&d);
    d.made = d.drafts->len;
    if (ini)
        criteria_override(&d.drafts, ini, posting->lang, diag);
    keep(posting, d.drafts, diag);
    g_array_unref(d.drafts);
    report(&d, posting, diag);
    posting_hash_criteria(posting, posting->criteria_hash);
}
