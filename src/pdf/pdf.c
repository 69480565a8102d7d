/* pdf: opens painted bytes with qpdf, and wraps the calls that the seal makes all the time.
 *
 * Under all of the seal. What always holds: a file that qpdf had to mend, or warned of, is refused.
 */
#include "pdf/pdf_private.h"

#include <libdeflate.h>
#include <stdlib.h>

#define DEFLATE_LEVEL 1 /* two hundredths longer than zlib's usual 6, in a tenth of its time */
#define DEFLATE_MIN 128 /* bytes: below, there is little to gain */

/* The corners of a media box, in any order (ISO 32000-1, 7.9.5). */
static bool read_box(const struct pdf *pdf, qpdf_oh page, double corners[static 4])
{
    const qpdf_oh box = qpdf_oh_get_key(pdf->qpdf, page, "/MediaBox");
    const bool whole = qpdf_oh_get_array_n_items(pdf->qpdf, box) == 4;

    for (int i = 0; whole && i < 4; i++)
        corners[i] = pdf_number_at(pdf, box, i);
    qpdf_oh_release(pdf->qpdf, box);
    return whole;
}

static bool open_page(struct pdf *pdf, unsigned index)
{
    struct pdf_page *page;
    double corners[4];

    g_array_set_size(pdf->pages, index + 1);
    page = pdf_page(pdf, index);
    page->object = qpdf_get_page_n(pdf->qpdf, index);
    if (!read_box(pdf, page->object, corners))
        return pdf_fail(pdf, "a page without a size");
    page->left_pt = MIN(corners[0], corners[2]);
    page->top_pt = MAX(corners[1], corners[3]);
    page->right_pt = MAX(corners[0], corners[2]);
    page->bottom_pt = MIN(corners[1], corners[3]);
    return true;
}

static void page_clear(gpointer page)
{
    GString *content = ((struct pdf_page *)page)->content;

    if (content)
        g_string_free(content, TRUE);
}

bool pdf_open(struct pdf *pdf, GBytes *painted, const char *password)
{
    gsize len;
    const char *bytes = g_bytes_get_data(painted, &len);
    int count;

    pdf->pages = g_array_new(FALSE, TRUE, sizeof(struct pdf_page));
    g_array_set_clear_func(pdf->pages, page_clear);
    pdf->deflate = libdeflate_alloc_compressor(DEFLATE_LEVEL);
    pdf->replaced = g_hash_table_new(NULL, NULL);
    cells_begin();
    pdf->qpdf = qpdf_init();
    qpdf_silence_errors(pdf->qpdf);
    qpdf_set_suppress_warnings(pdf->qpdf, QPDF_TRUE);
    qpdf_set_attempt_recovery(pdf->qpdf, QPDF_FALSE);
    if (qpdf_read_memory(pdf->qpdf, "painted", bytes ? bytes : "", len, password) != QPDF_SUCCESS)
        return pdf_check(pdf);
    pdf->root = qpdf_get_root(pdf->qpdf);
    count = qpdf_get_num_pages(pdf->qpdf);
    if (!pdf_check(pdf))
        return false;
    for (int i = 0; i < count; i++)
        if (!open_page(pdf, (unsigned)i))
            return false;
    return pdf_check(pdf);
}

void pdf_drop(struct pdf *pdf)
{
    qpdf_cleanup(&pdf->qpdf);
    cells_end();
    libdeflate_free_compressor(pdf->deflate);
    g_hash_table_unref(pdf->replaced);
    g_array_unref(pdf->pages);
}

bool pdf_fail(struct pdf *pdf, const char *why)
{
    diag_add(pdf->diag, DIAG_SYSTEM, NO_SPAN,
             "the painted PDF can't be sealed: %s; this is a mistake of affiche, please report it",
             why);
    return false;
}

bool pdf_check(struct pdf *pdf)
{
    qpdf_error error = NULL;

    if (qpdf_has_error(pdf->qpdf))
        error = qpdf_get_error(pdf->qpdf);
    else if (qpdf_more_warnings(pdf->qpdf))
        error = qpdf_next_warning(pdf->qpdf);
    return !error || pdf_fail(pdf, qpdf_get_error_message_detail(pdf->qpdf, error));
}

