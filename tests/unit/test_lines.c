/* lines: how the columns of posters are broken, over all postings that are here: chosen together
 * against one after the other (greedily), with words divided against whole. With `-m perf` (make
 * bench) also what that costs. */
#include "document/compose/compose.h"
#include "document/dress/dress.h"
#include "typeset/box/box.h"
#include "typeset/para/para_private.h"
#include "typeset/typeset.h"

#include <math.h>
#include <string.h>
#include <time.h>

/* A paragraph of a poster's column, as it was placed there. */
struct sample {
    struct para *divided, *whole; /* lent by the trees */
    double measure_pt, scale;
    const struct language *lang;
};

struct corpus {
    const char *data;
    struct diag *diag;
    struct hyphens *hyphens;
    struct fonts *fonts;
    GPtrArray *kept; /* what samples are lent by */
    GArray *samples;
    unsigned postings;
    unsigned column_ends; /* that are hyphens */
};

/* One document at its place, and its columns laid out once more. */
struct placed {
    struct posting *posting;
    struct design *design;
    struct doc *doc;
    struct pages *pages;
    struct box_tree divided, whole;
};

static void drop_placed(gpointer data)
{
    struct placed *placed = data;

    if (placed->pages) {
        box_tree_clear(&placed->divided);
        box_tree_clear(&placed->whole);
    }
    g_clear_pointer(&placed->pages, pages_drop);
    g_clear_pointer(&placed->doc, doc_drop);
    g_clear_pointer(&placed->design, design_drop);
    posting_drop(placed->posting);
    g_free(placed);
}

/* The lines of all blocks in the poster's columns (g_array_unref). */
static GArray *lay_columns(struct box_tree *tree, const struct placed *placed)
{
    const struct page *page = pages_get(placed->pages, 0);
    const struct box_setting setting = {placed->pages->body_pt, 1, 1, placed->pages->cut};
    GArray *parts;
    struct vlist list;

    vlist_init(&list);
    for (unsigned i = 0; i < page->frames->len; i++) {
        const struct page_frame *frame = &g_array_index(page->frames, struct page_frame, i);

        for (struct box *box = frame->columns > 1 ? box_shown(&setting, tree->first) : NULL; box;
             box = box_shown(&setting, box->next))
            if (strcmp(box->node->slot, frame->name) == 0)
                box_measure(box, &setting, frame->column_pt, &list);
    }
    parts = g_array_ref(list.parts);
    vlist_clear(&list);
    return parts;
}

static const struct vlist_part *next_text(const GArray *parts, unsigned *at)
{
    while (*at < parts->len) {
        const struct vlist_part *part = &g_array_index(parts, struct vlist_part, (*at)++);

        if (part->kind == PART_LINE && part->line.first == 0 && part->box->style->hyphens)
            return part;
    }
    return NULL;
}

static void add_samples(struct corpus *corpus, const struct placed *placed,
                        struct box_tree *divided, struct box_tree *whole)
{
    g_autoptr(GArray) parts = lay_columns(divided, placed), others = lay_columns(whole, placed);
    const struct vlist_part *part, *other;
    unsigned at = 0, other_at = 0;

    while ((part = next_text(parts, &at)) && (other = next_text(others, &other_at))) {
        const struct sample sample = {part->box->para, other->box->para, part->width_pt,
                                      part->scale, placed->doc->lang};

        g_assert_true(part->box->node == other->box->node);
        g_array_append_val(corpus->samples, sample);
    }
}

static bool is_hyphen(const struct page_item *item)
{
    return item->kind == PAGE_TEXT && !item->node && strcmp(item->u.text.text, "-") == 0;
}

