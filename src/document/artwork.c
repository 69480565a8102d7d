/* artwork: loads the SVG artwork of a brand, once it has been judged fit for use.
 *
 * Between design (which names the file) and the cairo device (which paints it). What always holds:
 * artwork that is handed out has no text (librsvg would set it in whatever fonts the system has,
 * DESIGN §6.15), refers to nothing outside, and has a size. */
#include "document/artwork.h"

#include "posting/ini.h"

#include <librsvg/rsvg.h>
#include <string.h>

#define DEPTH_MAX 64
#define SVG_LINE_MAX SOURCE_INI_MAX
#define PX_PT 0.75 /* CSS: 96 px to the inch */

struct judge {
    const struct source *source;
    struct diag *diag;
    unsigned depth;
    bool in_style, refused;
};

static const char *const text_elements[] = {"text", "tspan", "tref", "textPath", "foreignObject"};

static void refuse(struct judge *judge, GMarkupParseContext *context, const char *message)
{
    gint line;
    size_t length;
    const char *text;

    g_markup_parse_context_get_position(context, &line, NULL);
    line = MAX(line, 1);
    text = source_line(judge->source, (unsigned)line, &length);
    diag_add(judge->diag, DIAG_SVG,
             (struct span){judge->source, text ? (size_t)(text - judge->source->text) : 0, length},
             "%s", message);
    judge->refused = true;
}

static const char *local_name(const char *name)
{
    const char *colon = strchr(name, ':');

    return colon ? colon + 1 : name;
}

/* `url(…)` may name a part of this very file; all else would be opened, or is missing elsewhere. */
static bool has_foreign_url(const char *text)
{
    for (const char *at = strstr(text, "url("); at; at = strstr(at, "url(")) {
        at += strlen("url(");
        at += strspn(at, " \t\r\n'\"");
        if (*at != '#')
            return true;
    }
    return strstr(text, "@import") != NULL;
}

static bool is_foreign_reference(const char *value)
{
    return *value != '#' && !g_str_has_prefix(value, "data:image/png") &&
           !g_str_has_prefix(value, "data:image/jpeg");
}

static void judge_start(GMarkupParseContext *context, const gchar *element, const gchar **names,
                        const gchar **values, gpointer data, GError **error G_GNUC_UNUSED)
{
    struct judge *judge = data;
    const char *name = local_name(element);

    judge->in_style = strcmp(name, "style") == 0;
    if (++judge->depth == DEPTH_MAX + 1)
        refuse(judge, context, "the artwork is nested over 64 elements deep; flatten its groups");
    for (size_t i = 0; i < G_N_ELEMENTS(text_elements); i++)
        if (strcmp(name, text_elements[i]) == 0)
            refuse(judge, context,
                   "the artwork holds text, which would be set in another font elsewhere; convert "
                   "it to outlines");
    /* librsvg tells Cairo of links, and that would be marked content that no device knows of. */
    if (strcmp(name, "a") == 0)
        refuse(judge, context,
               "the artwork holds a link; take it out, and leave what it stands around");
    for (unsigned i = 0; names[i]; i++)
        if ((strcmp(local_name(names[i]), "href") == 0 && is_foreign_reference(values[i])) ||
            has_foreign_url(values[i]))
            refuse(judge, context,
                   "the artwork refers to something outside its file; put all of it into the file");
}

static void judge_end(GMarkupParseContext *context G_GNUC_UNUSED,
                      const gchar *element G_GNUC_UNUSED, gpointer data,
                      GError **error G_GNUC_UNUSED)
{
    struct judge *judge = data;

    judge->depth--;
    judge->in_style = false;
}

static void judge_text(GMarkupParseContext *context, const gchar *text, gsize length G_GNUC_UNUSED,
                       gpointer data, GError **error G_GNUC_UNUSED)
{
    struct judge *judge = data;

    if (judge->in_style && has_foreign_url(text))
        refuse(judge, context,
               "the artwork's style refers to something outside its file; put all of it into the "
               "file");
}

