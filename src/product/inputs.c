/* inputs: all that the documents of a posting depend on, as one digest: the program, what postings
 * share, what is asked for, and what the posting brings along.
 *
 * Beside the way of a job. What always holds: where two digests are the same, so are the documents,
 * byte for byte, and what is found. Names and texts end with a NUL in it, so that none runs into
 * the next. */
#include "product/product_private.h"

#include <string.h>

enum {
    DEPTH_MAX = 8,           /* folders inside folders */
    FILE_MAX_BYTES = 1 << 27 /* no font or layout is larger */
};

static void add_text(GChecksum *sum, const char *text)
{
    g_checksum_update(sum, (const guchar *)(text ? text : "\1"),
                      text ? (gssize)strlen(text) + 1 : 1);
}

static void add_number(GChecksum *sum, double number)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];

    add_text(sum, g_ascii_dtostr(digits, sizeof digits, number));
}

/* What can't be read is another input than what is empty. */
static void add_file(GChecksum *sum, const char *path, const char *name)
{
    struct diag *unsaid = diag_new(); /* who needs the file says it */
    g_autoptr(GBytes) bytes = source_load_bytes(path, FILE_MAX_BYTES, unsaid);
    gsize len = 0;
    const guchar *data = bytes ? g_bytes_get_data(bytes, &len) : NULL;

    diag_drop(unsaid);
    add_text(sum, name);
    add_number(sum, bytes ? (double)len : -1);
    g_checksum_update(sum, data ? data : (const guchar *)"", (gssize)len);
}

static void add_all(GChecksum *sum, const char *path, const char *name, unsigned depth);

/* By name, whatever the order in which the file system has them. */
static void add_folder(GChecksum *sum, const char *path, unsigned depth)
{
    struct diag *unsaid = diag_new(); /* the build says it */
    g_autoptr(GPtrArray) paths = forms_list_folder(path, NULL, unsaid);

    for (unsigned i = 0; i < paths->len; i++) {
        const char *inside = g_ptr_array_index(paths, i);
        g_autofree char *name = g_path_get_basename(inside);

        add_all(sum, inside, name, depth + 1);
    }
    add_text(sum, NULL);
    diag_drop(unsaid);
}

static void add_all(GChecksum *sum, const char *path, const char *name, unsigned depth)
{
    if (!g_file_test(path, G_FILE_TEST_IS_DIR))
        add_file(sum, path, name);
    else if (depth < DEPTH_MAX) {
        add_text(sum, name);
        add_folder(sum, path, depth);
    }
}

/* fonts/ and layouts/ of a folder. */
static void add_looks(GChecksum *sum, const char *folder)
{
    static const char *const names[] = {"fonts", "layouts"};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(folder, names[i], NULL);

        if (!source_is_missing(path))
            add_all(sum, path, names[i], 0);
    }
}

char *inputs_of_house(const struct house *house, const char *program)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_MD5);
    g_autoptr(GPtrArray) dictionaries = hyphens_list_files(house_hyphens(house));
    const char *modules = module_folder();

    add_text(sum, program);
    add_text(sum, house_data(house));
    add_all(sum, modules, "modules", 0);
    add_looks(sum, house_data(house));
    for (unsigned i = 0; i < dictionaries->len; i++)
        add_file(sum, g_ptr_array_index(dictionaries, i), g_ptr_array_index(dictionaries, i));
    return g_strdup(g_checksum_get_string(sum));
}

static void add_order(GChecksum *sum, const struct order *order)
{
    const double numbers[] = {order->stage,      order->bleed_pt,    order->marks,
                              order->press,      order->pdf2,        order->doubled,
                              order->pages_max,  order->dpi,         order->guides,
                              order->today.year, order->today.month, order->today.day};

    for (const char *const *name = order->names; name && *name; name++)
        add_text(sum, *name);
    add_text(sum, order->names ? NULL : "");
    add_text(sum, order->office);
    add_text(sum, order->layout);
    add_text(sum, order->brand);
    add_text(sum, order->created);
    for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++)
        add_number(sum, numbers[i]);
}

/* What is found is said in a language, and of files by the name that the user gave them. */
static GChecksum *begin(const char *house, const struct order *order, const char *path)
{
    GChecksum *sum = g_checksum_new(G_CHECKSUM_MD5);

    add_text(sum, house);
    add_text(sum, say_language());
    add_order(sum, order);
    add_text(sum, path);
    return sum;
}

char *inputs_of_posting(const char *house, const struct order *order, const char *path)
{
    g_autoptr(GChecksum) sum = begin(house, order, path);
    g_autofree char *folder = posting_is_ini(path) ? g_path_get_dirname(path) : g_strdup(path),
                    *ini = posting_is_ini(path) ? g_strdup(path)
                                                : g_build_filename(folder, POSTING_INI, NULL),
                    *text = g_build_filename(folder, POSTING_TXT, NULL);

    add_file(sum, ini, POSTING_INI);
    add_file(sum, text, POSTING_TXT);
    add_looks(sum, folder);
    return g_strdup(g_checksum_get_string(sum));
}

char *inputs_of_texts(const char *house, const struct order *order,
                      const struct posting_texts *texts)
{
    g_autoptr(GChecksum) sum = begin(house, order, texts->folder);

    add_text(sum, texts->ini);
    add_text(sum, texts->text);
    return g_strdup(g_checksum_get_string(sum));
}
