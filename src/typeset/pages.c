/* page: makes and drops the placed pages of one document.
 *
 * Between place (which fills them) and the devices (which paint them). What always holds: all that
 * an item points to is owned by the pages, or by the doc, the fonts and the design that outlive
 * them. */
#include "typeset/typeset.h"

static void drop_page(gpointer data)
{
    struct page *page = data;

    if (!page) /* appended to others */
        return;
    g_array_free(page->items, TRUE);
    g_array_free(page->links, TRUE);
    g_array_free(page->frames, TRUE);
    g_free(page);
}

struct pages *pages_new(const struct doc *doc)
{
    struct pages *pages = g_new0(struct pages, 1);

    pages->doc = doc;
    pages->cut = DOC_CUT_NONE;
    pages->pages = g_ptr_array_new_with_free_func(drop_page);
    pages->strings = g_string_chunk_new(4096);
    pages->blocks = g_ptr_array_new_with_free_func(g_free);
    pages->appended = g_ptr_array_new_with_free_func((GDestroyNotify)pages_drop);
    return pages;
}

void pages_drop(struct pages *pages)
{
    if (!pages)
        return;
    g_ptr_array_free(pages->pages, TRUE);
    g_string_chunk_free(pages->strings);
    g_ptr_array_free(pages->blocks, TRUE);
    g_ptr_array_free(pages->appended, TRUE);
    g_free(pages);
}

void pages_append(struct pages *pages, struct pages *part)
{
    for (unsigned i = 0; i < part->pages->len; i++) {
        g_ptr_array_add(pages->pages, part->pages->pdata[i]);
        part->pages->pdata[i] = NULL;
    }
    g_ptr_array_set_size(part->pages, 0);
    g_ptr_array_add(pages->appended, part);
}

struct page *pages_add(struct pages *pages, double width_pt, double height_pt)
{
    struct page *page = g_new0(struct page, 1);

    page->width_pt = width_pt;
    page->height_pt = height_pt;
    page->items = g_array_new(FALSE, FALSE, sizeof(struct page_item));
    page->links = g_array_new(FALSE, FALSE, sizeof(struct page_link));
    page->frames = g_array_new(FALSE, FALSE, sizeof(struct page_frame));
    g_ptr_array_add(pages->pages, page);
    return page;
}

struct page *pages_get(const struct pages *pages, unsigned index)
{
    return pages->pages->pdata[index];
}

bool page_next_bar(const struct page_item *item, struct page_bar *bar)
{
    const unsigned size = item->u.code.size;
    unsigned at = bar->row * size + bar->end;

    while (at < size * size && !item->u.code.modules[at])
        at++;
    if (at >= size * size)
        return false;
    bar->row = at / size;
    bar->first = at % size;
    for (bar->end = bar->first;
         bar->end < size && item->u.code.modules[bar->row * size + bar->end];)
        bar->end++;
    return true;
}