/* Who has the password may do all that forms and screen readers need. */
static void encrypt(struct pdf *pdf, const char *password)
{
    qpdf_set_r6_encryption_parameters2(pdf->qpdf, password, password, QPDF_TRUE, QPDF_TRUE,
                                       QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full,
                                       QPDF_TRUE);
}

GBytes *pdf_write(struct pdf *pdf, const char *version, const char *password, bool packed)
{
    size_t len;
    char *bytes;

    qpdf_init_write_memory(pdf->qpdf);
    qpdf_set_object_stream_mode(pdf->qpdf, packed ? qpdf_o_generate : qpdf_o_disable);
    /* Streams go as they are: what came without a filter has one by now. */
    qpdf_set_compress_streams(pdf->qpdf, packed);
    qpdf_set_decode_level(pdf->qpdf, qpdf_dl_none);
    qpdf_set_newline_before_endstream(pdf->qpdf, QPDF_TRUE);
    if (password) {
        encrypt(pdf, password);
    } else {
        qpdf_set_preserve_encryption(pdf->qpdf, QPDF_FALSE);
        qpdf_force_pdf_version(pdf->qpdf, version);
        qpdf_set_static_ID(pdf->qpdf, QPDF_TRUE); /* its place; digest_put fills it */
    }
    qpdf_write(pdf->qpdf);
    if (!pdf_check(pdf))
        return NULL;
    len = qpdf_get_buffer_length(pdf->qpdf);
    bytes = g_memdup2(qpdf_get_buffer(pdf->qpdf), len);
    if (!digest_put(bytes, len)) {
        g_free(bytes);
        pdf_fail(pdf, "a file without an /ID");
        return NULL;
    }
    return g_bytes_new_take(bytes, len);
}

struct pdf_page *pdf_page(const struct pdf *pdf, unsigned index)
{
    return &g_array_index(pdf->pages, struct pdf_page, index);
}

const GString *pdf_page_content(struct pdf *pdf, struct pdf_page *page)
{
    unsigned char *bytes = NULL;
    size_t len = 0;

    if (page->content)
        return page->content;
    if (qpdf_oh_get_page_content_data(pdf->qpdf, page->object, &bytes, &len) != QPDF_SUCCESS)
        pdf_check(pdf);
    else
        page->content = g_string_new_len(bytes ? (const char *)bytes : "", (gssize)len);
    free(bytes);
    return page->content;
}

void pdf_page_set_content(struct pdf_page *page, GString *content)
{
    if (page->content)
        g_string_free(page->content, TRUE);
    page->content = content;
    page->changed = true;
}

void pdf_replace_contents(struct pdf *pdf)
{
    for (unsigned i = 0; i < pdf->pages->len; i++) {
        struct pdf_page *page = pdf_page(pdf, i);
        const qpdf_oh stream = qpdf_oh_get_key(pdf->qpdf, page->object, "/Contents");

        if (page->changed && qpdf_oh_is_stream(pdf->qpdf, stream))
            pdf_replace_stream(pdf, stream, page->content->str, page->content->len);
        else if (page->changed)
            pdf_put(pdf, page->object, "/Contents",
                    pdf_add_stream(pdf, page->content->str, page->content->len));
        qpdf_oh_release(pdf->qpdf, stream);
        page->changed = false;
    }
}

qpdf_oh pdf_parse(const struct pdf *pdf, const char *text)
{
    return qpdf_oh_parse(pdf->qpdf, text);
}

/* `<0041>`, as cairo writes almost all of them; anything else is left to qpdf. */
static bool read_hex(struct lexer_token token, GByteArray *bytes)
{
    if (*token.start != '<' || token.len % 2 != 0)
        return false;
    for (const char *at = token.start + 1; at + 2 < token.start + token.len; at += 2) {
        const guint8 byte =
            (guint8)(g_ascii_xdigit_value(at[0]) << 4 | g_ascii_xdigit_value(at[1]));

        if (!g_ascii_isxdigit(at[0]) || !g_ascii_isxdigit(at[1]))
            return false;
        g_byte_array_append(bytes, &byte, 1);
    }
    return true;
}

