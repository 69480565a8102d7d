/* ini: what is read is what stands there, what iniparser would lose is reported, unknown names get
 * the nearest known one. */
#include "ini/ini.h"

#include <glib/gstdio.h>
#include <string.h>

/* Reads a text; gives what was reported as `line:column id` a line (g_free). */
static char *reports(const char *text, struct ini **kept)
{
    struct diag *diag = diag_new();
    struct ini *ini = ini_new("x.ini", text, diag);
    g_autofree char *printed = NULL;
    GString *found = g_string_new(NULL);
    size_t len = 0;
    FILE *to = open_memstream(&printed, &len);

    diag_print(diag, to, false);
    fclose(to);
    g_auto(GStrv) lines = g_strsplit(printed, "\n", -1);
    for (char **line = lines; *line; line++)
        if (g_str_has_prefix(*line, "x.ini:"))
            g_string_append_printf(found, "%.*s %s\n", (int)(strstr(*line, ": ") - *line - 6),
                                   *line + 6, strrchr(*line, '['));
    diag_drop(diag);
    if (kept)
        *kept = ini;
    else
        ini_drop(ini);
    return g_string_free(found, FALSE);
}

static void assert_value(const struct ini *ini, const char *section, const char *key,
                         const char *value)
{
    const struct ini_entry *entry = ini_find(ini, section, key);
    g_autofree char *spanned = NULL;

    g_assert_nonnull(entry);
    spanned = span_dup(entry->value_span);
    g_assert_cmpstr(entry->value, ==, value);
    g_assert_cmpstr(spanned, ==, value);
}

static void test_values(void)
{
    struct ini *ini;
    g_autofree char *reported = reports("; comment; # and more \\\r\n"
                                        "# comment\n"
                                        "[ Office Aix ]\r\n"
                                        "name=Seconde Nature\r\n"
                                        "  Address  =  54 rue Célony, 13100 \"Aix\"  \n"
                                        "[colours]\n"
                                        "primary = \"#2d1fe0\" ; the house's blue\r"
                                        "quoted = \" deux ; mots # ici \"\n"
                                        "single = 'it is; so'\n"
                                        "empty =\n"
                                        "blank = \"\"\n"
                                        "equal == a = b\n"
                                        "path = C:\\dir\\x\n"
                                        "tab\t=\ta\tb",
                                        &ini);

    g_assert_cmpstr(reported, ==, "");
    assert_value(ini, "office aix", "name", "Seconde Nature");
    assert_value(ini, "office aix", "address", "54 rue Célony, 13100 \"Aix\"");
    assert_value(ini, "colours", "primary", "#2d1fe0");
    assert_value(ini, "colours", "quoted", "deux ; mots # ici");
    assert_value(ini, "colours", "single", "it is; so");
    assert_value(ini, "colours", "empty", "");
    assert_value(ini, "colours", "blank", "");
    assert_value(ini, "colours", "equal", "= a = b");
    assert_value(ini, "colours", "path", "C:\\dir\\x");
    assert_value(ini, "colours", "tab", "a\tb");
    g_assert_cmpstr(ini_section(ini, 0), ==, "office aix");
    g_assert_cmpstr(ini_section(ini, 1), ==, "colours");
    g_assert_null(ini_section(ini, 2));
    g_assert_cmpstr(ini_entry(ini, "office aix", 1)->key, ==, "address");
    g_assert_null(ini_entry(ini, "office aix", 2));
    g_assert_null(ini_entry(ini, "nowhere", 0));
    g_assert_null(ini_find(ini, "colours", "name"));
    ini_drop(ini);
}

