/* A document, what a painter marked of it, and the sealed file read back with qpdf as readable
 * text.
 *
 * For test_seal (cairo) and test_seal_form (libharu). With $SEAL_KEEP the sealed files are kept in
 * that folder, where tests/t/seal.t lets other tools judge them. */
#ifndef TESTS_SEAL_SAMPLE_H
#define TESTS_SEAL_SAMPLE_H

#include "seal/seal.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

#define NOWHERE ((struct span){0})

struct sample {
    struct doc *doc;
    GArray *marks, *links;
    struct diag *diag;
};

static inline void sample_init(struct sample *sample, const struct language *lang,
                               const char *title)
{
    sample->doc = doc_new(lang, title);
    sample->marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
    sample->links = g_array_new(FALSE, FALSE, sizeof(struct mark_link));
    sample->diag = diag_new();
}

static inline void sample_clear(struct sample *sample)
{
    doc_drop(sample->doc);
    g_array_unref(sample->marks);
    g_array_unref(sample->links);
    diag_drop(sample->diag);
}

static inline void sample_mark(struct sample *sample, enum mark_kind kind, unsigned page,
                               const struct doc_node *node, double y_pt)
{
    const struct mark mark = {kind, page, node, y_pt};

    g_array_append_val(sample->marks, mark);
}

static inline void sample_keep(const char *name, GBytes *bytes)
{
    const char *folder = g_getenv("SEAL_KEEP");
    g_autofree char *path = folder ? g_build_filename(folder, name, NULL) : NULL;
    gsize len;
    const char *data = g_bytes_get_data(bytes, &len);

    if (path)
        g_assert_true(g_file_set_contents(path, data, (gssize)len, NULL));
}

/* Sealed, or the test fails. */
static inline GBytes *sample_seal(struct sample *sample, GBytes *painted)
{
    const struct seal_job job = {
        .doc = sample->doc, .marks = sample->marks, .links = sample->links, .bookmarks = true};
    GBytes *sealed = seal_apply(painted, &job, sample->diag);

    g_assert_nonnull(sealed);
    g_assert_false(diag_has(sample->diag, DIAG_SYSTEM));
    return sealed;
}

/* The same as PDF 2.0, without an attachment, is kept as well: it claims PDF/A-4. */
static inline void sample_keep_two(const char *name, struct sample *sample, GBytes *painted)
{
    const struct seal_job job = {.doc = sample->doc,
                                 .marks = sample->marks,
                                 .links = sample->links,
                                 .bookmarks = true,
                                 .pdf2 = true};
    g_autoptr(GBytes) sealed = seal_apply(painted, &job, sample->diag);

    g_assert_nonnull(sealed);
    g_assert_false(diag_has(sample->diag, DIAG_SYSTEM));
    sample_keep(name, sealed);
}

/* A sealed file that is read back; paths are keys and indices: "Names/EmbeddedFiles/Names/1/EF". */
struct reader {
    qpdf_data qpdf;
    qpdf_oh root;
};

static inline void reader_open(struct reader *reader, GBytes *bytes)
{
    gsize len;
    const char *data = g_bytes_get_data(bytes, &len);

    reader->qpdf = qpdf_init();
    g_assert_cmpint(qpdf_read_memory(reader->qpdf, "sealed", data, len, NULL), ==, QPDF_SUCCESS);
    reader->root = qpdf_get_root(reader->qpdf);
}

static inline void reader_close(struct reader *reader)
{
    g_assert_false(qpdf_has_error(reader->qpdf));
    g_assert_false(qpdf_more_warnings(reader->qpdf));
    qpdf_cleanup(&reader->qpdf);
}

static inline qpdf_oh reader_get(const struct reader *reader, qpdf_oh from, const char *path)
{
    g_auto(GStrv) steps = g_strsplit(path, "/", -1);

    for (unsigned i = 0; steps[i]; i++) {
        g_autofree char *key = g_strconcat("/", steps[i], NULL);

        if (qpdf_oh_is_stream(reader->qpdf, from))
            from = qpdf_oh_get_dict(reader->qpdf, from);
        if (qpdf_oh_is_null(reader->qpdf, from))
            break;
        from = g_ascii_isdigit(*steps[i])
                   ? qpdf_oh_get_array_item(reader->qpdf, from, atoi(steps[i]))
                   : qpdf_oh_get_key(reader->qpdf, from, key);
    }
    return from;
}

/* As PDF writes it; references and strings resolved to text where that reads better. */
static inline char *reader_show(const struct reader *reader, qpdf_oh from, const char *path)
{
    const qpdf_oh found = reader_get(reader, from, path);

    if (qpdf_oh_is_null(reader->qpdf, found))
        return NULL;
    return g_strdup(qpdf_oh_is_string(reader->qpdf, found)
                        ? qpdf_oh_get_utf8_value(reader->qpdf, found)
                        : qpdf_oh_unparse(reader->qpdf, found));
}

static inline char *reader_stream(const struct reader *reader, qpdf_oh stream)
{
    unsigned char *bytes = NULL;
    size_t len = 0;
    char *text;

    g_assert_cmpint(
        qpdf_oh_get_stream_data(reader->qpdf, stream, qpdf_dl_generalized, NULL, &bytes, &len), ==,
        QPDF_SUCCESS);
    text = g_strndup((const char *)bytes, len);
    free(bytes);
    return text;
}

