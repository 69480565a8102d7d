/* design_style: what a style may say, and how styles build on one another.
 *
 * Part of loading a design. What always holds: a style is complete; what it does not say itself it
 * has from the one it is like, and that one stands above it in the file, so that there are no
 * circles. */
#include "design/design_private.h"

#include <string.h>

#define STYLE_PREFIX "style "

static const char *const aligns[] = {"left", "centre", "right", NULL};
static const char *const valigns[] = {"top", "middle", "bottom", NULL};
static const char *const displays[] = {"block", "row", NULL};

#define AT(member) offsetof(struct design_style, member)

const struct design_property design_style_properties[] = {
    {"font", VALUE_FONT, AT(family), AT(family_span), 0, 0, 0, NULL},
    {"weight", VALUE_COUNT, AT(weight), 0, 0, 100, 900, NULL},
    {"italic", VALUE_FLAG, AT(italic), 0, 0, 0, 0, NULL},
    {"size", VALUE_RANGE, AT(size), 0, IN_PT | IN_EM, 0.1, 400, NULL},
    {"lines", VALUE_COUNT, AT(lines), 0, 0, 0, 100, NULL},
    {"leading", VALUE_SPAN, AT(leading), 0, 0, 0.8, 3, NULL},
    {"tracking", VALUE_NUMBER, AT(tracking_em), 0, 0, -0.2, 1, NULL},
    {"caps", VALUE_FLAG, AT(caps), 0, 0, 0, 0, NULL},
    {"kerning", VALUE_FLAG, AT(kerning), 0, 0, 0, 0, NULL},
    {"ligatures", VALUE_FLAG, AT(ligatures), 0, 0, 0, 0, NULL},
    {"colour", VALUE_INK, AT(colour), 0, 0, 0, 0, NULL},
    {"hang", VALUE_FLAG, AT(hang), 0, 0, 0, 0, NULL},
    {"align", VALUE_WORD, AT(align), 0, 0, 0, 0, aligns},
    {"space-before", VALUE_LENGTH, AT(space_before), 0, IN_PT | IN_EM | IN_FILL, 0,
     DESIGN_LENGTH_MAX, NULL},
    {"space-after", VALUE_LENGTH, AT(space_after), 0, IN_PT | IN_EM | IN_FILL, 0, DESIGN_LENGTH_MAX,
     NULL},
    {"indent", VALUE_LENGTH, AT(indent), 0, IN_PT | IN_EM, 0, DESIGN_LENGTH_MAX, NULL},
    {"padding", VALUE_SIDES, AT(padding), 0, IN_PT | IN_EM, 0, DESIGN_LENGTH_MAX, NULL},
    {"background", VALUE_COLOUR, AT(background), 0, 0, 0, 0, NULL},
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
    {"gap", VALUE_LENGTH, AT(gap), 0, IN_PT | IN_EM, 0, DESIGN_LENGTH_MAX, NULL},
    {"width", VALUE_RANGE, AT(width), 0, IN_PT | IN_EM | IN_PERCENT | IN_AUTO, 0, DESIGN_LENGTH_MAX,
     NULL},
    {"height", VALUE_LENGTH, AT(height), 0, IN_PT | IN_EM | IN_AUTO, 0, DESIGN_LENGTH_MAX, NULL},
    {"module", VALUE_POINTS, AT(module_pt), 0, IN_PT, 0.1, DESIGN_LENGTH_MAX, NULL},
    {"break-before", VALUE_FLAG, AT(break_before), 0, 0, 0, 0, NULL},
    {"keep-with-next", VALUE_FLAG, AT(keep_with_next), 0, 0, 0, 0, NULL},
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
