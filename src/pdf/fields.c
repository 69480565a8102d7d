/* fields: reads the interactive form of a PDF (ISO 32000-1, 12.7). Beside the way from posting to
 * PDF: what it left comes back here. What always holds: the file may come from any program; nothing
 * in it is believed, and text is UTF-8 that GLib takes. */
#include "pdf/pdf_private.h"

#include <stdlib.h>
#include <string.h>

enum { STREAM_MAX = 1 << 16 };

static char *dup_string(qpdf_data qpdf, qpdf_oh string)
{
    const char *text = qpdf_oh_get_utf8_value(qpdf, string);

    return g_utf8_make_valid(text, (gssize)qpdf_get_last_string_length(qpdf)); /* NULs among it */
}

/* At the level that is asked for; false: it can't be had (free). */
static bool read_stream(qpdf_data qpdf, qpdf_oh stream, enum qpdf_stream_decode_level_e level,
                        unsigned char **bytes, size_t *len)
{
    const bool ok = !(qpdf_oh_get_stream_data(qpdf, stream, level, NULL, bytes, len) &
                      QPDF_ERRORS); /* warnings may be the file's */

    while (qpdf_has_error(qpdf)) /* of the form all else can be read */
        qpdf_get_error(qpdf);
    return ok;
}

/* One filter at the most, over few bytes: a small file may hold much, but not without end. */
static bool is_small(qpdf_data qpdf, qpdf_oh stream)
{
    const qpdf_oh dict = qpdf_oh_get_dict(qpdf, stream),
                  filter = qpdf_oh_get_key(qpdf, dict, "/Filter");
    unsigned char *bytes = NULL;
    size_t len = 0;
    const bool small =
        (!qpdf_oh_is_array(qpdf, filter) || qpdf_oh_get_array_n_items(qpdf, filter) < 2) &&
        read_stream(qpdf, stream, qpdf_dl_none, &bytes, &len) && len <= STREAM_MAX;

    free(bytes);
    qpdf_oh_release(qpdf, filter);
    qpdf_oh_release(qpdf, dict);
    return small;
}

/* Long texts may stand in a stream, encoded as strings are (ISO 32000-1, 7.9.3). NULL: this one
 * can't be read. */
static char *dup_stream(qpdf_data qpdf, qpdf_oh stream)
{
    unsigned char *bytes = NULL;
    size_t len = 0;
    char *text = NULL;

    if (is_small(qpdf, stream) && read_stream(qpdf, stream, qpdf_dl_generalized, &bytes, &len)) {
        const qpdf_oh string =
            qpdf_oh_new_binary_string(qpdf, bytes ? (const char *)bytes : "", len);

        text = dup_string(qpdf, string);
        qpdf_oh_release(qpdf, string);
    }
    free(bytes);
    return text;
}

/* A string's or a stream's text, a name without its slash; of anything else its source. "": null,
 * or /Off, the state of a button that is not set (g_free). */
static char *dup_value(qpdf_data qpdf, qpdf_oh value)
{
    char *text = NULL;

    if (qpdf_oh_is_null(qpdf, value))
        return g_strdup("");
    if (qpdf_oh_is_string(qpdf, value))
        return dup_string(qpdf, value);
    if (qpdf_oh_is_name(qpdf, value)) {
        const char *name = qpdf_oh_get_name(qpdf, value) + 1;

        return strcmp(name, "Off") == 0 ? g_strdup("") : g_utf8_make_valid(name, -1);
    }
    if (qpdf_oh_is_stream(qpdf, value))
        text = dup_stream(qpdf, value);
    return text ? text : g_utf8_make_valid(qpdf_oh_unparse(qpdf, value), -1);
}

/* The first that a field or its widget holds under /V, /RV or /AS: programs differ in which of them
 * they keep up to date (ISO 32000-1, 12.7.3.4 and 12.5.5; g_free). */
static char *dup_value_beside(qpdf_data qpdf, qpdf_oh dict)
{
    static const char *const keys[] = {"/V", "/RV", "/AS"};
    char *text = g_strdup("");

    for (size_t i = 0; i < G_N_ELEMENTS(keys) && !*text; i++) {
        const qpdf_oh value = qpdf_oh_get_key(qpdf, dict, keys[i]);

        g_free(text);
        text = dup_value(qpdf, value);
        qpdf_oh_release(qpdf, value);
    }
    return text;
}

/* Far above what any form has; of a larger one the rest stays unread, so that no file takes long or
 * much room. */
enum { DEPTH_MAX = 16, NODES_MAX = 10000, TEXT_MAX = 1 << 24, READ_ONLY = 1 };

/* What a field hands down to its kids. */
struct inherited {
    const char *name;
    qpdf_oh value;
    int flags;
};

struct reader {
    qpdf_data qpdf;
    struct fields *fields;
    GHashTable *met; /* numbers of objects that were read as nodes of the form */
    unsigned nodes;  /* so many were, and so many bytes of names and values came of them */
    size_t text;
};