static void judge_rest(GMarkupParseContext *context, const gchar *text, gsize length G_GNUC_UNUSED,
                       gpointer data, GError **error G_GNUC_UNUSED)
{
    if (g_str_has_prefix(text, "<?xml-stylesheet"))
        refuse(data, context,
               "the artwork takes its style from another file; put all of it into the file");
}

static bool judge_source(const struct source *source, struct diag *diag)
{
    static const GMarkupParser parser = {judge_start, judge_end, judge_text, judge_rest, NULL};
    struct judge judge = {.source = source, .diag = diag};
    GMarkupParseContext *context =
        g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &judge, NULL);

    /* The library's own words are left out: they change with its version and the locale. */
    if (!g_markup_parse_context_parse(context, source->text, (gssize)source->len, NULL) ||
        !g_markup_parse_context_end_parse(context, NULL))
        refuse(&judge, context,
               "the artwork is damaged: from here on it is no XML; export it again");
    g_markup_parse_context_free(context);
    return !judge.refused;
}

static double length_pt(RsvgLength length)
{
    static const double factors[] = {
        [RSVG_UNIT_PX] = PX_PT,     [RSVG_UNIT_IN] = 72, [RSVG_UNIT_CM] = 72 / 2.54,
        [RSVG_UNIT_MM] = 72 / 25.4, [RSVG_UNIT_PT] = 1,  [RSVG_UNIT_PC] = 12,
    };

    return (size_t)length.unit < G_N_ELEMENTS(factors) ? length.length * factors[length.unit] : 0;
}

/* Its own size, or that of its view box where it has none or a share of whatever stands around it.
 */
static bool measure(RsvgHandle *handle, struct design_art *art)
{
    gboolean has_width, has_height, has_box;
    RsvgLength width, height;
    RsvgRectangle box;

    rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &width, &has_height, &height, &has_box,
                                         &box);
    art->width_pt = has_width ? length_pt(width) : 0;
    art->height_pt = has_height ? length_pt(height) : 0;
    if ((art->width_pt <= 0 || art->height_pt <= 0) && has_box) {
        art->width_pt = box.width * PX_PT;
        art->height_pt = box.height * PX_PT;
    }
    return art->width_pt > 0 && art->height_pt > 0;
}

struct design_art *artwork_new(const char *file, struct span span)
{
    struct design_art *art = g_new0(struct design_art, 1);

    art->file = g_strdup(file);
    art->span = span;
    return art;
}

static struct source *load(const struct design_art *art, GPtrArray *sources, struct diag *diag)
{
    g_autofree char *path = ini_resolve_path(art->file, art->span, diag);
    struct source *source = path ? source_load(path, SOURCE_INI_MAX, SVG_LINE_MAX, diag) : NULL;

    if (source)
        g_ptr_array_add(sources, source);
    return source;
}

static RsvgHandle *read_svg(const struct source *source, struct design_art *art, struct diag *diag)
{
    RsvgHandle *handle =
        rsvg_handle_new_from_data((const guint8 *)source->text, source->len, NULL);

    if (handle && measure(handle, art))
        return handle;
    diag_add(diag, DIAG_SVG, (struct span){source, 0, 0}, "%s",
             handle ? "the artwork has neither a size nor a viewBox"
                    : "the artwork is damaged: no SVG can be read from it");
    g_clear_object(&handle);
    return NULL;
}

bool artwork_open(struct design_art *art, GPtrArray *sources, struct diag *diag)
{
    const struct source *source;

    if (!art->tried && (source = load(art, sources, diag)) && judge_source(source, diag))
        art->handle = read_svg(source, art, diag);
    art->tried = true;
    return art->handle != NULL;
}

void artwork_drop(struct design_art *art)
{
    if (!art)
        return;
    g_clear_object((GObject **)&art->handle);
    g_free(art->file);
    g_free(art);
}
