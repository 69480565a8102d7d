/* fields: forms of other programs, and of nobody's: what they hold, and that reading them ends. */
#include "pdf/pdf.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

/* The cross-reference table of a file whose objects begin lines, in any order (ISO 32000-1, 7.5.4),
 * and its trailer. */
static void append_table(GString *file)
{
    enum { SIZE = 9 };
    const gsize start = file->len;

    g_string_append_printf(file, "xref\n0 %d\n0000000000 65535 f \n", SIZE);
    for (unsigned number = 1; number < SIZE; number++) {
        g_autofree char *head = g_strdup_printf("\n%u 0 obj", number);
        const char *at = g_strstr_len(file->str, (gssize)start, head);

        g_string_append_printf(file, "%010u %s \n", at ? (unsigned)(at + 1 - file->str) : 0,
                               at ? "00000 n" : "65535 f");
    }
    g_string_append_printf(
        file, "trailer << /Root 1 0 R /Size %d >>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", SIZE,
        start);
}

/* A file of one page whose form has these fields; `objects` are more, from 5 on. */
static GBytes *new_form(const char *fields, const char *objects)
{
    GString *file = g_string_new(NULL);

    g_string_append_printf(
        file,
        "%%PDF-1.7\n"
        "1 0 obj << /Type /Catalog /Pages 2 0 R /AcroForm << /Fields 4 0 R >> >> endobj\n"
        "2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n"
        "3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >> endobj\n"
        "4 0 obj [%s] endobj\n%s",
        fields, objects);
    append_table(file);
    return g_string_free_to_bytes(file);
}

static struct fields *read_text(const char *fields, const char *objects)
{
    g_autoptr(GBytes) form = new_form(fields, objects);
    enum fields_fault fault;
    struct fields *read = fields_read(form, NULL, &fault);

    g_assert_cmpint(fault, ==, FIELDS_READ);
    g_assert_nonnull(read);
    return read;
}

/* `name=value`, line by line. */
static char *dump(const struct fields *fields)
{
    GString *all = g_string_new(NULL);

    for (unsigned i = 0; i < fields->list->len; i++) {
        const struct field *field = &g_array_index(fields->list, struct field, i);

        g_string_append_printf(all, "%s=%s\n", field->name, field->value);
    }
    return g_string_free(all, FALSE);
}

static void assert_read(const char *fields, const char *objects, const char *expected)
{
    struct fields *form = read_text(fields, objects);
    g_autofree char *all = dump(form);

    g_assert_cmpstr(all, ==, expected);
    g_assert_false(form->is_cut);
    fields_drop(form);
}

static void test_tree(void)
{
    assert_read("<< /T (a) /V (x) >> << /T (b) >>", "", "a=x\nb=\n");
    assert_read("<< /T (K1) /V (x) /Kids [<< /T (score) /V /3 >> << /T (evidence) >>] >>", "",
                "K1.score=3\nK1.evidence=x\n");
    assert_read("<< /T (a) /V (x) /Kids [<< /Rect [0 0 1 1] >> << /T (b) /V (y) >>] >>", "",
                "a.b=y\na=x\n");
    assert_read("<< /T (a) /Kids [<< /T (b) /V (y) >> << /AS /On >>] >>", "", "a.b=y\na=On\n");
    assert_read("<< /T (a) /Kids [<< /Kids [<< /V (x) >>] >>] >>", "", "a=x\n");
    assert_read("null 9 0 R (x) << /T (a) /Kids [null] >> << /T (b) /Kids [] >>", "", "b=\n");
}

