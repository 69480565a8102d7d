/* feed: what boards take in bulk from a folder of postings: one JSON-LD file a posting, one XML
 * feed, and a site map.
 *
 * Beside job: no pages, no fonts. What always holds: a posting that is not taken is said, and
 * leaves the others alone; what an earlier feed said of it goes. */
#include "product/product_private.h"

#include <string.h>

struct feed {
    struct date today;
    GPtrArray *names, *jsonld; /* char *: of those that were taken, one beside the other */
    GPtrArray *refused;        /* char *: names */
    GString *jobs, *urls;      /* elements of the feed and of the site map */
};

struct feed *feed_new(const struct date *today)
{
    struct feed *feed = g_new0(struct feed, 1);

    feed->today = *today;
    feed->names = g_ptr_array_new_with_free_func(g_free);
    feed->jsonld = g_ptr_array_new_with_free_func(g_free);
    feed->refused = g_ptr_array_new_with_free_func(g_free);
    feed->jobs = g_string_new(NULL);
    feed->urls = g_string_new(NULL);
    return feed;
}

void feed_drop(struct feed *feed)
{
    g_ptr_array_unref(feed->names);
    g_ptr_array_unref(feed->jsonld);
    g_ptr_array_unref(feed->refused);
    g_string_free(feed->jobs, TRUE);
    g_string_free(feed->urls, TRUE);
    g_free(feed);
}

static enum feed_fate judge(const struct feed *feed, const struct posting *posting)
{
    const struct date *deadline = &posting->facts[FACT_DEADLINE].date;

    if (g_ptr_array_find_with_equal_func(feed->names, posting->name, g_str_equal, NULL))
        return FEED_DOUBLE;
    if (!date_is_complete(&posting->facts[FACT_PUBLISHED].date))
        return FEED_UNDATED;
    if (date_is_complete(deadline) && date_compare(deadline, &feed->today) < 0)
        return FEED_EXPIRED;
    return FEED_TAKEN;
}

static void take(struct feed *feed, const struct posting *posting)
{
    const struct compose_request request = {.posting = posting};
    struct doc *offer = compose_offer(&request);
    g_autofree char *job = export_feed_job(posting, offer), *url = export_sitemap_url(posting),
                    *json = export_jsonld(posting, offer);

    g_string_append(feed->jobs, job);
    g_string_append(feed->urls, url);
    g_ptr_array_add(feed->names, g_strdup(posting->name));
    g_ptr_array_add(feed->jsonld, g_strconcat(json, "\n", NULL));
    doc_drop(offer);
}

enum feed_fate feed_add(struct feed *feed, const char *path, struct diag *diag)
{
    const size_t mark = diag_mark(diag);
    struct posting *posting = posting_load(path, diag);
    enum feed_fate fate = FEED_UNREAD;

    if (posting && !diag_stopped_since(diag, mark)) {
        posting_settle_dates(posting, &feed->today);
        fate = judge(feed, posting);
    }
    if (fate == FEED_TAKEN)
        take(feed, posting);
    else if (posting && fate != FEED_DOUBLE)
        g_ptr_array_add(feed->refused, g_strdup(posting->name));
    posting_drop(posting);
    return fate;
}

static char *jsonld_path(const char *folder, const char *name)
{
    g_autofree char *file = g_strconcat(name, ".jsonld", NULL);

    return g_build_filename(folder, file, NULL);
}

static bool write_text(const char *path, const char *text,
                       void (*made)(void *data, const char *path), struct diag *diag)
{
    if (!out_write(path, text, strlen(text), diag))
        return false;
    made(NULL, path);
    return true;
}

static bool write_whole(const struct feed *feed, const char *folder,
                        void (*made)(void *data, const char *path), struct diag *diag)
{
    g_autofree char *xml = export_feed(feed->jobs->str), *map = export_sitemap(feed->urls->str),
                    *xml_path = g_build_filename(folder, "feed.xml", NULL),
                    *map_path = g_build_filename(folder, "sitemap.xml", NULL);

    return write_text(xml_path, xml, made, diag) && write_text(map_path, map, made, diag);
}

bool feed_write(const struct feed *feed, const char *folder,
                void (*made)(void *data, const char *path), struct diag *diag)
{
    bool ok = out_make_folder(folder, diag);

    for (unsigned i = 0; ok && i < feed->names->len; i++) {
        g_autofree char *path = jsonld_path(folder, g_ptr_array_index(feed->names, i));

        ok = write_text(path, g_ptr_array_index(feed->jsonld, i), made, diag);
    }
    ok = ok && write_whole(feed, folder, made, diag);
    for (unsigned i = 0; ok && i < feed->refused->len; i++) {
        g_autofree char *path = jsonld_path(folder, g_ptr_array_index(feed->refused, i));

        if (!g_ptr_array_find_with_equal_func(feed->names, g_ptr_array_index(feed->refused, i),
                                              g_str_equal, NULL))
            out_remove(path);
    }
    return ok;
}
