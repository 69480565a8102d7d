/* piles: pages of paper, put together into ballots: those of one candidate, evaluator and
 * round are one.
 *
 * Between returns and the panel. What always holds: a value counts where the reader is certain of
 * it or a person has said it; everything else waits, and is listed. */
#include "product/product_private.h"

#include <string.h>

#define DIGEST 32 /* characters of a crop's */

/* A page that was read. */
struct side {
    char *name; /* of its picture */
    const struct scan_sheet *sheet;
};

/* What is known of a field so far. */
struct value {
    const char *text; /* NULL: nothing */
    bool is_certain;
};

/* The pages of a ballot. */
struct pile {
    char *candidate, *evaluator, *round;
    GArray *sides; /* struct side */
};

struct piles {
    struct returns *returns;
    struct round *round;
    GPtrArray *piles; /* struct pile * */
};

static void clear_side(gpointer data)
{
    g_free(((struct side *)data)->name);
}

static void drop_pile(gpointer data)
{
    struct pile *pile = data;

    g_free(pile->candidate);
    g_free(pile->evaluator);
    g_free(pile->round);
    g_array_unref(pile->sides);
    g_free(pile);
}

struct piles *piles_new(struct returns *returns, struct round *round)
{
    struct piles *piles = g_new0(struct piles, 1);

    piles->returns = returns;
    piles->round = round;
    piles->piles = g_ptr_array_new_with_free_func(drop_pile);
    return piles;
}

static struct pile *find_pile(struct piles *piles, const char *candidate, const char *evaluator,
                              const char *round)
{
    g_autofree char *who = ballot_new_code(candidate), *by = ballot_new_code(evaluator);
    struct pile *pile;

    for (unsigned i = 0; i < piles->piles->len; i++) {
        pile = g_ptr_array_index(piles->piles, i);
        if (strcmp(pile->candidate, who) == 0 && strcmp(pile->evaluator, by) == 0 &&
            g_ascii_strcasecmp(pile->round, round) == 0)
            return pile;
    }
    pile = g_new0(struct pile, 1);
    pile->candidate = g_steal_pointer(&who);
    pile->evaluator = g_steal_pointer(&by);
    pile->round = g_strdup(round);
    pile->sides = g_array_new(FALSE, FALSE, sizeof(struct side));
    g_array_set_clear_func(pile->sides, clear_side);
    g_ptr_array_add(piles->piles, pile);
    return pile;
}

/* Another round's are nobody's to confirm. */
static bool is_of_other_round(const struct piles *piles, const char *round)
{
    const char *wanted = piles->round->grid.round;

    return wanted && *round && g_ascii_strcasecmp(wanted, round) != 0;
}

/* What nobody has said yet goes on the list. */
static void wait(const struct piles *piles, const struct pile *pile, const struct side *side,
                 struct round_wait wait)
{
    const char *label = wait.values ? say_text(wait.reason) : say_text("to be read");
    g_autofree char *shown = g_strndup(wait.row, strcspn(wait.row, ".")); /* "K3" */
    g_autofree char *reason =
        wait.proposal
            ? g_strdup_printf(say_text("page %u, %s: %s; it may be %s"), side->sheet->code.page,
                              shown, label, wait.proposal)
            : g_strdup_printf(say_text("page %u, %s: %s"), side->sheet->code.page, shown, label);

    panel_wait(piles->round->panel, side->name, pile ? pile->candidate : NULL,
               pile ? pile->evaluator : NULL, g_steal_pointer(&reason));
    wait.file = g_strdup(side->name);
    wait.page = side->sheet->code.page;
    wait.candidate = g_strdup(pile ? pile->candidate : "");
    wait.evaluator = g_strdup(pile ? pile->evaluator : "");
    wait.crop = g_bytes_ref(wait.crop);
    wait.row = g_strdup(wait.row);
    wait.proposal = g_strdup(wait.proposal);
    g_array_append_val(piles->round->waiting, wait);
}

