/* feed: what boards take in bulk: postings as the elements of one XML feed, and a site map.
 *
 * Beside jsonld, from the same facts. What always holds: what comes out is well-formed XML 1.0,
 * whatever a text holds; what is unknown is left out. */
#include "export/export_private.h"

#include "lang/address/address.h"

#include <string.h>

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/* Without the characters that XML 1.0 has no way to say (2.2). */
static void put(GString *xml, const char *name, const char *text)
{
    g_autoptr(GString) said = g_string_new(NULL);

    for (const char *at = text ? text : ""; *at; at++)
        if ((guchar)*at >= ' ' || *at == '\n' || *at == '\t')
            g_string_append_c(said, *at);
    if (said->len == 0)
        return;
    g_string_append_printf(xml, "    <%s>", name);
    html_append_escaped(xml, said->str);
    g_string_append_printf(xml, "</%s>\n", name);
}

static void put_day(GString *xml, const char *name, const struct date *date)
{
    g_autofree char *day = date_is_complete(date) ? date_new_iso(date) : NULL;

    put(xml, name, day);
}

/* Two facts, with a comma where there are both. */
static void put_both(GString *xml, const char *name, const char *first, const char *second)
{
    g_autofree char *both = first && second ? g_strconcat(first, ", ", second, NULL) : NULL;

    put(xml, name, both ? both : first ? first : second);
}

/* Where the offer is read: its own address, else the organisation's; NULL: unknown (g_free). */
static char *new_url(const struct posting *posting)
{
    const char *url = posting->facts[FACT_URL].text, *site = posting->facts[FACT_SITE].text;

    return url || site ? address_uri(url ? url : site) : NULL;
}

/* The towns of all places, each once. */
static void put_places(GString *xml, const struct posting *posting)
{
    const char *places = posting->facts[FACT_PLACES].text;
    g_auto(GStrv) lines = g_strsplit(places ? places : "", "\n", -1);
    g_autoptr(GPtrArray) towns = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *list = NULL;

    for (char **line = lines; *line; line++) {
        const struct lang_match found = lang_find_town(posting->lang, *line);
        char *town = g_strndup(*line + found.offset, found.len);

        if (g_ptr_array_find_with_equal_func(towns, town, g_str_equal, NULL))
            g_free(town);
        else
            g_ptr_array_add(towns, town);
    }
    g_ptr_array_add(towns, NULL);
    list = g_strjoinv(", ", (char **)towns->pdata);
    put(xml, "city", list);
    put(xml, "country", *lines ? posting_country(posting, *lines) : NULL);
}

/* "2450 – 2700 (MONTH)", where the text says nothing. */
static void put_pay(GString *xml, const struct posting *posting)
{
    const char *min = posting->board[BOARD_PAY_MIN].text, *max = posting->board[BOARD_PAY_MAX].text,
               *unit = posting->board[BOARD_PAY_UNIT].text;
    g_autofree char *sum = (min || max) && unit
                               ? g_strdup_printf("%s%s%s (%s)", min ? min : "",
                                                 min && max ? " – " : "", max ? max : "", unit)
                               : NULL;

    put(xml, "pay", posting->facts[FACT_PAY].text ? posting->facts[FACT_PAY].text : sum);
}

char *export_feed_job(const struct posting *posting, const struct doc *offer)
{
    const struct posting_fact *facts = posting->facts;
    g_autofree char *url = new_url(posting), *text = export_html_text(offer);
    GString *xml = g_string_new("  <job>\n");

    put(xml, "title", offer->title);
    put_day(xml, "date", &facts[FACT_PUBLISHED].date);
    put(xml, "reference",
        facts[FACT_REFERENCE].text ? facts[FACT_REFERENCE].text : posting->shown_name);
    put(xml, "url", url);
    put(xml, "company",
        facts[FACT_EMPLOYER].text ? facts[FACT_EMPLOYER].text : posting->organisation);
    put_places(xml, posting);
    put(xml, "description", text);
    put_pay(xml, posting);
    put_both(xml, "type", facts[FACT_CONTRACT].text, facts[FACT_HOURS].text);
    put_day(xml, "expirationdate", &facts[FACT_DEADLINE].date);
    g_string_append(xml, "  </job>\n");
    return g_string_free(xml, FALSE);
}

char *export_sitemap_url(const struct posting *posting)
{
    const char *own = posting->facts[FACT_URL].text;
    g_autofree char *url = own ? address_uri(own) : NULL;
    GString *xml = g_string_new(NULL);

    if (url) {
        g_string_append(xml, "  <url>\n");
        put(xml, "loc", url);
        put_day(xml, "lastmod", &posting->facts[FACT_PUBLISHED].date);
        g_string_append(xml, "  </url>\n");
    }
    return g_string_free(xml, FALSE);
}

char *export_feed(const char *jobs)
{
    return g_strconcat(DECLARATION "<source>\n", jobs, "</source>\n", NULL);
}

char *export_sitemap(const char *urls)
{
    return g_strconcat(DECLARATION
                       "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
                       urls, "</urlset>\n", NULL);
}