/* Is the lowest line of a column one that ends in a hyphen? */
static bool ends_in_hyphen(const struct page *page, double left_pt, double right_pt, double top_pt,
                           double bottom_pt)
{
    double lowest_pt = top_pt;
    bool hyphen = false;

    for (unsigned i = 0; i < page->items->len; i++) {
        const struct page_item *item = &g_array_index(page->items, struct page_item, i);

        if (item->kind != PAGE_TEXT || item->x_pt < left_pt - 20 || item->x_pt >= right_pt ||
            item->y_pt < lowest_pt || item->y_pt > bottom_pt)
            continue;
        hyphen = is_hyphen(item) || (hyphen && item->y_pt == lowest_pt);
        lowest_pt = item->y_pt;
    }
    return hyphen;
}

static void count_column_ends(struct corpus *corpus, const struct page *page)
{
    for (unsigned i = 0; i < page->frames->len; i++) {
        const struct page_frame *frame = &g_array_index(page->frames, struct page_frame, i);

        for (unsigned k = 0; k + 1 < frame->columns; k++) {
            const double x_pt = frame->column_x_pt + k * (frame->column_pt + frame->gutter_pt);

            corpus->column_ends += ends_in_hyphen(page, x_pt, x_pt + frame->column_pt, frame->y_pt,
                                                  frame->y_pt + frame->height_pt);
        }
    }
}

/* A poster that can't be made is no sample. */
static void add_poster(struct corpus *corpus, const char *folder, const char *layout)
{
    struct placed *placed = g_new0(struct placed, 1);
    const struct design_request request = {.folder = "no-such-folder", .data = corpus->data};

    g_ptr_array_add(corpus->kept, placed);
    placed->posting = posting_load(folder, corpus->diag);
    placed->design = design_load(layout, &request, corpus->diag);
    g_assert_nonnull(placed->design);
    if (!placed->posting)
        return;
    placed->doc = compose_poster(&(struct compose_request){
        .posting = placed->posting,
        .brand_name = placed->design->brand_name,
        .brand_tagline = placed->design->brand_tagline,
    });
    doc_dress(placed->doc, placed->design);
    placed->pages =
        place_document(placed->doc, placed->design, corpus->fonts, corpus->hyphens, corpus->diag);
    if (!placed->pages)
        return;
    box_tree_init(&placed->divided, placed->design, corpus->fonts, placed->pages, corpus->diag);
    box_tree_init(&placed->whole, placed->design, corpus->fonts, placed->pages, corpus->diag);
    placed->divided.hyphens = corpus->hyphens;
    box_tree_resolve(&placed->divided);
    box_tree_resolve(&placed->whole);
    add_samples(corpus, placed, &placed->divided, &placed->whole);
    count_column_ends(corpus, pages_get(placed->pages, 0));
    corpus->postings++;
}

