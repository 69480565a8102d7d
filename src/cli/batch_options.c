/* batch_options: the options that `build` and `preview` share, and what they end in.
 *
 * One half of batch. What always holds: a command line that can't be understood is reported, and
 * nothing is made. */
#include "cli/cli.h"

#include "base/base.h"

#include <string.h>

enum {
    PAGES_MAX = 200,
    PAGES_MOST = 100000
}; /* unless --max-pages says otherwise; what it takes */
#define BLEED_MAX_PT (20 * NUM_PT_PER_MM)

bool batch_parse(struct batch *batch, int argc, char **argv, const GOptionEntry *own,
                 const char *says, int *status)
{
    const GOptionEntry shared[] = {
        {"out", 'o', 0, G_OPTION_ARG_FILENAME, &batch->out,
         N_("where the documents' folders go (out)"), "DIR"},
        {"only", 0, 0, G_OPTION_ARG_FILENAME, &batch->only,
         N_("only these: poster, offer, html, jsonld, offer-large, grid, social"),
         "poster,offer,grid"},
        {"office", 0, 0, G_OPTION_ARG_FILENAME, &batch->office, N_("only this office's poster"),
         "ID"},
        {"layout", 0, 0, G_OPTION_ARG_FILENAME, &batch->layout,
         N_("in this layout, and no document of another kind"), "NAME"},
        {"bleed", 0, 0, G_OPTION_ARG_FILENAME, &batch->bleed,
         N_("posters for the print shop: grounds reach so far over the trim"), "3mm"},
        {"marks", 0, 0, G_OPTION_ARG_NONE, &batch->marks, N_("with crop marks"), NULL},
        {"standard", 0, 0, G_OPTION_ARG_FILENAME, &batch->standard,
         N_("ua1: PDF/UA-1, PDF/A-3a, as without it; ua2: PDF 2.0; pdfx4: posters for a press"),
         "NAME"},
        {"max-pages", 0, 0, G_OPTION_ARG_INT, &batch->pages_max,
         N_("no document of more pages (200)"), "N"},
        {"today", 0, 0, G_OPTION_ARG_FILENAME, &batch->today_option,
         N_("judge dates as of this day"), "DATE"},
        {"data", 0, 0, G_OPTION_ARG_FILENAME, &batch->data_option,
         N_("the folder with fonts/ and layouts/"), "DIR"},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &batch->arguments, NULL,
         "POSTING..."},
        {0},
    };
    const GOptionEntry *const entries[] = {shared, own, NULL};

    batch->pages_max = PAGES_MAX;
    return options_parse(batch->command, says, entries, argc, argv, status);
}

static bool check_out(struct batch *batch)
{
    if (!batch->out)
        batch->out = g_strdup("out");
    if (!*batch->out)
        cli_complain(batch->command, "-o takes a folder, not nothing");
    return *batch->out;
}

static bool has_document(const char *name)
{
    for (const struct document *document = documents; document->name; document++)
        if (!document->of_round && strcmp(document->name, name) == 0)
            return true;
    return false;
}

/* `poster, offer, grid` */
static char *list_documents(void)
{
    GString *list = g_string_new(NULL);

    for (const struct document *document = documents; document->name; document++)
        if (!document->of_round &&
            (document == documents || strcmp(document->name, document[-1].name) != 0))
            g_string_append_printf(list, "%s%s", list->len ? ", " : "", document->name);
    return g_string_free(list, FALSE);
}

/* The first name that is none; an empty list names nothing that could be made. */
static const char *find_unknown(char **names)
{
    if (!*names)
        return "";
    for (; *names; names++)
        if (!has_document(g_strstrip(*names)))
            return *names;
    return NULL;
}

static bool check_only(struct batch *batch)
{
    g_autofree char *known = list_documents();
    const char *unknown;

    batch->names = batch->only ? g_strsplit(batch->only, ",", -1) : NULL;
    unknown = batch->names ? find_unknown(batch->names) : NULL;
    if (unknown)
        cli_complain(batch->command, "--only knows no “%s”; it takes: %s", unknown, known);
    return !unknown;
}

