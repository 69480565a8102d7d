/* scan_read: reads pictures of a form that a text describes, and prints what was read: what the
 * simulator's pages are judged by (tests/tools/scan_score.py). `scan_read LAYOUT FILE...`; with -c
 * FOLDER crops go there. LAYOUT: lines of words, of points from the page's top left:
 *
 *   form HASH
 *   page WIDTH HEIGHT CODE_X CODE_Y CODE_SIZE PRINT.png
 *   field NAME X Y WIDTH HEIGHT
 *   ring X Y RADIUS VALUE
 *   note NAME X Y WIDTH HEIGHT */
#include "scan/scan.h"

#include <string.h>
#include <sys/resource.h>

static const char *const verdicts[] = {"value", "uncertain", "blank"};

struct building {
    GArray *pages, *fields, *notes, *rings; /* of which the last page's are not yet closed */
    char *hash;
};

static double number(char **words, unsigned index)
{
    g_assert_cmpuint(index, <, g_strv_length(words));
    return g_ascii_strtod(words[index], NULL);
}

static struct scan_area area_of(char **words, unsigned first)
{
    return (struct scan_area){number(words, first), number(words, first + 1),
                              number(words, first + 2), number(words, first + 3)};
}

static void close_field(struct building *building)
{
    struct scan_field *field;

    if (building->fields->len == 0)
        return;
    field = &g_array_index(building->fields, struct scan_field, building->fields->len - 1);
    if (field->rings)
        return;
    field->ring_count = building->rings->len;
    field->rings =
        g_memdup2(building->rings->data, building->rings->len * sizeof(struct scan_ring));
    g_array_set_size(building->rings, 0);
}

static void close_page(struct building *building)
{
    struct scan_page *page;

    if (building->pages->len == 0)
        return;
    close_field(building);
    page = &g_array_index(building->pages, struct scan_page, building->pages->len - 1);
    page->field_count = building->fields->len;
    page->fields =
        g_memdup2(building->fields->data, building->fields->len * sizeof(struct scan_field));
    page->note_count = building->notes->len;
    page->notes = g_memdup2(building->notes->data, building->notes->len * sizeof(struct scan_note));
    g_array_set_size(building->fields, 0);
    g_array_set_size(building->notes, 0);
}

static void add_page(struct building *building, char **words)
{
    struct scan_page page = {.width_pt = number(words, 1), .height_pt = number(words, 2)};
    const double size = number(words, 5);
    char *bytes;
    gsize len;

    close_page(building);
    page.code = (struct scan_area){number(words, 3), number(words, 4), size, size};
    g_assert_true(g_file_get_contents(words[6], &bytes, &len, NULL));
    page.print = g_bytes_new_take(bytes, len);
    g_array_append_val(building->pages, page);
}

static void add_line(struct building *building, char **words)
{
    if (strcmp(words[0], "form") == 0)
        building->hash = g_strdup(words[1]);
    else if (strcmp(words[0], "page") == 0)
        add_page(building, words);
    else if (strcmp(words[0], "field") == 0) {
        const struct scan_field field = {.name = g_strdup(words[1]), .area = area_of(words, 2)};

        close_field(building);
        g_array_append_val(building->fields, field);
    } else if (strcmp(words[0], "ring") == 0) {
        const struct scan_ring ring = {number(words, 1), number(words, 2), number(words, 3),
                                       g_strdup(words[4])};

        g_array_append_val(building->rings, ring);
    } else if (strcmp(words[0], "note") == 0) {
        const struct scan_note note = {g_strdup(words[1]), area_of(words, 2)};

        g_array_append_val(building->notes, note);
    }
}

/* Lent for good. */
static struct scan_form load_form(const char *path)
{
    struct building building = {.pages = g_array_new(FALSE, FALSE, sizeof(struct scan_page)),
                                .fields = g_array_new(FALSE, FALSE, sizeof(struct scan_field)),
                                .notes = g_array_new(FALSE, FALSE, sizeof(struct scan_note)),
                                .rings = g_array_new(FALSE, FALSE, sizeof(struct scan_ring))};
    g_autofree char *text = NULL;
    g_auto(GStrv) lines = NULL;

    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        g_auto(GStrv) words = g_strsplit(*line, " ", -1);

        if (**line)
            add_line(&building, words);
    }
    close_page(&building);
    return (struct scan_form){building.hash, (struct scan_page *)building.pages->data,
                              building.pages->len};
}

static void save(const char *folder, const char *path, const char *name, GBytes *crop)
{
    g_autofree char *base = g_path_get_basename(path),
                    *file = g_strdup_printf("%s/%s-%s.png", folder, base, name);
    gsize len;
    const char *bytes = g_bytes_get_data(crop, &len);

    g_assert_true(g_file_set_contents(file, bytes, (gssize)len, NULL));
}

static void print_rows(const struct scan_sheet *sheet, const char *path, const char *crops)
{
    for (unsigned i = 0; i < sheet->rows->len; i++) {
        const struct scan_row *row = &g_array_index(sheet->rows, struct scan_row, i);
        const struct scan_field *field = &sheet->page->fields[row->field];

        printf("%s\t%u\t%s\t%s\t%s\t%s\n", path, sheet->picture, field->name,
               verdicts[row->verdict], row->proposal < 0 ? "-" : field->rings[row->proposal].value,
               scan_reason_text(row->reason));
        g_assert_true((row->verdict == SCAN_VALUE) == !row->crop);
        if (crops && row->crop)
            save(crops, path, field->name, row->crop);
    }
    for (unsigned i = 0; i < sheet->writings->len; i++) {
        const struct scan_writing *writing =
            &g_array_index(sheet->writings, struct scan_writing, i);
        const char *name = sheet->page->notes[writing->note].name;

        printf("%s\t%u\t%s\t%s\n", path, sheet->picture, name,
               writing->is_written ? "written" : "empty");
        if (crops && writing->crop)
            save(crops, path, name, writing->crop);
    }
}

static void read_file(const char *path, const struct scan_form *form, const char *crops)
{
    const gint64 start = g_get_monotonic_time();
    char *bytes;
    gsize len;

    g_assert_true(g_file_get_contents(path, &bytes, &len, NULL));
    g_autoptr(GBytes) file = g_bytes_new_take(bytes, len);
    g_autoptr(GPtrArray) sheets = scan_read(file, &form, 1);

    for (unsigned i = 0; i < sheets->len; i++) {
        const struct scan_sheet *sheet = g_ptr_array_index(sheets, i);
        g_autofree char *says = scan_explain(sheet),
                        *code = sheet->has_code ? scan_code_format(&sheet->code) : g_strdup("-");

        printf("%s\t%u\tPAGE\t%d\t%s\t%s\t%" G_GINT64_FORMAT "\n", path, sheet->picture,
               sheet->fault, code, says, (g_get_monotonic_time() - start) / 1000);
        print_rows(sheet, path, crops);
    }
    fflush(stdout);
}

int main(int argc, char **argv)
{
    const bool has_crops = argc > 3 && strcmp(argv[1], "-c") == 0;
    const char *crops = has_crops ? argv[2] : NULL;
    struct scan_form form;
    struct rusage used;

    argv += has_crops ? 3 : 1;
    g_assert_nonnull(*argv);
    form = load_form(*argv++);
    for (; *argv; argv++)
        read_file(*argv, &form, crops);
    getrusage(RUSAGE_CHILDREN, &used);
    printf("-\t0\tMEMORY\t%ld\n", used.ru_maxrss); /* KB, of the process that took most */
    return 0;
}
