/* ballots: reads the files that people send: filled grids of any viewer, and CSV.
 *
 * Before a panel. What always holds: files are only read, one after the other, and one that can't
 * be is named with the reason and leaves the others alone; nothing in them is believed. */
#include "product/product_private.h"

#include "pdf/pdf.h"

#include <string.h>
#include <sys/resource.h>

#define FILE_MAX (16u << 20)    /* bytes: a form has a hundredth of it */
#define MEMORY_MAX (512u << 20) /* bytes: what reading one of them may take */

/* A file of kilobytes may hold gigabytes, and qpdf unpacks what it meets: within this it gives up,
 * and says so. */
static struct fields *read_limited(GBytes *bytes, const char *password, enum fields_fault *fault)
{
    struct rlimit before;
    const bool known = getrlimit(RLIMIT_AS, &before) == 0;
    struct fields *fields;

    worker_limit_memory(MEMORY_MAX);
    fields = fields_read(bytes, password, fault);
    if (known)
        setrlimit(RLIMIT_AS, &before);
    return fields;
}

static bool is_named_as_made(const char *file)
{
    g_autofree char *name = g_path_get_basename(file);

    return forms_is_made(name);
}

/* False: it was made of the round. */
static bool take_form(struct panel *panel, const char *file, const struct fields *fields)
{
    const unsigned count = fields->list->len;
    g_autofree struct panel_field *plain = g_new(struct panel_field, count + 1);

    for (unsigned i = 0; i < count; i++) {
        const struct field *field = &g_array_index(fields->list, struct field, i);

        plain[i] = (struct panel_field){field->name, field->value};
    }
    if (!fields->is_cut && count == 0 && is_named_as_made(file)) {
        panel_note(panel, file, N_("it was made of the round, and is passed over"));
        return false;
    }
    if (fields->is_cut)
        panel_refuse(panel, file, N_("its form goes in circles, or is larger than any form"));
    else if (count == 0)
        panel_refuse(panel, file,
                     N_("it has no fields: it was printed or flattened; save the form itself"));
    else
        panel_add_form(panel, file, plain, count);
    return true;
}

static bool is_pdf(GBytes *bytes)
{
    gsize len;
    const char *start = g_bytes_get_data(bytes, &len);

    return start && memmem(start, MIN(len, 1024), "%PDF-", 5); /* readers look so far */
}

static bool take_pdf(struct panel *panel, const char *file, GBytes *bytes, const char *password)
{
    static const char *const whys[] = {
        [FIELDS_DAMAGED] = N_("it is a damaged PDF"),
        [FIELDS_LOCKED] = N_("it is encrypted, and no password was given; see --password-file"),
        [FIELDS_LARGE] = N_("it is damaged, or unpacks to more than any form"),
    };
    enum fields_fault fault;
    struct fields *fields = read_limited(bytes, password, &fault);
    bool received = true;

    if (fields)
        received = take_form(panel, file, fields);
    else if (fault == FIELDS_LOCKED && password)
        panel_refuse(panel, file, N_("it is encrypted with another password"));
    else
        panel_refuse(panel, file, whys[fault]);
    fields_drop(fields);
    return received;
}

static const char *take_csv(struct panel *panel, const char *file, GBytes *bytes, struct diag *diag)
{
    struct source *csv = source_from_bytes(bytes, file, SOURCE_LINE_MAX, diag);
    const char *said = diag_last(diag);
    g_autofree char *why =
        csv ? NULL : g_strdup_printf(say_text("it is neither a PDF nor a CSV: %s"), said);
    bool made;

    if (csv && said)
        panel_note(panel, file, said);
    made = csv && g_str_has_prefix(csv->text, PANEL_CSV_HEAD);
    if (made)
        panel_note(panel, file, N_("it was made of the round, and is passed over"));
    else if (csv)
        panel_add_csv(panel, csv);
    else
        panel_refuse(panel, file, why);
    source_drop(csv);
    return csv && !made ? "text/csv" : NULL;
}

const char *ballots_take(struct panel *panel, const char *file, const char *password,
                         GBytes **taken, struct diag *diag)
{
    struct diag *own = diag_new(); /* this file's, whose last message is its reason */
    g_autoptr(GBytes) bytes = source_load_bytes(file, FILE_MAX, own);
    const char *mime = NULL;

    if (diag_system_failed(own))
        diag_add_file(diag, DIAG_SYSTEM, file, 1, "this ballot can't be read: %s", diag_last(own));
    if (!bytes)
        panel_refuse(panel, file, diag_last(own));
    else if (is_pdf(bytes))
        mime = take_pdf(panel, file, bytes, password) ? "application/pdf" : NULL;
    else
        mime = take_csv(panel, file, bytes, own);
    diag_drop(own);
    if (taken)
        *taken = mime ? g_steal_pointer(&bytes) : NULL;
    return mime;
}
