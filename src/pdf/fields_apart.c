/* fields_apart: has forms of strangers' PDFs read in a process of its own, which has nothing left
 * but its memory and a pipe.
 *
 * Around fields. What always holds: a file that hangs a library, brings it down or takes it over
 * costs nothing but itself; what comes back is judged like any bytes. */
#include "pdf/pdf_private.h"

#include <errno.h>
#include <string.h>

enum { TIMEOUT_S = 30 };
#define MEMORY (512u << 20)     /* bytes: what a file of kilobytes may unpack to */
#define ANSWER_MAX (128u << 20) /* bytes: what all fields of a form may say */

/* What stands before the fields: each is a byte, and two texts that end in NUL. */
struct head {
    guint32 fault, is_cut, count;
};

static void begin(void *data G_GNUC_UNUSED)
{
    sandbox_enter_new(SANDBOX_READ, NULL, NULL);
}

static void pack(const struct fields *fields, GString *to)
{
    for (unsigned i = 0; i < fields->list->len; i++) {
        const struct field *field = &g_array_index(fields->list, struct field, i);

        g_string_append_c(to, field->read_only ? '1' : '0');
        g_string_append_len(to, field->name, (gssize)strlen(field->name) + 1);
        g_string_append_len(to, field->value, (gssize)strlen(field->value) + 1);
    }
}

/* Of a request: the password, which ends in NUL, behind a byte that says whether there is one; then
 * the form. */
static void work(void *data G_GNUC_UNUSED, GBytes *request, GString *answer)
{
    gsize len;
    const char *bytes = g_bytes_get_data(request, &len), *password = bytes + 1;
    const gsize before = 1 + strlen(password) + 1;
    g_autoptr(GBytes) form = g_bytes_new_from_bytes(request, before, len - before);
    enum fields_fault fault;
    struct fields *fields = fields_read(form, *bytes ? password : NULL, &fault);
    const struct head head = {fault, fields && fields->is_cut, fields ? fields->list->len : 0};

    g_string_append_len(answer, (const char *)&head, sizeof head);
    if (fields)
        pack(fields, answer);
    fields_drop(fields);
}

static GBytes *new_request(GBytes *form, const char *password)
{
    GByteArray *request = g_byte_array_new();
    const guint8 has_password = password != NULL;
    const char *text = password ? password : "";
    gsize len;
    const guint8 *bytes = g_bytes_get_data(form, &len);

    g_byte_array_append(request, &has_password, 1);
    g_byte_array_append(request, (const guint8 *)text, (guint)strlen(text) + 1);
    g_byte_array_append(request, bytes, (guint)len);
    return g_byte_array_free_to_bytes(request);
}

/* A text that ends before `end`, and what stands behind it; NULL: it doesn't, or is none. */
static char *take_text(const char **at, const char *end)
{
    const char *text = *at, *stop = text < end ? memchr(text, '\0', (size_t)(end - text)) : NULL;

    if (!stop || !g_utf8_validate(text, stop - text, NULL))
        return NULL;
    *at = stop + 1;
    return g_strndup(text, (gsize)(stop - text));
}

static bool unpack_field(struct fields *fields, const char **at, const char *end)
{
    struct field field = {.read_only = *at < end && **at == '1'};

    ++*at;
    field.name = take_text(at, end);
    field.value = field.name ? take_text(at, end) : NULL;
    if (field.value)
        g_array_append_val(fields->list, field);
    else
        g_free(field.name);
    return field.value != NULL;
}

static struct fields *unpack(GBytes *answer, enum fields_fault *fault)
{
    gsize len;
    const char *at = g_bytes_get_data(answer, &len), *end = at + len;
    struct fields *fields = NULL;
    struct head head = {.fault = FIELDS_DAMAGED};
    bool ok = true;

    if (len >= sizeof head)
        memcpy(&head, at, sizeof head);
    *fault = MIN(head.fault, FIELDS_LARGE);
    if (*fault != FIELDS_READ)
        return NULL;
    at += sizeof head;
    fields = fields_new();
    fields->is_cut = head.is_cut;
    for (guint32 i = 0; ok && i < head.count; i++)
        ok = unpack_field(fields, &at, end);
    if (ok)
        return fields;
    *fault = FIELDS_DAMAGED;
    fields_drop(fields);
    return NULL;
}

/* The dictionary that names the encryption is never encrypted itself (ISO 32000-1, 7.6.1). */
static bool is_encrypted(GBytes *form)
{
    gsize len;
    const char *bytes = g_bytes_get_data(form, &len);

    return bytes && memmem(bytes, len, "/Encrypt", strlen("/Encrypt"));
}

/* A process that opens no files has to have its ciphers before. */
static void open_ciphers(struct helper *helper)
{
    static bool open;
    const char *why;

    if (!open && module_open("gnutls", &why))
        helper_rest(helper);
    open = true;
}

struct fields *fields_read_apart(GBytes *form, const char *password, enum fields_fault *fault)
{
    static const struct helper_plan plan = {TIMEOUT_S, MEMORY, ANSWER_MAX, begin, work};
    static struct helper *helper; /* one for all files of a command: it ends with this process */
    g_autoptr(GBytes) request = new_request(form, password), answer = NULL;
    int error;

    if (!helper)
        helper = helper_new(&plan, NULL);
    if (is_encrypted(form))
        open_ciphers(helper);
    answer = helper_ask(helper, request, &error);
    if (answer)
        return unpack(answer, fault);
    *fault = error != 0 ? FIELDS_SYSTEM : FIELDS_LARGE;
    errno = error;
    return NULL;
}
