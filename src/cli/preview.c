/* preview: `affiche preview`: the pages of a posting's documents as pictures.
 *
 * Serves those who write postings and layouts; batch knows the way. What always holds: what is
 * shown is what `build` prints, but for the guides. */
#include "base/base.h"
#include "cli/cli.h"
#include "typeset/typeset.h"

#include <stdio.h>
#include <string.h>

/* A sheet of A3 at the most has 35 million pixels. */
#define DPI_DEFAULT 96
#define DPI_MIN 10
#define DPI_MAX 400

struct preview {
    struct batch batch; /* first: emit gets it */
    int dpi;
    gboolean guides;
};

/* A document that may have several pages has numbered ones, though there be one: what a longer text
 * left would be taken for it. */
static bool is_numbered(const struct batch_step *step)
{
    return step->document->kind == DESIGN_OFFER || step->document->kind == DESIGN_GRID ||
           step->made.pages->pages->len > 1;
}

/* `poster-friche.png`, `offer-1.png` and so on; of what `build` makes a picture of,
 * `social-preview.png` (g_free). */
static char *picture_name(const struct batch_step *step, unsigned page)
{
    g_autofree char *name = documents_file_name(step->job, step->document, step->here);

    name[strlen(name) - strlen(step->document->suffix)] = '\0';
    return is_numbered(step)
               ? g_strdup_printf("%s-%u.png", name, page + 1)
               : g_strconcat(name, step->document->picture ? "-preview.png" : ".png", NULL);
}

static bool emit_page(struct preview *preview, const struct batch_step *step, unsigned page)
{
    g_autofree char *name = picture_name(step, page);
    g_autoptr(GBytes) bytes = NULL;

    timing_start(&step->job->timing);
    bytes = device_png(step->made.pages, page, preview->dpi, step->job->diag);
    timing_stop(&step->job->timing, TIMING_PAINT);
    return bytes && batch_write(&preview->batch, step->job, name, bytes);
}

/* Pages that an earlier run made and this one has no more. */
static void remove_rest(const struct batch *batch, const struct batch_step *step)
{
    for (unsigned page = step->made.pages->pages->len; is_numbered(step); page++) {
        g_autofree char *name = picture_name(step, page),
                        *path = g_build_filename(batch->out, step->job->posting->name, name, NULL);

        if (!out_remove(path))
            return;
    }
}

static bool emit(struct batch *batch, const struct batch_step *step)
{
    struct preview *preview = (struct preview *)batch;
    bool ok = true;

    if (preview->guides)
        guides_add(step->made.pages, step->design, step->job->fonts, step->job->diag);
    for (unsigned i = 0; i < step->made.pages->pages->len && ok; i++)
        ok = emit_page(preview, step, i);
    if (ok)
        remove_rest(batch, step);
    return ok;
}

static bool check_dpi(const struct preview *preview)
{
    if (preview->dpi >= DPI_MIN && preview->dpi <= DPI_MAX)
        return true;
    fprintf(stderr, "affiche preview: --dpi takes %d to %d, not %d\n", DPI_MIN, DPI_MAX,
            preview->dpi);
    return false;
}

static bool parse_options(struct preview *preview, int argc, char **argv, int *status)
{
    const GOptionEntry entries[] = {
        {"dpi", 0, 0, G_OPTION_ARG_INT, &preview->dpi, "pixels to the inch (96)", "N"},
        {"guides", 0, 0, G_OPTION_ARG_NONE, &preview->guides,
         "show frames, columns, baseline grid and trim", NULL},
        {0},
    };

    return batch_parse(
        &preview->batch, argc, argv, entries,
        "Makes a PNG of each page of a POSTING: a folder, a posting.ini, or a folder of postings.",
        status);
}

static int run(struct preview *preview)
{
    if (!batch_run(&preview->batch))
        return CLI_USAGE;
    batch_print_summary(&preview->batch);
    return batch_status(&preview->batch);
}

int cli_preview(int argc, char **argv)
{
    struct preview preview = {
        .batch = {.command = "preview", .what = "picture", .pages_only = true, .emit = emit},
        .dpi = DPI_DEFAULT,
    };
    int status;

    if (parse_options(&preview, argc, argv, &status))
        status = check_dpi(&preview) && batch_prepare(&preview.batch) ? run(&preview) : CLI_USAGE;
    batch_clear(&preview.batch);
    return status;
}
