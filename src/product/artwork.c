/* documents_artwork: which artwork placed pages show.
 *
 * For documents, on the way from pages to the press, where artwork may be refused. */
#include "product/product_private.h"

char *documents_list_artwork(const struct pages *pages, struct span *span)
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
