/* web: offer.html: the offer's tree with the brand's colours and faces.
 *
 * A row's verb, between the tree and export. What always holds: the page stands alone. */
#include "product/product_private.h"

#include "export/export.h"

#include <string.h>

#define PALE_CONTRAST 7 /* of links on the dark ground */
#define MOTIF_MAX 20000 /* bytes of artwork; a larger one stays off the page */
#define FACES 4

/* What the page asks of the brand; colours that a brand lacks are those of another of its own. */
static const struct {
    const char *name, *of, *else_of;
} colours[] = {
    {"primary", "primary", "ink"}, {"ink", "ink", "ink"},       {"accent", "accent", "paper"},
    {"tint", "tint", "paper"},     {"paper", "paper", "paper"}, {"rule", "rule", "muted"},
    {"muted", "muted", "ink"},     {"night", "ink", "ink"},     {"link", "primary", "ink"},
    {"heading", "primary", "ink"},
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

/* The brand's colour, so much lighter that it can be read on its ink. */
static struct colour pale_of(const struct design *design)
{
    const struct colour primary = find_colour(design, "primary", "ink"),
                        ink = find_colour(design, "ink", "ink");
    struct colour pale = primary;

    for (double white = 0; white <= 1 && colour_contrast(pale, ink) < PALE_CONTRAST; white += 0.05)
        pale = (struct colour){primary.r + (1 - primary.r) * white,
                               primary.g + (1 - primary.g) * white,
                               primary.b + (1 - primary.b) * white, 1};
    return pale;
}

/* All that stands on the page, for the subsets. */
static char *all_text(const struct doc *doc, const struct html_page *page)
{
    g_autofree char *said = doc_text(doc->root);
    const char *const words[] = {page->kicker, page->apply_label ? page->apply_label : "",
                                 page->skip_label, page->contents_label, page->facts_label};
    GString *text = g_string_new(said);

    for (unsigned i = 0; i < G_N_ELEMENTS(words); i++)
        g_string_append(text, words[i]);
    g_string_append(text, " –-·•0123456789");
    return g_string_free(text, FALSE);
}

static unsigned add_face(const struct product *product, const char *style, unsigned weight,
                         const char *text, struct html_face *face, struct diag *diag)
{
    static const char *const weights[] = {"400", "600", "800"};
    const struct design_style *set = design_style(product->design, style);
    const struct font_face *found =
        fonts_find(product->fonts, set->family, weight, false, set->family_span, diag);

    if (!found)
        return 0;
    *face = (struct html_face){.family = set->family,
                               .weight = weights[weight <= 400   ? 0
                                                 : weight <= 600 ? 1
                                                                 : 2],
                               .font = font_subset(found->path, text)};
    return face->font != NULL;
}

/* "Offre d’emploi · CDI · temps plein". */
static char *new_kicker(const struct posting *posting)
{
    GString *kicker = g_string_new(lang_label(posting->lang, LABEL_JOB_OFFER));
    static const enum posting_fact_id facts[] = {FACT_CONTRACT, FACT_HOURS};

    for (unsigned i = 0; i < G_N_ELEMENTS(facts); i++)
        if (posting->facts[facts[i]].text)
            g_string_append_printf(kicker, " · %s", posting->facts[facts[i]].text);
    return g_string_free(kicker, FALSE);
}

/* Where to apply: the first link of the facts, else the address of the offer. */
static const char *find_application(const struct doc *doc, const struct posting *posting)
{
    for (const struct doc_node *node = doc->root; node; node = doc_next(doc->root, node)) {
        if (node->role == DOC_LINK)
            return node->uri;
        if (node->role == DOC_HEADING && node->level == 2)
            break;
    }
    return posting->facts[FACT_URL].text;
}

/* The artwork behind the header, as the brand's file has it; NULL: it has none, or one that is too
 * large (g_free). */
static char *read_motif(const struct product *product)
{
    const struct design_art *motif = g_hash_table_lookup(product->design->arts, "motif");
    g_autofree char *folder =
        motif && motif->span.source ? g_path_get_dirname(motif->span.source->path) : NULL;
    g_autofree char *path = folder ? g_build_filename(folder, motif->file, NULL) : NULL;
    char *svg = NULL;
    gsize len = 0;

    if (!path || !g_file_get_contents(path, &svg, &len, NULL))
        return NULL;
    if (len > MOTIF_MAX || !g_utf8_validate(svg, (gssize)len, NULL))
        g_clear_pointer(&svg, g_free);
    return svg;
}

GBytes *web_make(const struct product *product, struct diag *diag)
{
    const struct language *lang = product->posting->lang;
    g_autofree char *kicker = new_kicker(product->posting), *motif = read_motif(product),
                    *text = NULL, *html = NULL, *jsonld = NULL;
    const char *apply = find_application(product->doc, product->posting);
    const bool mail = apply && g_str_has_prefix(apply, "mailto:");
    struct html_colour css[G_N_ELEMENTS(colours) + 1];
    struct html_face faces[FACES];
    struct html_page page = {.kicker = kicker,
                             .apply_uri = apply,
                             .apply_label =
                                 lang_label(lang, mail ? LABEL_APPLY_MAIL : LABEL_APPLY_WEB),
                             .skip_label = lang_label(lang, LABEL_SKIP),
                             .contents_label = lang_label(lang, LABEL_CONTENTS),
                             .facts_label = lang_label(lang, LABEL_FACTS),
                             .text_family = design_style(product->design, "document")->family,
                             .display_family = design_style(product->design, "title")->family,
                             .faces = faces,
                             .colours = css,
                             .motif = motif};

    for (; page.colour_count < G_N_ELEMENTS(colours); page.colour_count++)
        css[page.colour_count] =
            new_colour(colours[page.colour_count].name,
                       find_colour(product->design, colours[page.colour_count].of,
                                   colours[page.colour_count].else_of));
    css[page.colour_count++] = new_colour("pale", pale_of(product->design));
    text = all_text(product->doc, &page);
    page.face_count += add_face(product, "document", 400, text, &faces[page.face_count], diag);
    page.face_count += add_face(product, "document", 600, text, &faces[page.face_count], diag);
    page.face_count += add_face(product, "title", 800, text, &faces[page.face_count], diag);
    page.jsonld = jsonld = jsonld_export(product->posting, product->doc);
    html = html_export(product->doc, &page);
    for (unsigned i = 0; i < page.face_count; i++)
        g_bytes_unref(faces[i].font);
    return g_bytes_new_take(g_steal_pointer(&html), strlen(html));
}
