/* tree: a document × a design, resolved: which style each box has, its text as a paragraph, the
 * modules of its code. Between the document and box_measure. What always holds: a text is shaped
 * once, at a reference size, and scaled from there; the tree owns its paragraphs. */
#include "typeset/box/box_private.h"

#include "lang/typo/typo.h"

#include <math.h>
#include <string.h>

static void drop_box(gpointer data)
{
    struct box *box = data;

    para_drop(box->para);
    g_free(box);
}

void box_tree_init(struct box_tree *tree, const struct design *design, struct fonts *fonts,
                   struct pages *pages, struct diag *diag)
{
    *tree = (struct box_tree){
        .design = design,
        .fonts = fonts,
        .diag = diag,
        .pages = pages,
        .boxes = g_ptr_array_new_with_free_func(drop_box),
        .titles = g_ptr_array_new_with_free_func(g_free),
        .strings = g_ptr_array_new_with_free_func(g_free),
    };
}

void box_tree_clear(struct box_tree *tree)
{
    g_ptr_array_unref(tree->boxes);
    g_ptr_array_unref(tree->titles);
    g_ptr_array_unref(tree->strings);
}

/* The style of a leaf: the nearest inline style above it, inside the block. */
static const struct design_style *
inline_style(const struct box_tree *tree, const struct doc_node *block, const struct doc_node *leaf)
{
    for (const struct doc_node *node = leaf->parent; node && node != block; node = node->parent)
        if (node->style)
            return design_style(tree->design, node->style);
    return NULL;
}

