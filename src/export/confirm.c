/* confirm: rows of paper that a person has to read, as a web page that stands alone: confirm.html.
 *
 * Beside the panel's figures, from pictures of rows. What always holds: nothing is chosen before a
 * person chooses it; nothing is fetched, and no script runs but the page's own (confirm.js). */
#include "export/export_private.h"

#include <string.h>

static void put_text(GString *html, const char *tag, const char *text)
{
    g_string_append_printf(html, "<%s>", tag);
    html_append_escaped(html, text);
    g_string_append_printf(html, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}

/* A button and its words, of which the proposal is said as one. */
static void put_choice(GString *html, unsigned index, const struct confirm_row *row,
                       const struct confirm_choice *choice)
{
    g_string_append_printf(html, "<label><input type=\"radio\" name=\"row-%u\"", index);
    html_append_attribute(html, "value", choice->value);
    g_string_append(html, "><span><b>");
    html_append_escaped(html, choice->label);
    g_string_append(html, "</b>");
    if (g_strcmp0(row->proposal, choice->value) == 0) {
        g_string_append(html, " ");
        html_append_escaped(html, say_text("(proposed)"));
    }
    g_string_append(html, "</span></label>\n");
}

static void put_choices(GString *html, unsigned index, const struct confirm_row *row)
{
    g_string_append(html, "<div class=\"choices\">\n");
    for (const struct confirm_choice *choice = row->choices; choice->value; choice++)
        put_choice(html, index, row, choice);
    g_string_append(html, "</div>\n");
}

/* What is written there is typed. */
static void put_field(GString *html, unsigned index, const struct confirm_row *row)
{
    g_string_append_printf(html, "<div class=\"field\"><label for=\"row-%u\">", index);
    html_append_escaped(html, say_text("What is written there"));
    g_string_append_printf(html,
                           "</label><input type=\"text\" id=\"row-%u\" maxlength=\"%u\" "
                           "spellcheck=\"false\" autocomplete=\"off\"></div>\n",
                           index, row->most);
}

static void put_picture(GString *html, const struct confirm_row *row)
{
    gsize len;
    const void *bytes = g_bytes_get_data(row->crop, &len);
    g_autofree char *encoded = g_base64_encode(bytes, len),
                    *says = g_strdup_printf(say_text("%s, as it was scanned"), row->title);

    g_string_append_printf(html, "<img src=\"data:image/png;base64,%s\"", encoded);
    html_append_attribute(html, "alt", says);
    g_string_append(html, ">\n");
}

static void put_row(GString *html, unsigned index, const struct confirm_row *row)
{
    g_string_append(html, "<li><fieldset");
    html_append_attribute(html, "data-row", row->row);
    html_append_attribute(html, "data-digest", row->digest);
    g_string_append(html, ">\n");
    put_text(html, "legend", row->title);
    put_text(html, "p class=\"note\"", row->why);
    put_picture(html, row);
    (row->choices ? put_choices : put_field)(html, index, row);
    g_string_append(html, "</fieldset></li>\n");
}

/* Who says it, and when. */
static void put_who(GString *html)
{
    g_string_append(html, "<div class=\"who\"><div class=\"field\"><label for=\"who\">");
    html_append_escaped(html, say_text("Who reads these pictures"));
    g_string_append(html, "</label><input type=\"text\" id=\"who\" required "
                          "spellcheck=\"false\"></div>\n<div class=\"field\"><label for=\"when\">");
    html_append_escaped(html, say_text("Date"));
    g_string_append(html, "</label><input type=\"date\" id=\"when\"></div></div>\n");
}

static void put_bar(GString *html)
{
    g_string_append(html, "<div class=\"bar\"><div class=\"in\">\n<p id=\"status\" "
                          "role=\"status\"></p>\n<p id=\"progress\"></p>\n");
    put_text(html, "button type=\"button\" id=\"save\"", say_text("Save"));
    g_string_append(html, "</div></div>\n");
}

static void put_form(GString *html, const struct confirm_page *page)
{
    g_string_append(html, "<form id=\"confirm\" autocomplete=\"off\" novalidate");
    html_append_attribute(html, "data-progress", say_text("{n} of {of} read"));
    html_append_attribute(html, "data-saved", page->saved);
    html_append_attribute(html, "data-again", say_text("Save it again"));
    html_append_attribute(html, "data-nobody", say_text("Type first who reads these pictures."));
    html_append_attribute(html, "data-nothing", say_text("Nothing is read yet."));
    g_string_append(html, ">\n<div class=\"in\">\n");
    put_who(html);
    g_string_append(html, "<ol>\n");
    for (unsigned i = 0; i < page->count; i++)
        put_row(html, i + 1, &page->rows[i]);
    g_string_append(html, "</ol>\n</div>\n");
    put_bar(html);
    g_string_append(html, "</form>\n");
}

char *export_confirm(const struct confirm_page *page)
{
    static const struct html_embedded sheet = HTML_EMBEDDED(confirm_css),
                                      code = HTML_EMBEDDED(confirm_js);
    GString *html = g_string_new("<!doctype html>\n<html");
    g_autofree char *style = g_strndup(sheet.start, (gsize)(sheet.end - sheet.start)),
                    *script = g_strndup(code.start, (gsize)(code.end - code.start));

    html_append_attribute(html, "lang", say_language());
    g_string_append(html, ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                          "content=\"width=device-width, initial-scale=1\">\n");
    put_text(html, "title", page->title);
    html_append_policy(html, style, script);
    g_string_append_printf(html, "<style>%s</style>\n</head>\n<body>\n<header><div class=\"in\">",
                           style);
    put_text(html, "h1", page->title);
    put_text(html, "p class=\"note\"", page->note);
    g_string_append(html, "</div></header>\n<main>\n");
    put_form(html, page);
    g_string_append_printf(html, "</main>\n<script>%s</script>\n</body>\n</html>\n", script);
    return g_string_free(html, FALSE);
}