char *returns_digest(GBytes *crop)
{
    g_autofree char *whole = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, crop);

    return g_strndup(whole, DIGEST);
}

/* "2", or "" of a blank: what a person may say of a field; NULL: it is none of its values. */
static const char *known_value(const struct scan_field *field, const char *answer)
{
    if (g_ascii_strcasecmp(answer, PANEL_ANSWER_BLANK) == 0)
        return "";
    for (unsigned i = 0; i < field->ring_count; i++)
        if (g_ascii_strcasecmp(answer, field->rings[i].value) == 0)
            return field->rings[i].value;
    return NULL;
}

static char **list_values(const struct scan_field *field)
{
    char **values = g_new0(char *, field->ring_count + 1);

    for (unsigned i = 0; i < field->ring_count; i++)
        values[i] = g_strdup(field->rings[i].value);
    return values;
}

/* A row's value: as read, or as a person said; else it waits. */
static const char *read_row(const struct piles *piles, const struct pile *pile,
                            const struct side *side, const struct scan_row *row)
{
    const struct scan_field *field = &side->sheet->page->fields[row->field];
    g_autofree char *digest = row->crop ? returns_digest(row->crop) : NULL;
    const char *answer =
                   digest ? panel_answers_find(piles->returns->answers, field->name, digest) : NULL,
               *value = answer ? known_value(field, answer) : NULL;

    if (row->verdict == SCAN_VALUE) {
        piles->round->paper.read++;
        return field->rings[row->proposal].value;
    }
    if (value) {
        piles->round->paper.confirmed++;
        return value;
    }
    wait(piles, pile, side,
         (struct round_wait){
             .row = (char *)field->name,
             .proposal = row->proposal < 0 ? NULL : (char *)field->rings[row->proposal].value,
             .is_blank = row->verdict == SCAN_BLANK,
             .reason = scan_reason_text(row->reason),
             .digest = g_steal_pointer(&digest),
             .crop = row->crop,
             .values = list_values(field)});
    return NULL;
}

/* codes that are written by hand */

static const struct scan_writing *find_writing(const struct scan_sheet *sheet, const char *name)
{
    for (unsigned i = 0; i < sheet->writings->len; i++) {
        const struct scan_writing *writing =
            &g_array_index(sheet->writings, struct scan_writing, i);

        if (strcmp(sheet->page->notes[writing->note].name, name) == 0)
            return writing->crop ? writing : NULL;
    }
    return NULL;
}

/* NULL: it waits, or there is none. */
static const char *read_code(const struct piles *piles, const struct side *side, const char *name,
                             bool *waits)
{
    const struct scan_writing *writing = find_writing(side->sheet, name);
    g_autofree char *digest = writing ? returns_digest(writing->crop) : NULL;
    const char *answer = writing ? panel_answers_find(piles->returns->answers, name, digest) : NULL;

    if (writing && !answer) {
        *waits = true;
        wait(piles, NULL, side,
             (struct round_wait){
                 .row = (char *)name, .digest = g_steal_pointer(&digest), .crop = writing->crop});
    }
    if (answer)
        piles->round->paper.confirmed++;
    return answer;
}

/* Whose it is nobody knows yet; what else waits on it is asked in one go. */
static void ask_rows(const struct piles *piles, const struct side *side)
{
    for (unsigned i = 0; i < side->sheet->rows->len; i++) {
        const struct scan_row *row = &g_array_index(side->sheet->rows, struct scan_row, i);

        if (row->verdict != SCAN_VALUE)
            read_row(piles, NULL, side, row);
    }
}

static void add_written(struct piles *piles, struct side *side)
{
    bool waits = false;
    const char *candidate = read_code(piles, side, "candidate", &waits),
               *evaluator = read_code(piles, side, "evaluator", &waits);

    if (candidate && evaluator) {
        g_array_append_vals(find_pile(piles, candidate, evaluator, side->sheet->code.round)->sides,
                            side, 1);
        return;
    }
    if (waits)
        ask_rows(piles, side);
    else
        panel_refuse(piles->round->panel, side->name,
                     N_("no code of a candidate and an evaluator is written on this page; write "
                        "them into its boxes and scan it again"));
    clear_side(side);
}

