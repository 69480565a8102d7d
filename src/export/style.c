/* style: what offer.html looks like: the brand's colours and faces in a style sheet of its own.
 *
 * A part of html. What always holds: nothing is fetched; each text has 4.5:1 on its ground where
 * the brand's own pairs have. */
#include "export/export_private.h"

#include <string.h>

/* Measures are those of a 1280 px page with three columns that facts and text share; below 900 px
 * one column. */
static const char sheet[] =
    "*{box-sizing:border-box}\n"
    "html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}\n"
    "@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}\n"
    "body{margin:0;background:var(--paper);color:var(--ink);font:400 1.0625rem/1.6 "
    "var(--text);overflow-wrap:break-word}\n"
    ".in{max-width:80rem;margin:0 auto;padding:0 1.25rem}\n"
    "p,dl,dd,ul{margin:0;padding:0}\n"
    "a{color:var(--link);text-underline-offset:.2em}\n"
    ":focus-visible{outline:3px solid var(--link);outline-offset:3px;border-radius:3px}\n"
    "main:focus{outline:0}\n"
    ".skip{position:absolute;left:-100vw;display:block;padding:.9rem "
    "1.25rem;background:var(--night);color:#fff;font-weight:600;"
    "text-decoration:none}\n"
    ".skip:focus{position:static;outline:3px solid var(--accent);outline-offset:-3px}\n"
    "header{background-color:var(--primary);color:#fff;padding:1.4rem 0 1.6rem}\n"
    "header :focus-visible{outline-color:#fff}\n"
    ".brand p{line-height:1.3}\n"
    ".organisation{font:800 1.25rem/1.2 var(--display)}\n"
    ".tagline{font-size:1rem}\n"
    ".kicker{margin-top:2.1rem;color:var(--accent);font-weight:600}\n"
    "h1{margin:.35rem 0 0;font:800 2rem/1.03 "
    "var(--display);max-width:21ch;text-wrap:balance;overflow-wrap:anywhere}\n"
    ".apply{margin-top:1.4rem}\n"
    ".apply a{display:block;padding:.85rem "
    "1.75rem;background:var(--accent);color:var(--night);font-weight:600;text-align:center;"
    "text-decoration:none}\n"
    ".apply a:hover{text-decoration:underline}\n"
    ".facts{background:var(--night);color:#fff}\n"
    ".facts dl{padding-top:.4rem;padding-bottom:.9rem}\n"
    ".facts div{padding:.75rem 0}\n"
    ".facts div+div{border-top:1px solid #5a5775}\n"
    ".facts dt{color:var(--accent);font-size:1rem;font-weight:600}\n"
    ".facts dd{font-weight:600;line-height:1.45}\n"
    ".facts a{color:#fff}\n"
    ".facts :focus-visible{outline-color:var(--accent)}\n"
    ".page{padding-top:1.4rem;padding-bottom:4rem}\n"
    ".beside{display:none}\n"
    ".folded{border-bottom:1px solid var(--rule);padding-bottom:.9rem;margin-bottom:1.75rem}\n"
    "summary{color:var(--link);font-weight:600;cursor:pointer}\n"
    "nav ul{list-style:none}\n"
    "nav li a{display:block;padding:.6rem 0;color:inherit;text-decoration:none}\n"
    "nav li a:hover{text-decoration:underline}\n"
    ".folded li{border-top:1px solid var(--rule)}\n"
    "main{max-width:42rem}\n"
    "main p{margin:0 0 1.1em}\n"
    "main p.head{margin:0;color:var(--muted);font-size:1rem;line-height:1.55}\n"
    "main p.lead{margin:1.1rem 0 0;font-size:1.25rem;line-height:1.55}\n"
    "h2{margin:2.6rem 0 .7rem;color:var(--heading);font:800 1.625rem/1.15 "
    "var(--display);text-wrap:balance}\n"
    "h3{margin:1.8rem 0 .5rem;font-size:1.25rem;line-height:1.3;text-wrap:balance}\n"
    "main ul{margin:0 0 1.1em;padding-left:1.25em}\n"
    "main li{margin:.35em 0;padding-left:.15em}\n"
    "main li::marker{color:var(--heading);font-weight:600}\n"
    "main dl div{margin:.4em 0}\n"
    "main dt{font-weight:600;display:inline}\n"
    "main dd{display:inline;margin-left:.6em}\n"
    "abbr[title]{text-decoration:none}\n"
    ".wide{overflow-x:auto;margin:0 0 1.1em}\n"
    "table{border-collapse:collapse;width:100%}\n"
    "th,td{padding:.4em .8em .4em 0;border-top:1px solid "
    "var(--rule);text-align:left;vertical-align:top}\n"
    "@media (min-width:56.25rem){\n"
    "body{font-size:1.125rem}main "
    "p.lead{font-size:1.3125rem;margin-top:1.3rem}h2{font-size:1.75rem}\n"
    ".in{padding:0 5rem}\n"
    "header{padding:2.1rem 0 3.2rem}\n"
    ".organisation{font-size:1.5rem}\n"
    ".kicker{margin-top:4.6rem}\n"
    "h1{font-size:3.75rem;line-height:1.1;margin-top:.75rem}\n"
    ".apply{margin-top:2.4rem}.apply a{display:inline-block}\n"
    ".facts dl{display:grid;grid-template-columns:repeat(3,1fr);gap:1.9rem "
    "2.5rem;padding-top:1.75rem;padding-bottom:2.25rem}\n"
    ".facts div,.facts div+div{padding:0;border:0}\n"
    ".page{display:grid;grid-template-columns:repeat(3,1fr);gap:0 2.5rem;padding-top:3.4rem}\n"
    ".folded{display:none}\n"
    ".beside{display:block;grid-column:1;padding-right:4.5rem;font-size:1rem;line-height:1.4}\n"
    ".beside p{font-weight:600;color:var(--muted);padding-bottom:.5rem}\n"
    ".beside li{border-top:1px solid var(--rule)}.beside li:last-child{border-bottom:1px solid "
    "var(--rule)}\n"
    "main{grid-column:2/4;max-width:43rem}\n"
    "}\n"
    "@media (prefers-color-scheme:dark){\n"
    ":root{--paper:var(--night);--ink:var(--tint);--link:var(--pale);--heading:var(--tint);--muted:"
    "#c9c6da;--rule:#5a5775}\n"
    ".facts{border-bottom:1px solid #5a5775}\n"
    "}\n"
    "@media print{\n"
    ":root{--paper:#fff;--ink:#000;--link:#000;--heading:#000;--muted:#333;--rule:#999}\n"
    "body{font-size:10.5pt}nav.beside,nav.folded,.skip,.apply{display:none}\n"
    "header,.facts{background:none;color:#000;padding:0}.kicker,.facts dt,.facts a{color:#000}\n"
    "h1{font-size:22pt;max-width:none}.facts{border-block:1pt solid #000;margin:8pt 0}\n"
    ".in,.page{display:block;padding:0;max-width:none}.facts "
    "dl{display:grid;grid-template-columns:repeat(3,1fr);gap:6pt 12pt;padding:6pt 0}\n"
    ".facts div,.facts "
    "div+div{border:0;padding:0}main{max-width:none}h2,h3{break-after:avoid}li,p{orphans:2;widows:"
    "2}\n"
    "}\n";

