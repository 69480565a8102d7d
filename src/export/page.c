/* page: what the web pages share: their beginning, with the brand's colours and faces in a style
 * sheet of their own, and text that can't be taken for markup.
 *
 * A part of html and ballot. What always holds: nothing is fetched from elsewhere. */
#include "export/export_private.h"

void html_append_escaped(GString *html, const char *text)
{
    for (; *text; text++)
        switch (*text) {
        case '&':
            g_string_append(html, "&amp;");
            break;
        case '<':
            g_string_append(html, "&lt;");
            break;
        case '>':
            g_string_append(html, "&gt;");
            break;
        case '"':
            g_string_append(html, "&quot;");
            break;
        default:
            g_string_append_c(html, *text);
        }
}

void html_append_attribute(GString *html, const char *name, const char *value)
{
    if (!value)
        return;
    g_string_append_printf(html, " %s=\"", name);
    html_append_escaped(html, value);
    g_string_append_c(html, '"');
}

void html_append_head(GString *html, const struct doc *doc)
{
    g_string_append(html, "<!doctype html>\n<html");
    html_append_attribute(html, "lang", doc->lang->code);
    g_string_append(html, ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                          "content=\"width=device-width, initial-scale=1\">\n<title>");
    html_append_escaped(html, doc->foot ? doc->foot : doc->title);
    g_string_append(html, "</title>\n");
}

void html_append_policy(GString *html, const char *style, const char *script)
{
    const char *const texts[] = {style, script};
    char *sums[G_N_ELEMENTS(texts)];

    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        guint8 sum[32];
        gsize len = sizeof sum;
        g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);

        g_checksum_update(checksum, (const guchar *)texts[i], (gssize)strlen(texts[i]));
        g_checksum_get_digest(checksum, sum, &len);
        sums[i] = g_base64_encode(sum, len);
    }
    g_string_append_printf(html,
                           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                           "'none'; base-uri 'none'; form-action 'none'; font-src data:; img-src "
                           "data:; style-src 'sha256-%s'; script-src 'sha256-%s'\">\n",
                           sums[0], sums[1]);
    g_free(sums[0]);
    g_free(sums[1]);
}

static void append_face(GString *css, const struct html_face *face)
{
    gsize len;
    const void *bytes = g_bytes_get_data(face->font, &len);
    g_autofree char *encoded = g_base64_encode(bytes, len);

    g_string_append_printf(
        css, "@font-face{font-family:\"%s\";font-weight:%s;src:url(data:font/ttf;base64,%s)}\n",
        face->family, face->weight, encoded);
}

/* As the ground of the header: artwork of the brand, in words that a URL may have. */
static void append_motif(GString *css, const char *svg)
{
    g_autofree char *escaped = svg ? g_uri_escape_string(svg, " /=:;,.?@+-()'!*$", FALSE) : NULL;
    g_auto(GStrv) parts = escaped ? g_strsplit(escaped, "'", -1) : NULL;
    g_autofree char *safe = parts ? g_strjoinv("%27", parts) : NULL;

    if (safe)
        g_string_append_printf(
            css, "header{background-image:url('data:image/svg+xml,%s');background-size:cover}\n",
            safe);
}

char *html_new_style(const struct html_brand *brand, struct html_embedded sheet)
{
    GString *css = g_string_new("\n");

    for (unsigned i = 0; i < brand->face_count; i++)
        append_face(css, &brand->faces[i]);
    g_string_append_printf(
        css, ":root{color-scheme:light dark;--text:\"%s\",sans-serif;--display:\"%s\",sans-serif;",
        brand->text_family, brand->display_family);
    for (unsigned i = 0; i < brand->colour_count; i++)
        g_string_append_printf(css, "--%s:%s;", brand->colours[i].name, brand->colours[i].css);
    g_string_append(css, "}\n");
    g_string_append_len(css, sheet.start, sheet.end - sheet.start);
    append_motif(css, brand->motif);
    return g_string_free(css, FALSE);
}
