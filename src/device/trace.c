/* trace: placed pages as text, for goldens: a line for each frame, item and link, in painting
 * order.
 *
 * Between place and the tests. What always holds: lengths are points with two decimals, whatever
 * the locale, and nothing in it depends on the folder it was made in. */
#include "base/base.h"
#include "device/device.h"
#include "typeset/font/font.h"

#include <math.h>

static void add_number(GString *to, double value)
{
    g_string_append_c(to, ' ');
    num_append(to, value, 2);
}

static void add_box(GString *to, double x_pt, double y_pt, double width_pt, double height_pt)
{
    add_number(to, x_pt);
    add_number(to, y_pt);
    add_number(to, width_pt);
    add_number(to, height_pt);
}

static unsigned byte_of(double channel)
{
    return (unsigned)lround(CLAMP(channel, 0, 1) * 255);
}

static void add_colour(GString *to, const char *name, struct colour colour)
{
    if (colour.a <= 0)
        return;
    g_string_append_printf(to, " %s#%02x%02x%02x", name, byte_of(colour.r), byte_of(colour.g),
                           byte_of(colour.b));
    if (colour.a < 1)
        g_string_append_printf(to, "%02x", byte_of(colour.a));
}

/* The element that readers will meet it in, and the leaf itself, as the marks name it. */
static void add_node(GString *to, const struct doc_node *node)
{
    const struct doc_node *element = node ? doc_element(node) : NULL;

    if (!node)
        return;
    g_string_append_printf(to, " %s %u", element ? doc_role_name(element->role) : "group",
                           node->id);
}

static void add_face(GString *to, const struct font_face *face, double size_pt)
{
    g_string_append_printf(to, " %s", face->name);
    add_number(to, size_pt);
}

static void add_text(GString *to, const struct page_item *item)
{
    const struct page_text *text = &item->u.text;
    g_autofree char *copy = g_strndup(text->text, text->len);

    add_number(to, item->x_pt);
    add_number(to, item->y_pt);
    add_number(to, item->width_pt);
    add_face(to, text->face, text->size_pt);
    add_colour(to, "", text->colour);
    g_string_append(to, text->right_to_left ? " rtl " : " ");
    doc_append_quoted(to, copy);
}

static void add_shape(GString *to, const struct page_item *item)
{
    add_box(to, item->x_pt, item->y_pt, item->width_pt, item->height_pt);
    add_colour(to, "", item->fill);
    if (page_is_stroked(item)) {
        add_colour(to, "stroke ", item->stroke);
        add_number(to, item->stroke_pt);
    }
    if (item->radius_pt > 0) {
        g_string_append(to, " radius");
        add_number(to, item->radius_pt);
    }
}

static void add_field(GString *to, const struct page_item *item)
{
    add_shape(to, item);
    add_face(to, item->u.field.face, item->u.field.size_pt);
    add_colour(to, "ink ", item->u.field.ink);
    g_string_append_printf(to, " %s", item->node->field->name);
    if (item->node->field->value) {
        g_string_append_c(to, '=');
        doc_append_quoted(to, item->node->field->value);
    }
}

static void add_item(GString *to, const struct page_item *item)
{
    static const char *const names[] = {
        [PAGE_TEXT] = "text", [PAGE_RECT] = "rect",       [PAGE_LINE] = "line",
        [PAGE_CODE] = "code", [PAGE_ART] = "art",         [PAGE_FIELD] = "field",
        [PAGE_MARK] = "mark", [PAGE_PICTURE] = "picture",
    };
    g_autofree char *file = item->kind == PAGE_ART ? g_path_get_basename(item->u.art->file) : NULL;

    g_string_append(to, names[item->kind]);
    if (item->kind == PAGE_TEXT)
        add_text(to, item);
    else if (item->kind == PAGE_FIELD)
        add_field(to, item);
    else
        add_shape(to, item);
    if (item->kind == PAGE_MARK)
        g_string_append_printf(to, " %u corners", item->u.mark.outline->count);
    if (item->kind == PAGE_CODE)
        g_string_append_printf(to, " %u modules", item->u.code.size);
    if (file)
        g_string_append_printf(to, " %s", file);
    add_node(to, item->node);
    g_string_append_c(to, '\n');
}

static void add_frame(GString *to, const struct page_frame *frame)
{
    g_string_append_printf(to, "frame %s", frame->name);
    add_box(to, frame->x_pt, frame->y_pt, frame->width_pt, frame->height_pt);
    g_string_append(to, " filled");
    add_number(to, frame->filled_pt);
    g_string_append_c(to, '\n');
}

static void add_link(GString *to, const struct page_link *link)
{
    g_string_append(to, "link");
    add_box(to, link->x_pt, link->y_pt, link->width_pt, link->height_pt);
    g_string_append_printf(to, " %s", link->node->uri ? link->node->uri : "-");
    add_node(to, link->node);
    g_string_append_c(to, '\n');
}

static void add_page(GString *to, const struct page *page, unsigned number)
{
    g_string_append_printf(to, "page %u", number);
    add_number(to, page->width_pt);
    add_number(to, page->height_pt);
    g_string_append_c(to, '\n');
    for (unsigned i = 0; i < page->frames->len; i++)
        add_frame(to, &g_array_index(page->frames, struct page_frame, i));
    for (unsigned i = 0; i < page->items->len; i++)
        add_item(to, &g_array_index(page->items, struct page_item, i));
    for (unsigned i = 0; i < page->links->len; i++)
        add_link(to, &g_array_index(page->links, struct page_link, i));
}

GBytes *device_trace(const struct pages *pages)
{
    GString *to = g_string_new("pages");

    g_string_append_printf(to, " %u", pages->pages->len);
    if (pages->body_pt > 0) {
        g_string_append(to, " body");
        add_number(to, pages->body_pt);
        g_string_append_printf(to, " placements %u", pages->placements);
    }
    g_string_append_c(to, '\n');
    for (unsigned i = 0; i < pages->pages->len; i++)
        add_page(to, pages_get(pages, i), i + 1);
    return g_string_free_to_bytes(to);
}
