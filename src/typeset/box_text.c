/* box_text: blocks of text as lines, a slice a line. Part of box. What always holds: a paragraph is shaped once, at a reference size, and
 * scaled from there; widows and orphans are kept together. */
#include "typeset/box.h"

#include "lang/ordinal.h"
#include "typeset/para.h"

#include <math.h>
#include <string.h>

#define REFERENCE_EM_PT 10.0
#define PT_PER_MM (72 / 25.4)
#define FEWER_LINES_SHARE 0.65
#define SHORT_LINE_SHARE 0.45
#define RANGE_STEPS 12 /* halvings of a size range: to less than a hundredth of a point */

struct box_text {
    struct para *para;
    double shaped_pt; /* the size it was shaped at */
};

static void text_free(gpointer data)
{
    struct box_text *text = data;

    para_drop(text->para);
    g_free(text);
}

void box_init(struct box *box, const struct design *design, struct fonts *fonts, struct pages *pages, struct diag *diag)
{
    *box = (struct box){
        .design = design,
        .fonts = fonts,
        .diag = diag,
        .pages = pages,
        .texts = g_hash_table_new_full(NULL, NULL, NULL, text_free),
        .codes = g_hash_table_new_full(NULL, NULL, NULL, g_free),
        .em_pt = REFERENCE_EM_PT,
        .leading = 1,
        .cut = DOC_CUT_NONE,
        .stretch = 1,
    };
}

void box_clear(struct box *box)
{
    g_hash_table_unref(box->texts);
    g_hash_table_unref(box->codes);
}

static double size_at(struct design_length size, double em_pt)
{
    return size.unit == UNIT_EM ? size.value * em_pt : size.value;
}

/* The style of a leaf: the nearest inline style above it, inside the block. */
static const struct design_style *inline_style(const struct box *box, const struct doc_node *block, const struct doc_node *leaf)
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
static struct para_run run_of(struct box *box, const struct design_style *block, const struct design_style *own)
{
    const struct design_style *base = design_style(box->design, "document");
    const char *family = own && strcmp(own->family, base->family) != 0 ? own->family : block->family;
    const unsigned weight = own && own->weight != base->weight ? own->weight : block->weight;
    const bool italic = own && own->italic != base->italic ? own->italic : block->italic;
    const double size_pt = size_at(block->size.max, REFERENCE_EM_PT);
    struct para_run run = {
        .face = fonts_find(box->fonts, family, weight, italic, block->family_span, box->diag),
        .size_pt = size_pt,
        .colour = own && !same_colour(own->colour, base->colour) ? own->colour : block->colour,
        .tracking_pt = block->tracking_em * size_pt,
    };

    box->failed |= run.face == NULL;
    return run;
}

#define RAISED_SHARE 0.75 /* of the size: the strokes of smaller letters look thin beside the rest */

/* A piece of a leaf's text; `raised`: smaller, as high as the capitals. */
static void add_piece(const struct box *box, struct para_run run, const char *text, size_t len, bool raised, GArray *runs)
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

static void add_run(struct box *box, const struct design_style *style, const struct design_style *own, const struct doc_node *leaf,
                    const char *text, GArray *runs)
{
    const enum lang lang = box->pages->doc->lang;
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
        .lang = lang_code(box->pages->doc->lang),
        .kerning = style->kerning,
        .ligatures = style->ligatures,
    };

    return para_new(box->fonts, (const struct para_run *)(void *)runs->data, runs->len, &options);
}

static struct box_text *find_text(struct box *box, const struct doc_node *block, const struct design_style *style)
{
    struct box_text *text = g_hash_table_lookup(box->texts, block);
    g_autoptr(GArray) runs = NULL;

    if (text)
        return text;
    runs = g_array_new(FALSE, TRUE, sizeof(struct para_run));
    for (const struct doc_node *node = block; node; node = doc_next(block, node))
        if (node->role == DOC_TEXT)
            add_run(box, style, inline_style(box, block, node), node, node->text, runs);
    text = g_new(struct box_text, 1);
    text->para = shape(box, style, runs);
    text->shaped_pt = size_at(style->size.max, REFERENCE_EM_PT);
    g_hash_table_insert(box->texts, (gpointer)block, text);
    return text;
}

static bool takes(struct para *para, double scale, double width_pt, unsigned lines)
{
    const struct para_line *ignored;

    return para_min_width(para, scale) <= width_pt && para_break(para, width_pt, scale, &ignored) <= lines;
}

