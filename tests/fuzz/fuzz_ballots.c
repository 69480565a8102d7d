/* Ballots as a CSV: each is counted or remarked upon, the figures can be worked out, and the round
 * can be shown to one of its candidates, and written. */
#include "export/export.h"
#include "fuzz.h"
#include "panel/panel.h"

static void show(const struct panel *panel)
{
    const struct panel_view view = {.candidate =
                                        panel->candidates->len ? panel->candidates->pdata[0] : NULL,
                                    .evaluators = VIEW_NONE};
    struct panel *shown = panel_view_new(panel, &view);
    struct panel_result *result = panel_evaluate(shown);

    g_free(export_panel_csv(shown, result));
    g_free(export_panel_json(shown, result));
    panel_result_drop(result);
    panel_drop(shown);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const struct panel_criterion criteria[] = {
        {.label = "Writing", .weight = 1}, {.label = "Listening", .weight = 2, .knockout = true}};
    static const struct panel_grid grid = {
        .criteria = criteria, .count = 2, .hash = "4f7c-91ab", .calibration = "C-00"};
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    struct diag *diag = diag_new();
    struct source *csv = source_from_bytes(bytes, "a.csv", SOURCE_LINE_MAX, diag);
    struct panel *panel = panel_new(&grid);

    if (csv)
        panel_add_csv(panel, csv);
    panel_close(panel);
    panel_result_drop(panel_evaluate(panel));
    show(panel);
    panel_drop(panel);
    source_drop(csv);
    diag_drop(diag);
    return 0;
}