GByteArray *pdf_new_bytes(const struct pdf *pdf, struct lexer_token token)
{
    GByteArray *bytes = g_byte_array_new();
    g_autofree char *text = NULL;
    const char *read;
    qpdf_oh string;
    size_t len = 0;

    if (read_hex(token, bytes))
        return bytes;
    text = g_strndup(token.start, token.len);
    string = pdf_parse(pdf, text);
    read = qpdf_oh_get_binary_string_value(pdf->qpdf, string, &len);
    g_byte_array_set_size(bytes, 0);
    g_byte_array_append(bytes, (const guint8 *)read, (guint)len);
    qpdf_oh_release(pdf->qpdf, string);
    return bytes;
}

qpdf_oh pdf_add(const struct pdf *pdf, qpdf_oh object)
{
    const qpdf_oh added = qpdf_make_indirect_object(pdf->qpdf, object);

    qpdf_oh_release(pdf->qpdf, object);
    return added;
}

static void put_data(const struct pdf *pdf, qpdf_oh stream, const void *bytes, size_t len,
                     qpdf_oh filter)
{
    const qpdf_oh none = qpdf_oh_new_null(pdf->qpdf);

    qpdf_oh_replace_stream_data(pdf->qpdf, stream, bytes, len, filter ? filter : none, none);
    qpdf_oh_release(pdf->qpdf, none);
    if (filter)
        qpdf_oh_release(pdf->qpdf, filter);
}

/* A new buffer of *len bytes (g_free). NULL: it would be no shorter. */
static void *deflated(const struct pdf *pdf, const void *bytes, size_t *len)
{
    void *out = g_malloc(*len);

    *len = libdeflate_zlib_compress(pdf->deflate, bytes, *len, out, *len);
    return *len ? out : (g_free(out), NULL);
}

qpdf_oh pdf_add_plain_stream(const struct pdf *pdf, const void *bytes, size_t len)
{
    const qpdf_oh stream = qpdf_oh_new_stream(pdf->qpdf);

    put_data(pdf, stream, bytes, len, 0);
    return stream;
}

qpdf_oh pdf_add_stream(const struct pdf *pdf, const void *bytes, size_t len)
{
    const qpdf_oh stream = qpdf_oh_new_stream(pdf->qpdf);

    pdf_replace_stream(pdf, stream, bytes, len);
    return stream;
}

static gpointer get_id(const struct pdf *pdf, qpdf_oh object)
{
    return GINT_TO_POINTER(qpdf_oh_get_object_id(pdf->qpdf, object));
}

bool pdf_is_replaced(const struct pdf *pdf, qpdf_oh stream)
{
    return g_hash_table_contains(pdf->replaced, get_id(pdf, stream));
}

void pdf_replace_stream(const struct pdf *pdf, qpdf_oh stream, const void *bytes, size_t len)
{
    size_t less = len;
    g_autofree void *shorter = len >= DEFLATE_MIN ? deflated(pdf, bytes, &less) : NULL;

    g_hash_table_add(pdf->replaced, get_id(pdf, stream));
    if (shorter)
        put_data(pdf, stream, shorter, less, qpdf_oh_new_name(pdf->qpdf, "/FlateDecode"));
    else
        put_data(pdf, stream, bytes, len, 0);
}

bool pdf_read_stream(const struct pdf *pdf, qpdf_oh stream, unsigned char **bytes, size_t *len)
{
    QPDF_BOOL filtered = QPDF_FALSE;

    *bytes = NULL;
    *len = 0;
    if (qpdf_oh_get_stream_data(pdf->qpdf, stream, qpdf_dl_all, &filtered, bytes, len) !=
        QPDF_SUCCESS)
        while (qpdf_has_error(pdf->qpdf)) /* the caller has words of its own for it */
            qpdf_get_error(pdf->qpdf);
    if (filtered)
        return true;
    free(*bytes);
    *bytes = NULL;
    return false;
}

void pdf_put(const struct pdf *pdf, qpdf_oh dict, const char *key, qpdf_oh value)
{
    qpdf_oh_replace_key(pdf->qpdf, dict, key, value);
    qpdf_oh_release(pdf->qpdf, value);
}

