/* design_style: what a style may say, and how styles build on one another.
 *
 * Part of loading a design. What always holds: a style is complete; what it does not say itself it
 * has from the one it is like, and that one stands above it in the file, so that there are no
 * circles. */
#include "design/design_private.h"

#include "design/artwork/artwork.h"

#include <string.h>

#define STYLE_PREFIX "style "

static const char *const aligns[] = {"left", "centre", "right", NULL};
static const char *const valigns[] = {"top", "middle", "bottom", NULL};
static const char *const displays[] = {"block", "row", NULL};
static const char *const caps[] = {"no", "yes", "first", NULL};

#define AT(member) offsetof(struct design_style, member)

const struct design_property design_style_properties[] = {
    {"font", VALUE_FONT, AT(family), AT(family_span), 0, 0, 0, NULL},
    {"weight", VALUE_COUNT, AT(weight), 0, 0, 100, 900, NULL},
    {"italic", VALUE_FLAG, AT(italic), 0, 0, 0, 0, NULL},
    {"size", VALUE_RANGE, AT(size), 0, IN_PT | IN_EM | IN_LEAST, 0.1, 400, NULL},
    {"lines", VALUE_COUNT, AT(lines), 0, 0, 0, 100, NULL},
    {"leading", VALUE_SPAN, AT(leading), 0, 0, 0.8, 3, NULL},
    {"tracking", VALUE_NUMBER, AT(tracking_em), 0, 0, -0.2, 1, NULL},
    {"caps", VALUE_WORD, AT(caps), 0, 0, 0, 0, caps},
    {"kerning", VALUE_FLAG, AT(kerning), 0, 0, 0, 0, NULL},
    {"ligatures", VALUE_FLAG, AT(ligatures), 0, 0, 0, 0, NULL},
    {"colour", VALUE_INK, AT(colour), 0, 0, 0, 0, NULL},
    {"hang", VALUE_FLAG, AT(hang), 0, 0, 0, 0, NULL},
    {"hyphens", VALUE_FLAG, AT(hyphens), 0, 0, 0, 0, NULL},
    {"align", VALUE_WORD, AT(align), 0, 0, 0, 0, aligns},
    {"space-before", VALUE_LENGTH, AT(space_before), 0, IN_PT | IN_EM | IN_FILL, 0,
     DESIGN_LENGTH_MAX, NULL},
    {"space-after", VALUE_LENGTH, AT(space_after), 0, IN_PT | IN_EM | IN_FILL, 0, DESIGN_LENGTH_MAX,
     NULL},
    {"indent", VALUE_LENGTH, AT(indent), 0, IN_PT | IN_EM, 0, DESIGN_LENGTH_MAX, NULL},
    {"padding", VALUE_SIDES, AT(padding), 0, IN_PT | IN_EM, 0, DESIGN_LENGTH_MAX, NULL},
    {"background", VALUE_COLOUR, AT(background), 0, 0, 0, 0, NULL},
    {"fill", VALUE_COLOUR, AT(fill), 0, 0, 0, 0, NULL},
    {"shade", VALUE_NUMBER, AT(shade), 0, 0, 0, 1, NULL},
    {"artwork", VALUE_TEXT, AT(art_name), 0, 0, 0, 0, NULL},
    {"radius", VALUE_POINTS, AT(radius_pt), 0, IN_PT, 0, DESIGN_LENGTH_MAX, NULL},
    {"border", VALUE_BORDERS, AT(border), 0, IN_PT, 0, 100, NULL},
    {"border-top", VALUE_BORDER, AT(border[0]), 0, IN_PT, 0, 100, NULL},
    {"border-right", VALUE_BORDER, AT(border[1]), 0, IN_PT, 0, 100, NULL},
    {"border-bottom", VALUE_BORDER, AT(border[2]), 0, IN_PT, 0, 100, NULL},
    {"border-left", VALUE_BORDER, AT(border[3]), 0, IN_PT, 0, 100, NULL},
    {"display", VALUE_WORD, AT(display), 0, 0, 0, 0, displays},
    {"columns", VALUE_COLUMNS, AT(columns), AT(column_count),
     IN_PT | IN_EM | IN_PERCENT | IN_FR | IN_AUTO, 0, DESIGN_LENGTH_MAX, NULL},
    {"wrap", VALUE_COUNT, AT(wrap), 0, 0, 0, 100, NULL},
    {"gap", VALUE_LENGTH, AT(gap), 0, IN_PT | IN_EM, 0, DESIGN_LENGTH_MAX, NULL},
    {"width", VALUE_RANGE, AT(width), 0, IN_PT | IN_EM | IN_PERCENT | IN_AUTO, 0, DESIGN_LENGTH_MAX,
     NULL},
    {"height", VALUE_LENGTH, AT(height), 0, IN_PT | IN_EM | IN_AUTO | IN_FILL, 0, DESIGN_LENGTH_MAX,
     NULL},
    {"module", VALUE_POINTS, AT(module_pt), 0, IN_PT, 0.1, DESIGN_LENGTH_MAX, NULL},
    {"break-before", VALUE_FLAG, AT(break_before), 0, 0, 0, 0, NULL},
    {"keep-with-next", VALUE_FLAG, AT(keep_with_next), 0, 0, 0, 0, NULL},
    {"keep-with-previous", VALUE_FLAG, AT(keep_with_previous), 0, 0, 0, 0, NULL},
    {"keep-together", VALUE_FLAG, AT(keep_together), 0, 0, 0, 0, NULL},
    {"repeat", VALUE_FLAG, AT(repeat), 0, 0, 0, 0, NULL},
    {"fit-content", VALUE_FLAG, AT(fit_content), 0, 0, 0, 0, NULL},
    {"valign", VALUE_WORD, AT(valign), 0, 0, 0, 0, valigns},
    {0},
};

