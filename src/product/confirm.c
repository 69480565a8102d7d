/* confirm: what waits for a person, as pictures beside the round's other files: the crops, and the
 * page on which they are read.
 *
 * Behind returns. What always holds: all of it is readable by its owner alone, and the scans stay
 * as they are. */
#include "product/product_private.h"

#include <string.h>

#define PAGE_NAME "confirm.html"

/* What the values of a ballot's own fields mean. */
static const struct {
    const char *field, *value;
    enum lang_label label;
} meanings[] = {
    {"conflict", "none", LABEL_GRID_CONFLICT_NONE},
    {"conflict", "link", LABEL_GRID_CONFLICT_LINK},
    {"recommendation", "retain", LABEL_GRID_RETAIN},
    {"recommendation", "discuss", LABEL_GRID_DISCUSS},
    {"recommendation", "decline", LABEL_GRID_DECLINE},
};

static const struct {
    const char *field;
    enum lang_label label;
} names[] = {
    {"conflict", LABEL_GRID_CONFLICT},
    {"recommendation", LABEL_GRID_RECOMMENDATION},
    {"candidate", LABEL_BALLOT_CODE},
    {"evaluator", LABEL_GRID_EVALUATOR},
};

static const char *find_label(const struct posting *posting, const char *field, const char *value)
{
    for (size_t i = 0; i < G_N_ELEMENTS(meanings); i++)
        if (strcmp(meanings[i].field, field) == 0 && strcmp(meanings[i].value, value) == 0)
            return lang_label(posting->lang, meanings[i].label);
    return value;
}

/* "K3 Coordination de programmation" (g_free) */
static char *new_name(const struct posting *posting, const char *field)
{
    const guint64 number = *field == 'K' ? g_ascii_strtoull(field + 1, NULL, 10) : 0;

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        if (strcmp(names[i].field, field) == 0)
            return g_strdup(lang_label(posting->lang, names[i].label));
    return number >= 1 && number <= posting->criteria->len
               ? g_strdup_printf("K%u %s", (unsigned)number,
                                 posting_criterion(posting, (unsigned)number - 1)->label)
               : g_strdup(field);
}

/* "C-07 · A · K3 Coordination de programmation" (g_free) */
static char *new_title(const struct round *round, const struct round_wait *wait)
{
    g_autofree char *name = new_name(round->posting, wait->row);

    return *wait->candidate ? g_strjoin(" · ", wait->candidate, wait->evaluator, name, NULL)
                            : g_steal_pointer(&name);
}

static char *new_why(const struct round_wait *wait)
{
    g_autofree char *file = g_path_get_basename(wait->file), *shown = g_utf8_make_valid(file, -1);

    return wait->reason ? g_strdup_printf(say_text("%s; page %u, in %s"), say_text(wait->reason),
                                          wait->page, shown)
                        : g_strdup_printf(say_text("page %u, in %s"), wait->page, shown);
}

/* Its values, and that there is none. */
static struct confirm_choice *new_choices(const struct round *round, const struct round_wait *wait)
{
    const unsigned count = wait->values ? g_strv_length(wait->values) : 0;
    struct confirm_choice *choices = count ? g_new0(struct confirm_choice, count + 2) : NULL;

    for (unsigned i = 0; i < count; i++)
        choices[i] = (struct confirm_choice){
            wait->values[i], find_label(round->posting, wait->row, wait->values[i])};
    if (count)
        choices[count] = (struct confirm_choice){PANEL_ANSWER_BLANK, say_text("nothing is marked")};
    return choices;
}

static void clear_row(gpointer data)
{
    struct confirm_row *row = data;

    g_free((gpointer)row->title);
    g_free((gpointer)row->why);
    g_free((gpointer)row->choices);
}

