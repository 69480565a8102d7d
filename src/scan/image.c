/* image: the pictures of a file: which kind it is, how many it holds, one of them.
 *
 * Between a file and the reader. What always holds: a kind is a row of the table, known by its
 * first bytes, whatever the file's name says. */
#include "scan/scan_private.h"

#include <string.h>

static bool open_one(const void **library, const char *name, const char **why)
{
    *library = module_open(name, why);
    return *library;
}

static bool open_all(struct libraries *libs, const char **why)
{
    return open_one((const void **)&libs->jpeg, "jpeg", why) &&
           open_one((const void **)&libs->png, "png", why) &&
           open_one((const void **)&libs->tiff, "tiff", why) &&
           open_one((const void **)&libs->zxing, "zxing", why);
}

const struct libraries *libraries_open(const char **why)
{
    static struct libraries opened;

    return opened.zxing || open_all(&opened, why) ? &opened : NULL;
}

bool trouble_note(struct trouble *trouble, enum scan_fault fault, const char *detail)
{
    if (trouble->fault == SCAN_READ) {
        trouble->fault = fault;
        trouble->detail = g_strdup(detail);
    }
    return false;
}

static unsigned count_one(const struct libraries *libs, GBytes *file, struct trouble *trouble)
{
    (void)libs;
    (void)file;
    (void)trouble;
    return 1;
}

static struct picture *load_jpeg(const struct libraries *libs, GBytes *file, unsigned index,
                                 struct trouble *trouble)
{
    (void)index;
    return jpeg_load(libs, file, trouble);
}

static struct picture *load_png(const struct libraries *libs, GBytes *file, unsigned index,
                                struct trouble *trouble)
{
    (void)index;
    return png_load(libs, file, trouble);
}

static const struct kind {
    const char *start;
    size_t len;
    unsigned (*count)(const struct libraries *libs, GBytes *file, struct trouble *trouble);
    struct picture *(*load)(const struct libraries *libs, GBytes *file, unsigned index,
                            struct trouble *trouble);
} kinds[] = {
    {"\xff\xd8\xff", 3, count_one, load_jpeg}, {"\x89PNG\r\n\x1a\n", 8, count_one, load_png},
    {"II*\0", 4, tiff_count, tiff_load},       {"MM\0*", 4, tiff_count, tiff_load},
    {"%PDF-", 5, paged_count, paged_load},
};

static const struct kind *find_kind(GBytes *file)
{
    gsize len;
    const char *bytes = g_bytes_get_data(file, &len);

    for (unsigned i = 0; i < G_N_ELEMENTS(kinds); i++)
        if (len >= kinds[i].len && memcmp(bytes, kinds[i].start, kinds[i].len) == 0)
            return &kinds[i];
    return NULL;
}

bool scan_is_picture(GBytes *file)
{
    return find_kind(file);
}

unsigned image_count(const struct libraries *libs, GBytes *file, struct trouble *trouble)
{
    const struct kind *kind = find_kind(file);
    const unsigned count = kind ? kind->count(libs, file, trouble) : 0;

    if (!kind)
        trouble_note(trouble, SCAN_KIND, NULL);
    else if (count == 0)
        trouble_note(trouble, SCAN_DAMAGED, NULL);
    return count;
}

struct picture *image_load(const struct libraries *libs, GBytes *file, unsigned index,
                           struct trouble *trouble)
{
    return find_kind(file)->load(libs, file, index, trouble);
}