/* The largest size between two at which the text takes no more than so many lines; the smaller one where none does. */
static double largest_size(const struct box_text *text, double width_pt, unsigned lines, double low_pt, double high_pt)
{
    if (takes(text->para, high_pt / text->shaped_pt, width_pt, lines))
        return high_pt;
    for (unsigned step = 0; step < RANGE_STEPS; step++) {
        const double middle_pt = (low_pt + high_pt) / 2;

        if (takes(text->para, middle_pt / text->shaped_pt, width_pt, lines))
            low_pt = middle_pt;
        else
            high_pt = middle_pt;
    }
    return low_pt;
}

/* Balanced as it will be set, has it a line that holds but a small word? */
static bool has_short_line(const struct box_text *text, double size_pt, double width_pt, unsigned *count)
{
    const double scale = size_pt / text->shaped_pt;
    const struct para_line *lines;
    double widest_pt = 0, shortest_pt = width_pt;

    *count = para_break(text->para, width_pt, scale, &lines);
    if (*count > 1)
        *count = para_break(text->para, para_balance(text->para, width_pt, scale, *count), scale, &lines);
    for (unsigned i = 0; i < *count; i++) {
        widest_pt = MAX(widest_pt, lines[i].width_pt);
        shortest_pt = MIN(shortest_pt, lines[i].width_pt);
    }
    return *count > 1 && shortest_pt < SHORT_LINE_SHARE * widest_pt;
}

/* A title that has to break a word, even at the smallest size, is none: false, reported once. */
static bool holds_words(struct box *box, const struct doc_node *node, const struct design_style *style, const struct box_text *text,
                        double size_pt, double width_pt)
{
    const double over_pt = para_min_width(text->para, size_pt / text->shaped_pt) - width_pt;
    const bool ranged = style->size.max.value > style->size.min.value;

    if (box->failed || !ranged || style->lines == 0 || size_pt > size_at(style->size.min, box->em_pt) || over_pt <= 0.01)
        return true;
    diag_add(box->diag, DIAG_FIT, node->span,
             "a word of this is %d mm too wide for “%s” of layout %s, even at its smallest size; divide or shorten it", (int)ceil(over_pt / PT_PER_MM),
             style->name, box->design->name);
    return false;
}

/* The largest size of the style's range, up to the stretch allowed now, at which the text takes no more than its lines; on fewer lines where that
 * costs little size, so that no line of a title holds but a small word. */
static double choose_size(const struct box *box, const struct design_style *style, const struct box_text *text, double width_pt)
{
    const double min_pt = size_at(style->size.min, box->em_pt), max_pt = size_at(style->size.max, box->em_pt);
    const double high_pt = min_pt + (max_pt - min_pt) * box->stretch;
    double size_pt, chosen_pt;
    unsigned lines;

    if (style->lines == 0)
        return high_pt;
    size_pt = largest_size(text, width_pt, style->lines, min_pt, high_pt);
    chosen_pt = size_pt;
    while (high_pt > min_pt && has_short_line(text, chosen_pt, width_pt, &lines)) {
        const double fewer_pt = largest_size(text, width_pt, lines - 1, min_pt, chosen_pt);

        if (fewer_pt < FEWER_LINES_SHARE * size_pt || !takes(text->para, fewer_pt / text->shaped_pt, width_pt, lines - 1))
            break;
        chosen_pt = fewer_pt;
    }
    return chosen_pt;
}

/* The area of a link is the text of it on one line. */
static void add_links(const struct slices *out, unsigned first_item)
{
    struct page_link *last = NULL;

    for (unsigned i = first_item; i < out->items->len; i++) {
        const struct page_item *item = &g_array_index(out->items, struct page_item, i);
        const struct doc_node *node = item->node;

        while (node && node->role != DOC_LINK)
            node = doc_is_inline(node) ? node->parent : NULL;
        if (!node)
            continue;
        if (last && last->node == node) {
            last->width_pt = item->x_pt + item->width_pt - last->x_pt;
        } else {
            const struct page_link link = {node, item->x_pt, item->y_pt - item->ascent_pt, item->width_pt, item->height_pt};

            g_array_append_val(out->links, link);
            last = &g_array_index(out->links, struct page_link, out->links->len - 1);
        }
    }
}

struct setting {
    double scale, width_pt, line_pt, baseline_pt;
    enum design_align align;
    bool hang;
};

static double aligned(enum design_align align, double width_pt, double used_pt)
{
    return (width_pt - used_pt) * box_share(align);
}

static void emit_line(struct box *box, const struct para *para, const struct para_line *line, const struct setting *setting,
                      struct slices *out)
{
    const unsigned first_item = out->items->len;
    const double hang_pt = setting->hang && !box->beside ? para_hang(para, line, setting->scale) : 0;

    para_emit(para, line, setting->scale, aligned(setting->align, setting->width_pt, line->width_pt) - hang_pt, setting->baseline_pt,
              box->pages, out->items);
    add_links(out, first_item);
}