/* What a style says that says nothing. */
static const struct design_style plain = {
    .weight = 400,
    .size = {{1, UNIT_EM}, {1, UNIT_EM}},
    .leading = {1.4, 1.4},
    .kerning = true,
    .ligatures = true,
    .colour = {0, 0, 0, 1},
    .width = {{0, UNIT_AUTO}, {0, UNIT_AUTO}},
    .module_pt = DESIGN_MODULE_PT,
    .shade = 1,
    .height = {0, UNIT_AUTO},
};

struct design_style *design_style_new(const char *name, const struct design_style *like)
{
    struct design_style *style = g_memdup2(like ? like : &plain, sizeof *style);

    style->name = g_strdup(name);
    style->family = g_strdup(style->family);
    style->art_name = g_strdup(style->art_name);
    return style;
}

void design_style_drop(struct design_style *style)
{
    if (!style)
        return;
    g_free(style->name);
    g_free(style->family);
    g_free(style->art_name);
    g_free(style);
}

static const struct design_style *find_like(const struct ini *ini, const char *section,
                                            GHashTable *styles, const struct design_names *names)
{
    const struct ini_entry *like = ini_find(ini, section, "like");
    const struct design_style *found = like ? g_hash_table_lookup(styles, like->value) : NULL;

    if (like && !found)
        diag_add(names->diag, DIAG_INI_VALUE, like->value_span,
                 "no [style %s] stands above this one; a style is like one before it", like->value);
    return found ? found : g_hash_table_lookup(styles, "document");
}

void design_style_read_all(const struct ini *ini, GHashTable *styles,
                           const struct design_names *names)
{
    const char *section;

    for (unsigned i = 0; (section = ini_section(ini, i)); i++) {
        struct design_style *style;

        if (!g_str_has_prefix(section, STYLE_PREFIX))
            continue;
        style = design_style_new(section + strlen(STYLE_PREFIX),
                                 find_like(ini, section, styles, names));
        design_value_read_section(ini, section, design_style_properties, style, names);
        g_hash_table_replace(styles, style->name, style);
    }
}

/* The frames and shapes of a layout, and what artwork it shows.
 *
 * Part of loading a design. What always holds: artwork is opened only where something shows it, and
 * a name that the brand lacks is reported once. */

#define PLACED(member) offsetof(struct design_frame, member)
const struct design_property design_frame_properties[] = {
    {"height", VALUE_RANGE, PLACED(height), 0, IN_PT | IN_AUTO | IN_FILL, 0, DESIGN_LENGTH_MAX,
     NULL},
    {"padding", VALUE_SIDES, PLACED(padding), 0, IN_PT | IN_EM, 0, DESIGN_LENGTH_MAX, NULL},
    {"background", VALUE_COLOUR, PLACED(background), 0, 0, 0, 0, NULL},
    {"artwork", VALUE_TEXT, PLACED(art_name), 0, 0, 0, 0, NULL},
    {"columns", VALUE_COUNT, PLACED(columns), 0, 0, 1, DESIGN_COLUMNS_MAX, NULL},
    {"gutter", VALUE_POINTS, PLACED(gutter_pt), 0, IN_PT, 0, DESIGN_LENGTH_MAX, NULL},
    {"flow", VALUE_FLAG, PLACED(flow), 0, 0, 0, 0, NULL},
    {"balance", VALUE_FLAG, PLACED(balance), 0, 0, 0, 0, NULL},
    {"grid", VALUE_NUMBER, PLACED(grid), 0, 0, 0, 1, NULL},
    {0},
};
#undef PLACED

#define PLACED(member) offsetof(struct design_shape, member)
const struct design_property design_shape_properties[] = {
    {"x", VALUE_ACROSS, PLACED(x_pt), 0, IN_PT | IN_PERCENT, 0, DESIGN_LENGTH_MAX, NULL},
    {"y", VALUE_DOWN, PLACED(y_pt), 0, IN_PT | IN_PERCENT, 0, DESIGN_LENGTH_MAX, NULL},
    {"width", VALUE_ACROSS, PLACED(width_pt), 0, IN_PT | IN_PERCENT, 0, DESIGN_LENGTH_MAX, NULL},
    {"height", VALUE_DOWN, PLACED(height_pt), 0, IN_PT | IN_PERCENT, 0, DESIGN_LENGTH_MAX, NULL},
    {"fill", VALUE_COLOUR, PLACED(fill), 0, 0, 0, 0, NULL},
    {0},
};
#undef PLACED

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
    else if (design_names_add_missing(names, "artwork", entry->value))
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
    return art && artwork_open(art, design->sources, names->nursery, names->diag) ? art : NULL;
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
                 "this shape lies beside the page; move it onto it");
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