static void test_guard(void)
{
    static const struct {
        const char *text, *reported;
    } cases[] = {
        {"[a]\nk = v ; cut\n", "2:7 [ini-cut]\n"},
        {"[a]\nk = l'art#vie\n", "2:10 [ini-cut]\n"},
        {"[a]\nk = \"a\" b\n", "2:9 [ini-cut]\n"},
        {"[a]\nk = \"é\" ; fine\n", ""},
        {"[a]\nk = ;\n", "2:5 [ini-cut]\n"},
        {"[a]\nk = 1\nK = 2\n", "3:1 [ini-double]\n"},
        {"[a]\nk = 1\n[A]\nk = 2\nl = 3\n", "3:2 [ini-double]\n4:1 [ini-double]\n"},
        {"k = 1\n[a]\n", "1:1 [ini-syntax]\n"},
        {"[a]\nwhat is this\n", "2:1 [ini-syntax]\n"},
        {"[a]\nk = \"open\n", "2:5 [ini-syntax]\n"},
        {"[a]\nk = 'tis\n", "2:5 [ini-syntax]\n"},
        {"[a]\nk = \"a\\\"b\"\n", "2:1 [ini-syntax]\n"},
        {"[a]\nk = b \\\nl = c\n", "2:7 [ini-syntax]\n"},
        {"[a]\nclé = b\n", "2:1 [ini-syntax]\n"},
        {"[a]\nk:l = b\n", "2:1 [ini-syntax]\n"},
        {"[a]\n= b\n", "2:1 [ini-syntax]\n"},
        {"[a\n[]\n[a] ; b = c\n[]x]\n",
         "1:1 [ini-syntax]\n2:2 [ini-syntax]\n3:1 [ini-syntax]\n4:2 [ini-syntax]\n"},
        {"[a]\nk = b\001c\n", "2:6 [ini-syntax]\n"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *reported = reports(cases[i].text, NULL);

        g_assert_cmpstr(reported, ==, cases[i].reported);
    }
}

/* One mistake leaves all else as it was. */
static void test_goes_on(void)
{
    struct ini *ini;
    g_autofree char *reported = reports("[a]\nbad\nk = v ; cut\nk = 2\n[b]\nl = w\n", &ini);

    g_assert_cmpstr(reported, ==, "2:1 [ini-syntax]\n3:7 [ini-cut]\n4:1 [ini-double]\n");
    assert_value(ini, "a", "k", "v");
    assert_value(ini, "b", "l", "w");
    ini_drop(ini);
}

static void test_long_lines(void)
{
    g_autofree char *most = g_strnfill(1022 - 4, 'x'), *more = g_strnfill(1022 - 3, 'y');
    g_autofree char *text =
        g_strconcat("[a]\nk = ", most, "\nl = ", more, "\nm = z\n; ", more, more, "\n", NULL);
    struct ini *ini;
    g_autofree char *reported = reports(text, &ini);

    g_assert_cmpstr(reported, ==, "3:1 [ini-line]\n");
    assert_value(ini, "a", "k", most);
    assert_value(ini, "a", "m", "z");
    g_assert_null(ini_find(ini, "a", "l"));
    ini_drop(ini);
}

/* As many keys as are taken, and one more. */
static void test_many(void)
{
    GString *text = g_string_new("[a]\n");
    struct ini *ini;
    g_autofree char *reported = NULL;

    for (unsigned i = 0; i < 10001; i++)
        g_string_append_printf(text, "k%u = v%u\n", i, i);
    reported = reports(text->str, &ini);
    g_assert_cmpstr(reported, ==, "10002:1 [input-size]\n");
    g_assert_null(ini_find(ini, "a", "k10000"));
    for (unsigned i = 0; i < 10000; i += 59) {
        g_autofree char *key = g_strdup_printf("k%u", i), *value = g_strdup_printf("v%u", i);

        assert_value(ini, "a", key, value);
    }
    g_string_free(text, TRUE);
    ini_drop(ini);
}

static char *message_of(struct diag *diag)
{
    g_autofree char *text = diag_to_text(diag, false);
    const char *start = strstr(text, ": error: "), *end = start ? strstr(start, " [ini-") : NULL;

    return end ? g_strndup(start + 9, (size_t)(end - start) - 9) : g_strdup("");
}

static void test_check(void)
{
    static const char *const criterion[] = {"label", "anchor.*", NULL}, *const any[] = {"*", NULL},
                             *const poster[] = {"lead", NULL};
    static const struct ini_schema schema[] = {{"facts", criterion},
                                               {"criterion *", criterion},
                                               {"brand", any},
                                               {"poster", poster},
                                               {NULL, NULL}};
    static const struct ini_meant meant[] = {
        {"facts", "title|first name", "label"}, {NULL, "job|faits", "facts"}, {NULL, NULL, NULL}};
    static const struct {
        const char *text, *message;
    } cases[] = {
        {"[criterion 1]\nlabel = a\nanchor.0 = b\n[brand]\nwhatever = c\n[facts]\n", ""},
        {"[fact]\nlabel = a\n", "there is no section “fact”; did you mean “facts”?"},
        {"[citerion 1]\nlabel = a\n",
         "there is no section “citerion 1”; did you mean “criterion *”?"},
        {"[zebra]\n", "there is no section “zebra”; known here: facts, criterion *, brand, poster"},
        {"[criterion]\nlabel = a\n",
         "this section needs a name of its own behind “criterion”: [criterion NAME]"},
        {"[faits]\nlabel = a\n", "there is no section “faits”; did you mean “facts”?"},
        {"[facts]\nFirst-Name = a\n", "there is no key “first-name”; did you mean “label”?"},
        {"[poster]\ntitle = a\n", "there is no key “title” here; write “label” in [facts]"},
        {"[facts]\nlead = a\n", "there is no key “lead” here; write “lead” in [poster]"},
        {"[facts]\nlable = a\n", "there is no key “lable”; did you mean “label”?"},
        {"[facts]\nanchr.1 = a\n", "there is no key “anchr.1”; did you mean “anchor.*”?"},
        {"[facts]\nxyz = a\n", "there is no key “xyz”; known here: label, anchor.*"},
    };

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct diag *diag = diag_new();
        struct ini *ini = ini_new("x.ini", cases[i].text, diag);
        const bool known = ini_check(ini, schema, meant, diag);
        g_autofree char *message = message_of(diag);

        g_assert_cmpstr(message, ==, cases[i].message);
        g_assert_true(known == !*message);
        ini_drop(ini);
        diag_drop(diag);
    }
}

