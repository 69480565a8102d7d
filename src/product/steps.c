/* steps: the first steps of a document's way: its design, what it says, where it stands, and what
 * it had no room for.
 *
 * A part of job. What always holds: of documents that say the same in the same layout one tree is
 * made, and what the page of the first had no room for none of them says. */
#include "device/device.h"
#include "document/dress/dress.h"
#include "product/product_private.h"

#define QUOTED 60 /* characters */

void job_step(const struct job *job, const char *name)
{
    if (job->order->step)
        job->order->step(job->order->data, name);
}

/* Once, so that a layout's mistakes are said once for all documents that name it. */
static const struct design *find_design(struct job *job, const char *name)
{
    struct design *own = NULL;
    gpointer known;
    const struct design *design;

    if (g_hash_table_lookup_extended(job->designs, name, NULL, &known))
        return known;
    job_step(job, "read");
    design = house_find_design(job->house, job->posting, job->order->brand, name, &own, job->diag);
    if (own)
        g_ptr_array_add(job->own_designs, own);
    g_hash_table_insert(job->designs, g_strdup(name), (gpointer)design);
    return design;
}

static const struct design *find_design_of(struct job *job, const struct document *document)
{
    return find_design(job, job->order->layout ? job->order->layout : document->layout);
}

void job_load_design(struct job *job, const struct document *document)
{
    find_design_of(job, document);
}

const struct design *job_find_design(struct job *job, const struct document *document, bool *other)
{
    const struct design *design = find_design_of(job, document);

    *other = job->order->layout && design && design->kind != document->kind;
    if (!design || design->kind == document->kind)
        return design;
    if (!*other)
        diag_add(job->diag, DIAG_INI_VALUE, design->kind_span,
                 "the document “%s” is set in this layout, which is of another kind; correct the "
                 "kind, or give the layout another name",
                 document->stem ? document->stem : document->name);
    return NULL;
}

struct grid_codes job_find_codes(const struct job *job)
{
    const struct forms *forms = job->order->forms;

    return forms ? (struct grid_codes){forms->round, forms->candidates[0], forms->evaluators[0]}
                 : (struct grid_codes){0};
}

static struct compose_request new_request(const struct job *job, const struct product *product)
{
    return (struct compose_request){
        .posting = job->posting,
        .here = product->here,
        .brand_name = product->design->brand_name,
        .brand_tagline = product->design->brand_tagline,
        .panel = job->order->round ? job->order->round->panel : NULL,
        .result = job->order->round ? job->order->round->result : NULL,
        .dossier = job->dossier,
        .codes = job_find_codes(job),
    };
}

struct doc *job_compose(struct job *job, const struct product *product)
{
    const struct document *document = product->document;
    const struct compose_request request = new_request(job, product);

    if (job->doc && !product->here && job->doc_of->compose == document->compose &&
        job->doc_design == product->design)
        return job->doc;
    job_step(job, "compose");
    doc_drop(job->doc);
    job->doc = document->compose(&request);
    job->doc_of = document;
    job->doc_design = product->design;
    /* cppcheck-suppress returnDanglingLifetime; the request is read, and not kept (compose.h) */
    return job->doc;
}

/* The offer is everyone's, whichever office's poster asks. */
GBytes *job_jsonld(struct job *job, const struct product *product)
{
    struct compose_request request = new_request(job, product);
    const bool known = job->doc && job->doc_of->compose == compose_offer;
    struct doc *offer;

    if (job->jsonld)
        return job->jsonld;
    request.here = NULL;
    offer = known ? job->doc : compose_offer(&request);
    job->jsonld = documents_new_jsonld(job->posting, offer);
    if (!known)
        doc_drop(offer);
    return job->jsonld;
}

static bool has_glyphs(const struct job *job, const char *text)
{
    static const struct span nowhere[] = {{0}};
    struct diag *unsaid = diag_new();
    const bool has = fonts_check_text(job->fonts, text, nowhere, G_N_ELEMENTS(nowhere), unsaid);

    diag_drop(unsaid);
    return has;
}

/* "[U+6F22]" for what no font has (g_free). */
static char *spell_out(const struct job *job, const char *text)
{
    GString *spelt = g_string_new(NULL);

    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        g_autofree char *one = g_strndup(at, (gsize)(g_utf8_next_char(at) - at));

        if (has_glyphs(job, one))
            g_string_append(spelt, one);
        else
            g_string_append_printf(spelt, "[U+%04X]", g_utf8_get_char(at));
    }
    return g_string_free(spelt, FALSE);
}

/* What a panel wrote can't be corrected by whoever sums it up: a character that no font has costs
 * them nothing but itself, and nothing is lost of it. */
static void spell_all_out(const struct job *job)
{
    for (struct doc_node *node = job->doc->root; node; node = doc_next(job->doc->root, node)) {
        g_autofree char *spelt =
            node->text && !has_glyphs(job, node->text) ? spell_out(job, node->text) : NULL;

        if (spelt)
            node->text = doc_keep(job->doc, spelt);
    }
}

