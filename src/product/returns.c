/* returns: the pictures that came back of a round's pages, read, and what people read off them
 * where nothing else could.
 *
 * Beside ballots, which hands over what is no form; piles makes ballots of the pages. What
 * always holds: files are only read; each page is read, or named with its reason. */
#include "product/product_private.h"

#include <string.h>

#define ANSWERS "confirmed"             /* what files of answers begin with */
#define ANSWERS_MAX (16u * 1024 * 1024) /* bytes: a line an answer */

/* The layouts that a grid may have been printed in. */
static const char *const layouts[] = {"grid-a4", "grid-a4-large"};

struct returns *returns_new(struct house *house, const struct posting *posting)
{
    struct returns *returns = g_new0(struct returns, 1);

    returns->house = house;
    returns->posting = posting;
    returns->files = g_array_new(FALSE, FALSE, sizeof(struct return_file));
    returns->answers = panel_answers_new();
    return returns;
}

void returns_drop(struct returns *returns)
{
    if (!returns)
        return;
    for (unsigned i = 0; i < returns->files->len; i++) {
        struct return_file *file = &g_array_index(returns->files, struct return_file, i);

        g_free(file->path);
        g_bytes_unref(file->bytes);
    }
    g_array_unref(returns->files);
    for (unsigned i = 0; i < RETURNS_LAYOUTS; i++)
        paper_drop(returns->papers[i]);
    panel_answers_drop(returns->answers);
    g_free(returns);
}

void returns_add(struct returns *returns, const char *path, GBytes *bytes)
{
    const struct return_file file = {g_strdup(path), g_bytes_ref(bytes)};

    g_array_append_val(returns->files, file);
    /* cppcheck-suppress memleak; the array has it now */
}

/* What is no text is nobody's answer; one that the disk doesn't give would be missing. */
static void add_answers(struct returns *returns, const char *path, struct diag *diag)
{
    struct diag *unsaid = diag_new();
    struct source *csv = source_load(path, ANSWERS_MAX, SOURCE_LINE_MAX, unsaid);

    if (diag_system_failed(unsaid))
        diag_add_file(diag, DIAG_SYSTEM, path, 1, "this can't be read: %s", diag_last(unsaid));
    if (csv && panel_is_answers(csv))
        panel_answers_add(returns->answers, csv);
    source_drop(csv);
    diag_drop(unsaid);
}

static bool is_answers(const char *name)
{
    return g_str_has_prefix(name, ANSWERS) && g_str_has_suffix(name, ".csv");
}

void returns_find_answers(struct returns *returns, const char *folder, struct diag *diag)
{
    g_autoptr(GPtrArray) files = forms_list_folder(folder, is_answers, diag);

    for (unsigned i = 0; i < files->len; i++)
        add_answers(returns, g_ptr_array_index(files, i), diag);
}

/* Made when it is first needed; NULL: the posting's grid can't be set in it. */
static const struct scan_form *find_form(struct returns *returns, unsigned layout)
{
    struct diag *unsaid = diag_new();

    if (!returns->papers[layout] && !returns->is_tried[layout])
        returns->papers[layout] =
            paper_new(returns->house, returns->posting, layouts[layout], unsaid);
    returns->is_tried[layout] = true;
    diag_drop(unsaid);
    return returns->papers[layout] ? &returns->papers[layout]->form : NULL;
}

/* A page that another layout may have. */
static bool may_be_other(const struct scan_sheet *sheet)
{
    return sheet->fault == SCAN_UNREGISTERED || sheet->fault == SCAN_OTHER_PAGE;
}

static bool has_others(const GPtrArray *sheets)
{
    bool any = false;

    for (unsigned i = 0; i < sheets->len; i++)
        any |= may_be_other(g_ptr_array_index(sheets, i));
    return any;
}

/* What is read by another layout takes the place of what isn't by the first. */
static void take_better(GPtrArray *sheets, GPtrArray *others)
{
    for (unsigned i = 0; i < MIN(sheets->len, others->len); i++) {
        const struct scan_sheet *other = g_ptr_array_index(others, i);
        gpointer before = sheets->pdata[i];

        if (!may_be_other(before) || other->fault != SCAN_READ)
            continue;
        sheets->pdata[i] = others->pdata[i];
        others->pdata[i] = before;
    }
}

static GPtrArray *read_file(struct returns *returns, const struct return_file *file)
{
    GPtrArray *sheets = NULL;

    for (unsigned i = 0; i < RETURNS_LAYOUTS && (!sheets || has_others(sheets)); i++) {
        const struct scan_form *form = find_form(returns, i);
        g_autoptr(GPtrArray) others = NULL;

        if (form && !sheets)
            sheets = scan_read(file->bytes, &form, 1);
        else if (form)
            take_better(sheets, others = scan_read(file->bytes, &form, 1));
    }
    return sheets ? sheets : g_ptr_array_new();
}

/* "FILE, picture 3" (g_free) */
static char *new_name(const struct return_file *file, const GPtrArray *sheets,
                      const struct scan_sheet *sheet)
{
    return sheets->len > 1 ? g_strdup_printf(say_text("%s, picture %u"), file->path, sheet->picture)
                           : g_strdup(file->path);
}

/* Who scans both sides of a sheet gives the anchors' page as well. */
static void explain(struct panel *panel, const char *name, const struct scan_sheet *sheet)
{
    g_autofree char *why = scan_explain(sheet);

    if (sheet->fault == SCAN_OTHER_PAGE)
        panel_note(panel, name, why);
    else
        panel_refuse(panel, name, why);
}

void returns_take(struct returns *returns, struct round *round)
{
    g_autoptr(GPtrArray) read =
        g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref); /* files' sheets */
    struct piles *piles = piles_new(returns, round);

    for (unsigned i = 0; i < returns->files->len; i++) {
        const struct return_file *file = &g_array_index(returns->files, struct return_file, i);
        GPtrArray *sheets = read_file(returns, file);

        g_ptr_array_add(read, sheets);
        for (unsigned j = 0; j < sheets->len; j++) {
            const struct scan_sheet *sheet = g_ptr_array_index(sheets, j);
            g_autofree char *name = new_name(file, sheets, sheet);

            if (sheet->fault == SCAN_READ)
                piles_add(piles, name, sheet);
            else
                explain(round->panel, name, sheet);
        }
    }
    piles_close(piles);
}