/* `3mm`, `9pt` */
static bool check_bleed(struct batch *batch)
{
    static const struct {
        const char *unit;
        double points;
    } units[] = {{"mm", NUM_PT_PER_MM}, {"pt", 1}};
    double value;

    batch->order.marks = batch->marks;
    for (size_t i = 0; batch->bleed && i < G_N_ELEMENTS(units); i++) {
        const size_t len = g_str_has_suffix(batch->bleed, units[i].unit)
                               ? strlen(batch->bleed) - strlen(units[i].unit)
                               : 0;
        g_autofree char *number = g_strndup(batch->bleed, len);

        if (len > 0 && num_parse(number, &value))
            batch->order.bleed_pt = value * units[i].points;
    }
    if (!batch->bleed || (batch->order.bleed_pt > 0 && batch->order.bleed_pt <= BLEED_MAX_PT))
        return true;
    cli_complain(batch->command, "--bleed takes a length up to 20mm, such as 3mm, not “%s”",
                 batch->bleed);
    return false;
}

static bool check_standard(struct batch *batch)
{
    batch->order.press = batch->standard && strcmp(batch->standard, "pdfx4") == 0;
    batch->order.pdf2 = batch->standard && strcmp(batch->standard, "ua2") == 0;
    if (!batch->standard || batch->order.press || batch->order.pdf2 ||
        strcmp(batch->standard, "ua1") == 0)
        return true;
    cli_complain(batch->command, "--standard takes ua1, ua2 or pdfx4, not “%s”", batch->standard);
    return false;
}

/* Who asks for the print shop and for nothing that goes there gets nothing. */
static bool check_print(const struct batch *batch)
{
    const char *const *names = (const char *const *)batch->names;

    if (!order_is_for_print(&batch->order) || !names)
        return true;
    for (const struct document *document = documents; document->name; document++)
        if (document->press && g_strv_contains(names, document->name))
            return true;
    cli_complain(batch->command,
                 "--bleed, --marks and --standard pdfx4 are for posters, and --only names "
                 "none");
    return false;
}

static bool check_pages(struct batch *batch)
{
    const int most = batch->pages_max;

    batch->order.pages_max = (unsigned)most;
    if (most > 0 && most <= PAGES_MOST)
        return true;
    cli_complain(batch->command, "--max-pages takes a number of pages, from 1 to %d, not %d",
                 PAGES_MOST, most);
    return false;
}

/* Lines have no offices that could be asked for before they are read. */
static bool check_from(const struct batch *batch)
{
    if (!batch->from || (!batch->arguments && !batch->office))
        return true;
    cli_complain(batch->command,
                 batch->arguments ? N_("--from-jsonl takes the place of POSTING: name one of them")
                                  : N_("--office is not for --from-jsonl"));
    return false;
}

/* What the options say, as an order. */
static void fill_order(struct batch *batch)
{
    struct order *order = &batch->order;

    order->out = batch->out;
    order->names = (const char *const *)batch->names;
    order->office = batch->office;
    order->layout = batch->layout;
    order->created = batch->created;
}

bool batch_prepare(struct batch *batch)
{
    const char *const texts[] = {batch->only,     batch->office,       batch->layout, batch->bleed,
                                 batch->standard, batch->today_option, batch->part};

    batch->data = options_find_data(batch->command, batch->data_option);
    if (!batch->data || !check_out(batch) ||
        !options_are_text(batch->command, texts, G_N_ELEMENTS(texts)) || !check_only(batch) ||
        !check_bleed(batch) || !check_pages(batch) || !check_standard(batch) ||
        !check_print(batch) || !shard_parse(batch->command, batch->part, &batch->shard) ||
        !check_from(batch) ||
        !options_find_today(batch->command, batch->today_option, &batch->order.today,
                            &batch->created))
        return false;
    batch->program = program_new_id();
    fill_order(batch);
    return true;
}

void batch_clear(struct batch *batch)
{
    char **const strings[] = {
        &batch->out,         &batch->only, &batch->office,  &batch->layout, &batch->today_option,
        &batch->data_option, &batch->data, &batch->created, &batch->bleed,  &batch->standard,
        &batch->part,        &batch->from, &batch->program};

    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(*strings[i]);
    g_strfreev(batch->arguments);
    g_strfreev(batch->names);
}
