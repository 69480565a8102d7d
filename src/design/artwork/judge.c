/* artwork_judge: reads an SVG as XML and looks for what documents can't have.
 *
 * Between the file and librsvg. What always holds: artwork that passes has no text (librsvg would
 * set it in whatever fonts the system has, DESIGN §6.15), refers to nothing outside, looks the same
 * in every locale and at every time, and is drawn in no time. */
#include "design/artwork/artwork_private.h"

#include <string.h>

#define DEPTH_MAX 64
#define NAMESPACE "http://www.w3.org/2000/svg"

#define TEXT                                                                                       \
    N_("the artwork holds text, which would be set in another font elsewhere; convert it to "      \
       "outlines")
#define OUTSIDE N_("the artwork refers to something outside its file; put all of it into the file")
#define HIDDEN                                                                                     \
    N_("the artwork's style has a backslash, which may hide what it refers to; write it without")
#define SCRIPT N_("the artwork holds a script, which nothing here obeys; take it out")
#define MOVES N_("the artwork moves; save it as it shall be printed")

struct judge {
    const struct source *source;
    struct diag *diag;
    struct artwork_parts *parts;
    unsigned depth;
    unsigned said;  /* depth of the part that this stands in and that nothing draws, as metadata and
                       titles; 0: in none */
    GString *style; /* of the style element that is open; NULL: none is */
    struct span style_span;
    GArray *scales; /* double: of each open element, with those around it */
    bool refused, has_entities, risky;
};

/* Elements that may take long to paint, whatever their size; `fe…` besides. */
static const char *const risky_elements[] = {"filter", "pattern", "mask", "image",
                                             "marker", "use",     NULL};

static const struct {
    const char *element, *message;
} refused_elements[] = {
    {"include", OUTSIDE},
    {"fallback", OUTSIDE}, /* XInclude */
    {"text", TEXT},
    {"tspan", TEXT},
    {"tref", TEXT},
    {"textPath", TEXT},
    {"foreignObject", TEXT},
    /* librsvg tells Cairo of links, and that would be marked content that no device knows of. */
    {"a", N_("the artwork holds a link; take it out, and leave what it stands around")},
    {"script", SCRIPT},
    {"handler", SCRIPT},
    {"animate", MOVES},
    {"animateColor", MOVES},
    {"animateMotion", MOVES},
    {"animateTransform", MOVES},
    {"set", MOVES},
};

/* The tag that the parser has just read, or stands in; of more than one line, the first. */
static struct span place(const struct judge *judge, GMarkupParseContext *context)
{
    const char *const begin = judge->source->text;
    gint line, column;
    size_t length;
    const char *text, *from, *end;

    g_markup_parse_context_get_position(context, &line, &column);
    text = source_line(judge->source, (unsigned)MAX(line, 1), &length);
    end = text ? text + CLAMP(column - 1, 0, (gint)length) : begin;
    for (from = end; from > begin && from[-1] != '<';)
        from--;
    from -= from > begin;
    if (end > begin && end[-1] != '>')
        end += strcspn(end, ">\n") + (end[strcspn(end, ">\n")] == '>');
    for (length = 0; from + length < end && from[length] != '\r' && from[length] != '\n';)
        length++;
    return (struct span){judge->source, (size_t)(from - begin), length};
}

static void refuse(struct judge *judge, struct span span, const char *message)
{
    diag_add(judge->diag, DIAG_SVG, span, "%s", say_text(message));
    judge->refused = true;
}

static const char *local_name(const char *name)
{
    const char *colon = strchr(name, ':');

    return colon ? colon + 1 : name;
}

static const char *find_url(const char *text)
{
    for (; *text; text++)
        if (g_ascii_strncasecmp(text, "url(", 4) == 0)
            return text + 4;
    return NULL;
}

