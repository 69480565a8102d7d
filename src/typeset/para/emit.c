/* emit: makes the items of one line.
 *
 * Last step, between the lines of para_break and the page. What always holds: an item is of one
 * leaf, one face and one direction; its text is that of its glyphs, and the space at a line's end
 * is in it as a glyph (DESIGN §6.5), though from left to right not in the item's width. */
#include "typeset/para/para_private.h"

#include <pango/pango.h>

#define LEFT_TO_RIGHT_MARK 0x200E
#define RIGHT_TO_LEFT_MARK 0x200F

/* A part of a line in one segment and at one level. */
struct piece {
    unsigned first, end; /* characters */
    const struct para_segment *segment;
    unsigned char level;
    bool turned;   /* from left to right, behind one from right to left */
    bool space;    /* ends with a space of its own, in place of those that stood alone after it */
    double gap_pt; /* how wide these were, at scale 1; 0: they stood at the line's end, where they
                      have no width */
    unsigned item; /* what became of it: its index + 1; 0: nothing */
    double advance_pt; /* how far the pen goes on over it */
};

struct emitter {
    const struct para *para;
    double scale;
    unsigned trail; /* from this character on: the spaces at the line's end */
    struct pages *pages;
    GArray *items;
};

static const struct para_segment *segment_of(const struct para *para, unsigned at)
{
    return &g_array_index(para->segments, struct para_segment, para->chars[at].segment);
}

/* Spaces at a line's end take the paragraph's level (UAX #9, L1). */
static unsigned find_trail(const struct para *para, const struct para_line *line)
{
    unsigned trail = line->end;

    for (unsigned i = line->end; i > line->first; i--)
        if (para->chars[i - 1].cluster) {
            if (!para->chars[i - 1].space)
                break;
            trail = i - 1;
        }
    return trail;
}

/* An item's text is in one direction, its glyphs in the order of their segment: so a trail that
 * changes its direction stands alone. */
static GArray *cut(const struct para *para, const struct para_line *line, unsigned trail)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));
    bool turned = false;

    for (unsigned i = line->first; i < line->end;) {
        const struct para_segment *segment = segment_of(para, i);
        struct piece piece = {.first = i,
                              .end = MIN(segment->end, line->end),
                              .segment = segment,
                              .level = i >= trail ? para->base_level : segment->level};

        if (segment->level != para->base_level && i < trail)
            piece.end = MIN(piece.end, trail);
        piece.turned = turned && !(segment->level & 1);
        turned = segment->level & 1;
        g_array_append_val(pieces, piece);
        i = piece.end;
    }
    return pieces;
}

static unsigned count_glyphs(const struct para *para, const struct piece *piece)
{
    unsigned count = piece->space;

    for (unsigned i = piece->first; i < piece->end; i++)
        count += para->chars[i].glyph_count;
    return count;
}

static bool is_blank(const struct para *para, const struct piece *piece)
{
    for (unsigned i = piece->first; i < piece->end; i++)
        if (!g_unichar_isspace(para->chars[i].c) && para_is_shown(para->chars[i].c))
            return false;
    return true;
}

/* An item of spaces alone leaves no mark in a PDF (Cairo 1.18 drops text without ink), and readers
 * would run the words together. So the word before it gets the space, whatever leaf it is of. */
static bool takes_space(const struct para *para, const struct piece *piece)
{
    return font_face_has(piece->segment->face, ' ') && !is_blank(para, piece);
}

/* Within the line: from left to right, where the one stands beside the other. */
static void join_blanks(const struct para *para, GArray *pieces, unsigned trail)
{
    struct piece *list = (struct piece *)(void *)pieces->data;
    unsigned count = 0;

    for (unsigned i = 0; i < pieces->len; i++) {
        struct piece *before = count > 0 ? &list[count - 1] : NULL;

        if (count_glyphs(para, &list[i]) == 0)
            continue;
        if (before && list[i].first < trail && list[i].level == before->level &&
            !(before->level & 1) && is_blank(para, &list[i]) && takes_space(para, before)) {
            before->space = true;
            before->gap_pt += para->chars[list[i].end].x_pt - para->chars[list[i].first].x_pt;
        } else {
            list[count++] = list[i];
        }
    }
    g_array_set_size(pieces, count);
}