static void test_values(void)
{
    static const struct {
        const char *field, *value;
    } cases[] = {
        {"/V /Off", ""},
        {"/V /Yes", "Yes"},
        {"/V ()", ""},
        {"/V <FEFF00E920AC>", "\u00E9\u20AC"},
        {"/V <FFFEE900AC20>", "\u00E9\u20AC"},
        {"/V <EFBBBFC3A9>", "\u00E9"},
        {"/V <E9>", "\u00E9"},
        {"/V <004142>", "\uFFFD"
                        "AB"},
        {"/V 7", "7"},
        {"/V 5 0 R", "h\u00E9"},
        {"/V 6 0 R", "6 0 R"},
        {"/AS /Off", ""},
        {"/AS /Yes", "Yes"},
        {"/V /Off /AS /Yes", "Yes"},
        {"/V (x) /AS /Yes", "x"},
        {"/FT /Btn /V (/3)", "3"},
        {"/FT /Btn /V (/Off)", ""},
        {"/FT /Tx /V (/3)", "/3"},
        {"/RV (<p>x</p>)", "<p>x</p>"},
        {"/Kids [<< /AS /Off >> << /AS /2 >>]", "2"},
        {"/Kids [<< >> << /V (x) >>]", "x"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *field = g_strdup_printf("<< /T (a) %s >>", cases[i].field);
        g_autofree char *expected = g_strdup_printf("a=%s\n", cases[i].value);

        assert_read(field,
                    "5 0 obj << /Length 2 >> stream\nh\351\nendstream endobj\n"
                    "6 0 obj << /Length 1 /Filter [/ASCIIHexDecode /ASCIIHexDecode] >> "
                    "stream\n>\nendstream endobj\n",
                    expected);
    }
}

/* Each node names all: without an end there would be 8 to the 16th of them. */
static void test_circles(void)
{
    static const char *const circles[] = {
        "5 0 obj << /T (a) /Kids 4 0 R >> endobj\n",
        "5 0 obj << /T (a) /Kids 6 0 R >> endobj\n6 0 obj [5 0 R 5 0 R << /Kids 6 0 R >> << /Kids "
        "6 0 R >>] endobj\n",
        "5 0 obj << /Kids [<< >> 5 0 R] >> endobj\n",
    };

    for (size_t i = 0; i < G_N_ELEMENTS(circles); i++) {
        struct fields *form =
            read_text("5 0 R 5 0 R 5 0 R 5 0 R 5 0 R 5 0 R 5 0 R 5 0 R", circles[i]);

        g_assert_true(form->is_cut);
        fields_drop(form);
    }
}

static char *repeat(const char *text, unsigned count, const char *last)
{
    GString *all = g_string_new(NULL);

    while (count-- > 0)
        g_string_append(all, text);
    g_string_append(all, last);
    return g_string_free(all, FALSE);
}

/* Forms that are too deep or too wide, or whose texts multiply. */
static void test_limits(void)
{
    g_autofree char *opened = repeat("<< /T (a) /Kids [", 30, ""), *deep = repeat("] >> ", 30, "");
    g_autofree char *nested = g_strconcat(opened, deep, NULL);
    g_autofree char *wide = repeat("<< /T (a) >> ", 10001, ""),
                    *nulls = repeat("null ", 10001, "<< /T (a) >>");
    g_autofree char *word = repeat("long ", 4000, ""), *kids = repeat("<< /T (a) >> ", 9000, "");
    g_autofree char *multiplied =
        g_strdup_printf("<< /T (%s) /V (%s) /Kids [%s] >>", word, word, kids);
    const char *const forms[] = {nested, wide, nulls, multiplied};

    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        struct fields *form = read_text(forms[i], "");

        g_assert_true(form->is_cut);
        g_assert_cmpuint(form->list->len, <=, 10000);
        fields_drop(form);
    }
}

/* As programs save that keep small objects in streams. */
static void test_object_streams(void)
{
    g_autoptr(GBytes) plain = new_form("5 0 R", "5 0 obj << /T (a) /V (x) >> endobj\n");
    g_autoptr(GBytes) packed = NULL;
    qpdf_data qpdf = qpdf_init();
    enum fields_fault fault;
    struct fields *form;
    gsize len;
    const char *bytes = g_bytes_get_data(plain, &len);

    qpdf_set_suppress_warnings(qpdf, QPDF_TRUE);
    g_assert_false(qpdf_read_memory(qpdf, "plain", bytes, len, NULL) & QPDF_ERRORS);
    qpdf_init_write_memory(qpdf);
    qpdf_set_object_stream_mode(qpdf, qpdf_o_generate);
    g_assert_false(qpdf_write(qpdf) & QPDF_ERRORS);
    packed = g_bytes_new(qpdf_get_buffer(qpdf), qpdf_get_buffer_length(qpdf));
    qpdf_cleanup(&qpdf);
    form = fields_read(packed, NULL, &fault);
    g_assert_nonnull(form);
    g_assert_cmpstr(fields_find(form, "a")->value, ==, "x");
    g_assert_null(fields_find(form, "b"));
    g_assert_false(form->is_cut);
    fields_drop(form);
}

/* What a reader would have to mend may be what somebody wrote. */
static void test_damaged(void)
{
    g_autoptr(GBytes) form = new_form("5 0 R", "5 0 obj << /T (a) /V (x) >> endobj\n"),
                      broken = new_form("5 0 R", "5 0 obj << /T (a) /V (x >> endobj\n");
    g_autoptr(GBytes) cut = g_bytes_new_from_bytes(form, 0, g_bytes_get_size(form) - 60);
    enum fields_fault fault;

    g_assert_null(fields_read(cut, NULL, &fault));
    g_assert_cmpint(fault, ==, FIELDS_DAMAGED);
    g_assert_null(fields_read(broken, NULL, &fault));
    g_assert_cmpint(fault, ==, FIELDS_DAMAGED);
}