/* Read by its path or from memory, a file gives the same; a file that has gone is an error. */
static void test_file(void)
{
    static const char *const plain = "; a comment\n[A]\nk = \"v ; w\"\r\n[b]\nl = é\n",
                             *const others[] = {
                                 "\xEF\xBB\xBF[a]\nk = \"v ; w\"\n[b]\nl = é\n", /* a mark */
                                 "[a]\nk = \"v ; w\"\n[b]\nl = \xE9\n",          /* no UTF-8 */
                                 "[a]\rk = \"v ; w\"\r[b]\rl = é\r",             /* line ends */
                                 "; one \\\n[a]\nk = \"v ; w\"\n[b]\nl = é\n",   /* it joins */
                                 "[a]\nk = \"v ; w\"\nbad\n[b]\nl = é\nl = e\n", /* faults */
                             };
    g_autofree char *folder = g_dir_make_tmp("affiche-XXXXXX", NULL),
                    *path = g_build_filename(folder, "x.ini", NULL);
    struct diag *diag = diag_new();

    for (unsigned i = 0; i <= G_N_ELEMENTS(others); i++) {
        struct ini *ini;

        g_assert_true(g_file_set_contents(path, i == 0 ? plain : others[i - 1], -1, NULL));
        ini = ini_load(path, diag);
        assert_value(ini, "a", "k", "v ; w");
        assert_value(ini, "b", "l", "é");
        ini_drop(ini);
    }
    g_assert_false(diag_has(diag, DIAG_SYSTEM));
    diag_drop(diag);
    g_unlink(path);
    g_rmdir(folder);
}

/* What resolving `written` reports: an id, or "" where it gives a path. */
static const char *resolve(const char *folder, const char *written)
{
    g_autofree char *path = g_build_filename(folder, "in", "x.ini", NULL),
                    *text = g_strdup_printf("[a]\nfile = %s\n", written);
    struct diag *diag = diag_new();
    const char *found = "";
    struct ini *ini;
    g_autofree char *resolved = NULL;

    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    ini = ini_load(path, diag);
    resolved = ini_resolve_path(ini_find(ini, "a", "file")->value,
                                ini_find(ini, "a", "file")->value_span, diag);
    if (diag_has(diag, DIAG_INI_PATH) || diag_has(diag, DIAG_INI_FILE))
        found = diag_id_name(diag_has(diag, DIAG_INI_PATH) ? DIAG_INI_PATH : DIAG_INI_FILE);
    g_assert_true((resolved != NULL) == (*found == '\0'));
    ini_drop(ini);
    diag_drop(diag);
    return found;
}

static void test_paths(void)
{
    static const char *const files[] = {"in/a.svg", "in/sub/b.svg", "out.svg"};
    g_autofree char *folder = g_dir_make_tmp("affiche-XXXXXX", NULL),
                    *in = g_build_filename(folder, "in", NULL),
                    *sub = g_build_filename(in, "sub", NULL),
                    *link = g_build_filename(in, "link.svg", NULL),
                    *ini = g_build_filename(in, "x.ini", NULL);

    g_assert_cmpint(g_mkdir(in, 0700), ==, 0);
    g_assert_cmpint(g_mkdir(sub, 0700), ==, 0);
    for (unsigned i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = g_build_filename(folder, files[i], NULL);

        g_assert_true(g_file_set_contents(path, "x", 1, NULL));
    }
    g_assert_cmpint(symlink("../out.svg", link), ==, 0);
    g_assert_cmpstr(resolve(folder, "a.svg"), ==, "");
    g_assert_cmpstr(resolve(folder, "sub/../sub/b.svg"), ==, "");
    g_assert_cmpstr(resolve(folder, "none.svg"), ==, "ini-file");
    g_assert_cmpstr(resolve(folder, "sub"), ==, "ini-file");
    g_assert_cmpstr(resolve(folder, "../out.svg"), ==, "ini-path");
    g_assert_cmpstr(resolve(folder, "/etc/passwd"), ==, "ini-path");
    g_assert_cmpstr(resolve(folder, "link.svg"), ==, "ini-path");
    g_unlink(link);
    g_unlink(ini);
    for (unsigned i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *path = g_build_filename(folder, files[i], NULL);

        g_unlink(path);
    }
    g_rmdir(sub);
    g_rmdir(in);
    g_rmdir(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/ini/values", test_values);
    g_test_add_func("/ini/guard", test_guard);
    g_test_add_func("/ini/goes-on", test_goes_on);
    g_test_add_func("/ini/long-lines", test_long_lines);
    g_test_add_func("/ini/many", test_many);
    g_test_add_func("/ini/file", test_file);
    g_test_add_func("/ini/check", test_check);
    g_test_add_func("/ini/paths", test_paths);
    return g_test_run();
}
