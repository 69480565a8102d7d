/* A form that came back: a PDF of anyone's, and what a panel makes of its fields. */
#include "fuzz.h"
#include "panel/panel.h"
#include "pdf/pdf.h"

static void count(const struct fields *fields)
{
    static const struct panel_criterion criteria[] = {{.label = "Writing", .weight = 1}};
    static const struct panel_grid grid = {.criteria = criteria, .count = 1, .hash = "4f7c-91ab"};
    struct panel *panel = panel_new(&grid);
    g_autofree struct panel_field *plain = g_new(struct panel_field, fields->list->len + 1);

    for (unsigned i = 0; i < fields->list->len; i++) {
        const struct field *field = &g_array_index(fields->list, struct field, i);

        plain[i] = (struct panel_field){field->name, field->value};
    }
    panel_add_form(panel, "a.pdf", plain, fields->list->len);
    panel_close(panel);
    panel_result_drop(panel_evaluate(panel));
    panel_drop(panel);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    enum fields_fault fault;
    struct fields *fields = fields_read(bytes, NULL, &fault);

    if (fields)
        count(fields);
    fields_drop(fields);
    return 0;
}