/* As --password-file encrypts. */
static void test_locked(void)
{
    g_autoptr(GBytes) plain = new_form("5 0 R", "5 0 obj << /T (a) /V (x) >> endobj\n");
    struct diag *diag = diag_new();
    struct pdf pdf = {.diag = diag};
    g_autoptr(GBytes) locked =
        pdf_open(&pdf, plain, NULL) ? pdf_write(&pdf, "1.7", "secret", false) : NULL;
    enum fields_fault fault;
    struct fields *form;

    g_assert_nonnull(locked);
    pdf_drop(&pdf);
    g_assert_null(fields_read(locked, NULL, &fault));
    g_assert_cmpint(fault, ==, FIELDS_LOCKED);
    g_assert_null(fields_read(locked, "Secret", &fault));
    g_assert_cmpint(fault, ==, FIELDS_LOCKED);
    form = fields_read(locked, "secret", &fault);
    g_assert_cmpint(fault, ==, FIELDS_READ);
    g_assert_cmpstr(fields_find(form, "a")->value, ==, "x");
    fields_drop(form);
    form = fields_read(plain, "secret", &fault);
    g_assert_cmpstr(fields_find(form, "a")->value, ==, "x");
    fields_drop(form);
    diag_drop(diag);
}

/* In a process of its own the same is read, and said of what can't be. */
static void test_apart(void)
{
    g_autoptr(GBytes) form = new_form("5 0 R 6 0 R", "5 0 obj << /T (a) /V (\351t\351) >> endobj\n"
                                                     "6 0 obj << /T (b) /Ff 1 >> endobj\n"),
                      none = g_bytes_new_static("no PDF", 6), empty = g_bytes_new_static(NULL, 0);
    struct diag *diag = diag_new();
    struct pdf pdf = {.diag = diag};
    g_autoptr(GBytes) locked =
        pdf_open(&pdf, form, NULL) ? pdf_write(&pdf, "1.7", "secret", false) : NULL;
    enum fields_fault fault;
    struct fields *here = fields_read(form, NULL, &fault), *there;
    g_autofree char *wanted = dump(here);

    pdf_drop(&pdf);
    diag_drop(diag);
    for (unsigned i = 0; i < 3; i++) {
        const char *const passwords[] = {NULL, "secret", NULL};
        GBytes *const files[] = {form, locked, form};
        g_autofree char *found = NULL;

        there = fields_read_apart(files[i], passwords[i], &fault);
        g_assert_cmpint(fault, ==, FIELDS_READ);
        found = dump(there);
        g_assert_cmpstr(found, ==, wanted);
        g_assert_true(fields_find(there, "b")->read_only);
        fields_drop(there);
        g_assert_null(fields_read_apart(locked, NULL, &fault));
        g_assert_cmpint(fault, ==, FIELDS_LOCKED);
        g_assert_null(fields_read_apart(none, NULL, &fault));
        g_assert_cmpint(fault, ==, FIELDS_DAMAGED);
        g_assert_null(fields_read_apart(empty, NULL, &fault));
        g_assert_cmpint(fault, ==, FIELDS_DAMAGED);
    }
    fields_drop(here);
}

static void test_no_form(void)
{
    g_autoptr(GBytes) none = g_bytes_new_static("no PDF", 6), empty = g_bytes_new_static(NULL, 0);

    enum fields_fault fault;

    g_assert_null(fields_read(none, NULL, &fault));
    g_assert_cmpint(fault, ==, FIELDS_DAMAGED);
    g_assert_null(fields_read(empty, NULL, &fault));
    g_assert_cmpint(fault, ==, FIELDS_DAMAGED);
    fields_drop(NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/fields/tree", test_tree);
    g_test_add_func("/fields/values", test_values);
    g_test_add_func("/fields/circles", test_circles);
    g_test_add_func("/fields/limits", test_limits);
    g_test_add_func("/fields/object-streams", test_object_streams);
    g_test_add_func("/fields/damaged", test_damaged);
    g_test_add_func("/fields/locked", test_locked);
    g_test_add_func("/fields/no-form", test_no_form);
    g_test_add_func("/fields/apart", test_apart);
    return g_test_run();
}
