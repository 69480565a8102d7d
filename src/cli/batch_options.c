/* batch_options: the options that `build` and `preview` share, and what they end in.
 *
 * One half of batch. What always holds: a command line that can't be understood is reported, and
 * nothing is made. */
#include "cli/batch.h"

#include "cli/cli.h"
#include "cli/data.h"
#include "cli/today.h"

#include <string.h>

#define BLEED_MAX_PT (20 * 72 / 25.4)

bool batch_parse(struct batch *batch, int argc, char **argv, const GOptionEntry *own,
                 const char *says)
{
    const GOptionEntry entries[] = {
        {"out", 'o', 0, G_OPTION_ARG_FILENAME, &batch->out, "where the documents' folders go (out)",
         "DIR"},
        {"only", 0, 0, G_OPTION_ARG_STRING, &batch->only, "only these documents",
         "poster,offer,grid"},
        {"office", 0, 0, G_OPTION_ARG_STRING, &batch->office, "only this office's poster", "ID"},
        {"layout", 0, 0, G_OPTION_ARG_STRING, &batch->layout,
         "in this layout, and no document of another kind", "NAME"},
        {"bleed", 0, 0, G_OPTION_ARG_STRING, &batch->bleed,
         "posters for the print shop: grounds reach so far over the trim", "3mm"},
        {"marks", 0, 0, G_OPTION_ARG_NONE, &batch->marks, "with crop marks", NULL},
        {"standard", 0, 0, G_OPTION_ARG_STRING, &batch->standard,
         "pdfx4: posters in a press's inks; ua1: all documents, as without it", "NAME"},
        {"today", 0, 0, G_OPTION_ARG_STRING, &batch->today_option, "judge dates as of this day",
         "DATE"},
        {"data", 0, 0, G_OPTION_ARG_FILENAME, &batch->data_option,
         "the folder with fonts/ and layouts/", "DIR"},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &batch->arguments, NULL,
         "POSTING..."},
        {0},
    };
    g_autoptr(GOptionContext) context = g_option_context_new(NULL);
    g_autoptr(GError) error = NULL;

    g_option_context_set_summary(context, says);
    g_option_context_add_main_entries(context, entries, NULL);
    g_option_context_add_main_entries(context, own, NULL);
    if (g_option_context_parse(context, &argc, &argv, &error))
        return true;
    fprintf(stderr, "affiche %s: %s\n", batch->command, error->message);
    return false;
}

static bool has_document(const char *name)
{
    for (const struct document *document = documents; document->name; document++)
        if (strcmp(document->name, name) == 0)
            return true;
    return false;
}

/* `poster, offer, grid` */
static char *list_documents(void)
{
    GString *list = g_string_new(NULL);

    for (const struct document *document = documents; document->name; document++)
        if (document == documents || strcmp(document->name, document[-1].name) != 0)
            g_string_append_printf(list, "%s%s", list->len ? ", " : "", document->name);
    return g_string_free(list, FALSE);
}

static bool check_only(struct batch *batch)
{
    g_autofree char *known = list_documents();

    batch->names = batch->only ? g_strsplit(batch->only, ",", -1) : NULL;
    for (char **name = batch->names; name && *name; name++) {
        if (has_document(g_strstrip(*name)))
            continue;
        fprintf(stderr, "affiche %s: --only knows no “%s”; it takes: %s\n", batch->command, *name,
                known);
        return false;
    }
    return true;
}

/* `3mm`, `9pt` */
static bool check_bleed(struct batch *batch)
{
    static const struct {
        const char *unit;
        double points;
    } units[] = {{"mm", 72 / 25.4}, {"pt", 1}};
    char *end = batch->bleed;
    const double value = batch->bleed ? g_ascii_strtod(batch->bleed, &end) : 0;

    batch->print.marks = batch->marks;
    for (size_t i = 0; batch->bleed && i < G_N_ELEMENTS(units); i++)
        if (end > batch->bleed && strcmp(end, units[i].unit) == 0)
            batch->print.bleed_pt = value * units[i].points;
    if (!batch->bleed || (batch->print.bleed_pt > 0 && batch->print.bleed_pt <= BLEED_MAX_PT))
        return true;
    fprintf(stderr, "affiche %s: --bleed takes a length up to 20mm, such as 3mm, not “%s”\n", batch->command, batch->bleed);
    return false;
}

static bool check_standard(struct batch *batch)
{
    batch->print.press = batch->standard && strcmp(batch->standard, "pdfx4") == 0;
    if (!batch->standard || batch->print.press || strcmp(batch->standard, "ua1") == 0)
        return true;
    fprintf(stderr, "affiche %s: --standard takes ua1 or pdfx4, not “%s”\n", batch->command, batch->standard);
    return false;
}

/* What is for the print shop is for posters: who asks for it and for none gets nothing. */
static bool check_print(const struct batch *batch)
{
    const bool prints = batch->print.bleed_pt > 0 || batch->print.marks || batch->print.press;

    if (!prints || !batch->names || g_strv_contains((const char *const *)batch->names, "poster"))
        return true;
    fprintf(stderr, "affiche %s: --bleed, --marks and --standard pdfx4 are for posters, and --only names none\n", batch->command);
    return false;
}

bool batch_prepare(struct batch *batch)
{
    batch->data = data_find(batch->data_option);
    if (!batch->data)
        fprintf(stderr,
                "affiche %s: there is no data folder (fonts/, layouts/); name it with --data or "
                "AFFICHE_DATA\n",
                batch->command);
    if (!batch->out)
        batch->out = g_strdup("out");
    return batch->data && check_only(batch) && check_bleed(batch) &&
           check_standard(batch) && check_print(batch) &&
           today_find(batch->today_option, &batch->today, &batch->created);
}

int batch_status(const struct batch *batch)
{
    return batch->system   ? CLI_SYSTEM
           : batch->usage  ? CLI_USAGE
           : batch->failed ? CLI_FAILED
                           : CLI_OK;
}

void batch_clear(struct batch *batch)
{
    char **const strings[] = {&batch->out,          &batch->only,        &batch->office,
                              &batch->layout,       &batch->today_option, &batch->data_option,
                              &batch->data,         &batch->created,      &batch->bleed,
                              &batch->standard};

    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(*strings[i]);
    g_strfreev(batch->arguments);
    g_strfreev(batch->names);
}