void piles_add(struct piles *piles, const char *name, const struct scan_sheet *sheet)
{
    const struct scan_code *code = &sheet->code;
    struct side side = {g_strdup(name), sheet};

    piles->round->paper.pages++;
    if (*code->candidate && *code->evaluator)
        g_array_append_val(find_pile(piles, code->candidate, code->evaluator, code->round)->sides,
                           side);
    else
        add_written(piles, &side);
}

/* A page that is there twice is read once where both say the same, as far as they are certain. */
static void merge_value(struct value *value, const char *text, bool is_certain, bool *differs)
{
    if (!text)
        return;
    if (value->text && value->is_certain && is_certain && strcmp(value->text, text) != 0)
        *differs = true;
    if (!value->text || (is_certain && !value->is_certain))
        *value = (struct value){text, is_certain};
}

/* From pages to a ballot: what its fields say, and what waits. */
struct filling {
    const struct piles *piles;
    const struct pile *pile;
    GHashTable *values; /* const char * name of a field → struct value * */
    GHashTable *seen;   /* numbers of pages → struct side * */
    struct ballot_paper *paper;
    char *refused;
};

static const struct side *side_of(const struct pile *pile, unsigned index)
{
    return &g_array_index(pile->sides, struct side, index);
}

/* The criterion that the name of a field begins with, from 0; −1: none. */
static int find_criterion(const struct filling *filling, const char *name)
{
    const guint64 number = *name == 'K' ? g_ascii_strtoull(name + 1, NULL, 10) : 0;

    return number >= 1 && number <= filling->piles->round->grid.count ? (int)number - 1 : -1;
}

static void note_wait(const struct filling *filling, const char *name)
{
    const int criterion = find_criterion(filling, name);

    if (criterion >= 0)
        filling->paper->waits[criterion] = true;
    else if (strcmp(name, "conflict") == 0)
        filling->paper->declaration_waits = true;
    else
        filling->paper->others_wait = true;
}

static void fill_row(struct filling *filling, const struct side *side, const struct scan_row *row)
{
    const char *name = side->sheet->page->fields[row->field].name;
    struct value *value = g_hash_table_lookup(filling->values, name);
    const bool is_known = value && value->text && value->is_certain;
    const char *text;
    bool differs = false;

    if (is_known && row->verdict != SCAN_VALUE)
        return;
    text = read_row(filling->piles, filling->pile, side, row);
    if (!value) {
        value = g_new0(struct value, 1);
        g_hash_table_insert(filling->values, (gpointer)name, value);
    }
    merge_value(value, text, row->verdict == SCAN_VALUE, &differs);
    if (differs && !filling->refused)
        filling->refused = g_strdup_printf(
            say_text("%s is marked otherwise on two scans of one page; leave one out"), name);
}

static void fill_evidence(struct filling *filling, const struct side *side)
{
    for (unsigned i = 0; i < side->sheet->writings->len; i++) {
        const struct scan_writing *writing =
            &g_array_index(side->sheet->writings, struct scan_writing, i);
        const char *name = side->sheet->page->notes[writing->note].name;
        const int criterion = find_criterion(filling, name);
        GBytes **written = criterion < 0 ? NULL : &filling->paper->written[criterion];

        if (writing->crop && written && !*written && g_str_has_suffix(name, ".evidence"))
            *written = g_bytes_ref(writing->crop);
    }
}