static void append_face(GString *html, const struct html_face *face)
{
    gsize len;
    const void *bytes = g_bytes_get_data(face->font, &len);
    g_autofree char *encoded = g_base64_encode(bytes, len);

    g_string_append_printf(
        html, "@font-face{font-family:\"%s\";font-weight:%s;src:url(data:font/ttf;base64,%s)}\n",
        face->family, face->weight, encoded);
}

/* As the ground of the header: artwork of the brand, in words that a URL may have. */
static void append_motif(GString *html, const char *svg)
{
    g_autofree char *escaped = svg ? g_uri_escape_string(svg, " /=:;,.?@+-()'!*$", FALSE) : NULL;
    g_auto(GStrv) parts = escaped ? g_strsplit(escaped, "'", -1) : NULL;
    g_autofree char *safe = parts ? g_strjoinv("%27", parts) : NULL;

    if (safe)
        g_string_append_printf(
            html, "header{background-image:url('data:image/svg+xml,%s');background-size:cover}\n",
            safe);
}

void html_append_style(GString *html, const struct html_page *page)
{
    g_string_append(html, "<style>\n");
    for (unsigned i = 0; i < page->face_count; i++)
        append_face(html, &page->faces[i]);
    g_string_append_printf(
        html, ":root{color-scheme:light dark;--text:\"%s\",sans-serif;--display:\"%s\",sans-serif;",
        page->text_family, page->display_family);
    for (unsigned i = 0; i < page->colour_count; i++)
        g_string_append_printf(html, "--%s:%s;", page->colours[i].name, page->colours[i].css);
    g_string_append(html, "}\n");
    g_string_append(html, sheet);
    append_motif(html, page->motif);
    g_string_append(html, "</style>\n");
}

void html_append_script(GString *html, const char *json)
{
    g_string_append(html, "<script type=\"application/ld+json\">\n");
    for (; *json; json++)
        if (*json == '<')
            g_string_append(html, "\\u003c");
        else
            g_string_append_c(html, *json);
    g_string_append(html, "\n</script>\n");
}