/* The value under a key of a flat number tree. */
static inline qpdf_oh reader_parent(const struct reader *reader, long long key)
{
    const qpdf_oh nums = reader_get(reader, reader->root, "StructTreeRoot/ParentTree/Nums");

    for (int i = 0; i < qpdf_oh_get_array_n_items(reader->qpdf, nums); i += 2)
        if (qpdf_oh_get_int_value(reader->qpdf, qpdf_oh_get_array_item(reader->qpdf, nums, i)) ==
            key)
            return qpdf_oh_get_array_item(reader->qpdf, nums, i + 1);
    return qpdf_oh_new_null(reader->qpdf);
}

static inline void reader_assert_parent(const struct reader *reader, qpdf_oh parent,
                                        qpdf_oh element)
{
    g_assert_cmpint(qpdf_oh_get_object_id(reader->qpdf, parent), ==,
                    qpdf_oh_get_object_id(reader->qpdf, element));
}

/* Content as page.MCID; the parent tree leads back to the element. */
static inline void dump_content(GString *to, const struct reader *reader, qpdf_oh element,
                                qpdf_oh page, qpdf_oh mcid)
{
    const long long number = qpdf_oh_get_int_value(reader->qpdf, mcid);
    const long long key =
        qpdf_oh_get_int_value(reader->qpdf, reader_get(reader, page, "StructParents"));
    const qpdf_oh parents = reader_parent(reader, key);

    reader_assert_parent(reader, qpdf_oh_get_array_item(reader->qpdf, parents, (int)number),
                         element);
    g_string_append_printf(to, "%d.%d\n", qpdf_find_page_by_oh(reader->qpdf, page), (int)number);
}

static inline void dump_annot(GString *to, const struct reader *reader, qpdf_oh element,
                              qpdf_oh kid)
{
    const qpdf_oh annot = reader_get(reader, kid, "Obj");
    const qpdf_oh page = reader_get(reader, kid, "Pg");
    g_autofree char *uri = reader_show(reader, annot, "A/URI");
    g_autofree char *name = reader_show(reader, annot, "T");
    g_autofree char *flags = reader_show(reader, annot, "F");
    const long long key =
        qpdf_oh_get_int_value(reader->qpdf, reader_get(reader, annot, "StructParent"));

    reader_assert_parent(reader, reader_parent(reader, key), element);
    g_assert_cmpstr(flags, ==, "4");
    g_string_append_printf(to, "annot %d %s\n", qpdf_find_page_by_oh(reader->qpdf, page),
                           uri    ? uri
                           : name ? name
                                  : "-");
}

static inline void dump_element(GString *to, const struct reader *reader, qpdf_oh element,
                                int depth);

static inline void dump_kid(GString *to, const struct reader *reader, qpdf_oh element, qpdf_oh kid,
                            int depth)
{
    const bool is_number = qpdf_oh_is_integer(reader->qpdf, kid);

    if (!is_number && qpdf_oh_has_key(reader->qpdf, kid, "/S")) {
        reader_assert_parent(reader, reader_get(reader, kid, "P"), element);
        dump_element(to, reader, kid, depth);
        return;
    }
    g_string_append_printf(to, "%*s", depth * 2, "");
    if (is_number)
        dump_content(to, reader, element, reader_get(reader, element, "Pg"), kid);
    else if (qpdf_oh_has_key(reader->qpdf, kid, "/MCID"))
        dump_content(to, reader, element, reader_get(reader, kid, "Pg"),
                     reader_get(reader, kid, "MCID"));
    else
        dump_annot(to, reader, element, kid);
}

static inline void dump_element(GString *to, const struct reader *reader, qpdf_oh element,
                                int depth)
{
    static const char *const keys[] = {"Lang", "E",       "ActualText",
                                       "Alt",  "A/Scope", "A/ListNumbering"};
    g_autofree char *type = reader_show(reader, element, "S");
    const qpdf_oh kids = reader_get(reader, element, "K");

    g_string_append_printf(to, "%*s%s", depth * 2, "", type + 1);
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        const bool in_attributes = keys[i][1] == '/';
        g_autofree char *value = !in_attributes || qpdf_oh_has_key(reader->qpdf, element, "/A")
                                     ? reader_show(reader, element, keys[i])
                                     : NULL;

        if (value)
            g_string_append_printf(to, " %s=%s", keys[i], value);
    }
    g_string_append_c(to, '\n');
    if (!qpdf_oh_is_array(reader->qpdf, kids)) {
        if (!qpdf_oh_is_null(reader->qpdf, kids))
            dump_kid(to, reader, element, kids, depth + 1);
        return;
    }
    for (int i = 0; i < qpdf_oh_get_array_n_items(reader->qpdf, kids); i++)
        dump_kid(to, reader, element, qpdf_oh_get_array_item(reader->qpdf, kids, i), depth + 1);
}

/* The structure tree, a line an element, a marked content (page.MCID) or an annotation; asserts on
 * the way that the parent tree leads back (g_free). */
static inline char *reader_dump(const struct reader *reader)
{
    GString *to = g_string_new(NULL);

    dump_element(to, reader, reader_get(reader, reader->root, "StructTreeRoot/K"), 0);
    return g_string_free(to, FALSE);
}

#endif