static bool same_colour(struct colour a, struct colour b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

static const struct font_face *find_face(struct box_tree *tree, const struct design_style *style,
                                         const char *family, unsigned weight, bool italic)
{
    const struct font_face *face =
        fonts_find(tree->fonts, family, weight, italic, style->family_span, tree->diag);

    tree->failed |= face == NULL;
    return face;
}

/* Inline styles say only what differs: what they share with `document` comes from the block. */
static struct para_run run_of(struct box_tree *tree, const struct design_style *block,
                              const struct design_style *own)
{
    const struct design_style *base = design_style(tree->design, "document");
    const char *family =
        own && strcmp(own->family, base->family) != 0 ? own->family : block->family;
    const unsigned weight = own && own->weight != base->weight ? own->weight : block->weight;
    const bool italic = own && own->italic != base->italic ? own->italic : block->italic;
    const double size_pt = box_text_pt(block->size.max, BOX_REFERENCE_EM_PT);

    return (struct para_run){
        .face = find_face(tree, block, family, weight, italic),
        .size_pt = size_pt,
        .colour = own && !same_colour(own->colour, base->colour) ? own->colour : block->colour,
        .tracking_pt = block->tracking_em * size_pt,
    };
}

#define RAISED_SHARE                                                                               \
    0.75 /* of the size: the strokes of smaller letters look thin beside the rest */

/* A piece of a leaf's text; `raised`: smaller, as high as the capitals. */
static void add_piece(const struct box_tree *tree, struct para_run run, const char *text,
                      size_t len, bool raised, GArray *runs)
{
    char *piece = g_strndup(text, len);

    g_ptr_array_add(tree->strings, piece);
    run.text = piece;
    if (raised) {
        run.rise_pt = run.face->cap_height * run.size_pt * (1 - RAISED_SHARE);
        run.size_pt *= RAISED_SHARE;
    }
    if (len > 0)
        g_array_append_val(runs, run);
}

/* The letters of ordinals are pieces of their own. */
static void add_run(const struct box_tree *tree, struct para_run run, const char *text,
                    GArray *runs)
{
    const struct language *lang = tree->pages->doc->lang;
    const char *letters;
    size_t len;

    if (!run.face)
        return;
    while ((letters = ordinal_find(lang, text, &len))) {
        add_piece(tree, run, text, (size_t)(letters - text), false, runs);
        add_piece(tree, run, letters, len, true, runs);
        text = letters + len;
    }
    run.text = text;
    if (*text || runs->len == 0)
        g_array_append_val(runs, run);
}

static struct para *shape(const struct box_tree *tree, const struct design_style *style,
                          const GArray *runs)
{
    const struct para_options options = {
        .lang = tree->pages->doc->lang->code,
        .kerning = style->kerning,
        .ligatures = style->ligatures,
        .hang = style->hang && style->align == ALIGN_LEFT,
    };

    return para_new(tree->fonts, (const struct para_run *)(void *)runs->data, runs->len, &options);
}

/* A heading, and what is set as one: on few lines, about equally long. */
static bool is_heading(const struct doc_node *block, const struct design_style *style)
{
    return block->role == DOC_HEADING || style->lines > 0;
}

/* Tells the paragraph where a break would part what is read in one breath. */
static void bind(const struct box_tree *tree, struct para *para, const GArray *runs, bool heading)
{
    g_autoptr(GArray) bonds = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_autoptr(GString) text = g_string_new(NULL);

    for (unsigned i = 0; i < runs->len; i++)
        g_string_append(text, g_array_index(runs, struct para_run, i).text);
    for (size_t at = 0; (at = lang_find_bond(tree->pages->doc->lang, text->str, at, heading));)
        g_array_append_val(bonds, at);
    para_bind(para, (const size_t *)(void *)bonds->data, bonds->len);
}

struct para *box_shape_loose(struct box_tree *tree, const struct design_style *style,
                             const char *text)
{
    g_autoptr(GArray) runs = g_array_new(FALSE, TRUE, sizeof(struct para_run));

    add_run(tree, run_of(tree, style, NULL), text, runs);
    return shape(tree, style, runs);
}

/* Of a block that may divide its words: no heading, nor a text with a number of lines. */
static const struct hyphen *find_dictionary(const struct box_tree *tree,
                                            const struct doc_node *block,
                                            const struct design_style *style)
{
    if (!style->hyphens || style->lines > 0 || block->role == DOC_HEADING || !tree->hyphens)
        return NULL;
    return hyphens_find(tree->hyphens, tree->pages->doc->lang, tree->diag);
}

/* Words of another language would be divided by the rules of this one. */
static bool is_foreign(const struct doc_node *block, const struct doc_node *leaf)
{
    for (const struct doc_node *node = leaf; node != block; node = node->parent)
        if (node->lang)
            return true;
    return block->lang != NULL;
}

static struct para *shape_block(struct box_tree *tree, const struct doc_node *block,
                                const struct design_style *style)
{
    g_autoptr(GArray) runs = g_array_new(FALSE, TRUE, sizeof(struct para_run));
    struct para *para;
    const struct hyphen *hyphen = find_dictionary(tree, block, style);

    for (const struct doc_node *node = block; node; node = doc_next(block, node)) {
        struct para_run run;

        if (node->role != DOC_TEXT)
            continue;
        run = run_of(tree, style, inline_style(tree, block, node));
        run.leaf = node;
        run.hyphen = is_foreign(block, node) ? NULL : hyphen;
        add_run(tree, run, doc_set_text(node), runs);
    }
    para = shape(tree, style, runs);
    bind(tree, para, runs, is_heading(block, style));
    return para;
}

static struct box_title *find_title(const struct box_tree *tree, const char *slot,
                                    const struct design_style *style)
{
    struct box_title *title;

    for (unsigned i = 0; i < tree->titles->len; i++) {
        title = g_ptr_array_index(tree->titles, i);
        if (title->style == style && title->slot == slot)
            return title;
    }
    title = g_new(struct box_title, 1);
    *title = (struct box_title){slot, style, HUGE_VAL};
    g_ptr_array_add(tree->titles, title);
    return title;
}

static enum box_kind kind_of(const struct doc_node *node, const struct design_style *style)
{
    static const struct {
        enum doc_role role;
        enum box_kind kind;
    } kinds[] = {{DOC_FIELD, BOX_FIELD},     {DOC_CODE, BOX_CODE},   {DOC_CHART, BOX_CHART},
                 {DOC_PICTURE, BOX_PICTURE}, {DOC_TABLE, BOX_TABLE}, {DOC_ITEM, BOX_ITEM}};

    for (unsigned i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (kinds[i].role == node->role)
            return kinds[i].kind;
    if (style->display == DISPLAY_ROW)
        return BOX_ROW;
    return node->first && doc_is_inline(node->first) ? BOX_TEXT : BOX_BLOCKS;
}

static void resolve_text(struct box *box, const char *slot)
{
    box->para = shape_block(box->tree, box->node, box->style);
    box->shaped_pt = box_text_pt(box->style->size.max, BOX_REFERENCE_EM_PT);
    if (box_is_title(box->style))
        box->title = find_title(box->tree, slot, box->style);
}

static void resolve_code(struct box *box)
{
    unsigned char *modules =
        qr_encode(box->node->uri, &box->size, box->node->span, box->tree->diag);

    if (modules)
        g_ptr_array_add(box->tree->pages->blocks, modules);
    box->modules = modules;
}

/* `around`: the style of what it stands in, which holds for a node that has none. */
static struct box *resolve(struct box_tree *tree, const struct doc_node *node,
                           const struct design_style *around, const char *slot)
{
    struct box *box = g_new0(struct box, 1), **end = &box->first;

    box->tree = tree;
    box->node = node;
    box->style = node->style ? design_style(tree->design, node->style) : around;
    box->kind = kind_of(node, box->style);
    g_ptr_array_add(tree->boxes, box);
    if (box->kind == BOX_TEXT)
        resolve_text(box, slot);
    else if (box->kind == BOX_CODE)
        resolve_code(box);
    else if (box->kind == BOX_FIELD)
        box->face =
            find_face(tree, box->style, box->style->family, box->style->weight, box->style->italic);
    for (const struct doc_node *child = node->first; child && box->kind != BOX_TEXT;
         child = child->next, end = &(*end)->next)
        *end = resolve(tree, child, box->style, slot);
    return box;
}

void box_tree_resolve(struct box_tree *tree)
{
    const struct design_style *document = design_style(tree->design, "document");
    struct box **end = &tree->first;

    for (const struct doc_node *node = tree->pages->doc->root->first; node; node = node->next) {
        const struct design_frame *frame =
            node->slot ? design_find_frame(tree->design, node->slot) : NULL;

        if (!frame)
            continue;
        *end = resolve(tree, node, document, frame->name);
        end = &(*end)->next;
    }
}