void pdf_push(const struct pdf *pdf, qpdf_oh array, qpdf_oh value)
{
    qpdf_oh_append_item(pdf->qpdf, array, value);
    qpdf_oh_release(pdf->qpdf, value);
}

void pdf_put_ref(const struct pdf *pdf, qpdf_oh dict, const char *key, qpdf_oh value)
{
    qpdf_oh_replace_key(pdf->qpdf, dict, key, value);
}

void pdf_push_ref(const struct pdf *pdf, qpdf_oh array, qpdf_oh value)
{
    qpdf_oh_append_item(pdf->qpdf, array, value);
}

void pdf_put_int(const struct pdf *pdf, qpdf_oh dict, const char *key, long long value)
{
    pdf_put(pdf, dict, key, qpdf_oh_new_integer(pdf->qpdf, value));
}

void pdf_put_name(const struct pdf *pdf, qpdf_oh dict, const char *key, const char *name)
{
    pdf_put(pdf, dict, key, qpdf_oh_new_name(pdf->qpdf, name));
}

void pdf_put_text(const struct pdf *pdf, qpdf_oh dict, const char *key, const char *text)
{
    if (text)
        pdf_put(pdf, dict, key, qpdf_oh_new_unicode_string(pdf->qpdf, text));
}

void pdf_push_number(const struct pdf *pdf, qpdf_oh array, double value)
{
    pdf_push(pdf, array, qpdf_oh_new_real_from_double(pdf->qpdf, value, 3));
}

void pdf_put_intent(const struct pdf *pdf, GBytes *profile, int channels, const char *entries)
{
    gsize len;
    const void *bytes = g_bytes_get_data(profile, &len);
    const qpdf_oh stream = pdf_add_stream(pdf, bytes, len),
                  dict = qpdf_oh_get_dict(pdf->qpdf, stream);
    const qpdf_oh intents = qpdf_oh_new_array(pdf->qpdf), intent = pdf_parse(pdf, entries);

    pdf_put_int(pdf, dict, "/N", channels);
    qpdf_oh_release(pdf->qpdf, dict);
    pdf_put(pdf, intent, "/DestOutputProfile", stream);
    pdf_push(pdf, intents, pdf_add(pdf, intent));
    pdf_put(pdf, pdf->root, "/OutputIntents", intents);
}

GPtrArray *pdf_new_keys(const struct pdf *pdf, qpdf_oh dict)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);

    if (!qpdf_oh_is_dictionary(pdf->qpdf, dict))
        return keys;
    qpdf_oh_begin_dict_key_iter(pdf->qpdf, dict);
    while (qpdf_oh_dict_more_keys(pdf->qpdf))
        g_ptr_array_add(keys, g_strdup(qpdf_oh_dict_next_key(pdf->qpdf)));
    return keys;
}

bool pdf_has_name(const struct pdf *pdf, qpdf_oh dict, const char *key, const char *name)
{
    const qpdf_oh value = qpdf_oh_get_key(pdf->qpdf, dict, key);
    const bool same = qpdf_oh_is_name_and_equals(pdf->qpdf, value, name);

    qpdf_oh_release(pdf->qpdf, value);
    return same;
}

double pdf_number_at(const struct pdf *pdf, qpdf_oh array, int index)
{
    const qpdf_oh item = qpdf_oh_get_array_item(pdf->qpdf, array, index);
    /* Not qpdf's own value of it, which follows the locale. */
    const double value = g_ascii_strtod(qpdf_oh_unparse_resolved(pdf->qpdf, item), NULL);

    qpdf_oh_release(pdf->qpdf, item);
    return value;
}

char *pdf_new_date(const char *iso)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autoptr(GDateTime) time = iso ? g_date_time_new_from_iso8601(iso, utc) : NULL;
    g_autofree char *zone = time ? g_date_time_format(time, "%:z") : NULL;
    g_autofree char *date = time ? g_date_time_format(time, "D:%Y%m%d%H%M%S") : NULL;

    return time ? g_strdup_printf("%s%.3s'%s", date, zone, zone + 4) : NULL;
}
