/* Files of any content, as no painter of ours makes them, written by qpdf. */
#ifndef TESTS_SEAL_MAKER_H
#define TESTS_SEAL_MAKER_H

#include <glib.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

/* A file of one page, written by qpdf. */
struct maker {
    qpdf_data qpdf;
    qpdf_oh page;
};

static inline void maker_begin(struct maker *m)
{
    m->qpdf = qpdf_init();
    qpdf_empty_pdf(m->qpdf);
    m->page = qpdf_make_indirect_object(
        m->qpdf,
        qpdf_oh_parse(m->qpdf, "<< /Type /Page /MediaBox [0 0 99 99] /Resources << >> >>"));
    qpdf_add_page(m->qpdf, m->qpdf, m->page, QPDF_TRUE);
    m->page = qpdf_get_page_n(m->qpdf, 0);
}

/* A stream whose dictionary has the entries of a text. */
static inline qpdf_oh new_stream(const struct maker *m, const char *entries, const void *bytes,
                                 size_t len)
{
    const qpdf_oh stream = qpdf_oh_new_stream(m->qpdf), added = qpdf_oh_parse(m->qpdf, entries),
                  none = qpdf_oh_new_null(m->qpdf);
    g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);

    qpdf_oh_replace_stream_data(m->qpdf, stream, bytes, len, none, none);
    qpdf_oh_begin_dict_key_iter(m->qpdf, added);
    while (qpdf_oh_dict_more_keys(m->qpdf))
        g_ptr_array_add(keys, g_strdup(qpdf_oh_dict_next_key(m->qpdf)));
    for (unsigned i = 0; i < keys->len; i++) {
        const char *key = g_ptr_array_index(keys, i);

        qpdf_oh_replace_key(m->qpdf, qpdf_oh_get_dict(m->qpdf, stream), key,
                            qpdf_oh_get_key(m->qpdf, added, key));
    }
    return stream;
}

static inline void put(const struct maker *m, qpdf_oh owner, const char *key, qpdf_oh value)
{
    if (qpdf_oh_is_stream(m->qpdf, owner))
        owner = qpdf_oh_get_dict(m->qpdf, owner);
    qpdf_oh_replace_key(m->qpdf, owner, key, value);
}

/* /Resources << kind << /it value >> >> */
static inline void name(const struct maker *m, qpdf_oh owner, const char *kind, qpdf_oh value)
{
    const qpdf_oh resources = qpdf_oh_new_dictionary(m->qpdf),
                  named = qpdf_oh_new_dictionary(m->qpdf);

    put(m, named, "/it", value);
    put(m, resources, kind, named);
    put(m, owner, "/Resources", resources);
}

static inline GBytes *maker_end(struct maker *m, const char *content)
{
    GBytes *bytes;

    put(m, m->page, "/Contents", new_stream(m, "<< >>", content, strlen(content)));
    qpdf_init_write_memory(m->qpdf);
    qpdf_set_deterministic_ID(m->qpdf, QPDF_TRUE);
    g_assert_false(qpdf_write(m->qpdf) & QPDF_ERRORS);
    bytes = g_bytes_new(qpdf_get_buffer(m->qpdf), qpdf_get_buffer_length(m->qpdf));
    qpdf_cleanup(&m->qpdf);
    return bytes;
}

#endif