/* At the line's end: where a leaf or a direction ends with the last word. */
static void join_trail(const struct para *para, GArray *pieces, unsigned trail)
{
    const struct piece *list = (const struct piece *)(void *)pieces->data;
    unsigned count = pieces->len;

    while (count > 0 && list[count - 1].first >= trail)
        count--;
    if (count == 0 || count == pieces->len || !takes_space(para, &list[count - 1]))
        return;
    g_array_set_size(pieces, count);
    g_array_index(pieces, struct piece, count - 1).space = true;
}

/* A space in a run from right to left, or right behind one, is painted with the glyph of another
 * space, and says U+200F, or U+200E, before it: pdf.js drops a space that is followed by a step to
 * the left, and pdftotext puts one behind such a run before it, unless it says more than a space;
 * cairo's Latin subsets, where U+0020 is, can say nothing more (seal/actual). 0: the face has no
 * such glyph. */
static unsigned find_other_space(const struct font_face *face)
{
    static const gunichar spaces[] = {0xA0, 0x2009, 0x202F};
    const unsigned own = font_face_glyph(face, ' ');

    for (unsigned i = 0; own && i < G_N_ELEMENTS(spaces); i++) {
        const unsigned other = font_face_glyph(face, spaces[i]);

        if (other && other != own)
            return other;
    }
    return 0;
}

static unsigned find_turning_space(const struct para *para, const struct piece *piece, unsigned at)
{
    const struct para_char *cluster = &para->chars[at];
    const struct font_face *face = piece->segment->face;

    if (!(piece->segment->level & 1) && (!piece->turned || at != piece->first))
        return 0;
    if (cluster->glyph_count != 1 || !para->chars[at + 1].cluster ||
        para_set_char(face, cluster->c) != ' ')
        return 0;
    return find_other_space(face);
}

/* Of one cluster, in visual order; its tracking is added after the last. */
static void write_glyphs(const struct emitter *emitter, const struct piece *piece,
                         const struct para_char *cluster, unsigned byte, struct page_glyph *glyphs)
{
    const struct para_run *run = &emitter->para->runs[piece->segment->run];
    const double unit_pt = run->size_pt / FONT_UNITS * emitter->scale,
                 tracking_pt = run->tracking_pt * emitter->scale;
    const unsigned count = cluster->glyph_count;

    for (unsigned i = 0; i < count; i++) {
        const unsigned from = piece->segment->level & 1 ? count - 1 - i : i;
        const struct para_glyph *glyph =
            &g_array_index(emitter->para->glyphs, struct para_glyph, cluster->first_glyph + from);

        glyphs[i] = (struct page_glyph){
            glyph->id, glyph->advance * unit_pt + (i + 1 == count ? tracking_pt : 0),
            glyph->dx * unit_pt, glyph->dy * unit_pt, byte};
    }
}

/* At a line's end, behind a run from right to left in a line from left to right, a space stands
 * where the one before the run does: pdftotext sees that one by the room that is left of it. */
#define SHARED_SPACE 0.1

static double space_width(const struct emitter *emitter, const struct piece *piece)
{
    const bool shared = piece->segment->level & 1 && !(emitter->para->base_level & 1);

    if (piece->gap_pt > 0)
        return piece->gap_pt * emitter->scale;
    return piece->space ? font_face_advance(piece->segment->face, ' ') *
                              emitter->para->runs[piece->segment->run].size_pt * emitter->scale *
                              (shared ? SHARED_SPACE : 1)
                        : 0;
}

