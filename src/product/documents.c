/* documents: which documents there are, and what their files are called.
 *
 * The table that the way of a job follows: what a document is stands in its row and is asked
 * nowhere else. */
#include "device/device.h"
#include "export/export.h"
#include "export/sheet/sheet.h"
#include "product/product_private.h"

#include <string.h>

static GBytes *paint_cairo(const struct product *product, GArray *marks, struct diag *diag)
{
    return device_cairo(product->pages, marks, diag);
}

static GBytes *paint_haru(const struct product *product, GArray *marks, struct diag *diag)
{
    return device_haru(product->pages, marks, diag);
}

/* At 96 dpi, so that a layout's px are the picture's. */
static GBytes *paint_picture(const struct product *product, GArray *marks G_GNUC_UNUSED,
                             struct diag *diag)
{
    return device_png(product->pages, 0, 96, diag);
}

static GBytes *make_text(const struct product *product, GArray *marks G_GNUC_UNUSED,
                         struct diag *diag G_GNUC_UNUSED)
{
    char *text = export_text(product->doc, product->doubled);

    return g_bytes_new_take(text, strlen(text));
}

static GBytes *make_html(const struct product *product, GArray *marks G_GNUC_UNUSED,
                         struct diag *diag)
{
    return web_make_offer(product, diag);
}

static GBytes *make_ballot(const struct product *product, GArray *marks G_GNUC_UNUSED,
                           struct diag *diag)
{
    g_autoptr(GBytes) bytes = web_make_ballot(product, diag);

    return bytes ? digest_in_html(bytes) : NULL;
}

static GBytes *make_sheet(const struct product *product, GArray *marks G_GNUC_UNUSED,
                          struct diag *diag)
{
    struct web_brand brand;
    g_autoptr(GBytes) bytes = NULL;

    web_brand_init(&brand, product, (const struct web_face[]){{NULL, NULL, NULL}}, diag);
    bytes = export_sheet(product->posting, &brand.page, product->created, diag);
    web_brand_clear(&brand);
    return bytes ? digest_in_zip(bytes) : NULL;
}

GBytes *documents_new_jsonld(const struct posting *posting, const struct doc *offer)
{
    g_autofree char *json = export_jsonld(posting, offer);
    char *text = g_strconcat(json, "\n", NULL);

    return g_bytes_new_take(text, strlen(text));
}

static GBytes *make_jsonld(const struct product *product, GArray *marks G_GNUC_UNUSED,
                           struct diag *diag G_GNUC_UNUSED)
{
    return documents_new_jsonld(product->posting, product->doc);
}

#define PART(NAME, LAYOUT, KIND, COMPOSE)                                                          \
    {                                                                                              \
        .name = (NAME), .layout = (LAYOUT), .kind = (KIND), .paged = true, .compose = (COMPOSE)    \
    }

static const struct document_part whole[] = {
    {.document = PART("dossier", "dossier-a4", DESIGN_COVER, compose_cover)},
    {PART("offer", "offer-a4", DESIGN_OFFER, compose_offer), DOSSIER_OFFER},
    {PART("anchors", "panel-a4", DESIGN_PANEL, compose_anchors), DOSSIER_ANCHORS},
    {PART("panel", "panel-a4", DESIGN_PANEL, compose_panel), DOSSIER_SUMMARY},
    {PART("ballots", "panel-a4", DESIGN_PANEL, compose_ballots), DOSSIER_BALLOTS},
    {.document = {.name = NULL}},
};

static const struct document_part extract[] = {
    {.document = PART("dossier", "dossier-a4", DESIGN_COVER, compose_cover)},
    {PART("anchors", "panel-a4", DESIGN_PANEL, compose_anchors), DOSSIER_ANCHORS},
    {PART("figures", "panel-a4", DESIGN_PANEL, compose_figures), DOSSIER_FIGURES},
    {PART("ballots", "panel-a4", DESIGN_PANEL, compose_ballots), DOSSIER_BALLOTS},
    {.document = {.name = NULL}},
};

/* What is bound of a round, however much of it. */
#define BOUND(NAME, PARTS)                                                                         \
    .name = (NAME), .stem = "dossier", .suffix = ".pdf", .layout = "dossier-a4",                   \
    .kind = DESIGN_COVER, .of_round = true, .on_request = true, .flows = true, .paged = true,      \
    .sealed = true, .bookmarks = true, .parts = (PARTS), .make = paint_cairo

