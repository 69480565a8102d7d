/* web_brand: what the web pages take from the brand: its colours, and of its faces what they need.
 *
 * A part of web. What always holds: a colour that a brand lacks is another of its own. */
#include "product/product_private.h"

#define PALE_CONTRAST 9  /* of links on the dark ground */
#define PALE_STEPS 20    /* from the brand's colour to white */
#define MUTED_SHARE 0.84 /* of what is less loud, in the dark */
#define MOTIF_MAX 20000  /* bytes of artwork; a larger one stays off the page */

/* What the page asks of the brand; colours that a brand lacks are those of another of its own. */
static const struct {
    const char *name, *of, *else_of;
} colours[] = {
    {"primary", "primary", "ink"}, {"ink", "ink", "ink"},       {"accent", "accent", "paper"},
    {"tint", "tint", "paper"},     {"paper", "paper", "paper"}, {"rule", "rule", "muted"},
    {"muted", "muted", "ink"},     {"night", "ink", "ink"},     {"link", "primary", "ink"},
    {"heading", "primary", "ink"}, {"field", "field", "tint"},  {"edge", "edge", "muted"},
};

static struct colour find_colour(const struct design *design, const char *name, const char *other)
{
    const struct colour *colour = g_hash_table_lookup(design->colours, name);
    const struct colour *instead = g_hash_table_lookup(design->colours, other);

    return colour ? *colour : instead ? *instead : (struct colour){0, 0, 0, 1};
}

static struct html_colour new_colour(const char *name, struct colour colour)
{
    struct html_colour css = {.name = name};

    g_snprintf(css.css, sizeof css.css, "#%02x%02x%02x", (unsigned)(colour.r * 255 + 0.5) & 0xFF,
               (unsigned)(colour.g * 255 + 0.5) & 0xFF, (unsigned)(colour.b * 255 + 0.5) & 0xFF);
    return css;
}

/* `share` of one colour, the rest of another. */
static struct colour mix(struct colour colour, struct colour other, double share)
{
    return (struct colour){other.r + (colour.r - other.r) * share,
                           other.g + (colour.g - other.g) * share,
                           other.b + (colour.b - other.b) * share, 1};
}

/* The brand's colour, so much lighter that it can be read on its ink. */
static struct colour pale_of(struct colour primary, struct colour ink)
{
    static const struct colour white = {1, 1, 1, 1};
    struct colour pale = primary;

    for (unsigned step = 0; step <= PALE_STEPS && colour_contrast(pale, ink) < PALE_CONTRAST;
         step++)
        pale = mix(white, primary, (double)step / PALE_STEPS);
    return pale;
}

/* In the dark: what can be read on ink, and the shades between the two. */
static void add_dark(struct web_brand *brand, const struct design *design)
{
    static const struct {
        const char *name;
        double share;
    } shades[] = {{"pale", 1},
                  {"dark-field", 0.07},
                  {"dark-tint", 0.24},
                  {"dark-rule", 0.33},
                  {"dark-edge", 0.7}};
    const struct colour ink = find_colour(design, "ink", "ink"),
                        pale = pale_of(find_colour(design, "primary", "ink"), ink);

    for (size_t i = 0; i < G_N_ELEMENTS(shades); i++)
        brand->colours[brand->page.colour_count++] =
            new_colour(shades[i].name, mix(pale, ink, shades[i].share));
    brand->colours[brand->page.colour_count++] =
        new_colour("dark-muted", mix(find_colour(design, "tint", "paper"), ink, MUTED_SHARE));
}

/* The artwork behind the header, as the brand's file has it; NULL: it has none, or one that is too
 * large, or that can't be read, which is reported (g_free). */
static char *read_motif(const struct product *product, struct diag *diag)
{
    const struct design_art *motif = g_hash_table_lookup(product->design->arts, "motif");
    g_autofree char *folder =
        motif && motif->span.source ? g_path_get_dirname(motif->span.source->path) : NULL;
    g_autofree char *path = folder ? g_build_filename(folder, motif->file, NULL) : NULL;
    g_autoptr(GBytes) bytes = path ? source_load_bytes(path, SOURCE_INI_MAX, diag) : NULL;
    gsize len = 0;
    const char *svg = bytes ? g_bytes_get_data(bytes, &len) : NULL;

    if (len > MOTIF_MAX || !svg || !g_utf8_validate(svg, (gssize)len, NULL))
        return NULL;
    return g_strndup(svg, len);
}

/* A face of the layout's style, with what the page asks of it; false: it isn't there. */
static bool add_face(const struct product *product, const struct web_face *asked,
                     struct html_face *face, struct diag *diag)
{
    const struct design_style *style = design_style(product->design, asked->style);
    const struct font_face *found = fonts_find(product->fonts, style->family,
                                               (unsigned)g_ascii_strtoull(asked->weight, NULL, 10),
                                               false, style->family_span, diag);

    if (!found)
        return false;
    *face = (struct html_face){.family = style->family,
                               .weight = asked->weight,
                               .font = font_face_subset(found, asked->text, true)};
    return face->font != NULL;
}

void web_brand_init(struct web_brand *brand, const struct product *product,
                    const struct web_face *faces, struct diag *diag)
{
    struct html_brand *page = &brand->page;

    *brand = (struct web_brand){
        .page = {.text_family = design_style(product->design, "document")->family,
                 .display_family = design_style(product->design, "title")->family,
                 .faces = brand->faces,
                 .colours = brand->colours},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(colours); i++)
        brand->colours[page->colour_count++] = new_colour(
            colours[i].name, find_colour(product->design, colours[i].of, colours[i].else_of));
    add_dark(brand, product->design);
    for (unsigned i = 0; i < WEB_FACES && faces[i].style; i++)
        page->face_count += add_face(product, &faces[i], &brand->faces[page->face_count], diag);
    page->motif = brand->motif = read_motif(product, diag);
}

void web_brand_clear(struct web_brand *brand)
{
    for (unsigned i = 0; i < brand->page.face_count; i++)
        g_bytes_unref(brand->faces[i].font);
    g_free(brand->motif);
}
