/* scan: pages that are painted here, dot by dot, are read back: what is marked, what is not, and
 * what is none of ours. Pages of hands, scanners and telephones are the simulator's
 * (tests/programs/scan.t).
 */
#include "scan/scan.h"

#include "scan/scan_private.h"
#include "typeset/typeset.h"

#include <math.h>
#include <string.h>

#define PX SCAN_PX_PER_MM
#define PX_PER_PT (SCAN_PRINT_DPI / 72)
#define RADIUS_PT 6.75
#define CODE "AF1/8A996C04/1/C-07/A/1"

enum { WIDTH = 105 * PX, HEIGHT = 148 * PX, ROWS = 4, RINGS = 6 }; /* a page of A6 */

static struct scan_ring rings[ROWS][RINGS];
static struct scan_field fields[ROWS];
static struct scan_note note = {"K1.evidence", {40, 340, 200, 50}};
static struct scan_page pages[2];
static const struct scan_form form = {"8a99-6c04", pages, 2};
static const struct scan_form *const forms[] = {&form};
static const struct libraries *libs;

/* With a soft edge, as scanners have it. */
static void dot(unsigned char *page, double x_pt, double y_pt, double radius_pt)
{
    const double radius = radius_pt * PX_PER_PT;
    const int reach = (int)ceil(radius) + 1, x = (int)(x_pt * PX_PER_PT),
              y = (int)(y_pt * PX_PER_PT);

    for (int down = -reach; down <= reach; down++)
        for (int across = -reach; across <= reach; across++) {
            unsigned char *at = &page[(y + down) * WIDTH + x + across];
            const double away = hypot(across, down);

            *at = away <= radius ? 40 : away <= radius + 1 ? MIN(*at, 140) : *at;
        }
}

static void ring(unsigned char *page, const struct scan_ring *at)
{
    for (int i = 0; i < 360; i++)
        dot(page, at->x_pt + at->radius_pt * cos(i * G_PI / 180),
            at->y_pt + at->radius_pt * sin(i * G_PI / 180), 0.4);
}

static void line(unsigned char *page, double x_pt, double y_pt, double to_x_pt, double to_y_pt)
{
    for (int i = 0; i <= 100; i++)
        dot(page, x_pt + (to_x_pt - x_pt) * i / 100, y_pt + (to_y_pt - y_pt) * i / 100, 0.4);
}

static void tick(unsigned char *page, const struct scan_ring *at)
{
    line(page, at->x_pt - 3, at->y_pt - 1, at->x_pt - 1, at->y_pt + 3);
    line(page, at->x_pt - 1, at->y_pt + 3, at->x_pt + 5, at->y_pt - 6);
}

static void code(unsigned char *page, const char *text)
{
    struct diag *diag = diag_new();
    const struct scan_area *area = &pages[0].code;
    unsigned size;
    g_autofree unsigned char *modules = qr_encode(text, &size, NO_SPAN, diag);
    const double step = area->width_pt / size * PX_PER_PT;

    for (int y = 0; y < area->height_pt * PX_PER_PT; y++)
        for (int x = 0; x < area->width_pt * PX_PER_PT; x++)
            page[((int)(area->y_pt * PX_PER_PT) + y) * WIDTH + (int)(area->x_pt * PX_PER_PT) + x] =
                modules[MIN((unsigned)(y / step), size - 1) * size +
                        MIN((unsigned)(x / step), size - 1)]
                    ? 20
                    : 240;
    diag_drop(diag);
}

/* Paper, not quite even, and what is printed on it (g_free). */
static unsigned char *paper(void)
{
    unsigned char *page = g_malloc(WIDTH * HEIGHT);

    for (int i = 0; i < WIDTH * HEIGHT; i++)
        page[i] = (unsigned char)(236 + i % 1013 * 7919 % 9);
    for (unsigned i = 0; i < ROWS; i++)
        for (unsigned j = 0; j < RINGS; j++)
            ring(page, &rings[i][j]);
    return page;
}