static void field_clear(gpointer data)
{
    struct field *field = data;

    g_free(field->name);
    g_free(field->value);
}

/* A kid that is but a widget of its field has neither name nor kids. */
static bool is_widget(const struct reader *r, qpdf_oh kid)
{
    return qpdf_oh_is_dictionary(r->qpdf, kid) && !qpdf_oh_has_key(r->qpdf, kid, "/T") &&
           !qpdf_oh_has_key(r->qpdf, kid, "/Kids");
}

/* False: there was too much of them, or it was read before, as in a circle; so something stays
 * unread. */
static bool meet(struct reader *r, qpdf_oh node)
{
    const int number = qpdf_oh_get_object_id(r->qpdf, node);
    const bool ok = r->nodes < NODES_MAX && r->text < TEXT_MAX &&
                    (number == 0 || g_hash_table_add(r->met, GINT_TO_POINTER(number)));

    r->nodes++;
    r->fields->is_cut |= !ok;
    return ok;
}

static void take_value(struct reader *r, char **value, char *other)
{
    r->text += strlen(other);
    if (**value)
        g_free(other);
    else {
        g_free(*value);
        *value = other;
    }
}

static void read_node(struct reader *r, qpdf_oh node, const struct inherited *from, unsigned depth);

/* Kids that are fields are read; of those that are widgets the first value is taken. How many
 * widgets there are. */
static unsigned read_kids(struct reader *r, qpdf_oh kids, const struct inherited *own,
                          unsigned depth, char **value)
{
    const int count =
        qpdf_oh_is_array(r->qpdf, kids) ? qpdf_oh_get_array_n_items(r->qpdf, kids) : 0;
    unsigned widgets = 0;

    for (int i = 0; i < count && r->nodes <= NODES_MAX; i++) {
        const qpdf_oh kid = qpdf_oh_get_array_item(r->qpdf, kids, i);

        if (!is_widget(r, kid)) {
            read_node(r, kid, own, depth + 1);
        } else if (meet(r, kid)) {
            take_value(r, value, dup_value_beside(r->qpdf, kid));
            widgets++;
        }
        qpdf_oh_release(r->qpdf, kid);
    }
    return widgets;
}

/* A group of buttons that says which of them is on: its kids can only say it again, and are most of
 * a form. */
static bool is_chosen(const struct reader *r, qpdf_oh node)
{
    const qpdf_oh type = qpdf_oh_get_key(r->qpdf, node, "/FT"),
                  value = qpdf_oh_get_key(r->qpdf, node, "/V");
    const bool is = qpdf_oh_is_name_and_equals(r->qpdf, type, "/Btn") &&
                    qpdf_oh_is_name(r->qpdf, value) &&
                    !qpdf_oh_is_name_and_equals(r->qpdf, value, "/Off");

    qpdf_oh_release(r->qpdf, type);
    qpdf_oh_release(r->qpdf, value);
    return is;
}

/* pypdf writes the state of a button as a text, with the slash of its name. */
static void mend_state(const struct reader *r, qpdf_oh node, char **value)
{
    const qpdf_oh type = qpdf_oh_get_key(r->qpdf, node, "/FT");
    char *written = *value;

    if (*written == '/' && qpdf_oh_is_name_and_equals(r->qpdf, type, "/Btn")) {
        *value = g_strdup(strcmp(written, "/Off") == 0 ? "" : written + 1);
        g_free(written);
    }
    qpdf_oh_release(r->qpdf, type);
}

/* One with kids is a field only if one of them is its widget. */
static void read_own(struct reader *r, qpdf_oh node, const struct inherited *own, unsigned depth)
{
    const qpdf_oh kids = qpdf_oh_get_key(r->qpdf, node, "/Kids");
    const bool alone =
        !qpdf_oh_is_array(r->qpdf, kids) || qpdf_oh_get_array_n_items(r->qpdf, kids) == 0;
    struct field field = {.value = dup_value(r->qpdf, own->value),
                          .read_only = own->flags & READ_ONLY};

    r->text += strlen(field.value);
    take_value(r, &field.value, dup_value_beside(r->qpdf, node));
    mend_state(r, node, &field.value);
    if (alone || is_chosen(r, node) || read_kids(r, kids, own, depth, &field.value) > 0) {
        field.name = g_strdup(own->name);
        g_array_append_val(r->fields->list, field);
    } else {
        field_clear(&field);
    }
    qpdf_oh_release(r->qpdf, kids);
}

/* Its whole name (12.7.3.2; g_free). */
static char *dup_name(const struct reader *r, qpdf_oh node, const char *before)
{
    const qpdf_oh part = qpdf_oh_get_key(r->qpdf, node, "/T");
    g_autofree char *own = qpdf_oh_is_string(r->qpdf, part) ? dup_value(r->qpdf, part) : NULL;

    qpdf_oh_release(r->qpdf, part);
    return own && *before ? g_strconcat(before, ".", own, NULL) : g_strdup(own ? own : before);
}

