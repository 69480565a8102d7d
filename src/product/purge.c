/* purge: which files of a posting's rounds are to be taken out, and when.
 *
 * Beside round. What always holds: nothing is deleted, and where it isn't known when the time
 * began, that is said and no date is made up. */
#include "product/product_private.h"

#include "posting/facts/facts.h"

#include <string.h>

static void clear_round(gpointer data)
{
    struct purge_round *round = data;

    g_free(round->round);
    g_ptr_array_unref(round->files);
}

/* As people write it; year 0: it isn't whole. */
static struct date read_date(const struct language *lang, const char *text)
{
    struct source *source = source_new("", text, strlen(text));
    const struct span all = {source, 0, source->len};
    struct dates_match match;
    struct date date = {0};
    size_t from = 0;

    if (!date_parse_iso(text, &date) && dates_next(lang, all, &from, &match) && !match.impossible &&
        date_is_complete(&match.date))
        date = match.date;
    source_drop(source);
    return date;
}

/* The latest day that a ballot names, also one that can't count; year 0: none does. */
static struct date find_interview(const struct round *round, const GPtrArray *files,
                                  const char *password, struct diag *diag)
{
    struct panel *panel = panel_new(&round->grid);
    struct date last = {0};

    for (unsigned i = 0; i < files->len; i++) {
        g_autofree char *name = g_path_get_basename(files->pdata[i]);

        if (forms_is_ballot(name))
            ballots_take(panel, files->pdata[i], password, NULL, NULL, diag);
    }
    for (unsigned i = 0; i < panel->dates->len; i++) {
        const struct date date =
            read_date(round->posting->lang, g_ptr_array_index(panel->dates, i));

        if (date.year && date_compare(&date, &last) > 0)
            last = date;
    }
    panel_drop(panel);
    return last;
}

/* All of a round's folder, and the pictures in the folder inside it. */
static GPtrArray *list_files(const char *folder, struct diag *diag)
{
    g_autofree char *inside = g_build_filename(folder, FORMS_CROPS, NULL);
    g_autoptr(GPtrArray) crops = forms_list_folder(inside, NULL, diag);
    GPtrArray *files = forms_list_folder(folder, NULL, diag);

    for (unsigned i = 0; i < crops->len; i++)
        g_ptr_array_add(files, g_strdup(g_ptr_array_index(crops, i)));
    return files;
}

static void add_round(GArray *rounds, const struct round *round, const char *name,
                      const char *folder, const char *password, struct diag *diag)
{
    const struct posting_panel *terms = &round->posting->panel;
    struct purge_round made = {.round = g_strdup(name),
                               .from = terms->answered,
                               .is_answer = terms->answered.year != 0,
                               .files = list_files(folder, diag)};

    if (!made.is_answer)
        made.from = find_interview(round, made.files, password, diag);
    if (made.from.year)
        made.keep_until = date_add_months(&made.from, terms->keep_months);
    if (made.from.year && terms->archive_years)
        made.archive_until = date_add_months(&made.from, 12 * terms->archive_years);
    g_array_append_val(rounds, made);
}

static bool is_round(const char *name)
{
    return g_str_has_prefix(name, FORMS_FOLDER);
}

GArray *purge_read(const char *posting, const char *number, const char *password, struct diag *diag)
{
    struct round *round = round_open(posting, NULL, diag);
    g_autoptr(GPtrArray) folders = NULL;
    GArray *rounds;

    if (!round)
        return NULL;
    rounds = g_array_new(FALSE, FALSE, sizeof(struct purge_round));
    g_array_set_clear_func(rounds, clear_round);
    folders = forms_list_folder(round->posting->folder, is_round, diag);
    for (unsigned i = 0; i < folders->len; i++) {
        const char *folder = g_ptr_array_index(folders, i);
        g_autofree char *base = g_path_get_basename(folder);
        const char *name = base + strlen(FORMS_FOLDER);

        if (g_file_test(folder, G_FILE_TEST_IS_DIR) && (!number || strcmp(name, number) == 0))
            add_round(rounds, round, name, folder, password, diag);
    }
    round_drop(round);
    return rounds;
}
