/* Ballots as a CSV: each is counted or remarked upon, and the figures can be worked out. */
#include "panel/panel.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const struct panel_criterion criteria[] = {{.label = "Writing", .weight = 1},
                                                      {.label = "Listening", .weight = 2}};
    static const struct panel_grid grid = {.criteria = criteria, .count = 2, .hash = "4f7c-91ab"};
    g_autofree char *raw = g_strndup((const char *)data, size), *text = g_utf8_make_valid(raw, -1);
    struct source *csv = source_new("a.csv", text, strlen(text));
    struct panel *panel = panel_new(&grid);

    panel_add_csv(panel, csv);
    panel_close(panel);
    panel_result_drop(panel_evaluate(panel));
    panel_drop(panel);
    source_drop(csv);
    return 0;
}
