/* box_run: what a block says, piece by piece in its styles, as a paragraph. Part of box. What
 * always holds: a block is shaped once, at a reference size; the letters of ordinals are pieces of
 * their own. */
#include "typeset/box/box_private.h"

#include "lang/typo/typo.h"

#include <string.h>

static void text_free(gpointer data)
{
    struct box_para *text = data;

    para_drop(text->para);
    g_free(text);
}

void box_init(struct box *box, const struct design *design, struct fonts *fonts,
              struct pages *pages, struct diag *diag)
{
    *box = (struct box){
        .design = design,
        .fonts = fonts,
        .diag = diag,
        .pages = pages,
        .texts = g_hash_table_new_full(NULL, NULL, NULL, text_free),
        .codes = g_hash_table_new_full(NULL, NULL, NULL, g_free),
        .sizes = g_hash_table_new_full(NULL, NULL, NULL, g_free),
        .em_pt = BOX_REFERENCE_EM_PT,
        .leading = 1,
        .cut = DOC_CUT_NONE,
        .stretch = 1,
    };
}

void box_clear(struct box *box)
{
    g_hash_table_unref(box->texts);
    g_hash_table_unref(box->codes);
    g_hash_table_unref(box->sizes);
}

/* The style of a leaf: the nearest inline style above it, inside the block. */
static const struct design_style *inline_style(const struct box *box, const struct doc_node *block,
                                               const struct doc_node *leaf)
{
    for (const struct doc_node *node = leaf->parent; node && node != block; node = node->parent)
        if (node->style)
            return design_style(box->design, node->style);
    return NULL;
}

static bool same_colour(struct colour a, struct colour b)
{
    return a.r == b.r && a.g == b.g && a.b == b.b && a.a == b.a;
}

/* Inline styles say only what differs: what they share with `document` comes from the block. */
static struct para_run run_of(struct box *box, const struct design_style *block,
                              const struct design_style *own)
{
    const struct design_style *base = design_style(box->design, "document");
    const char *family =
        own && strcmp(own->family, base->family) != 0 ? own->family : block->family;
    const unsigned weight = own && own->weight != base->weight ? own->weight : block->weight;
    const bool italic = own && own->italic != base->italic ? own->italic : block->italic;
    const double size_pt = box_para_size(block->size.max, BOX_REFERENCE_EM_PT);
    struct para_run run = {
        .face = fonts_find(box->fonts, family, weight, italic, block->family_span, box->diag),
        .size_pt = size_pt,
        .colour = own && !same_colour(own->colour, base->colour) ? own->colour : block->colour,
        .tracking_pt = block->tracking_em * size_pt,
    };

    box->failed |= run.face == NULL;
    return run;
}

#define RAISED_SHARE                                                                               \
    0.75 /* of the size: the strokes of smaller letters look thin beside the rest */

/* A piece of a leaf's text; `raised`: smaller, as high as the capitals. */
static void add_piece(const struct box *box, struct para_run run, const char *text, size_t len,
                      bool raised, GArray *runs)
{
    char *piece = g_strndup(text, len);

    g_ptr_array_add(box->pages->blocks, piece);
    run.text = piece;
    if (raised) {
        run.rise_pt = font_face_cap_height(run.face) * run.size_pt * (1 - RAISED_SHARE);
        run.size_pt *= RAISED_SHARE;
    }
    if (len > 0)
        g_array_append_val(runs, run);
}

static void add_run(struct box *box, const struct design_style *style,
                    const struct design_style *own, const struct doc_node *leaf, const char *text,
                    GArray *runs)
{
    const struct language *lang = box->pages->doc->lang;
    struct para_run run = run_of(box, style, own);
    const char *letters;
    size_t len;

    run.leaf = leaf;
    if (!run.face)
        return;
    while ((letters = ordinal_find(lang, text, &len))) {
        add_piece(box, run, text, (size_t)(letters - text), false, runs);
        add_piece(box, run, letters, len, true, runs);
        text = letters + len;
    }
    run.text = text;
    if (*text || runs->len == 0)
        g_array_append_val(runs, run);
}

static struct para *shape(struct box *box, const struct design_style *style, const GArray *runs)
{
    const struct para_options options = {
        .lang = box->pages->doc->lang->code,
        .kerning = style->kerning,
        .ligatures = style->ligatures,
    };

    return para_new(box->fonts, (const struct para_run *)(void *)runs->data, runs->len, &options);
}

struct box_para *box_para_find(struct box *box, const struct doc_node *block,
                               const struct design_style *style)
{
    struct box_para *text = g_hash_table_lookup(box->texts, block);
    g_autoptr(GArray) runs = NULL;

    if (text)
        return text;
    runs = g_array_new(FALSE, TRUE, sizeof(struct para_run));
    for (const struct doc_node *node = block; node; node = doc_next(block, node))
        if (node->role == DOC_TEXT)
            add_run(box, style, inline_style(box, block, node), node, doc_set_text(node), runs);
    text = g_new(struct box_para, 1);
    text->para = shape(box, style, runs);
    text->shaped_pt = box_para_size(style->size.max, BOX_REFERENCE_EM_PT);
    g_hash_table_insert(box->texts, (gpointer)block, text);
    return text;
}

struct para *box_para_loose(struct box *box, const struct design_style *style, const char *text)
{
    g_autoptr(GArray) runs = g_array_new(FALSE, TRUE, sizeof(struct para_run));

    add_run(box, style, NULL, NULL, text, runs);
    return shape(box, style, runs);
}