static int compare_paths(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Folders with a posting.ini, in and below one. */
static void find_postings(const char *folder, GPtrArray *found)
{
    g_autofree char *ini = g_build_filename(folder, "posting.ini", NULL);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;

    if (g_file_test(ini, G_FILE_TEST_EXISTS))
        g_ptr_array_add(found, g_strdup(folder));
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(folder, name, NULL);

        if (g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
            find_postings(path, found);
    }
}

static void open_corpus(struct corpus *corpus, const char *const *roots)
{
    const char *data = g_getenv("AFFICHE_DATA") ? g_getenv("AFFICHE_DATA") : ".";
    g_autofree char *fonts = g_build_filename(data, "fonts", NULL);
    const char *const folders[] = {fonts, NULL};
    g_autoptr(GPtrArray) postings = g_ptr_array_new_with_free_func(g_free);

    *corpus = (struct corpus){.data = data, .diag = diag_new()};
    corpus->hyphens = hyphens_new(data);
    corpus->fonts = fonts_new(folders, corpus->diag);
    corpus->kept = g_ptr_array_new_with_free_func(drop_placed);
    corpus->samples = g_array_new(FALSE, FALSE, sizeof(struct sample));
    for (; *roots; roots++) {
        g_autofree char *root = g_build_filename(data, *roots, NULL);

        find_postings(root, postings);
    }
    g_ptr_array_sort(postings, compare_paths);
    for (unsigned i = 0; i < postings->len; i++)
        add_poster(corpus, g_ptr_array_index(postings, i), "poster-a4");
}

static void close_corpus(struct corpus *corpus)
{
    g_ptr_array_unref(corpus->kept);
    g_array_unref(corpus->samples);
    fonts_drop(corpus->fonts);
    hyphens_drop(corpus->hyphens);
    diag_drop(corpus->diag);
}

/* What lines cost together, by the objective of the breaker. */
struct figures {
    unsigned lines, hyphens;
    unsigned full;       /* lines that are not the last */
    unsigned short_last; /* last lines under a fifth of the measure */
    double squares;      /* of their rests */
    double demerits;
};

static void add_figures(struct figures *sum, const struct figures *figures)
{
    sum->lines += figures->lines;
    sum->hyphens += figures->hyphens;
    sum->full += figures->full;
    sum->short_last += figures->short_last;
    sum->squares += figures->squares;
    sum->demerits += figures->demerits;
}

static const struct para_breakpoint *breakpoints_of(const struct para *para)
{
    return (const struct para_breakpoint *)(void *)para->breakpoints->data;
}

static void count_line(struct figures *figures, const struct para *para, unsigned from, unsigned to,
                       double measure)
{
    const struct para_breakpoint *begin = &breakpoints_of(para)[from],
                                 *end = &breakpoints_of(para)[to];
    const double rest = MAX(1 - (end->end_x_pt - begin->x_pt) / measure, 0);

    figures->lines++;
    figures->hyphens += end->flagged;
    if (!end->forced) {
        figures->full++;
        figures->squares += rest * rest;
        figures->demerits += para_line_demerits(begin, end, measure);
    } else if (!begin->forced) {
        figures->short_last += rest > 0.8;
        figures->demerits += para_last_demerits(begin, end, measure, from + 1 == to);
    }
}

/* One line after the other, each as full as it can be, under the same rule: no third hyphen
 * running. *ends: the breakpoints at which lines end. */
static void break_greedily(const struct para *para, double measure, GArray *ends)
{
    const struct para_breakpoint *all = breakpoints_of(para);
    const unsigned count = para->breakpoints->len;
    unsigned running = 0;

    g_array_set_size(ends, 0);
    for (unsigned from = 0, to; from + 1 < count; from = to) {
        to = from + 1;
        for (unsigned next = to; next < count; next++) {
            if (all[next].end_x_pt - all[from].x_pt > measure)
                break;
            if (!all[next].flagged || running < 2)
                to = next;
            if (all[next].forced)
                break;
        }
        running = all[to].flagged ? running + 1 : 0;
        g_array_append_val(ends, to);
    }
}

static struct figures count_greedy(const struct para *para, double measure)
{
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(unsigned));
    struct figures figures = {0};

    break_greedily(para, measure, ends);
    for (unsigned i = 0, from = 0; i < ends->len; from = g_array_index(ends, unsigned, i++))
        count_line(&figures, para, from, g_array_index(ends, unsigned, i), measure);
    return figures;
}

static struct figures count_together(struct para *para, double measure_pt, double scale)
{
    const struct para_line *lines;
    const unsigned count = para_break(para, measure_pt, scale, &lines);
    struct figures figures = {0};

    for (unsigned i = 0, from = 0, to; i < count; i++, from = to) {
        for (to = from + 1; breakpoints_of(para)[to].at < lines[i].end;)
            to++;
        count_line(&figures, para, from, to, measure_pt / scale);
    }
    return figures;
}

/* Words wider than the measure are broken anywhere, which a greedy breaker knows nothing of. */
static bool is_regular(const struct sample *sample)
{
    return sample->whole->min_width_pt * sample->scale <= sample->measure_pt;
}

struct sums {
    struct figures together, greedy, whole;
    unsigned paragraphs;
};

