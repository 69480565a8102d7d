/* structure_read: which nodes of the document have a place in the structure tree, and which marks
 * are theirs.
 *
 * Before content, which must know what is decoration, and structure, which writes the tree. What
 * always holds: a node is made after its parent, so ids tell up from down, and no pass needs a
 * stack. */
#include "seal/seal_private.h"

#include <string.h>

static const struct doc_node *find_node(const struct structure *structure, unsigned id)
{
    return g_ptr_array_index(structure->job->doc->nodes, id);
}

static void read_decoration(struct structure *structure)
{
    for (unsigned id = 0; id < structure->job->doc->nodes->len; id++) {
        const struct doc_node *node = find_node(structure, id);

        structure->decoration[id] =
            node->artifact || (node->parent && structure->decoration[node->parent->id]);
    }
}

static bool read_mark(struct structure *structure, struct pdf *pdf, unsigned index)
{
    const struct mark *mark = &g_array_index(structure->job->marks, struct mark, index);
    const bool decoration = !mark->node || structure->decoration[mark->node->id];
    GArray *on_page;

    if (mark->page >= pdf->pages->len)
        return pdf_fail(pdf, "a mark on a page that is not there");
    on_page = g_ptr_array_index(structure->pages, mark->page);
    if (mark->kind != MARK_FIELD) {
        const enum content_kind kind = mark->kind == MARK_FOOT ? CONTENT_FOOT
                                       : decoration            ? CONTENT_ARTIFACT
                                                               : CONTENT_TAGGED;

        structure->mcids[index] = on_page->len;
        g_array_append_val(on_page, kind);
    }
    if (!decoration)
        structure->painted[mark->node->id] = true;
    return true;
}

/* From the last mark to the first, so that each node's chain begins with its first. */
static void chain_marks(struct structure *structure)
{
    for (unsigned i = structure->job->marks->len; i-- > 0;) {
        const struct doc_node *node = g_array_index(structure->job->marks, struct mark, i).node;

        if (!node)
            continue;
        structure->next[i] = structure->first[node->id];
        structure->first[node->id] = i + 1;
    }
}

static bool read_links(struct structure *structure, struct pdf *pdf)
{
    for (unsigned i = 0; i < structure->job->links->len; i++) {
        const struct mark_link *link = &g_array_index(structure->job->links, struct mark_link, i);

        if (link->page >= pdf->pages->len)
            return pdf_fail(pdf, "a link on a page that is not there");
        structure->painted[link->node->id] |= !structure->decoration[link->node->id];
    }
    return true;
}

/* Up to the root; then down again to empty cells, without which a table would lose its shape. */
static void spread_painted(struct structure *structure)
{
    const unsigned count = structure->job->doc->nodes->len;

    for (unsigned id = count; id-- > 1;)
        structure->painted[find_node(structure, id)->parent->id] |= structure->painted[id];
    for (unsigned id = 1; id < count; id++) {
        const struct doc_node *node = find_node(structure, id);

        if (node->role == DOC_CELL || node->role == DOC_HEADER_CELL)
            structure->painted[id] |=
                structure->painted[node->parent->id] && !structure->decoration[id];
    }
    structure->painted[0] = true;
}

bool structure_read(struct structure *structure, struct pdf *pdf, const struct seal_job *job)
{
    const unsigned nodes = job->doc->nodes->len;
    const unsigned marks = job->marks->len;

    *structure = (struct structure){
        .job = job,
        .pages = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref),
        .decoration = g_new0(bool, nodes),
        .painted = g_new0(bool, nodes),
        .mcids = g_new0(unsigned, marks),
        .first = g_new0(unsigned, nodes),
        .next = g_new0(unsigned, marks),
        .objects = g_new0(qpdf_oh, nodes),
    };
    for (unsigned i = 0; i < pdf->pages->len; i++)
        g_ptr_array_add(structure->pages, g_array_new(FALSE, FALSE, sizeof(enum content_kind)));
    read_decoration(structure);
    for (unsigned i = 0; i < marks; i++)
        if (!read_mark(structure, pdf, i))
            return false;
    chain_marks(structure);
    if (!read_links(structure, pdf))
        return false;
    spread_painted(structure);
    return true;
}

const GArray *structure_kinds(const struct structure *structure, unsigned page)
{
    return g_ptr_array_index(structure->pages, page);
}

const struct mark *structure_find_mark(const struct structure *structure,
                                       const struct doc_node *node)
{
    for (const struct doc_node *at = node; at; at = doc_next(node, at)) {
        const unsigned first = structure->first[at->id];

        if (first && structure->painted[at->id])
            return &g_array_index(structure->job->marks, struct mark, first - 1);
    }
    return NULL;
}

void structure_clear(struct structure *structure)
{
    g_ptr_array_unref(structure->pages);
    g_free(structure->decoration);
    g_free(structure->painted);
    g_free(structure->mcids);
    g_free(structure->first);
    g_free(structure->next);
    g_free(structure->objects);
}

#define XREF_ENTRY 20 /* bytes (ISO 32000-1, 7.5.4) */
#define XREF_TAIL 64  /* the file's end, where `startxref` stands (7.5.5) */

/* The entries of a cross-reference table of one part, and how many there are; NULL: the file has
 * none of that kind. */
static char *find_xref(char *bytes, size_t len, unsigned *count)
{
    const size_t tail = MIN(len, XREF_TAIL);
    const char *start = memmem(bytes + len - tail, tail, "startxref", strlen("startxref"));
    const size_t end = start ? (size_t)(start - bytes) : 0;
    const guint64 offset = start ? g_ascii_strtoull(start + strlen("startxref"), NULL, 10) : 0;
    char *at = bytes + MIN(offset, end);

    if (!g_str_has_prefix(at, "xref\n0 "))
        return NULL;
    *count = (unsigned)g_ascii_strtoull(at + strlen("xref\n0 "), &at, 10);
    return *count <= (end - (size_t)(at - bytes)) / XREF_ENTRY ? at + 1 : NULL;
}

GBytes *structure_strike(GBytes *painted)
{
    gsize len;
    const char *data = g_bytes_get_data(painted, &len);
    char *bytes = g_malloc(len + 1), *entry;
    unsigned count = 0;

    if (len > 0)
        memcpy(bytes, data, len);
    bytes[len] = '\0';
    entry = find_xref(bytes, len, &count);
    for (unsigned i = 0; entry && i < count; i++, entry += XREF_ENTRY) {
        const guint64 offset = g_ascii_strtoull(entry, NULL, 10);
        char element[48];

        g_snprintf(element, sizeof element, "%u 0 obj\n<< /Type /StructElem\n", i);
        if (entry[XREF_ENTRY - 3] == 'n' && offset < len &&
            g_str_has_prefix(bytes + offset, element))
            entry[XREF_ENTRY - 3] = 'f';
    }
    return g_bytes_new_take(bytes, len);
}