/* The node's own entries count over those of its parent. */
static void read_node(struct reader *r, qpdf_oh node, const struct inherited *from, unsigned depth)
{
    g_autofree char *name = NULL;
    struct inherited own;
    qpdf_oh value, flags;

    if (!qpdf_oh_is_dictionary(r->qpdf, node)) {
        r->nodes++;
        return;
    }
    if (depth >= DEPTH_MAX || !meet(r, node)) {
        r->fields->is_cut = true;
        return;
    }
    name = dup_name(r, node, from->name);
    r->text += strlen(name);
    value = qpdf_oh_get_key(r->qpdf, node, "/V");
    flags = qpdf_oh_get_key(r->qpdf, node, "/Ff");
    own = (struct inherited){name, qpdf_oh_is_null(r->qpdf, value) ? from->value : value,
                             qpdf_oh_is_integer(r->qpdf, flags)
                                 ? qpdf_oh_get_int_value_as_int(r->qpdf, flags)
                                 : from->flags};
    read_own(r, node, &own, depth);
    qpdf_oh_release(r->qpdf, value);
    qpdf_oh_release(r->qpdf, flags);
}

static void read_form(struct reader *r)
{
    const qpdf_oh root = qpdf_get_root(r->qpdf), form = qpdf_oh_get_key(r->qpdf, root, "/AcroForm");
    const struct inherited none = {.name = "", .value = qpdf_oh_new_null(r->qpdf)};
    qpdf_oh nodes;
    int count;

    if (!qpdf_oh_is_dictionary(r->qpdf, form))
        return;
    nodes = qpdf_oh_get_key(r->qpdf, form, "/Fields");
    count = qpdf_oh_is_array(r->qpdf, nodes) ? qpdf_oh_get_array_n_items(r->qpdf, nodes) : 0;
    for (int i = 0; i < count && r->nodes <= NODES_MAX; i++) {
        const qpdf_oh node = qpdf_oh_get_array_item(r->qpdf, nodes, i);

        read_node(r, node, &none, 0);
        qpdf_oh_release(r->qpdf, node);
    }
    r->fields->is_cut |= r->nodes > NODES_MAX;
}

struct fields *fields_new(void)
{
    struct fields *fields = g_new0(struct fields, 1);

    fields->list = g_array_new(FALSE, FALSE, sizeof(struct field));
    g_array_set_clear_func(fields->list, field_clear);
    return fields;
}

static void read_file(struct reader *r)
{
    r->met = g_hash_table_new(NULL, NULL);
    r->fields = fields_new();
    read_form(r);
    g_hash_table_unref(r->met);
}

/* What it mended may be what somebody wrote; but that an update counts its own table of objects,
 * which is no entry of that table, is nothing (pypdf; qpdf 12 knows it). */
static bool is_mended(qpdf_data qpdf)
{
    bool mended = false;

    while (qpdf_more_warnings(qpdf)) {
        const char *what = qpdf_get_error_message_detail(qpdf, qpdf_next_warning(qpdf));

        mended |= !strstr(what, "is not one plus the highest object number");
    }
    return mended;
}

/* Takes all of its errors: qpdf prints what nobody has asked for. */
static enum fields_fault take_fault(qpdf_data qpdf)
{
    enum fields_fault fault = FIELDS_READ;

    while (qpdf_has_error(qpdf)) {
        const enum qpdf_error_code_e code = qpdf_get_error_code(qpdf, qpdf_get_error(qpdf));

        if (fault == FIELDS_READ)
            fault = code == qpdf_e_password                            ? FIELDS_LOCKED
                    : code == qpdf_e_system || code == qpdf_e_internal ? FIELDS_LARGE
                                                                       : FIELDS_DAMAGED;
    }
    return is_mended(qpdf) && fault == FIELDS_READ ? FIELDS_DAMAGED : fault;
}

struct fields *fields_read(GBytes *form, const char *password, enum fields_fault *fault)
{
    struct reader r = {.qpdf = qpdf_init()};
    gsize len;
    const char *bytes = g_bytes_get_data(form, &len);

    qpdf_silence_errors(r.qpdf);
    qpdf_set_suppress_warnings(r.qpdf, QPDF_TRUE);
    qpdf_set_attempt_recovery(r.qpdf, QPDF_FALSE);
    if (bytes && !(qpdf_read_memory(r.qpdf, "form", bytes, len, password) & QPDF_ERRORS))
        read_file(&r);
    *fault = bytes ? take_fault(r.qpdf) : FIELDS_DAMAGED;
    if (*fault != FIELDS_READ)
        g_clear_pointer(&r.fields, fields_drop);
    qpdf_cleanup(&r.qpdf);
    return r.fields;
}

void fields_drop(struct fields *fields)
{
    if (!fields)
        return;
    g_array_unref(fields->list);
    g_free(fields);
}

const struct field *fields_find(const struct fields *fields, const char *name)
{
    for (unsigned i = 0; i < fields->list->len; i++)
        if (strcmp(g_array_index(fields->list, struct field, i).name, name) == 0)
            return &g_array_index(fields->list, struct field, i);
    return NULL;
}