static void compare(const struct corpus *corpus, const char *code, struct sums *sums)
{
    for (unsigned i = 0; i < corpus->samples->len; i++) {
        const struct sample *sample = &g_array_index(corpus->samples, struct sample, i);
        struct figures together, greedy, whole;

        if (!g_str_has_prefix(sample->lang->code, code) || !is_regular(sample))
            continue;
        together = count_together(sample->divided, sample->measure_pt, sample->scale);
        whole = count_together(sample->whole, sample->measure_pt, sample->scale);
        greedy = count_greedy(sample->divided, sample->measure_pt / sample->scale);
        g_assert_cmpuint(together.lines, <=, greedy.lines);
        g_assert_cmpuint(together.lines, <=, whole.lines);
        if (together.lines == greedy.lines)
            g_assert_cmpfloat(together.demerits, <=, greedy.demerits + 1e-9);
        if (together.lines == whole.lines)
            g_assert_cmpfloat(together.demerits, <=, whole.demerits + 1e-9);
        add_figures(&sums->together, &together);
        add_figures(&sums->greedy, &greedy);
        add_figures(&sums->whole, &whole);
        sums->paragraphs++;
    }
}

static void assert_better(const struct corpus *corpus, const char *code, double most)
{
    struct sums sums = {0};
    double share, squares, whole_squares;

    compare(corpus, code, &sums);
    g_assert_cmpuint(sums.paragraphs, >, 20);
    share = (double)sums.together.hyphens / sums.together.lines;
    squares = sums.together.squares / sums.together.full;
    whole_squares = sums.whole.squares / sums.whole.full;
    g_test_message("%s: %u paragraphs, %u lines, %u greedily, %u with whole words; objective %.3f, "
                   "greedily %.3f; %.1f %% of lines end in a hyphen, greedily %.1f; mean squared "
                   "rest %.5f, %.2f of that with whole words; %u last lines are short, greedily %u",
                   code, sums.paragraphs, sums.together.lines, sums.greedy.lines, sums.whole.lines,
                   sums.together.demerits, sums.greedy.demerits, 100 * share,
                   100.0 * sums.greedy.hyphens / sums.greedy.lines, squares,
                   squares / whole_squares, sums.together.short_last, sums.greedy.short_last);
    g_assert_cmpfloat(sums.together.demerits, <, sums.greedy.demerits);
    g_assert_cmpfloat(share, <=, 0.2);
    g_assert_cmpuint(100 * sums.together.short_last, <=, sums.paragraphs);
    g_assert_cmpfloat(squares, <=, most * whole_squares);
}

/* Seconds of CPU, for each kind of breaking. */
struct costs {
    double shape, shape_whole, together, greedy;
};

#define ROUNDS 20
#define BREAKS 50 /* of each paragraph in a round: one takes less than the clock tells */

static double cpu_seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* A size that was not shaped before, so that nothing of it is kept. */
static struct para *shape_again(const struct corpus *corpus, const struct sample *sample,
                                bool divided, unsigned round)
{
    const struct para *from = divided ? sample->divided : sample->whole;
    const struct para_options options = {sample->lang->code, true, false, true};
    g_autofree struct para_run *runs = g_memdup2(from->runs, from->run_count * sizeof *runs);

    for (unsigned i = 0; i < from->run_count; i++)
        runs[i].size_pt *= 1 + 1e-9 * (2 * round + divided + 1);
    return para_new(corpus->fonts, runs, from->run_count, &options);
}

static double shape_all(const struct corpus *corpus, bool divided, unsigned round)
{
    const double begin = cpu_seconds();

    for (unsigned i = 0; i < corpus->samples->len; i++)
        para_drop(
            shape_again(corpus, &g_array_index(corpus->samples, struct sample, i), divided, round));
    return cpu_seconds() - begin;
}

static double break_all(const struct corpus *corpus, unsigned round)
{
    const double begin = cpu_seconds();
    const struct para_line *lines;

    for (unsigned i = 0; i < BREAKS * corpus->samples->len; i++) {
        const struct sample *sample =
            &g_array_index(corpus->samples, struct sample, i % corpus->samples->len);

        /* a measure that it was not asked before */
        para_break(sample->divided, sample->measure_pt * (1 + 1e-12 * (i + round + 1)),
                   sample->scale, &lines);
    }
    return (cpu_seconds() - begin) / BREAKS;
}