void job_dress(const struct job *job, const struct product *product)
{
    job_step(job, "dress");
    if (product->document->of_round)
        spell_all_out(job);
    doc_dress(job->doc, product->design);
}

/* A character that no font has, in any text that is set; where it came from is only its place. */
static bool check_glyphs(const struct job *job, const struct doc *doc)
{
    bool ok = true;

    for (const struct doc_node *node = doc->root; node; node = doc_next(doc->root, node)) {
        const struct doc_node *block = node;

        while (doc_is_inline(block) && block->parent)
            block = block->parent;
        const struct span from[] = {node->span, block->also};
        if (node->text)
            ok = fonts_check_text(job->fonts, doc_set_text(node), from, G_N_ELEMENTS(from),
                                  job->diag) &&
                 ok;
    }
    return ok;
}

/* Quotes as much as reminds of it. `named`: a section. */
static void say_left_out(struct diag *diag, struct span span, const char *layout, bool named,
                         char *text)
{
    g_strdelimit(text, "\n", ' ');
    diag_add(
        diag, DIAG_LEFT_OUT, span,
        named ? N_("%s leaves out this section: “%.*s”") : N_("%s has no room for this: “%.*s”"),
        layout, (int)(g_utf8_offset_to_pointer(text, MIN(g_utf8_strlen(text, -1), QUOTED)) - text),
        text);
}

/* A heading, paragraph or item that the posting has: a list is left out item by item, a lead
 * without a word, what is there only if there is room as a section. */
static bool is_left_out(const struct doc_node *node, unsigned cut)
{
    if (node->role != DOC_HEADING && node->role != DOC_PARAGRAPH && node->role != DOC_ITEM)
        return false;
    return (node->drop_rank > cut && node->drop_rank < DOC_RANK_LEAD) ||
           (node->parent->drop_rank > cut && node->parent->drop_rank < DOC_RANK_LEAD);
}

/* Sections that the document never says, and what the page had no room for: of an item what it
 * says, without its bullet. No finding of the posting. */
static void list_left_out(const struct doc *doc, unsigned cut, const char *layout,
                          struct diag *diag)
{
    for (unsigned i = 0; i < doc->omissions->len; i++) {
        const struct doc_omission *omission =
            &g_array_index(doc->omissions, struct doc_omission, i);
        g_autofree char *text = g_strdup(omission->text);

        if (!omission->unless || !doc_is_shown(omission->unless, cut))
            say_left_out(diag, omission->span, layout, true, text);
    }
    for (const struct doc_node *node = doc->root; node; node = doc_next(doc->root, node)) {
        g_autofree char *text =
            is_left_out(node, cut) ? doc_text(node->role == DOC_ITEM ? node->last : node) : NULL;

        if (text)
            say_left_out(diag, node->span, layout, false, text);
    }
}

/* What is cut goes from the document as well; who gets the document is told what it was. */
static void leave_out(struct job *job, const struct pages *pages, const struct design *design)
{
    if (job->order->stage != STAGE_NOTHING)
        list_left_out(job->doc, pages->cut, design->name, job->diag);
    doc_cut(job->doc, pages->cut);
}

/* Offices' posters share layout, brand and artwork, so that the first one that is made speaks for
 * the colours of all. */
static void check_contrast(struct job *job, const struct document *document,
                           const struct pages *pages)
{
    if (job->judged == document)
        return;
    job_step(job, "check");
    device_check_contrast(pages, job->diag);
    job->judged = document;
}

/* A text may be what nobody would print; what comes after takes most of the time. */
static bool are_few_enough(const struct job *job, const struct product *product,
                           const struct pages *pages)
{
    const unsigned most = job->order->pages_max;

    if (!most || pages->pages->len <= most)
        return true;
    diag_add(job->diag, DIAG_PAGES, NO_SPAN,
             "%s has %u pages, and at most %u are made: shorten the text, or allow more by "
             "--max-pages",
             product->document->name, pages->pages->len, most);
    return false;
}

struct pages *job_place(struct job *job, const struct product *product)
{
    const struct order *order = job->order;
    struct pages *pages;

    job_step(job, "place");
    if (!check_glyphs(job, product->doc))
        return NULL;
    pages = (product->is_part ? place_part : place_document)(
        product->doc, product->design, job->fonts, house_hyphens(job->house), job->diag);
    if (!pages)
        return NULL;
    leave_out(job, pages, product->design);
    if (!are_few_enough(job, product, pages) || !paper_stamp(job, product, pages)) {
        pages_drop(pages);
        return NULL;
    }
    check_contrast(job, product->document, pages);
    if (product->document->press && (order->bleed_pt > 0 || order->marks))
        bleed_add(pages, order->bleed_pt, order->marks);
    return pages;
}
