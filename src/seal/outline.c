/* outline: the headings of a document as bookmarks.
 *
 * After structure_read, which knows what was painted. What always holds: a bookmark's parent is the
 * nearest heading before it of a higher rank, whatever levels were skipped. */
#include "seal/seal_private.h"

#include <string.h>

struct item {
    qpdf_oh object;
    unsigned level;                 /* of the heading; the outline itself: 0 */
    unsigned parent;                /* of the outline: itself */
    unsigned first, last, previous; /* 0: none, for the outline is nobody's kid */
    unsigned count;                 /* items under it, at any depth */
};

static struct item *find_item(const GArray *items, unsigned index)
{
    return &g_array_index(items, struct item, index);
}

static void link_item(GArray *items, unsigned index)
{
    struct item *item = find_item(items, index);
    struct item *parent = find_item(items, item->parent);

    item->previous = parent->last;
    parent->last = index;
    if (!parent->first)
        parent->first = index;
}

static void add_item(GArray *items, const struct pdf *pdf, const struct structure *structure,
                     const struct doc_node *heading, const struct mark *mark)
{
    const unsigned index = items->len;
    g_autofree char *title =
        heading->actual_text ? g_strdup(heading->actual_text) : doc_text(heading);
    struct item item = {
        .object = pdf_add(pdf, pdf_parse(pdf, "<< >>")),
        .level = heading->level,
        .parent = index - 1,
    };

    while (item.parent > 0 && find_item(items, item.parent)->level >= item.level)
        item.parent = find_item(items, item.parent)->parent;
    pdf_put_text(pdf, item.object, "/Title", g_strdelimit(title, "\n", ' '));
    if (structure->job->pdf2)
        pdf_put(pdf, item.object, "/A", annots_new_jump(pdf, structure, mark));
    else
        pdf_put(pdf, item.object, "/Dest", annots_new_destination(pdf, mark));
    g_array_append_val(items, item);
    link_item(items, index);
}

static void put_link(const GArray *items, const struct pdf *pdf, unsigned from, const char *key,
                     unsigned to)
{
    if (to)
        pdf_put_ref(pdf, find_item(items, from)->object, key, find_item(items, to)->object);
}

/* From the last to the first: a count is whole before it is added to the parent's. */
static void write_items(const GArray *items, const struct pdf *pdf)
{
    for (unsigned i = items->len; i-- > 0;) {
        const struct item *item = find_item(items, i);

        put_link(items, pdf, i, "/First", item->first);
        put_link(items, pdf, i, "/Last", item->last);
        if (item->count)
            pdf_put_int(pdf, item->object, "/Count", item->count);
        if (i == 0)
            return;
        put_link(items, pdf, i, "/Prev", item->previous);
        if (item->previous)
            pdf_put_ref(pdf, find_item(items, item->previous)->object, "/Next", item->object);
        pdf_put_ref(pdf, item->object, "/Parent", find_item(items, item->parent)->object);
        find_item(items, item->parent)->count += item->count + 1;
    }
}

bool outline_write(const struct structure *structure, struct pdf *pdf)
{
    const struct doc_node *root = structure->job->doc->root;
    g_autoptr(GArray) items = g_array_new(FALSE, FALSE, sizeof(struct item));
    const struct item outline = {.object = pdf_add(pdf, pdf_parse(pdf, "<< /Type /Outlines >>"))};

    g_array_append_val(items, outline);
    for (const struct doc_node *at = root; at; at = doc_next(root, at)) {
        const bool heading = at->role == DOC_HEADING && structure->painted[at->id];
        const struct mark *mark = heading ? structure_find_mark(structure, at) : NULL;

        if (heading && at->level == 0)
            return pdf_fail(pdf, "a heading without a level");
        if (mark)
            add_item(items, pdf, structure, at, mark);
    }
    if (items->len == 1)
        return true;
    write_items(items, pdf);
    pdf_put_ref(pdf, pdf->root, "/Outlines", outline.object);
    return true;
}