/* What is never drawn may name what it likes: editors leave names behind there. */
static void refer(struct judge *judge, const char *id, size_t len, struct span span)
{
    if (!judge->said)
        artwork_parts_refer(judge->parts, id, len, span);
}

/* `url(…)` may name a part of this very file; all else would be opened, or is missing elsewhere. */
static void judge_urls(struct judge *judge, const char *text, struct span span)
{
    g_autofree char *lower = g_ascii_strdown(text, -1);

    if (strstr(lower, "@import"))
        refuse(judge, span, OUTSIDE);
    for (const char *at = find_url(text); at; at = find_url(at)) {
        at += strspn(at, " \t\r\n'\"");
        if (*at == '#')
            refer(judge, at + 1, strcspn(at + 1, " \t\r\n'\")"), span);
        else
            refuse(judge, span, OUTSIDE);
    }
}

/* Elsewhere an href is left over from editing, and nothing shows it. */
static bool shows_href(const char *element)
{
    static const char *const list[] = {"use",     "image",          "pattern",        "filter",
                                       "feImage", "linearGradient", "radialGradient", NULL};

    return g_strv_contains(list, local_name(element));
}

static void judge_href(struct judge *judge, const char *element, const char *value,
                       struct span span)
{
    g_autofree char *plain = *value == '#' ? g_uri_unescape_string(value + 1, NULL) : NULL;
    const char *fault;

    if (!*value)
        refuse(judge, span, "the artwork has an empty href; take it out");
    else if (*value == '#' && shows_href(element))
        refer(judge, plain ? plain : value + 1, strlen(plain ? plain : value + 1), span);
    else if (*value == '#')
        return;
    else if (g_str_has_prefix(value, "data:") && !g_str_has_prefix(value, "data:image/png") &&
             !g_str_has_prefix(value, "data:image/jpeg"))
        refuse(judge, span,
               "the artwork holds a picture that is neither image/png nor image/jpeg; convert it");
    else if (!g_str_has_prefix(value, "data:image/png") &&
             !g_str_has_prefix(value, "data:image/jpeg"))
        refuse(judge, span, OUTSIDE);
    else if ((fault = artwork_picture_fault(value)))
        refuse(judge, span, fault);
}

/* A backslash can hide a url; elsewhere than in CSS, editors keep paths of Windows. */
static bool hides_url(const char *name, const char *value)
{
    return !strchr(name, ':') && strchr(value, '\\') &&
           (strcmp(name, "style") == 0 || strchr(value, '('));
}

static void judge_size(struct judge *judge, const char *name, const char *value, struct span span)
{
    double *scale = &g_array_index(judge->scales, double, judge->scales->len - 1);

    if (g_str_has_suffix(local_name(name), "ransform") || strcmp(name, "style") == 0)
        *scale *= artwork_scale_of(value);
    judge->risky |= strstr(name, "dash") || strstr(value, "dash");
    if (!artwork_numbers_fit(name, value) || !artwork_scale_fits(*scale))
        refuse(judge, span, "the artwork has a number that no page can hold; scale it down");
    if (strcmp(name, "viewBox") == 0 && !artwork_box_fits(value))
        refuse(judge, span, "the artwork's viewBox is too small to be drawn; scale it up");
}

static void judge_attribute(struct judge *judge, const char *element, const char *name,
                            const char *value, struct span span)
{
    judge_size(judge, name, value, span);
    if (strcmp(local_name(name), "href") == 0)
        judge_href(judge, element, value, span);
    else
        judge_urls(judge, value, span);
    if (hides_url(name, value))
        refuse(judge, span, HIDDEN);
    if (strcmp(name, "systemLanguage") == 0)
        refuse(judge, span,
               "the artwork looks otherwise in another language (systemLanguage); keep one of its "
               "forms");
}

