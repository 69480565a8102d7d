/* bind: a document of parts, each composed and placed in a layout of its own, with one cover, one
 * count of pages and one running foot.
 *
 * A part of job, between its steps and paint. What always holds: the cover is one page, so that the
 * pages of the others are known before it is composed. */
#include "product/product_private.h"

/* A part that stands; both are owned until the document is bound. */
struct bound {
    const struct document_part *part;
    const struct design *design;
    struct doc *doc;
    struct pages *pages;
};

struct binding {
    struct job *job;
    struct bound *bound;
    unsigned count;
};

static bool place(const struct binding *binding, struct bound *bound)
{
    struct job *job = binding->job;
    struct product part = {
        .document = &bound->part->document,
        .posting = job->posting,
        .fonts = job->fonts,
        .is_part = true,
    };
    bool other;

    part.design = bound->design = job_find_design(job, part.document, &other);
    if (!part.design)
        return false;
    part.doc = job_compose(job, &part);
    job_dress(job, &part);
    bound->pages = job_place(job, &part);
    bound->doc = g_steal_pointer(&job->doc);
    return bound->pages;
}

static unsigned page_count(const struct bound *bound)
{
    return bound->pages->pages->len;
}

/* The first page on which something of a heading stands, from 0. */
static unsigned find_page(const struct pages *pages, const struct doc_node *heading)
{
    for (unsigned i = 0; i < pages->pages->len; i++) {
        const GArray *items = pages_get(pages, i)->items;

        for (unsigned k = 0; k < items->len; k++) {
            const struct doc_node *node = g_array_index(items, struct page_item, k).node;

            if (node && node->parent == heading)
                return i;
        }
    }
    return 0;
}

static struct dossier_place place_of(const struct bound *bound, const struct doc_node *heading,
                                     unsigned before)
{
    return (struct dossier_place){before + find_page(bound->pages, heading) + 1, heading};
}

/* Each ballot begins with a heading of level 2. */
static struct dossier_place *find_ballots(const struct bound *bound, unsigned before)
{
    g_autoptr(GArray) found = g_array_new(FALSE, TRUE, sizeof(struct dossier_place));

    for (const struct doc_node *node = bound->doc->root->first; node; node = node->next)
        if (node->role == DOC_HEADING && node->level == 2) {
            const struct dossier_place place = place_of(bound, node, before);

            g_array_append_val(found, place);
        }
    return (struct dossier_place *)(void *)g_array_free(g_steal_pointer(&found), FALSE);
}

/* Each part has a heading, and begins with it. */
static struct dossier_place find_beginning(const struct bound *bound, unsigned before)
{
    const struct doc_node *root = bound->doc->root, *node = root;

    while (node && node->role != DOC_HEADING)
        node = doc_next(root, node);
    return (struct dossier_place){before + 1, node ? node : root};
}

/* The cover says on which pages the others stand. */
static bool place_cover(const struct binding *binding, unsigned *total)
{
    const struct order *order = binding->job->order;
    g_autofree struct dossier_entry *entries = g_new(struct dossier_entry, binding->count);
    g_autofree struct dossier_place *ballots = NULL;
    g_autofree char *day = order->created ? g_strndup(order->created, 10) : NULL;
    struct dossier dossier = {.candidate = order->candidate,
                              .originals = order->round->files->len,
                              .day = day,
                              .entries = entries,
                              .count = binding->count - 1};
    bool ok;

    *total = 1;
    for (unsigned i = 1; i < binding->count; i++) {
        const struct bound *bound = &binding->bound[i];

        entries[i - 1] = (struct dossier_entry){bound->part->part, find_beginning(bound, *total)};
        if (bound->part->part == DOSSIER_BALLOTS) {
            g_free(ballots);
            ballots = find_ballots(bound, *total);
        }
        *total += page_count(bound);
    }
    dossier.ballots = ballots;
    binding->job->dossier = &dossier;
    ok = place(binding, &binding->bound[0]);
    binding->job->dossier = NULL;
    return ok;
}

static void add_feet(const struct binding *binding, unsigned total)
{
    const char *foot = binding->bound[0].doc->foot;
    unsigned first = 1;

    for (unsigned i = 0; i < binding->count; i++) {
        struct bound *bound = &binding->bound[i];

        bound->doc->foot = doc_keep(bound->doc, foot);
        feet_add(bound->pages, bound->design, binding->job->fonts, first, total,
                 binding->job->diag);
        first += page_count(bound);
    }
}

/* All others become the cover's. */
static void join(const struct binding *binding)
{
    struct bound *cover = &binding->bound[0];

    for (unsigned i = 1; i < binding->count; i++) {
        pages_append(cover->pages, g_steal_pointer(&binding->bound[i].pages));
        doc_adopt(cover->doc, g_steal_pointer(&binding->bound[i].doc));
    }
}

static void drop(const struct binding *binding)
{
    for (unsigned i = 0; i < binding->count; i++) {
        pages_drop(binding->bound[i].pages);
        doc_drop(binding->bound[i].doc);
    }
    g_free(binding->bound);
}

bool job_bind(struct job *job, struct product *product)
{
    const struct document_part *parts = product->document->parts;
    struct binding binding = {.job = job};
    unsigned total;
    bool ok = true;

    g_clear_pointer(&job->doc, doc_drop);
    while (parts[binding.count].document.name)
        binding.count++;
    binding.bound = g_new0(struct bound, binding.count);
    for (unsigned i = 0; i < binding.count; i++)
        binding.bound[i].part = &parts[i];
    for (unsigned i = 1; i < binding.count && ok; i++)
        ok = place(&binding, &binding.bound[i]);
    ok = ok && place_cover(&binding, &total);
    if (ok) {
        add_feet(&binding, total);
        join(&binding);
        product->doc = job->doc = g_steal_pointer(&binding.bound[0].doc);
        product->pages = g_steal_pointer(&binding.bound[0].pages);
        job->doc_of = product->document;
    }
    drop(&binding);
    return ok;
}
