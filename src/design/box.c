/* design_box: the frames and shapes of a layout, and what artwork it shows.
 *
 * Part of loading a design. What always holds: artwork is opened only where something shows it, and
 * a name that the brand lacks is reported once. */
#include "design/design_private.h"

#include "design/artwork/artwork.h"

#include <string.h>

#define AT(member) offsetof(struct design_frame, member)
const struct design_property design_frame_properties[] = {
    {"height", VALUE_RANGE, AT(height), 0, IN_PT | IN_AUTO | IN_FILL, 0, DESIGN_LENGTH_MAX, NULL},
    {"padding", VALUE_SIDES, AT(padding), 0, IN_PT | IN_EM, 0, DESIGN_LENGTH_MAX, NULL},
    {"background", VALUE_COLOUR, AT(background), 0, 0, 0, 0, NULL},
    {"artwork", VALUE_TEXT, AT(art_name), 0, 0, 0, 0, NULL},
    {"columns", VALUE_COUNT, AT(columns), 0, 0, 1, DESIGN_COLUMNS_MAX, NULL},
    {"gutter", VALUE_POINTS, AT(gutter_pt), 0, IN_PT, 0, DESIGN_LENGTH_MAX, NULL},
    {"flow", VALUE_FLAG, AT(flow), 0, 0, 0, 0, NULL},
    {"balance", VALUE_FLAG, AT(balance), 0, 0, 0, 0, NULL},
    {"grid", VALUE_NUMBER, AT(grid), 0, 0, 0, 1, NULL},
    {0},
};
#undef AT

#define AT(member) offsetof(struct design_shape, member)
const struct design_property design_shape_properties[] = {
    {"x", VALUE_ACROSS, AT(x_pt), 0, IN_PT | IN_PERCENT, 0, DESIGN_LENGTH_MAX, NULL},
    {"y", VALUE_DOWN, AT(y_pt), 0, IN_PT | IN_PERCENT, 0, DESIGN_LENGTH_MAX, NULL},
    {"width", VALUE_ACROSS, AT(width_pt), 0, IN_PT | IN_PERCENT, 0, DESIGN_LENGTH_MAX, NULL},
    {"height", VALUE_DOWN, AT(height_pt), 0, IN_PT | IN_PERCENT, 0, DESIGN_LENGTH_MAX, NULL},
    {"fill", VALUE_COLOUR, AT(fill), 0, 0, 0, 0, NULL},
    {0},
};
#undef AT

void design_frame_drop(struct design_frame *frame)
{
    g_free(frame->name);
    g_free(frame->art_name);
    g_free(frame);
}

static void report_artwork(const struct ini_entry *entry, const struct design_names *names)
{
    if (!*entry->value)
        diag_add(names->diag, DIAG_INI_VALUE, entry->value_span,
                 "artwork takes a name of the brand's [artwork], or none");
    else if (design_value_tell(names, "artwork", entry->value))
        diag_add(names->diag, DIAG_INI_VALUE, entry->value_span,
                 "the brand has no artwork “%s”; name it in [artwork] of %s, or write none",
                 entry->value, names->brand);
}

/* Artwork that the brand goes without is none: NULL, as where a section asks for none. */
static const struct design_art *find_artwork(struct design *design, const char *name,
                                             const struct ini_entry *entry,
                                             const struct design_names *names)
{
    const bool none = !name || strcmp(name, "none") == 0;
    struct design_art *art = none ? NULL : g_hash_table_lookup(design->arts, name);

    if (entry && !none && !g_hash_table_contains(design->arts, entry->value))
        report_artwork(entry, names);
    return art && artwork_open(art, design->sources, names->diag) ? art : NULL;
}

void design_show_artwork(struct design *design, const struct ini *ini,
                         const struct design_names *names)
{
    GHashTableIter iter;
    gpointer value;

    g_hash_table_iter_init(&iter, design->styles);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        struct design_style *style = value;
        g_autofree char *section = g_strconcat("style ", style->name, NULL);

        style->art =
            find_artwork(design, style->art_name, ini_find(ini, section, "artwork"), names);
    }
}

static void read_frame(struct design *design, const struct ini *ini, const char *section,
                       const struct design_names *names)
{
    struct design_frame *frame = g_new0(struct design_frame, 1);

    frame->name = g_strdup(section + strlen("frame "));
    frame->columns = 1;
    frame->height = (struct design_range){{0, UNIT_AUTO}, {0, UNIT_AUTO}};
    frame->span = ini_section_span(ini, section);
    design_value_read_section(ini, section, design_frame_properties, frame, names);
    frame->art = find_artwork(design, frame->art_name, ini_find(ini, section, "artwork"), names);
    g_ptr_array_add(design->frames, frame);
}

/* What nobody would see is a slip. */
static void read_shape(struct design *design, const struct ini *ini, const char *section,
                       const struct design_names *names)
{
    struct design_shape *shape = g_new0(struct design_shape, 1);
    const size_t mark = diag_mark(names->diag);

    design_value_read_section(ini, section, design_shape_properties, shape, names);
    g_ptr_array_add(design->shapes, shape);
    if (diag_stopped_since(names->diag, mark))
        return;
    if (shape->width_pt <= 0 || shape->height_pt <= 0 || shape->fill.a <= 0)
        diag_add(names->diag, DIAG_INI_SECTION, ini_section_span(ini, section),
                 "a shape needs width, height and fill");
    else if (shape->x_pt >= design->width_pt || shape->y_pt >= design->height_pt)
        diag_add(names->diag, DIAG_INI_SECTION, ini_section_span(ini, section),
                 "this shape lies beside the page");
}

void design_read_boxes(struct design *design, const struct ini *ini,
                       const struct design_names *names)
{
    const char *section;

    for (unsigned i = 0; (section = ini_section(ini, i)); i++)
        if (g_str_has_prefix(section, "frame "))
            read_frame(design, ini, section, names);
        else if (g_str_has_prefix(section, "shape "))
            read_shape(design, ini, section, names);
}