/* Without its namespace, librsvg draws nothing. */
static void judge_root(struct judge *judge, const char *element, const gchar **names,
                       const gchar **values, struct span span)
{
    const char *colon = strchr(element, ':');
    g_autofree char *wanted =
        colon ? g_strdup_printf("xmlns:%.*s", (int)(colon - element), element) : g_strdup("xmlns");
    bool found = false;

    for (unsigned i = 0; names[i]; i++)
        found |= strcmp(names[i], wanted) == 0 && strcmp(values[i], NAMESPACE) == 0;
    if (!found || strcmp(local_name(element), "svg") != 0)
        refuse(judge, span,
               "this is no SVG: it begins with something else than <svg "
               "xmlns=\"http://www.w3.org/2000/svg\">");
}

static const char *find_value(const gchar **names, const gchar **values, const char *name)
{
    for (unsigned i = 0; names[i]; i++)
        if (strcmp(names[i], name) == 0)
            return values[i];
    return NULL;
}

/* Illustrator keeps its own file in a foreignObject for which it asks a program that understands
 * it: nobody else shows that. */
static bool is_never_drawn(const char *element, const gchar **names, const gchar **values)
{
    const char *asked = find_value(names, values, "requiredExtensions");

    return strcmp(element, "metadata") == 0 || strcmp(element, "title") == 0 ||
           strcmp(element, "desc") == 0 ||
           (strcmp(element, "foreignObject") == 0 && asked && *asked);
}

static void judge_element(struct judge *judge, const char *name, struct span span)
{
    if (++judge->depth == DEPTH_MAX + 1)
        refuse(judge, span, "the artwork is nested over 64 elements deep; flatten its groups");
    for (size_t i = 0; i < G_N_ELEMENTS(refused_elements) && !judge->said; i++)
        if (strcmp(name, refused_elements[i].element) == 0)
            refuse(judge, span, refused_elements[i].message);
    judge->risky |= g_strv_contains(risky_elements, name) || g_str_has_prefix(name, "fe");
    if (strcmp(name, "style") == 0 && !judge->style) {
        judge->style = g_string_new(NULL);
        judge->style_span = span;
    }
}

/* What is never drawn has no name by which it could be shown after all. */
static const char *find_id(const struct judge *judge, const gchar **names, const gchar **values)
{
    const char *id = find_value(names, values, "id");

    if (judge->said)
        return NULL;
    return id ? id : find_value(names, values, "xml:id");
}

static void begin_scale(struct judge *judge)
{
    const unsigned depth = judge->scales->len;
    const double around = depth > 0 ? g_array_index(judge->scales, double, depth - 1) : 1;

    g_array_append_val(judge->scales, around);
}

static void judge_start(GMarkupParseContext *context, const gchar *element, const gchar **names,
                        const gchar **values, gpointer data, GError **error G_GNUC_UNUSED)
{
    struct judge *judge = data;
    const struct span span = place(judge, context);

    if (judge->depth == 0)
        judge_root(judge, element, names, values, span);
    if (!judge->said && is_never_drawn(local_name(element), names, values))
        judge->said = judge->depth + 1;
    judge_element(judge, local_name(element), span);
    begin_scale(judge);
    artwork_parts_begin(judge->parts, find_id(judge, names, values), span);
    for (unsigned i = 0; names[i]; i++)
        judge_attribute(judge, element, names[i], values[i], span);
}

static void drop_comments(GString *css)
{
    const char *begin;

    while ((begin = strstr(css->str, "/*"))) {
        const char *end = strstr(begin + 2, "*/");

        g_string_erase(css, begin - css->str, end ? end + 2 - begin : -1);
    }
}

/* Whole, since a part of it may stand in CDATA. */
static void judge_style(struct judge *judge)
{
    drop_comments(judge->style);
    judge_urls(judge, judge->style->str, judge->style_span);
    judge->risky |= strstr(judge->style->str, "dash") != NULL;
    if (!artwork_numbers_fit("style", judge->style->str) ||
        !artwork_scale_fits(artwork_scale_of(judge->style->str)))
        refuse(judge, judge->style_span,
               "the artwork has a number that no page can hold; scale it down");
    if (strchr(judge->style->str, '\\'))
        refuse(judge, judge->style_span, HIDDEN);
    g_string_free(judge->style, TRUE);
    judge->style = NULL;
}

