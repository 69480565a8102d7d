/* preview: `affiche preview`: the pages of a posting's documents as pictures.
 *
 * Serves those who write postings and layouts; batch knows the way. What always holds: what is
 * shown is what `build` prints, but for the guides. */
#include "cli/cli.h"

#include <stdio.h>

/* A sheet of A3 at the most has 35 million pixels. */
#define DPI_DEFAULT 96
#define DPI_MIN 10
#define DPI_MAX 400

struct preview {
    struct batch batch;
    gboolean guides;
};

static bool check_dpi(const struct preview *preview)
{
    if (preview->batch.order.dpi >= DPI_MIN && preview->batch.order.dpi <= DPI_MAX)
        return true;
    cli_complain("preview", "--dpi takes %d to %d, not %d", DPI_MIN, DPI_MAX,
                 preview->batch.order.dpi);
    return false;
}

static bool parse_options(struct preview *preview, int argc, char **argv, int *status)
{
    const GOptionEntry entries[] = {
        {"dpi", 0, 0, G_OPTION_ARG_INT, &preview->batch.order.dpi, N_("pixels to the inch (96)"),
         "N"},
        {"guides", 0, 0, G_OPTION_ARG_NONE, &preview->guides,
         N_("show frames, columns, baseline grid and trim"), NULL},
        {0},
    };

    return batch_parse(
        &preview->batch, argc, argv, entries,
        "Makes a PNG of each page of a POSTING: a folder, a posting.ini, or a folder of postings.",
        status);
}

int cli_preview(int argc, char **argv)
{
    struct preview preview = {
        .batch = {.command = "preview",
                  .jobs = BATCH_ALONE,
                  .order = {.stage = STAGE_PICTURES, .dpi = DPI_DEFAULT}},
    };
    int status;

    if (parse_options(&preview, argc, argv, &status)) {
        preview.batch.order.guides = preview.guides;
        status = check_dpi(&preview) && batch_prepare(&preview.batch)
                     ? (int)batch_run(&preview.batch)
                     : CLI_USAGE;
    }
    batch_clear(&preview.batch);
    return status;
}
