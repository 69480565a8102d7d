/* ballots: reads the files that people send: filled grids of any viewer, CSV, and pictures, which
 * returns reads.
 *
 * Before a panel. What always holds: files are only read, one after the other, and one that can't
 * be is named with the reason and leaves the others alone; nothing in them is believed. */
#include "product/product_private.h"

#include "pdf/pdf.h"

#include <errno.h>
#include <string.h>

#define FILE_MAX (128u << 20) /* bytes: a round's pages in one file of pictures */

static bool is_named_as_made(const char *file)
{
    g_autofree char *name = g_path_get_basename(file);

    return forms_is_made(name);
}

/* A file on its way. */
struct incoming {
    struct panel *panel;
    const char *file, *password;
    GBytes *bytes;
    struct returns *returns; /* NULL: none are taken */
};

static bool refuse(const struct incoming *incoming, const char *why)
{
    panel_refuse(incoming->panel, incoming->file, why);
    return true;
}

static bool take_picture(const struct incoming *incoming)
{
    if (incoming->returns)
        returns_add(incoming->returns, incoming->file, incoming->bytes);
    else
        refuse(incoming, N_("it is a picture of a page, or a form that was printed or flattened"));
    return true;
}

/* False: it was made of the round. What has no fields may be a scan. */
static bool take_form(const struct incoming *incoming, const struct fields *fields)
{
    const unsigned count = fields->list->len;
    g_autofree struct panel_field *plain = g_new(struct panel_field, count + 1);

    for (unsigned i = 0; i < count; i++) {
        const struct field *field = &g_array_index(fields->list, struct field, i);

        plain[i] = (struct panel_field){field->name, field->value};
    }
    if (!fields->is_cut && count == 0 && is_named_as_made(incoming->file)) {
        panel_note(incoming->panel, incoming->file,
                   N_("it was made of the round, and is passed over"));
        return false;
    }
    if (fields->is_cut)
        return refuse(incoming, N_("its form goes in circles, or is larger than any form"));
    if (count == 0)
        return take_picture(incoming);
    panel_add_form(incoming->panel, incoming->file, plain, count);
    return true;
}

static bool is_pdf(GBytes *bytes)
{
    gsize len;
    const char *start = g_bytes_get_data(bytes, &len);

    return start && memmem(start, MIN(len, 1024), "%PDF-", 5); /* readers look so far */
}

static bool take_pdf(const struct incoming *incoming, struct diag *diag)
{
    static const char *const whys[] = {
        [FIELDS_DAMAGED] = N_("it is a damaged PDF"),
        [FIELDS_LOCKED] = N_("it is encrypted, and no password was given; see --password-file"),
        [FIELDS_LARGE] = N_("it is damaged, or unpacks to more than any form"),
    };
    enum fields_fault fault;
    struct fields *fields = fields_read_apart(incoming->bytes, incoming->password, &fault);
    bool received = true;

    if (fields)
        received = take_form(incoming, fields);
    else if (fault == FIELDS_SYSTEM)
        source_report_errno(diag, incoming->file, errno);
    else if (fault == FIELDS_LOCKED && incoming->password)
        refuse(incoming, N_("it is encrypted with another password"));
    else
        refuse(incoming, whys[fault]);
    fields_drop(fields);
    return received;
}

/* False: it was made of the round. */
static bool take_rows(const struct incoming *incoming, const struct source *csv)
{
    const bool made = g_str_has_prefix(csv->text, PANEL_CSV_HEAD);

    if (made)
        panel_note(incoming->panel, incoming->file,
                   N_("it was made of the round, and is passed over"));
    else if (!panel_is_answers(csv))
        panel_add_csv(incoming->panel, csv);
    else if (incoming->returns)
        panel_answers_add(incoming->returns->answers, csv);
    return !made;
}

static bool take_csv(const struct incoming *incoming, struct diag *diag)
{
    struct source *csv = source_from_bytes(incoming->bytes, incoming->file, SOURCE_LINE_MAX, diag);
    const char *said = diag_last(diag);
    g_autofree char *why =
        csv ? NULL
            : g_strdup_printf(say_text("it is neither a PDF nor a CSV nor a picture: %s"), said);
    bool taken = false;

    if (csv && said)
        panel_note(incoming->panel, incoming->file, said);
    if (csv)
        taken = take_rows(incoming, csv);
    else
        refuse(incoming, why);
    source_drop(csv);
    return taken;
}

/* What it holds, by its first bytes (RFC 2046; static). */
static const char *find_kind(GBytes *bytes)
{
    gsize len;
    const char *start = g_bytes_get_data(bytes, &len);

    if (is_pdf(bytes))
        return "application/pdf";
    if (!scan_is_picture(bytes))
        return "text/csv";
    return *start == (char)0xFF ? "image/jpeg" : *start == (char)0x89 ? "image/png" : "image/tiff";
}

static bool take(const struct incoming *incoming, const char *kind, struct diag *diag)
{
    if (strcmp(kind, "application/pdf") == 0)
        return take_pdf(incoming, diag);
    return strcmp(kind, "text/csv") == 0 ? take_csv(incoming, diag) : take_picture(incoming);
}

const char *ballots_take(struct panel *panel, const char *file, const char *password,
                         struct returns *returns, GBytes **taken, struct diag *diag)
{
    struct diag *own = diag_new(); /* this file's, whose last message is its reason */
    g_autoptr(GBytes) bytes = source_load_bytes(file, FILE_MAX, own);
    const struct incoming incoming = {panel, file, password, bytes, returns};
    const char *kind = bytes ? find_kind(bytes) : NULL;

    if (!bytes)
        panel_refuse(panel, file, diag_last(own));
    else if (!take(&incoming, kind, own))
        kind = NULL;
    if (diag_system_failed(own))
        diag_add_file(diag, DIAG_SYSTEM, file, 1, "this ballot can't be read: %s", diag_last(own));
    diag_drop(own);
    if (taken)
        *taken = kind ? g_steal_pointer(&bytes) : NULL;
    return kind;
}