const struct document documents[] = {
    {.name = "poster",
     .suffix = ".pdf",
     .layout = "poster-a4",
     .kind = DESIGN_POSTER,
     .each_office = true,
     .press = true,
     .paged = true,
     .sealed = true,
     .carries = true,
     .compose = compose_poster,
     .make = paint_cairo},
    {.name = "offer",
     .suffix = ".pdf",
     .layout = "offer-a4",
     .kind = DESIGN_OFFER,
     .flows = true,
     .paged = true,
     .sealed = true,
     .bookmarks = true,
     .carries = true,
     .compose = compose_offer,
     .make = paint_cairo},
    {.name = "offer",
     .suffix = ".txt",
     .layout = "offer-a4",
     .kind = DESIGN_OFFER,
     .compose = compose_offer,
     .make = make_text},
    {.name = "html",
     .stem = "offer",
     .suffix = ".html",
     .layout = "offer-a4",
     .kind = DESIGN_OFFER,
     .compose = compose_offer,
     .make = make_html},
    {.name = "jsonld",
     .stem = "offer",
     .suffix = ".jsonld",
     .layout = "offer-a4",
     .kind = DESIGN_OFFER,
     .compose = compose_offer,
     .make = make_jsonld},
    {.name = "offer-large",
     .suffix = ".pdf",
     .layout = "offer-a4-large",
     .kind = DESIGN_OFFER,
     .own_layout = true,
     .flows = true,
     .paged = true,
     .sealed = true,
     .bookmarks = true,
     .carries = true,
     .compose = compose_offer,
     .make = paint_cairo},
    {.name = "grid",
     .suffix = ".pdf",
     .layout = "grid-a4",
     .kind = DESIGN_GRID,
     .needs_criteria = true,
     .form = true,
     .flows = true,
     .paged = true,
     .sealed = true,
     .bookmarks = true,
     .carries = true,
     .compose = compose_grid,
     .make = paint_haru},
    {.name = "grid",
     .suffix = ".html",
     .layout = "grid-a4",
     .kind = DESIGN_GRID,
     .needs_criteria = true,
     .form = true,
     .compose = compose_grid,
     .make = make_ballot},
    {.name = "grid",
     .suffix = ".xlsx",
     .layout = "grid-a4",
     .kind = DESIGN_GRID,
     .needs_criteria = true,
     .form = true,
     .compose = compose_grid,
     .make = make_sheet},
    {.name = "social",
     .suffix = ".png",
     .layout = "social-1080",
     .kind = DESIGN_CARD,
     .on_request = true,
     .paged = true,
     .compose = compose_card,
     .make = paint_picture},
    {.name = "social",
     .suffix = ".txt",
     .layout = "social-1080",
     .kind = DESIGN_CARD,
     .on_request = true,
     .compose = compose_card,
     .make = make_text},
    {.name = "panel",
     .suffix = ".pdf",
     .layout = "panel-a4",
     .kind = DESIGN_PANEL,
     .of_round = true,
     .flows = true,
     .paged = true,
     .sealed = true,
     .bookmarks = true,
     .compose = compose_panel,
     .make = paint_cairo},
    {BOUND("dossier", whole), .attaches = true},
    {BOUND("extract", extract)},
    {.name = NULL},
};

const struct document *documents_find(const char *name)
{
    const struct document *document = documents;

    while (strcmp(document->name, name) != 0)
        document++;
    return document;
}

/* What another layout than the document's own adds to its name: `a3` for poster-a3. NULL: nothing.
 */
static const char *find_variant(const struct document *document, const char *layout)
{
    g_autofree char *own = g_strconcat(document->name, "-", NULL);

    if (!layout || strcmp(layout, document->layout) == 0)
        return NULL;
    return g_str_has_prefix(layout, own) ? layout + strlen(own) : layout;
}

char *documents_file_name(const struct product *product, const struct order *order)
{
    const char *variant = find_variant(product->document, order->layout);
    const struct document *document = product->document;
    GString *name = g_string_new(document->stem ? document->stem : document->name);

    if (product->here)
        g_string_append_printf(name, "-%s", product->here->id);
    if (order->candidate)
        g_string_append_printf(name, "-%s", order->candidate);
    if (variant)
        g_string_append_printf(name, "-%s", variant);
    if (order->bleed_pt > 0 || order->marks)
        g_string_append(name, "-bleed");
    if (order->press)
        g_string_append(name, "-pdfx4");
    g_string_append(name, product->document->suffix);
    return g_string_free(name, FALSE);
}

char *documents_path(const struct product *product, const struct order *order, const char *name)
{
    return product->document->of_round
               ? g_build_filename(order->out, name, NULL)
               : g_build_filename(order->out, product->posting->name, name, NULL);
}

bool order_is_for_print(const struct order *order)
{
    return order->bleed_pt > 0 || order->marks || order->press;
}
