/* paper: what makes a form known when it comes back on paper: the code on each of its pages.
 *
 * Behind place, where the number of pages is known, and once more for each copy. What always holds:
 * a code says no more than the form says in its fields and its foot. */
#include "product/product_private.h"

#include "device/device.h"

/* What the code of a page says (g_free). */
static char *new_text(const struct job *job, const struct grid_codes *whose, unsigned page)
{
    struct scan_code code = {.page = page};

    g_strlcpy(code.hash, job->posting->criteria_hash, sizeof code.hash);
    g_strlcpy(code.candidate, whose->candidate ? whose->candidate : "", sizeof code.candidate);
    g_strlcpy(code.evaluator, whose->evaluator ? whose->evaluator : "", sizeof code.evaluator);
    g_strlcpy(code.round, whose->round ? whose->round : "", sizeof code.round);
    return scan_code_format(&code);
}

/* "C-07 · A · 1"; of a form that is nobody's, its hash (g_free). */
static char *new_caption(const struct job *job, const struct grid_codes *whose)
{
    return whose->candidate
               ? g_strjoin(" · ", whose->candidate, whose->evaluator, whose->round, NULL)
               : g_strdup(job->posting->criteria_hash);
}

/* What is written by hand on further pages of a form that is nobody's. */
static const char **new_boxes(const struct product *product)
{
    const char **boxes = g_new0(const char *, 3);

    boxes[0] = lang_label(product->posting->lang, LABEL_BALLOT_CODE);
    boxes[1] = lang_label(product->posting->lang, LABEL_GRID_EVALUATOR);
    return boxes;
}

bool paper_stamp(const struct job *job, const struct product *product, struct pages *pages)
{
    const struct grid_codes whose = job_find_codes(job);
    const unsigned count = pages->pages->len;
    g_autofree struct page_stamp *stamps = g_new0(struct page_stamp, count);
    g_autofree char *caption = NULL;
    g_autofree const char **boxes = NULL;
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);

    if (product->design->code_pt <= 0)
        return true;
    caption = new_caption(job, &whose);
    boxes = whose.candidate ? NULL : new_boxes(product);
    for (unsigned i = 0; i < count; i++) {
        g_ptr_array_add(texts, new_text(job, &whose, i + 1));
        stamps[i] = (struct page_stamp){g_ptr_array_index(texts, i), caption};
    }
    return stamps_add(pages, product->design, job->fonts, stamps, boxes, PANEL_CANDIDATE_MAX,
                      job->diag);
}

const struct page_item *paper_find_code(const struct page *page)
{
    for (unsigned i = 0; i < page->items->len; i++) {
        const struct page_item *item = &g_array_index(page->items, struct page_item, i);

        if (item->kind == PAGE_CODE && item->u.code.caption)
            return item;
    }
    return NULL;
}

static void drop_content(gpointer content)
{
    g_string_free(content, TRUE);
}

GPtrArray *paper_new_codes(const struct job *job, const struct pages *pages,
                           const struct grid_codes *whose)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(drop_content);
    g_autofree char *says = new_caption(job, whose);

    for (unsigned i = 0; all && i < pages->pages->len; i++) {
        const struct page_item *known = paper_find_code(pages_get(pages, i));
        g_autofree char *text = known ? new_text(job, whose, i + 1) : NULL;
        struct page_item item = known ? *known : (struct page_item){0};
        struct page_caption caption = known ? *known->u.code.caption : (struct page_caption){0};
        g_autofree unsigned char *modules =
            known ? qr_encode_page(text, &item.u.code.size, job->diag) : NULL;

        caption.text = says;
        item.u.code.modules = modules;
        item.u.code.caption = &caption;
        if (modules)
            g_ptr_array_add(all, device_code_content(&item));
        else if (known)
            g_clear_pointer(&all, g_ptr_array_unref);
    }
    return all;
}