static void set_up(void)
{
    static const char *const values[RINGS] = {"0", "1", "2", "3", "4", "NE"};
    g_autofree unsigned char *print = NULL;
    const char *why;

    libs = libraries_open(&why);
    g_assert_nonnull(libs);
    for (unsigned i = 0; i < ROWS; i++) {
        for (unsigned j = 0; j < RINGS; j++)
            rings[i][j] = (struct scan_ring){40 + 42 * j, 120 + 60 * i, RADIUS_PT, values[j]};
        fields[i] = (struct scan_field){"K1.score", rings[i], RINGS, {24, 105 + 60 * i, 250, 32}};
    }
    print = paper();
    pages[0] = (struct scan_page){
        297, 420, {210, 30, 60, 60}, fields, ROWS, &note, 1, crop_new(libs, print, WIDTH, HEIGHT)};
    pages[1] = (struct scan_page){297, 420, {210, 30, 60, 60}, NULL, 0, NULL, 0, pages[0].print};
}

/* The one sheet of a page (g_ptr_array_unref). */
static GPtrArray *read_page(const unsigned char *page)
{
    g_autoptr(GBytes) file = crop_new(libs, page, WIDTH, HEIGHT);
    GPtrArray *sheets = scan_read(file, forms, 1);

    g_assert_cmpuint(sheets->len, ==, 1);
    return sheets;
}

static void assert_row(const GPtrArray *sheets, unsigned index, enum scan_reason reason,
                       int proposal)
{
    const struct scan_sheet *sheet = g_ptr_array_index(sheets, 0);
    const struct scan_row *row = &g_array_index(sheet->rows, struct scan_row, index);

    g_assert_cmpint(sheet->fault, ==, SCAN_READ);
    g_assert_cmpint(row->reason, ==, reason);
    g_assert_cmpint(row->proposal, ==, proposal);
    g_assert_cmpint(row->verdict, ==,
                    reason == SCAN_CERTAIN ? SCAN_VALUE
                    : reason == SCAN_EMPTY ? SCAN_BLANK
                                           : SCAN_UNCERTAIN);
    g_assert_true(!row->crop == (reason == SCAN_CERTAIN));
}

static void test_marks(void)
{
    g_autofree unsigned char *page = paper();
    g_autoptr(GPtrArray) sheets = NULL;
    const struct scan_sheet *sheet;

    code(page, CODE);
    tick(page, &rings[0][3]);
    tick(page, &rings[1][0]);
    tick(page, &rings[1][5]);
    tick(page, &rings[3][4]);
    line(page, 96, 306, 110, 296); /* beside the marks of the last row */
    sheets = read_page(page);
    sheet = g_ptr_array_index(sheets, 0);
    assert_row(sheets, 0, SCAN_CERTAIN, 3);
    assert_row(sheets, 1, SCAN_TWO_MARKS, -1);
    assert_row(sheets, 2, SCAN_EMPTY, -1);
    assert_row(sheets, 3, SCAN_ELSEWHERE, 4);
    g_assert_true(sheet->page == &pages[0]);
    g_assert_cmpstr(sheet->code.candidate, ==, "C-07");
    g_assert_false(g_array_index(sheet->writings, struct scan_writing, 0).is_written);
}

static void test_writing(void)
{
    g_autofree unsigned char *page = paper();
    g_autoptr(GPtrArray) sheets = NULL;
    const struct scan_sheet *sheet;

    code(page, CODE);
    line(page, 60, 350, 160, 360);
    sheets = read_page(page);
    sheet = g_ptr_array_index(sheets, 0);
    g_assert_true(g_array_index(sheet->writings, struct scan_writing, 0).is_written);
    g_assert_nonnull(g_array_index(sheet->writings, struct scan_writing, 0).crop);
    for (unsigned i = 0; i < ROWS; i++)
        assert_row(sheets, i, SCAN_EMPTY, -1);
}

/* A page in black and white alone says nothing for certain. */
static void test_one_bit(void)
{
    g_autofree unsigned char *page = paper();
    g_autoptr(GPtrArray) sheets = NULL;

    code(page, CODE);
    tick(page, &rings[2][2]);
    for (int i = 0; i < WIDTH * HEIGHT; i++)
        page[i] = page[i] < 128 ? 0 : 255;
    sheets = read_page(page);
    assert_row(sheets, 2, SCAN_ONE_BIT, 2);
    assert_row(sheets, 0, SCAN_EMPTY, -1);
}

/* A quarter turn to the right (g_free). */
static unsigned char *turn(const unsigned char *page, int width, int height)
{
    unsigned char *turned = g_malloc((size_t)width * (size_t)height);

    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            turned[x * height + height - 1 - y] = page[y * width + x];
    return turned;
}