static double break_all_greedily(const struct corpus *corpus)
{
    g_autoptr(GArray) ends = g_array_new(FALSE, FALSE, sizeof(unsigned));
    const double begin = cpu_seconds();

    for (unsigned i = 0; i < BREAKS * corpus->samples->len; i++) {
        const struct sample *sample =
            &g_array_index(corpus->samples, struct sample, i % corpus->samples->len);

        break_greedily(sample->divided, sample->measure_pt / sample->scale, ends);
    }
    return (cpu_seconds() - begin) / BREAKS;
}

/* The least of several rounds that take turns. Greedy breaking divides no word. */
static void measure_costs(const struct corpus *corpus)
{
    struct costs least = {HUGE_VAL, HUGE_VAL, HUGE_VAL, HUGE_VAL};
    double with_shaping, alone;

    for (unsigned round = 0; round < ROUNDS; round++) {
        least.shape = MIN(least.shape, shape_all(corpus, true, round));
        least.shape_whole = MIN(least.shape_whole, shape_all(corpus, false, round));
        least.together = MIN(least.together, break_all(corpus, round));
        least.greedy = MIN(least.greedy, break_all_greedily(corpus));
    }
    with_shaping = (least.shape + least.together) / (least.shape_whole + least.greedy);
    alone = least.together / least.greedy;
    g_test_message("shaping %.2f ms, without hyphens %.2f; breaking together %.3f ms, greedily "
                   "%.3f: %.1f times alone (at most 10), %.2f with shaping (at most 1.5)",
                   least.shape * 1e3, least.shape_whole * 1e3, least.together * 1e3,
                   least.greedy * 1e3, alone, with_shaping);
    g_assert_cmpfloat(alone, <=, 10);
    g_assert_cmpfloat(with_shaping, <=, 1.5);
}

/* A paragraph of 100,000 words, of those of the samples. */
static void measure_long(const struct corpus *corpus)
{
    const struct sample *first = &g_array_index(corpus->samples, struct sample, 0);
    g_autoptr(GString) text = g_string_new(NULL);
    const struct para_options options = {first->lang->code, true, false, true};
    struct para_run run = first->divided->runs[0];
    const struct para_line *lines;
    struct para *para;
    unsigned count;
    double begin, seconds;

    for (unsigned words = 0, i = 0; words < 100000; i = (i + 1) % corpus->samples->len) {
        const struct sample *sample = &g_array_index(corpus->samples, struct sample, i);
        const char *piece = sample->divided->runs[0].text;

        for (const char *at = piece; *at; at++)
            words += *at == ' ';
        g_string_append_printf(text, "%s ", piece);
        words++;
    }
    run.text = text->str;
    begin = cpu_seconds();
    para = para_new(corpus->fonts, &run, 1, &options);
    count = para_break(para, 25 * run.size_pt, 1, &lines);
    seconds = cpu_seconds() - begin;
    g_test_message("100,000 words: %u lines in %.2f s (less than 1)", count, seconds);
    g_assert_cmpfloat(seconds, <, 1);
    para_drop(para);
}

static void test_columns(void)
{
    static const char *const roots[] = {"input", "tests/cases", NULL};
    struct corpus corpus;

    open_corpus(&corpus, roots);
    g_test_message("%u posters; %u columns end in a hyphen", corpus.postings, corpus.column_ends);
    g_assert_cmpuint(corpus.column_ends, ==, 0);
    assert_better(&corpus, "fr", 0.75);
    assert_better(&corpus, "en", 0.9);
    if (g_test_perf()) {
        measure_costs(&corpus);
        measure_long(&corpus);
    }
    close_corpus(&corpus);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lines/columns", test_columns);
    return g_test_run();
}