static void write_space(const struct emitter *emitter, const struct piece *piece, GString *text,
                        struct page_glyph *glyph)
{
    const unsigned marked = piece->segment->level & 1 ? find_other_space(piece->segment->face) : 0;

    *glyph = (struct page_glyph){marked ? marked : font_face_glyph(piece->segment->face, ' '),
                                 space_width(emitter, piece), 0, 0, (unsigned)text->len};
    if (marked)
        g_string_append_unichar(text, RIGHT_TO_LEFT_MARK);
    g_string_append_c(text, ' ');
}

/* Glyphs in visual order, and the text in logical order. */
static void write_clusters(const struct emitter *emitter, const struct piece *piece,
                           struct page_glyph *glyphs, unsigned count, GString *text)
{
    const struct para *para = emitter->para;
    const bool backward = piece->segment->level & 1;
    unsigned at = backward ? count : 0;

    for (unsigned i = piece->first; i < piece->end; i++) {
        const struct para_char *each = &para->chars[i];
        const unsigned space = find_turning_space(para, piece, i), byte = (unsigned)text->len;

        if (space)
            g_string_append_unichar(text, backward ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK);
        if (para_is_shown(each->c))
            g_string_append_unichar(text, para_set_char(piece->segment->face, each->c));
        at -= backward ? each->glyph_count : 0;
        write_glyphs(emitter, piece, each, byte, glyphs + at);
        if (space)
            glyphs[at].id = space;
        at += backward ? 0 : each->glyph_count;
    }
    if (piece->space)
        write_space(emitter, piece, text, backward ? glyphs : glyphs + count - 1);
}

static struct page_text make_text(const struct emitter *emitter, const struct piece *piece)
{
    const struct para_run *run = &emitter->para->runs[piece->segment->run];
    const unsigned count = count_glyphs(emitter->para, piece);
    struct page_glyph *glyphs = g_new(struct page_glyph, count + 1);
    g_autoptr(GString) text = g_string_new(NULL);
    struct page_text made = {.glyphs = glyphs,
                             .count = count,
                             .right_to_left = piece->segment->level & 1,
                             .face = piece->segment->face,
                             .size_pt = run->size_pt * emitter->scale,
                             .colour = run->colour};

    write_clusters(emitter, piece, glyphs, count, text);
    for (unsigned i = 0; i < count; i++)
        made.width_pt += glyphs[i].advance_pt;
    g_ptr_array_add(emitter->pages->blocks, glyphs);
    made.text = g_string_chunk_insert_len(emitter->pages->strings, text->str, (gssize)text->len);
    made.len = (unsigned)text->len;
    return made;
}

/* Of the spaces at the line's end that are in this piece. */
static double trail_width(const struct emitter *emitter, const struct piece *piece)
{
    const unsigned first = MAX(piece->first, emitter->trail);

    return first >= piece->end
               ? 0
               : (emitter->para->chars[piece->end].x_pt - emitter->para->chars[first].x_pt) *
                     emitter->scale;
}

/* Where it will stand is not known yet: x is what its own spaces take it to the left. A space of
 * its own at the line's end stands beside it, as all spaces there. */
static void emit(const struct emitter *emitter, struct piece *piece, double y_pt)
{
    const struct para_run *run = &emitter->para->runs[piece->segment->run];
    const double size_pt = run->size_pt * emitter->scale,
                 space_pt = piece->gap_pt > 0 ? 0 : space_width(emitter, piece);
    struct page_item item = {
        .kind = PAGE_TEXT, .node = run->leaf, .y_pt = y_pt - run->rise_pt * emitter->scale};

    item.u.text = make_text(emitter, piece);
    item.ascent_pt = run->face->ascent * size_pt;
    item.height_pt = item.ascent_pt + run->face->descent * size_pt;
    item.width_pt = item.u.text.width_pt;
    if (item.u.text.right_to_left)
        item.x_pt = -space_pt;
    else
        item.width_pt -= space_pt + trail_width(emitter, piece);
    piece->advance_pt = item.u.text.width_pt - space_pt;
    if (item.u.text.count == 0)
        return;
    g_array_append_val(emitter->items, item);
    piece->item = emitter->items->len;
}