static void test_directions(void)
{
    unsigned char *page = paper();

    code(page, CODE);
    tick(page, &rings[0][1]);
    tick(page, &rings[3][5]);
    for (unsigned i = 0; i < 4; i++) {
        const int width = i % 2 ? HEIGHT : WIDTH, height = i % 2 ? WIDTH : HEIGHT;
        g_autoptr(GBytes) file = crop_new(libs, page, width, height);
        g_autoptr(GPtrArray) sheets = scan_read(file, forms, 1);
        unsigned char *next = turn(page, width, height);

        assert_row(sheets, 0, SCAN_CERTAIN, 1);
        assert_row(sheets, 1, SCAN_EMPTY, -1);
        assert_row(sheets, 3, SCAN_CERTAIN, 5);
        g_free(page);
        page = next;
    }
    g_free(page);
}

static void assert_fault(GBytes *file, enum scan_fault fault)
{
    g_autoptr(GPtrArray) sheets = scan_read(file, forms, 1);
    const struct scan_sheet *sheet = g_ptr_array_index(sheets, 0);
    g_autofree char *says = scan_explain(sheet);

    g_assert_cmpuint(sheets->len, ==, 1);
    g_assert_cmpint(sheet->fault, ==, fault);
    g_assert_null(sheet->page);
    g_assert_cmpuint(sheet->rows->len, ==, 0);
    g_assert_nonnull(says);
}

static void assert_page_fault(const unsigned char *page, enum scan_fault fault)
{
    g_autoptr(GBytes) file = crop_new(libs, page, WIDTH, HEIGHT);

    assert_fault(file, fault);
}

static void test_others(void)
{
    g_autofree unsigned char *page = paper(), *empty = g_malloc(WIDTH * HEIGHT);

    assert_page_fault(page, SCAN_NO_CODE);
    code(page, "https://www.chroniques.org");
    assert_page_fault(page, SCAN_NO_CODE);
    code(page, "AF1/8A996C05/1/C-07/A/1");
    assert_page_fault(page, SCAN_FOREIGN);
    code(page, "AF1/8A996C04/2/C-07/A/1");
    assert_page_fault(page, SCAN_OTHER_PAGE);
    code(page, "AF1/8A996C04/3/C-07/A/1");
    assert_page_fault(page, SCAN_OTHER_PAGE);
    memset(empty, 240, WIDTH * HEIGHT);
    code(empty, CODE);
    assert_page_fault(empty, SCAN_UNREGISTERED);
}

static void assert_bytes_fault(const char *bytes, size_t len, enum scan_fault fault)
{
    g_autoptr(GBytes) file = g_bytes_new(bytes, len);

    assert_fault(file, fault);
}

