/* round: the ballots of one round, read back from the files that people send: filled grids and CSV.
 *
 * Beside the way of documents; the panel counts. What always holds: files are only read, and one
 * that can't be is named and leaves the others alone. */
#include "product/product_private.h"

#include "pdf/pdf.h"

#include <string.h>

#define CSV_MAX (16u * 1024 * 1024) /* bytes */

static void read_grid(struct round *round, const char *number)
{
    const GArray *criteria = round->posting->criteria;

    round->criteria = g_new0(struct panel_criterion, criteria->len + 1);
    for (unsigned i = 0; i < criteria->len; i++) {
        const struct posting_criterion *criterion =
            &g_array_index(criteria, struct posting_criterion, i);

        round->criteria[i] =
            (struct panel_criterion){criterion->label, criterion->weight, criterion->knockout};
    }
    round->grid = (struct panel_grid){.criteria = round->criteria,
                                      .count = criteria->len,
                                      .hash = round->posting->criteria_hash,
                                      .round = number,
                                      .calibration = round->posting->panel.calibration};
}

static void take_form(struct panel *panel, const char *file, const struct fields *fields)
{
    const unsigned count = fields->list->len;
    g_autofree struct panel_field *plain = g_new(struct panel_field, count + 1);

    for (unsigned i = 0; i < count; i++) {
        const struct field *field = &g_array_index(fields->list, struct field, i);

        plain[i] = (struct panel_field){field->name, field->value};
    }
    if (fields->is_cut)
        panel_refuse(panel, file, "its form goes in circles, or is larger than any form");
    else
        panel_add_form(panel, file, plain, count);
}

static bool is_pdf(const char *bytes, gsize len)
{
    return g_strstr_len(bytes, (gssize)MIN(len, 1024), "%PDF-") != NULL; /* readers look so far */
}

static void take_pdf(struct panel *panel, const char *file, GBytes *bytes)
{
    struct fields *fields = fields_read(bytes);

    if (fields)
        take_form(panel, file, fields);
    else
        panel_refuse(panel, file, "it is a damaged PDF, or one with a password");
    fields_drop(fields);
}

static void take_csv(struct panel *panel, const char *file, struct diag *diag)
{
    struct source *csv = source_load(file, CSV_MAX, SOURCE_LINE_MAX, diag);

    if (csv)
        panel_add_csv(panel, csv);
    else
        panel_refuse(panel, file, "it is neither a PDF nor a CSV");
    source_drop(csv);
}

static void take_file(struct panel *panel, const char *file, struct diag *diag)
{
    g_autoptr(GMappedFile) mapped = g_mapped_file_new(file, FALSE, NULL);
    g_autoptr(GBytes) bytes = mapped ? g_mapped_file_get_bytes(mapped) : NULL;

    if (bytes && is_pdf(g_bytes_get_data(bytes, NULL) ? g_bytes_get_data(bytes, NULL) : "",
                        g_bytes_get_size(bytes)))
        take_pdf(panel, file, bytes);
    else
        take_csv(panel, file, diag);
}

struct round *round_read(const char *posting, const char *number, char *const *files,
                         struct diag *diag)
{
    struct round *round = g_new0(struct round, 1);

    round->posting = posting_load(posting, diag);
    if (!round->posting || round->posting->criteria->len == 0) {
        round_drop(round);
        return NULL;
    }
    read_grid(round, number);
    round->panel = panel_new(&round->grid);
    for (; *files; files++)
        take_file(round->panel, *files, diag);
    panel_close(round->panel);
    round->result = panel_evaluate(round->panel);
    return round;
}

void round_drop(struct round *round)
{
    if (!round)
        return;
    panel_result_drop(round->result);
    panel_drop(round->panel);
    g_free(round->criteria);
    posting_drop(round->posting);
    g_free(round);
}