/* At least two lines of a paragraph on each side of a break. */
static bool is_kept(unsigned line, unsigned count)
{
    return line + 1 < count && (count <= 3 || line == 0 || line == count - 2);
}

static struct setting setting_of(const struct box *box, const struct design_style *style, const struct box_text *text,
                                 double width_pt)
{
    const double size_pt = choose_size(box, style, text, width_pt);
    struct setting setting = {
        .scale = size_pt / text->shaped_pt,
        .width_pt = width_pt,
        .line_pt = box_leading(box, style) * size_pt,
        .align = style->align == ALIGN_LEFT && para_is_rtl(text->para) ? ALIGN_RIGHT : style->align,
        .hang = style->hang && style->align == ALIGN_LEFT,
    };
    const double ascent_pt = para_ascent(text->para, setting.scale);

    setting.baseline_pt = (setting.line_pt - ascent_pt - para_descent(text->para, setting.scale)) / 2 + ascent_pt;
    return setting;
}

void box_text(struct box *box, const struct doc_node *node, double width_pt, struct slices *out)
{
    const struct design_style *style = box_style(box, node);
    struct box_text *text = find_text(box, node, style);
    const struct setting setting = setting_of(box, style, text, width_pt);
    const struct para_line *lines;
    double measure_pt = width_pt;
    unsigned count;

    box->failed |= box->emit && !holds_words(box, node, style, text, setting.scale * text->shaped_pt, width_pt);
    count = para_break(text->para, measure_pt, setting.scale, &lines);
    if (style->lines > 0 && count > 1) {
        measure_pt = para_balance(text->para, width_pt, setting.scale, count);
        count = para_break(text->para, measure_pt, setting.scale, &lines);
    }
    for (unsigned i = 0; i < count; i++) {
        struct slice *slice = slices_begin(out, node);

        slice->height_pt = setting.line_pt;
        slice->baseline_pt = setting.baseline_pt;
        slice->keep = is_kept(i, count);
        if (box->emit)
            emit_line(box, text->para, &lines[i], &setting, out);
        box->beside = false;
        slices_end(out);
    }
}

/* Rounded up, so that the text fits into what it asked for. */
double box_text_width(struct box *box, const struct doc_node *node, unsigned lines)
{
    const struct design_style *style = box_style(box, node);
    const struct box_text *text = find_text(box, node, style);
    const double scale = size_at(style->size.max, box->em_pt) / text->shaped_pt;
    const double natural_pt = para_width(text->para, scale);

    if (lines == BOX_LINES_ANY)
        return ceil(para_min_width(text->para, scale) * 100) / 100;
    lines = style->lines > 0 ? MIN(lines, style->lines) : lines;
    return ceil((lines > 1 ? para_balance(text->para, natural_pt, scale, lines) : natural_pt) * 100) / 100;
}

static struct para *loose_para(struct box *box, const struct design_style *style, const char *text)
{
    g_autoptr(GArray) runs = g_array_new(FALSE, TRUE, sizeof(struct para_run));

    add_run(box, style, NULL, NULL, text, runs);
    return shape(box, style, runs);
}

/* As many words as a width holds with “…” after them; at least the first. */
static char *ellipsised(struct box *box, const struct design_style *style, const char *text, double scale, double width_pt)
{
    GString *shorter = g_string_new(text);

    for (;;) {
        const char *space = strrchr(shorter->str, ' ');
        struct para *para;
        double used_pt;

        if (!space)
            return g_string_free(shorter, FALSE);
        g_string_truncate(shorter, (gsize)(space - shorter->str));
        g_string_append(shorter, "…");
        para = loose_para(box, style, shorter->str);
        used_pt = para_width(para, scale);
        para_drop(para);
        if (used_pt <= width_pt)
            return g_string_free(shorter, FALSE);
    }
}

double box_loose_text(struct box *box, const struct design_style *style, const char *text, enum design_align align, double x_pt,
                      double y_pt, double width_pt, GArray *items)
{
    const double scale = size_at(style->size.max, box->em_pt) / size_at(style->size.max, REFERENCE_EM_PT);
    struct para *para = loose_para(box, style, text);
    const struct para_line *lines;
    double used_pt = para_width(para, scale);

    if (used_pt > width_pt) {
        g_autofree char *shorter = ellipsised(box, style, text, scale, width_pt);

        para_drop(para);
        para = loose_para(box, style, shorter);
        used_pt = para_width(para, scale);
    }
    if (para_break(para, MAX(width_pt, used_pt), scale, &lines) > 0)
        para_emit(para, &lines[0], scale, x_pt + aligned(align, width_pt, lines[0].width_pt), y_pt, box->pages, items);
    para_drop(para);
    return used_pt;
}