static void fill_side(struct filling *filling, const struct side *side)
{
    const gpointer number = GUINT_TO_POINTER(side->sheet->code.page);
    const struct side *before = g_hash_table_lookup(filling->seen, number);

    if (before) {
        g_autofree char *note = g_strdup_printf(say_text("page %u is there twice: also in %s"),
                                                side->sheet->code.page, before->name);

        panel_note(filling->piles->round->panel, side->name, note);
    }
    g_hash_table_insert(filling->seen, number, (gpointer)side);
    for (unsigned i = 0; i < side->sheet->rows->len; i++)
        fill_row(filling, side, &g_array_index(side->sheet->rows, struct scan_row, i));
    fill_evidence(filling, side);
}

/* The form that the pages are of. */
static const struct scan_form *find_form(const struct filling *filling)
{
    const struct scan_page *page = side_of(filling->pile, 0)->sheet->page;

    for (unsigned i = 0; i < RETURNS_LAYOUTS; i++) {
        const struct paper *paper = filling->piles->returns->papers[i];

        for (unsigned j = 0; paper && j < paper->form.page_count; j++)
            if (&paper->form.pages[j] == page)
                return &paper->form;
    }
    return NULL;
}

static void miss_page(struct filling *filling, const struct scan_page *page, unsigned number)
{
    const struct pile *pile = filling->pile;

    panel_wait(filling->piles->round->panel, side_of(pile, 0)->name, pile->candidate,
               pile->evaluator,
               g_strdup_printf(say_text("page %u is missing: scan it, too"), number));
    filling->piles->round->paper.missing++;
    for (unsigned i = 0; i < page->field_count; i++)
        note_wait(filling, page->fields[i].name);
}

static void miss_pages(struct filling *filling)
{
    const struct scan_form *form = find_form(filling);

    for (unsigned i = 0; form && i < form->page_count; i++)
        if (form->pages[i].field_count > 0 &&
            !g_hash_table_contains(filling->seen, GUINT_TO_POINTER(i + 1)))
            miss_page(filling, &form->pages[i], i + 1);
}

/* Whose it is, and all that is known of it. */
static void give(struct filling *filling)
{
    const struct pile *pile = filling->pile;
    const char *file = side_of(pile, 0)->name;
    g_autoptr(GArray) fields = g_array_new(FALSE, FALSE, sizeof(struct panel_field));
    const struct panel_field whose[] = {{"candidate", pile->candidate},
                                        {"evaluator", pile->evaluator},
                                        {"round", pile->round},
                                        {"hash", side_of(pile, 0)->sheet->code.hash}};
    GHashTableIter iter;
    gpointer name, value;

    g_array_append_vals(fields, whose, G_N_ELEMENTS(whose));
    g_hash_table_iter_init(&iter, filling->values);
    while (g_hash_table_iter_next(&iter, &name, &value)) {
        const struct panel_field field = {name, ((struct value *)value)->text};

        if (field.value)
            g_array_append_val(fields, field);
        else
            note_wait(filling, name);
    }
    panel_add_paper(filling->piles->round->panel, file, (struct panel_field *)(void *)fields->data,
                    fields->len, g_steal_pointer(&filling->paper));
}

static void settle(const struct piles *piles, const struct pile *pile)
{
    struct filling filling = {.piles = piles,
                              .pile = pile,
                              .values =
                                  g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free),
                              .seen = g_hash_table_new(NULL, NULL),
                              .paper = ballot_paper_new(piles->round->grid.count)};

    if (is_of_other_round(piles, pile->round)) {
        give(&filling);
    } else {
        for (unsigned i = 0; i < pile->sides->len; i++)
            fill_side(&filling, side_of(pile, i));
        miss_pages(&filling);
        if (filling.refused)
            panel_refuse(piles->round->panel, side_of(pile, 0)->name, filling.refused);
        else
            give(&filling);
    }
    ballot_paper_drop(filling.paper, piles->round->grid.count);
    g_free(filling.refused);
    g_hash_table_unref(filling.values);
    g_hash_table_unref(filling.seen);
}

void piles_close(struct piles *piles)
{
    for (unsigned i = 0; i < piles->piles->len; i++)
        settle(piles, g_ptr_array_index(piles->piles, i));
    g_ptr_array_unref(piles->piles);
    g_free(piles);
}
