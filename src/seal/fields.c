/* fields: reads the interactive form of a PDF (ISO 32000-1, 12.7). Beside the way from posting to PDF: what it left comes back here. What always
 * holds: the file may come from any program; nothing in it is believed. */
#include "seal/fields.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

enum { DEPTH_MAX = 16, FIELDS_MAX = 10000, READ_ONLY = 1 };

/* What a field hands down to its kids. */
struct inherited {
    const char *name;
    qpdf_oh value;
    int flags;
};

struct reader {
    qpdf_data qpdf; /* keeps the handles until its end: there are at most FIELDS_MAX of each kind */
    struct fields *fields;
};

static void field_clear(gpointer data)
{
    struct field *field = data;

    g_free(field->name);
    g_free(field->value);
}

static char *dup_value(const struct reader *r, qpdf_oh value)
{
    if (qpdf_oh_is_null(r->qpdf, value))
        return g_strdup("");
    if (qpdf_oh_is_string(r->qpdf, value))
        return g_utf8_make_valid(qpdf_oh_get_utf8_value(r->qpdf, value), -1);
    if (qpdf_oh_is_name(r->qpdf, value)) {
        const char *name = qpdf_oh_get_name(r->qpdf, value) + 1;

        return strcmp(name, "Off") == 0 ? g_strdup("") : g_utf8_make_valid(name, -1);
    }
    return g_utf8_make_valid(qpdf_oh_unparse(r->qpdf, value), -1);
}

static void add_field(struct reader *r, const struct inherited *own)
{
    const struct field field = {g_strdup(own->name), dup_value(r, own->value), own->flags & READ_ONLY};

    g_array_append_val(r->fields->list, field);
}

/* The field's own entries over those of its parent; *name is what own->name points to (g_free). */
static struct inherited inherit(const struct reader *r, qpdf_oh field, const struct inherited *from, char **name)
{
    const qpdf_oh part = qpdf_oh_get_key(r->qpdf, field, "/T"), value = qpdf_oh_get_key(r->qpdf, field, "/V");
    const qpdf_oh flags = qpdf_oh_get_key(r->qpdf, field, "/Ff");

    *name = NULL;
    if (qpdf_oh_is_string(r->qpdf, part)) {
        g_autofree char *valid = g_utf8_make_valid(qpdf_oh_get_utf8_value(r->qpdf, part), -1);

        *name = *from->name ? g_strconcat(from->name, ".", valid, NULL) : g_strdup(valid);
    }
    return (struct inherited){
        .name = *name ? *name : from->name,
        .value = qpdf_oh_is_null(r->qpdf, value) ? from->value : value,
        .flags = qpdf_oh_is_integer(r->qpdf, flags) ? qpdf_oh_get_int_value_as_int(r->qpdf, flags) : from->flags,
    };
}

/* Kids with names are fields; those without, the widgets of this one. */
static bool has_fields(const struct reader *r, qpdf_oh kids)
{
    const qpdf_oh first = qpdf_oh_is_array(r->qpdf, kids) ? qpdf_oh_get_array_item(r->qpdf, kids, 0) : kids;

    return qpdf_oh_is_dictionary(r->qpdf, first) && qpdf_oh_has_key(r->qpdf, first, "/T");
}

static void read_fields(struct reader *r, qpdf_oh array, const struct inherited *from, unsigned depth)
{
    const int count = qpdf_oh_is_array(r->qpdf, array) && depth < DEPTH_MAX ? qpdf_oh_get_array_n_items(r->qpdf, array) : 0;

    for (int i = 0; i < count && r->fields->list->len < FIELDS_MAX; i++) {
        const qpdf_oh field = qpdf_oh_get_array_item(r->qpdf, array, i);
        g_autofree char *name = NULL;
        struct inherited own;
        qpdf_oh kids;

        if (!qpdf_oh_is_dictionary(r->qpdf, field))
            continue;
        own = inherit(r, field, from, &name);
        kids = qpdf_oh_get_key(r->qpdf, field, "/Kids");
        if (has_fields(r, kids))
            read_fields(r, kids, &own, depth + 1);
        else
            add_field(r, &own);
    }
}

static bool is_ours(const struct reader *r, qpdf_oh annotation)
{
    static const char *const ours[] = {"/Widget", "/Link", "/Popup"};
    const qpdf_oh subtype = qpdf_oh_is_dictionary(r->qpdf, annotation) ? qpdf_oh_get_key(r->qpdf, annotation, "/Subtype") : annotation;

    for (size_t i = 0; i < G_N_ELEMENTS(ours); i++)
        if (qpdf_oh_is_name_and_equals(r->qpdf, subtype, ours[i]))
            return true;
    return false;
}

static bool is_written(const struct reader *r)
{
    const int pages = qpdf_get_num_pages(r->qpdf);

    for (int page = 0; page < pages; page++) {
        const qpdf_oh annotations = qpdf_oh_get_key(r->qpdf, qpdf_get_page_n(r->qpdf, (size_t)page), "/Annots");
        const int count = qpdf_oh_is_array(r->qpdf, annotations) ? qpdf_oh_get_array_n_items(r->qpdf, annotations) : 0;

        for (int i = 0; i < count; i++)
            if (!is_ours(r, qpdf_oh_get_array_item(r->qpdf, annotations, i)))
                return true;
    }
    return false;
}

static void read_form(struct reader *r)
{
    const qpdf_oh root = qpdf_get_root(r->qpdf), form = qpdf_oh_get_key(r->qpdf, root, "/AcroForm");
    const struct inherited none = {.name = "", .value = qpdf_oh_new_null(r->qpdf)};

    r->fields = g_new0(struct fields, 1);
    r->fields->list = g_array_new(FALSE, FALSE, sizeof(struct field));
    g_array_set_clear_func(r->fields->list, field_clear);
    if (qpdf_oh_is_dictionary(r->qpdf, form))
        read_fields(r, qpdf_oh_get_key(r->qpdf, form, "/Fields"), &none, 0);
    r->fields->is_written = is_written(r);
}

struct fields *fields_read(GBytes *form)
{
    struct reader r = {.qpdf = qpdf_init()};
    gsize len;
    const char *bytes = g_bytes_get_data(form, &len);

    qpdf_silence_errors(r.qpdf);
    qpdf_set_suppress_warnings(r.qpdf, QPDF_TRUE);
    if (bytes && !(qpdf_read_memory(r.qpdf, "form", bytes, len, NULL) & QPDF_ERRORS))
        read_form(&r);
    if (qpdf_has_error(r.qpdf))
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

bool fields_are_filled(const struct fields *fields)
{
    for (unsigned i = 0; i < fields->list->len; i++) {
        const struct field *field = &g_array_index(fields->list, struct field, i);

        if (!field->read_only && *field->value)
            return true;
    }
    return fields->is_written;
}