static GArray *new_rows(const struct round *round)
{
    GArray *rows = g_array_new(FALSE, FALSE, sizeof(struct confirm_row));

    g_array_set_clear_func(rows, clear_row);
    for (unsigned i = 0; i < round->waiting->len; i++) {
        const struct round_wait *wait = &g_array_index(round->waiting, struct round_wait, i);
        const struct confirm_row row = {.title = new_title(round, wait),
                                        .why = new_why(wait),
                                        .row = wait->row,
                                        .digest = wait->digest,
                                        .proposal =
                                            wait->is_blank ? PANEL_ANSWER_BLANK : wait->proposal,
                                        .crop = wait->crop,
                                        .choices = new_choices(round, wait),
                                        .most = PANEL_CODE_MAX};

        g_array_append_val(rows, row);
    }
    /* cppcheck-suppress memleak; the array has them now */
    return rows;
}

char *confirm_write(const struct round *round, const char *folder, struct diag *diag)
{
    g_autoptr(GArray) rows = new_rows(round);
    g_autofree char *path = g_build_filename(folder, PAGE_NAME, NULL),
                    *note = g_strdup_printf(
                        say_count(
                            "%u row is to be read off its picture. What a person says counts; "
                            "what is proposed does not.",
                            "%u rows are to be read off their pictures. What a person says "
                            "counts; what is proposed does not.",
                            rows->len),
                        rows->len),
                    *saved = g_strdup_printf(
                        say_text("Saved. Put confirmed.csv into %s, and run affiche panel again."),
                        folder),
                    *title = g_strjoin(" · ", say_text("To confirm"),
                                       round->posting->facts[FACT_TITLE].text, NULL),
                    *html = NULL;
    const struct confirm_page page = {title, note, saved,
                                      (const struct confirm_row *)(void *)rows->data, rows->len};

    html = export_confirm(&page);
    if (!round_make_folder(round, folder, diag) ||
        !out_write_private(path, html, strlen(html), diag))
        return NULL;
    return g_steal_pointer(&path);
}

/* crops */

static bool save_crop(const char *folder, const char *row, const char *digest, GBytes *crop,
                      struct diag *diag)
{
    gsize len;
    const void *bytes = g_bytes_get_data(crop, &len);
    g_autofree char *name = g_strdup_printf("%s-%s.png", row, digest),
                    *path = g_build_filename(folder, name, NULL);

    return out_write_private(path, bytes, len, diag);
}

static bool save_evidence(const struct round *round, const struct ballot *ballot,
                          const char *folder, struct diag *diag)
{
    bool ok = true;

    for (unsigned k = 0; ballot->paper && k < round->grid.count && ok; k++) {
        GBytes *crop = ballot->paper->written[k];
        g_autofree char *row = g_strdup_printf("K%u.evidence", k + 1),
                        *digest = crop ? returns_digest(crop) : NULL;

        if (crop)
            ok = save_crop(folder, row, digest, crop, diag);
    }
    return ok;
}

static bool has_crops(const struct round *round)
{
    bool any = round->waiting->len > 0;

    for (unsigned i = 0; i < round->panel->ballots->len && !any; i++) {
        const struct ballot *ballot = g_ptr_array_index(round->panel->ballots, i);

        for (unsigned k = 0; ballot->paper && k < round->grid.count; k++)
            any |= ballot->paper->written[k] != NULL;
    }
    return any;
}

bool confirm_save_crops(const struct round *round, const char *folder, struct diag *diag)
{
    g_autofree char *crops = g_build_filename(folder, FORMS_CROPS, NULL);
    bool ok = true;

    if (!has_crops(round))
        return true;
    if (!round_make_folder(round, folder, diag) || !out_make_private_folder(crops, true, diag))
        return false;
    for (unsigned i = 0; i < round->waiting->len && ok; i++) {
        const struct round_wait *wait = &g_array_index(round->waiting, struct round_wait, i);

        ok = save_crop(crops, wait->row, wait->digest, wait->crop, diag);
    }
    for (unsigned i = 0; i < round->panel->ballots->len && ok; i++)
        ok = save_evidence(round, g_ptr_array_index(round->panel->ballots, i), crops, diag);
    return ok;
}
