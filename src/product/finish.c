/* finish: the last steps of a document's way, from pages to bytes: painted by the verb of its row,
 * then sealed.
 *
 * A part of job. What always holds: nothing of what is sealed depends on the clock. */
#include "device/device.h"
#include "product/product_private.h"
#include "seal/seal.h"

#include <string.h>

GBytes *job_paint(const struct job *job, const struct product *product, GArray *marks)
{
    job_step(job, "paint");
    return product->document->make(product, marks, job->diag);
}

static GArray *links_new(const struct pages *pages)
{
    GArray *links = g_array_new(FALSE, FALSE, sizeof(struct mark_link));

    for (unsigned i = 0; i < pages->pages->len; i++) {
        const struct page *page = pages_get(pages, i);

        for (unsigned j = 0; j < page->links->len; j++) {
            const struct page_link *link = &g_array_index(page->links, struct page_link, j);
            const struct mark_link mark = {i,          link->node,     link->x_pt,
                                           link->y_pt, link->width_pt, link->height_pt};

            g_array_append_val(links, mark);
        }
    }
    return links;
}

/* The names of the files of artwork that the pages show, each once, with commas; *span becomes
 * where the first is named. NULL: there is none (g_free). */
static char *list_artwork(const struct pages *pages, struct span *span)
{
    g_autoptr(GPtrArray) arts = g_ptr_array_new();
    g_autoptr(GString) list = g_string_new(NULL);

    for (unsigned i = 0; i < pages->pages->len; i++) {
        const struct page *page = pages_get(pages, i);

        for (unsigned j = 0; j < page->items->len; j++) {
            const struct page_item *item = &g_array_index(page->items, struct page_item, j);
            g_autofree char *name =
                item->kind == PAGE_ART ? g_path_get_basename(item->u.art->file) : NULL;

            if (!name || g_ptr_array_find(arts, item->u.art, NULL))
                continue;
            *span = arts->len == 0 ? item->u.art->span : *span;
            g_ptr_array_add(arts, (gpointer)item->u.art);
            g_string_append_printf(list, "%s%s", list->len ? ", " : "", name);
        }
    }
    return list->len ? g_strdup(list->str) : NULL;
}

/* When a file for the press was made: as told, or the day of publication. NULL: reported, since
 * PDF/X wants a date and the clock's is none (g_free). */
static char *press_date(const struct job *job)
{
    const struct posting_fact *published = &job->posting->facts[FACT_PUBLISHED];

    if (job->order->created)
        return g_strdup(job->order->created);
    if (date_is_complete(&published->date))
        return g_strdup_printf("%04d-%02d-%02dT00:00:00Z", published->date.year,
                               published->date.month, published->date.day);
    diag_add(job->diag, DIAG_PRESS, NO_SPAN,
             "PDF/X-4 needs a date: give the day of publication in [facts], key published, or "
             "--today, or SOURCE_DATE_EPOCH");
    return NULL;
}

#define PROFILE_MAX (16 << 20) /* bytes: ours has a quarter of a million */

/* NULL: reported (g_bytes_unref). */
static GBytes *press_profile(const struct job *job)
{
    g_autofree char *path =
        g_build_filename(house_data(job->house), "layouts", "fogra39.icc", NULL);

    return source_load_bytes(path, PROFILE_MAX, job->diag);
}

static GBytes *seal_for_press(const struct job *job, const struct product *product, GBytes *painted,
                              struct seal_job *seal)
{
    g_autofree char *date = press_date(job);
    g_autoptr(GBytes) profile = date ? press_profile(job) : NULL;
    g_autofree char *artwork = list_artwork(product->pages, &seal->artwork_span);

    if (!profile)
        return NULL;
    seal->press = profile;
    seal->created = date;
    seal->artwork = artwork;
    return seal_apply(painted, seal, job->diag);
}

/* The names of attachments are ASCII, and each has its own (g_free). */
static char *attachment_name(const char *path, unsigned number, GHashTable *taken)
{
    g_autofree char *base = g_path_get_basename(path);
    char *name;

    for (char *at = base; *at; at++)
        if (!g_ascii_isalnum(*at) && !strchr("-_.", *at))
            *at = '_';
    name = g_hash_table_contains(taken, base) ? g_strdup_printf("%u-%s", number, base)
                                              : g_strdup(base);
    g_hash_table_add(taken, g_strdup(name));
    return name;
}

static void clear_attachment(gpointer data)
{
    struct seal_attachment *attachment = data;

    g_free((gpointer)attachment->name);
    g_bytes_unref(attachment->bytes);
}

/* The files that a round was read from, and its figures (g_array_unref). */
static GArray *attachments_new(const struct round *round)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(struct seal_attachment));
    g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct seal_attachment figures = {.mime = "text/csv", .relationship = "Data"};
    char *csv;

    g_array_set_clear_func(all, clear_attachment);
    if (round->files->len == 0)
        return all;
    figures.says = figures.name = attachment_name("panel.csv", 0, taken);
    csv = export_panel_csv(round->panel, round->result);
    figures.bytes = g_bytes_new_take(csv, strlen(csv));
    g_array_append_val(all, figures);
    for (unsigned i = 0; i < round->files->len; i++) {
        const struct round_file *file = &g_array_index(round->files, struct round_file, i);
        struct seal_attachment attachment = {.mime = file->mime, .relationship = "Source"};

        attachment.bytes = g_bytes_ref(file->bytes);
        attachment.says = attachment.name = attachment_name(file->path, all->len + 1, taken);
        g_array_append_val(all, attachment);
    }
    /* cppcheck-suppress memleak; the array has them now */
    return all;
}

/* What rides in the document: the posting as data in what everybody may have, the round's files in
 * what is made of them; in personal forms nothing. NULL: nothing (g_array_unref). */
static GArray *find_attachments(struct job *job, const struct product *product)
{
    struct seal_attachment data = {.mime = "application/ld+json", .relationship = "Data"};
    GArray *one;

    if (product->document->attaches)
        return attachments_new(job->order->round);
    if (!product->document->carries || job->order->forms || job->order->press)
        return NULL;
    one = g_array_new(FALSE, FALSE, sizeof(struct seal_attachment));
    g_array_set_clear_func(one, clear_attachment);
    data.name = g_strdup("posting.jsonld");
    data.says = lang_label(job->posting->lang, LABEL_DATA);
    data.bytes = g_bytes_ref(job_jsonld(job, product));
    g_array_append_val(one, data);
    /* cppcheck-suppress memleak; the array has it now */
    return one;
}

GBytes *job_seal(struct job *job, const struct product *product, GBytes *painted,
                 const GArray *marks)
{
    g_autoptr(GArray) links = NULL, attachments = find_attachments(job, product);
    struct seal_job seal = {
        .doc = product->doc,
        .marks = marks,
        .bookmarks = product->document->bookmarks,
        .trim_pt = product->pages->trim_pt,
        .bleed_pt = product->pages->bleed_pt,
        .created = job->order->created,
        .password = job->order->password,
        .pdf2 = job->order->pdf2,
    };

    seal.attachments =
        attachments ? (const struct seal_attachment *)(void *)attachments->data : NULL;
    seal.attachment_count = attachments ? attachments->len : 0;
    job_step(job, "seal");
    links = links_new(product->pages);
    seal.links = links;
    return job->order->press ? seal_for_press(job, product, painted, &seal)
                             : seal_apply(painted, &seal, job->diag);
}