static void test_damaged(void)
{
    static const char bomb[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xc3\x50\0\0\xc3\x50\x08\0\0\0\0"
                               "\x6e\xc4\x62\x16\0\0\0\x10IDAT"; /* 50,000 × 50,000 */
    g_autofree unsigned char *page = paper();
    g_autoptr(GBytes) whole = NULL, half = NULL;

    code(page, CODE);
    whole = crop_new(libs, page, WIDTH, HEIGHT);
    half = g_bytes_new_from_bytes(whole, 0, g_bytes_get_size(whole) / 2);
    assert_fault(half, SCAN_DAMAGED);
    assert_bytes_fault("GIF89a", 6, SCAN_KIND);
    assert_bytes_fault("", 0, SCAN_KIND);
    assert_bytes_fault("\xff\xd8\xff\xe0", 4, SCAN_DAMAGED);
    assert_bytes_fault("II*\0\1", 5, SCAN_DAMAGED);
    assert_bytes_fault("%PDF-1.4\n", 9, SCAN_DAMAGED);
    assert_bytes_fault(bomb, sizeof bomb - 1, SCAN_LARGE);
}

static void test_small(void)
{
    g_autofree unsigned char *page = paper(), *small = g_malloc(WIDTH / 2 * (HEIGHT / 2));

    g_autoptr(GBytes) file = NULL;

    for (int y = 0; y < HEIGHT / 2; y++)
        for (int x = 0; x < WIDTH / 2; x++)
            small[y * (WIDTH / 2) + x] = page[2 * y * WIDTH + 2 * x];
    file = crop_new(libs, small, WIDTH / 2, HEIGHT / 2);
    assert_fault(file, SCAN_SMALL);
}

/* Of a ring on white, 512 pixels wide, in whatever it is packed. */
static void assert_ring(const char *name)
{
    g_autofree char *path =
        g_build_filename(g_getenv("AFFICHE_DATA"), "tests/cases/scan", name, NULL);
    struct diag *diag = diag_new();
    g_autoptr(GBytes) file = source_load_bytes(path, SOURCE_TEXT_MAX, diag);
    struct trouble trouble = {0};
    const unsigned count = image_count(libs, file, &trouble);

    g_assert_cmpuint(count, ==, strcmp(name, "g4.tif") == 0 ? 2 : 1);
    for (unsigned i = 0; i < count; i++) {
        struct picture *picture = image_load(libs, file, i, &trouble);

        g_test_message("%s: %d", name, trouble.fault);
        g_assert_nonnull(picture);
        g_assert_cmpint(picture->width, ==, 512);
        g_assert_cmpint(picture->height, ==, 512);
        g_assert_cmpuint(picture->pixels[256 * 512 + 256], >, 220);
        g_assert_cmpuint(picture->pixels[104 * 512 + 250], <, 90);
        picture_drop(picture);
    }
    diag_drop(diag);
}

static void test_kinds(void)
{
    static const char *const names[] = {
        "grey.jpg", "progressive.jpg", "grey.png",    "palette.png", "alpha.png", "bits.png",
        "g4.tif",   "g3.tif",          "lzw.tif",     "cmyk.tif",    "jpeg.tif",  "jpeg.pdf",
        "g4.pdf",   "predictor.pdf",   "palette.pdf", "mask.pdf",    NULL};

    for (const char *const *name = names; *name; name++)
        assert_ring(*name);
}

/* How a PDF packs what can't be unpacked is named. */
static void test_filter(void)
{
    g_autofree char *path =
        g_build_filename(g_getenv("AFFICHE_DATA"), "tests/cases/scan/jpx.pdf", NULL);
    struct diag *diag = diag_new();
    g_autoptr(GBytes) file = source_load_bytes(path, SOURCE_TEXT_MAX, diag);
    g_autoptr(GPtrArray) sheets = scan_read(file, forms, 1);
    const struct scan_sheet *sheet = g_ptr_array_index(sheets, 0);

    g_assert_cmpint(sheet->fault, ==, SCAN_FILTER);
    g_assert_cmpstr(sheet->detail, ==, "JPXDecode");
    diag_drop(diag);
}

/* What a process answers that was taken over is refused. */
static void test_answers(void)
{
    g_autofree unsigned char *page = paper();
    g_autoptr(GPtrArray) sheets = NULL;
    g_autoptr(GBytes) packed = NULL;

    code(page, CODE);
    tick(page, &rings[0][3]);
    sheets = read_page(page);
    packed = scanned_pack(g_ptr_array_index(sheets, 0), forms, 1);
    for (gsize i = 0; i <= g_bytes_get_size(packed); i++) {
        g_autoptr(GBytes) part = g_bytes_new_from_bytes(packed, 0, MIN(i, 64));
        struct scan_sheet *sheet = scanned_unpack(part, forms, 1);

        g_assert_true(!sheet || sheet->fault != SCAN_READ);
        scanned_drop(sheet);
    }
    struct scan_sheet *whole = scanned_unpack(packed, forms, 1);

    g_assert_nonnull(whole);
    g_assert_true(whole->page == &pages[0]);
    g_assert_cmpint(g_array_index(whole->rows, struct scan_row, 0).proposal, ==, 3);
    scanned_drop(whole);
    g_assert_null(scanned_unpack(packed, forms, 0)); /* of a form that there isn't */
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    set_up();
    g_test_add_func("/scan/marks", test_marks);
    g_test_add_func("/scan/writing", test_writing);
    g_test_add_func("/scan/one-bit", test_one_bit);
    g_test_add_func("/scan/directions", test_directions);
    g_test_add_func("/scan/others", test_others);
    g_test_add_func("/scan/damaged", test_damaged);
    g_test_add_func("/scan/small", test_small);
    g_test_add_func("/scan/kinds", test_kinds);
    g_test_add_func("/scan/filter", test_filter);
    g_test_add_func("/scan/answers", test_answers);
    return g_test_run();
}