static void judge_end(GMarkupParseContext *context G_GNUC_UNUSED, const gchar *element,
                      gpointer data, GError **error G_GNUC_UNUSED)
{
    struct judge *judge = data;

    if (judge->style && strcmp(local_name(element), "style") == 0)
        judge_style(judge);
    artwork_parts_end(judge->parts);
    g_array_set_size(judge->scales, judge->scales->len - 1);
    if (judge->said == judge->depth)
        judge->said = 0;
    judge->depth--;
}

static void judge_text(GMarkupParseContext *context G_GNUC_UNUSED, const gchar *text, gsize length,
                       gpointer data, GError **error G_GNUC_UNUSED)
{
    struct judge *judge = data;

    if (judge->style)
        g_string_append_len(judge->style, text, (gssize)length);
}

/* The encoding that a declaration names is UTF-8, or none is named. */
static bool is_utf8(const char *declaration)
{
    const char *encoding = strstr(declaration, "encoding");

    if (!encoding)
        return true;
    encoding += strlen("encoding");
    encoding += strspn(encoding, " \t\r\n=");
    return g_ascii_strncasecmp(encoding, "\"utf-8\"", 7) == 0 ||
           g_ascii_strncasecmp(encoding, "'utf-8'", 7) == 0;
}

/* Where two parsers may see its end in two places. */
static bool has_odd_quotes(const char *doctype)
{
    unsigned single = 0, twice = 0;

    for (; *doctype; doctype++) {
        single += *doctype == '\'';
        twice += *doctype == '"';
    }
    return single % 2 != 0 || twice % 2 != 0;
}

static void judge_rest(GMarkupParseContext *context, const gchar *text, gsize length G_GNUC_UNUSED,
                       gpointer data, GError **error G_GNUC_UNUSED)
{
    struct judge *judge = data;

    if (g_str_has_prefix(text, "<?xml-stylesheet"))
        refuse(judge, place(judge, context),
               "the artwork takes its style from another file; put all of it into the file");
    if (g_str_has_prefix(text, "<?xml ") && !is_utf8(text))
        refuse(judge, place(judge, context),
               "the artwork declares another encoding than UTF-8; save it in UTF-8");
    if (!g_str_has_prefix(text, "<!DOCTYPE") || !(strchr(text, '[') || has_odd_quotes(text)))
        return;
    refuse(judge, place(judge, context),
           "the artwork declares entities; save it as plain SVG, without them");
    judge->has_entities = true;
}

bool artwork_judge(const struct source *source, bool *risky, struct diag *diag)
{
    static const GMarkupParser parser = {judge_start, judge_end, judge_text, judge_rest, NULL};
    g_autoptr(GArray) scales = g_array_new(FALSE, FALSE, sizeof(double));
    struct judge judge = {
        .source = source, .diag = diag, .parts = artwork_parts_new(), .scales = scales};
    GMarkupParseContext *context =
        g_markup_parse_context_new(&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &judge, NULL);

    /* The library's own words are left out: they change with its version and the locale. */
    if ((!g_markup_parse_context_parse(context, source->text, (gssize)source->len, NULL) ||
         !g_markup_parse_context_end_parse(context, NULL)) &&
        !judge.has_entities)
        refuse(&judge, place(&judge, context),
               "the artwork is damaged: from here on it is no XML; export it again");
    g_markup_parse_context_free(context);
    if (!judge.refused)
        judge.refused = !artwork_parts_check(judge.parts, diag);
    if (judge.style)
        g_string_free(judge.style, TRUE);
    artwork_parts_drop(judge.parts);
    *risky = judge.risky;
    return !judge.refused;
}