/* From left to right, the pieces in visual order (UAX #9, L2), as Pango turns items around. */
static void place_pieces(const struct emitter *emitter, GArray *pieces, double x_pt)
{
    g_autofree PangoItem *items = g_new0(PangoItem, pieces->len);
    GList *logical = NULL, *visual;

    for (unsigned i = pieces->len; i-- > 0;) {
        items[i].analysis.level = g_array_index(pieces, struct piece, i).level;
        logical = g_list_prepend(logical, &items[i]);
    }
    visual = pango_reorder_items(logical);
    for (const GList *at = visual; at; at = at->next) {
        const struct piece *piece =
            &g_array_index(pieces, struct piece, (PangoItem *)at->data - items);

        if (piece->item)
            g_array_index(emitter->items, struct page_item, piece->item - 1).x_pt += x_pt;
        x_pt += piece->advance_pt;
    }
    g_list_free(logical);
    g_list_free(visual);
}

/* Of the spaces at the end, but for those that join_trail took away. */
static double hanging_width(const struct emitter *emitter, const struct piece *pieces,
                            unsigned count)
{
    double width_pt = 0;

    for (unsigned i = 0; i < count; i++)
        width_pt += trail_width(emitter, &pieces[i]);
    return width_pt;
}

/* The hyphen of a divided word: an artifact (ISO 32000-1, 14.8.2.2.3), so that readers of the
 * structure get the word whole. Its text is U+002D, which others take away at a line's end; of
 * U+00AD they would make two words. */
static void emit_hyphen(const struct emitter *emitter, const struct para_line *line, double x_pt,
                        double y_pt)
{
    const struct para_segment *segment = segment_of(emitter->para, line->end - 1);
    const struct para_run *run = &emitter->para->runs[segment->run];
    const double size_pt = run->size_pt * emitter->scale,
                 width_pt = para_hyphen_width(emitter->para, line->end) * emitter->scale;
    struct page_glyph *glyph = g_new(struct page_glyph, 1);
    const struct page_item item = {
        .kind = PAGE_TEXT,
        .x_pt = x_pt - width_pt,
        .y_pt = y_pt - run->rise_pt * emitter->scale,
        .width_pt = width_pt,
        .ascent_pt = run->face->ascent * size_pt,
        .height_pt = (run->face->ascent + run->face->descent) * size_pt,
        .u.text = {"-", 1, glyph, 1, false, segment->face, size_pt, run->colour, width_pt},
    };

    *glyph = (struct page_glyph){font_face_glyph(segment->face, '-'), width_pt, 0, 0, 0};
    g_ptr_array_add(emitter->pages->blocks, glyph);
    g_array_append_val(emitter->items, item);
}

void para_emit(const struct para *para, const struct para_line *line, double scale, double x_pt,
               double y_pt, struct pages *pages, GArray *items)
{
    const struct emitter emitter = {para, scale, find_trail(para, line), pages, items};
    g_autoptr(GArray) pieces = cut(para, line, emitter.trail);

    join_blanks(para, pieces, emitter.trail);
    join_trail(para, pieces, emitter.trail);
    /* From right to left the spaces at the end stand before the line's left edge. */
    if (para->base_level & 1)
        x_pt -= hanging_width(&emitter, (const struct piece *)(void *)pieces->data, pieces->len);
    for (unsigned i = 0; i < pieces->len; i++)
        emit(&emitter, &g_array_index(pieces, struct piece, i), y_pt);
    place_pieces(&emitter, pieces, x_pt);
    if (line->hyphen)
        emit_hyphen(&emitter, line, x_pt + line->width_pt + para_hang(para, line, scale), y_pt);
}
