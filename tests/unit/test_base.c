/* base: what sources, diagnostics, files, dates and numbers promise. */
#include "base/base.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/syscall.h>
#include <unistd.h>

static char *print_to_string(const struct diag *diag)
{
    char *text = NULL;
    size_t len = 0;
    FILE *to = open_memstream(&text, &len);

    diag_print(diag, to, false);
    fclose(to);
    return text;
}

static void keep_last(const struct diag_finding *finding, void *data)
{
    *(struct diag_finding *)data = *finding;
}

static void test_place(void)
{
    const char *text = "un\r\nété là\rfin";
    struct source *source = source_new("a.txt", text, strlen(text));
    const struct span span = {source, (size_t)(strstr(text, "là") - text), strlen("là")};
    const struct source_place place = source_find_place(span);

    g_assert_cmpuint(source->lines->len, ==, 3);
    g_assert_cmpuint(place.line, ==, 2);
    g_assert_cmpuint(place.column, ==, 5);
    g_assert_cmpuint(place.width, ==, 2);
    source_drop(source);
}

static void test_print(void)
{
    const char *text = "Mardi 21\n";
    struct source *source = source_new("posting.txt", text, strlen(text));
    struct diag *diag = diag_new();
    g_autofree char *printed = NULL;

    diag_add(diag, DIAG_WEEKDAY, (struct span){source, 0, 5}, "not a %s", "Tuesday");
    diag_add(diag, DIAG_WEEKDAY, (struct span){source, 0, 5}, "not a %s", "Tuesday");
    source_drop(source);
    diag_add_file(diag, DIAG_INPUT_MISSING, "b.ini", 1, "there is no such file");
    printed = print_to_string(diag);
    g_assert_cmpstr(printed, ==,
                    "b.ini:1:1: error: there is no such file [input-missing]\n"
                    "posting.txt:1:1: error: not a Tuesday [weekday]\n  Mardi 21\n  ^^^^^\n");
    g_assert_cmpuint(diag_count(diag, DIAG_ERROR), ==, 2);
    g_assert_true(diag_stopped_since(diag, 1));
    g_assert_false(diag_stopped_since(diag, diag_mark(diag)));
    diag_drop(diag);
}

/* Carets stand under what a terminal shows: wide characters take two columns, marks none, a tab is
 * shown as a space. Places count characters all the same. */
static void test_carets(void)
{
    static const struct {
        const char *text, *at, *place, *carets;
    } cases[] = {
        {"été là", "là", "x:1:5:", "  été là\n      ^^\n"},
        {"日本 là", "là", "x:1:4:", "  日本 là\n       ^^\n"},
        {"un 日本", "日本", "x:1:4:", "  un 日本\n     ^^^^\n"},
        {"e\u0301te\u0301 la\u0300", "la", "x:1:7:", "  e\u0301te\u0301 la\u0300\n      ^^\n"},
        {"e\u0301te\u0301", "\u0301te", "x:1:2:", "  e\u0301te\u0301\n  ^^^\n"},
        {"\tun\tdeux", "deux", "x:1:5:", "   un deux\n      ^^^^\n"},
        {"a\u200Db\u00ADc d", "d", "x:1:7:", "  a\u200Db\u00ADc d\n       ^\n"},
        {"🚲 vélo", "vélo", "x:1:3:", "  🚲 vélo\n     ^^^^\n"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct source *source = source_new("x", cases[i].text, strlen(cases[i].text));
        struct diag *diag = diag_new();
        g_autofree char *printed = NULL;

        diag_add(diag, DIAG_ADDRESS,
                 (struct span){source, (size_t)(strstr(cases[i].text, cases[i].at) - cases[i].text),
                               strlen(cases[i].at)},
                 "bad");
        printed = print_to_string(diag);
        g_assert_true(g_str_has_prefix(printed, cases[i].place));
        g_assert_cmpstr(strchr(printed, '\n') + 1, ==, cases[i].carets);
        diag_drop(diag);
        source_drop(source);
    }
}

/* A long place is shown in part, and told whole. */
static void test_long_place(void)
{
    g_autofree char *text = g_strnfill(400, 'a');
    struct source *source = source_new("x", text, strlen(text));
    struct diag *diag = diag_new();
    struct diag_finding last = {0};

    diag_add(diag, DIAG_ADDRESS, (struct span){source, 0, 400}, "bad");
    diag_each(diag, keep_last, &last);
    g_assert_cmpuint(last.place.width, ==, 400);
    diag_drop(diag);
    source_drop(source);
}

static unsigned asked;

static char *find_french(const char *about)
{
    asked++;
    g_assert_cmpstr(about, ==, "p");
    g_assert_cmpstr(say_text("error"), ==, "error"); /* nobody knows yet */
    return g_strdup("fr");
}

static char *find_nothing(const char *about G_GNUC_UNUSED)
{
    asked++;
    return NULL;
}

/* What the catalogue says for “error”, from a file of these bytes. */
static void expect_said(const char *folder, const char *file, const char *bytes, gsize len)
{
    g_assert_true(g_file_set_contents(file, bytes, (gssize)len, NULL));
    say_open(folder);
    say_speak("fr");
    g_assert_nonnull(say_text("error"));
    g_assert_nonnull(say_count("%u error", "%u errors", 2));
    say_close();
}

/* A catalogue cut short anywhere, or with a wrong byte in its head, is read within its bounds. */
static void test_damaged_catalogue(void)
{
    g_autofree char *binary = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *tests = g_path_get_dirname(binary),
                    *whole = g_build_filename(tests, "..", "share", "locale", "fr", "LC_MESSAGES",
                                              "affiche.mo", NULL);
    g_autofree char *folder = g_dir_make_tmp("affiche-XXXXXX", NULL),
                    *inner = g_build_filename(folder, "fr", "LC_MESSAGES", NULL),
                    *file = g_build_filename(inner, "affiche.mo", NULL);
    g_autofree char *bytes = NULL;
    gsize len;

    g_assert_true(g_file_get_contents(whole, &bytes, &len, NULL));
    g_assert_cmpint(g_mkdir_with_parents(inner, 0700), ==, 0);
    for (gsize cut = 0; cut < len; cut += cut < 64 ? 1 : 997)
        expect_said(folder, file, bytes, cut);
    for (gsize at = 0; at < 64; at++)
        for (unsigned bit = 0; bit < 8; bit++) {
            bytes[at] = (char)(bytes[at] ^ 1 << bit);
            expect_said(folder, file, bytes, len);
            bytes[at] = (char)(bytes[at] ^ 1 << bit);
        }
    g_remove(file);
}

/* English until it is opened; then who is asked first, once, decides. */
static void test_say(void)
{
    g_autofree char *binary = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *tests = g_path_get_dirname(binary),
                    *catalogues = g_build_filename(tests, "..", "share", "locale", NULL);

    say_speak("fr");
    g_assert_cmpstr(say_text("error"), ==, "error");
    say_open(catalogues);
    say_ask(find_french, "p");
    g_assert_cmpuint(asked, ==, 0);
    g_assert_cmpstr(say_text("error"), ==, "erreur");
    g_assert_cmpstr(say_text("nobody ever says this"), ==, "nobody ever says this");
    g_assert_cmpstr(say_text(""), ==, "");
    g_assert_cmpstr(say_count("%u document", "%u documents", 0), ==, "%u document");
    g_assert_cmpstr(say_count("%u error", "%u errors", 2), ==, "%u erreurs");
    g_assert_cmpstr(say_error(ENOENT), ==, "fichier ou dossier introuvable");
    say_speak("en");
    g_assert_cmpstr(say_language(), ==, "fr");
    g_assert_cmpuint(asked, ==, 1);
    say_close();
    g_assert_cmpstr(say_text("error"), ==, "error");
}

static void test_say_english(void)
{
    asked = 0;
    say_open("/nonexistent");
    say_ask(find_nothing, NULL);
    g_assert_cmpstr(say_count("%u error", "%u errors", 1), ==, "%u error");
    g_assert_cmpstr(say_count("%u error", "%u errors", 0), ==, "%u errors");
    g_assert_cmpstr(say_language(), ==, "en");
    g_assert_cmpuint(asked, ==, 1);
    say_speak("fr"); /* there is no such catalogue */
    g_assert_cmpstr(say_text("error"), ==, "error");
    say_close();
}

/* The second document that needs a bad layout is stopped too, though its mistake is said only once.
 */
static void test_repeated_stop(void)
{
    struct diag *diag = diag_new();
    size_t mark;

    diag_add(diag, DIAG_INI_KEY, (struct span){0}, "unknown");
    mark = diag_mark(diag);
    g_assert_false(diag_stopped_since(diag, mark));
    diag_add(diag, DIAG_INI_KEY, (struct span){0}, "unknown");
    g_assert_true(diag_stopped_since(diag, mark));
    g_assert_cmpuint(diag_count(diag, DIAG_ERROR), ==, 1);
    diag_drop(diag);
}

/* Past the thousandth of an id the others are counted, each once, and all ways of printing say how
 * many. */
static void test_many(void)
{
    struct diag *diag = diag_new();
    g_autofree char *printed = NULL;
    struct diag_finding last = {0};

    for (unsigned time = 0; time < 2; time++)
        for (unsigned line = 1; line <= 1003; line++)
            diag_add_file(diag, DIAG_MIDNIGHT, "a.txt", line, "again");
    g_assert_cmpuint(diag_count(diag, DIAG_WARNING), ==, 1003);
    printed = print_to_string(diag);
    diag_each(diag, keep_last, &last);
    g_assert_true(g_str_has_suffix(
        printed, "\naffiche:1:1: note: 3 more of these are not listed [midnight]\n"));
    g_assert_cmpint(last.level, ==, DIAG_NOTE);
    g_assert_cmpint(last.id, ==, DIAG_MIDNIGHT);
    diag_drop(diag);
}

static void test_control_characters(void)
{
    const char *text = "a\033[31mb";
    struct source *source = source_new("x", text, strlen(text));
    struct diag *diag = diag_new();
    g_autofree char *printed = NULL;

    diag_add(diag, DIAG_ADDRESS, (struct span){source, 0, 1}, "bad");
    printed = print_to_string(diag);
    g_assert_null(strchr(printed, '\033'));
    diag_drop(diag);
    source_drop(source);
}

static void test_off_and_raised(void)
{
    struct diag *diag = diag_new();

    g_assert_true(diag_switch_off(diag, "midnight"));
    g_assert_false(diag_switch_off(diag, "no-such-rule"));
    g_assert_false(diag_switch_off(diag, "glyph"));
    g_assert_true(diag_raise(diag, "date-year"));
    diag_add(diag, DIAG_MIDNIGHT, (struct span){0}, "gone");
    diag_add(diag, DIAG_DATE_YEAR, (struct span){0}, "no year");
    g_assert_cmpuint(diag_count(diag, DIAG_WARNING), ==, 0);
    g_assert_cmpuint(diag_count(diag, DIAG_ERROR), ==, 1);
    diag_drop(diag);
}

/* What a file gives: the id of what was reported, or NULL. */
static const char *load_file(const char *path, size_t max, size_t line_max, char **text)
{
    static const enum diag_id ids[] = {DIAG_INPUT_EMPTY, DIAG_INPUT_BINARY, DIAG_INPUT_ENCODING,
                                       DIAG_INPUT_SIZE,  DIAG_INPUT_LINE,   DIAG_INPUT_GUESSED};
    struct diag *diag = diag_new();
    struct source *source = source_load(path, max, line_max, diag);
    const char *found = NULL;

    for (unsigned i = 0; i < G_N_ELEMENTS(ids); i++)
        if (diag_has(diag, ids[i]))
            found = diag_id_name(ids[i]);
    g_assert_true((source == NULL) == diag_stopped_since(diag, 0));
    if (text)
        *text = source ? g_strdup(source->text) : NULL;
    source_drop(source);
    diag_drop(diag);
    return found;
}

static const char *load_bytes(const char *bytes, gssize len, size_t max, size_t line_max,
                              char **text)
{
    g_autofree char *path = NULL;
    const int fd = g_file_open_tmp("affiche-XXXXXX", &path, NULL);
    const char *found;

    g_assert_cmpint(fd, >=, 0);
    g_assert_true(g_close(fd, NULL) && g_file_set_contents(path, bytes, len, NULL));
    found = load_file(path, max, line_max, text);
    g_unlink(path);
    return found;
}

/* Nothing is no encoding to guess: it is read as it stands where there may be nothing. */
static void test_blank(void)
{
    const char *path = "test-blank.txt";
    struct diag *diag = diag_new();
    struct source *source;

    g_assert_true(g_file_set_contents(path, "", 0, NULL));
    source = source_load_blank(path, 100, 100, diag);
    g_unlink(path);
    g_assert_nonnull(source);
    g_assert_cmpuint(source->len, ==, 0);
    g_assert_true(source->as_in_file);
    g_assert_cmpuint(diag_mark(diag), ==, 0);
    source_drop(source);
    diag_drop(diag);
}

static void test_load(void)
{
    g_autofree char *bom = NULL, *old = NULL;

    g_assert_null(load_bytes("\xEF\xBB\xBF"
                             "été",
                             -1, 100, 100, &bom));
    g_assert_cmpstr(bom, ==, "été");
    g_assert_cmpstr(load_bytes("\xE9t\xE9 \x80", -1, 100, 100, &old), ==, "input-guessed");
    g_assert_cmpstr(old, ==, "été €");
    g_assert_cmpstr(load_bytes("\xE9\x81", -1, 100, 100, NULL), ==, "input-encoding");
    g_assert_cmpstr(load_bytes(" \n\t\xC2\xA0", -1, 100, 100, NULL), ==, "input-empty");
    g_assert_cmpstr(load_bytes("a\0b", 3, 100, 100, NULL), ==, "input-binary");
    g_assert_cmpstr(load_bytes("abcdef", -1, 5, 100, NULL), ==, "input-size");
    g_assert_cmpstr(load_bytes("a\nbcd", -1, 100, 2, NULL), ==, "input-line");
    g_assert_null(load_bytes("a\nbcd", -1, 5, 3, NULL));
    g_assert_cmpstr(load_file("/proc/self/maps", 5, 1000, NULL), ==,
                    "input-size"); /* says that it has no bytes */
}

/* UTF-8 with a byte lost is not read as something else; what happens to look like one character of
 * UTF-8 does not keep a text from being read. */
static void test_damaged(void)
{
    const char *text = "un été\nl’\xC3t\xC3\xA9", *old = "l\x92\xE9t\xE9 \xC3\xA9",
               *path = "test-damaged.txt";
    g_autofree char *read = NULL, *printed = NULL;
    struct diag *diag = diag_new();

    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    g_assert_null(source_load(path, 100, 100, diag));
    printed = print_to_string(diag);
    g_assert_true(g_str_has_prefix(printed, "test-damaged.txt:2:3: error: a damaged byte"));
    g_assert_true(g_str_has_suffix(printed, "[input-encoding]\n  l’\uFFFDté\n    ^\n"));
    g_unlink(path);
    diag_drop(diag);
    g_assert_cmpstr(load_bytes(old, -1, 100, 100, &read), ==, "input-guessed");
    g_assert_cmpstr(read, ==, "l’été Ã©");
}

/* The names that come up in a folder while a file is written there, in order. */
static char *names_seen(int events)
{
    _Alignas(struct inotify_event) char buffer[4096];
    const ssize_t len = read(events, buffer, sizeof buffer);
    GString *names = g_string_new(NULL);

    for (ssize_t at = 0; at < len;) {
        const struct inotify_event *event = (const void *)(buffer + at);

        g_string_append_printf(names, "%.*s ", event->name[0] == '.' ? 15 : 100, event->name);
        at += (ssize_t)(sizeof *event + event->len);
    }
    return g_string_free(names, FALSE);
}

static void test_write(void)
{
    g_autofree char *folder = g_dir_make_tmp("affiche-XXXXXX", NULL),
                    *path = g_build_filename(folder, "a.txt", NULL);
    g_autofree char *names = NULL;
    const int events = inotify_init1(IN_NONBLOCK);
    struct diag *diag = diag_new();

    g_assert_cmpint(inotify_add_watch(events, folder, IN_CREATE | IN_MOVED_TO), >=, 0);
    g_assert_true(out_write(path, "one", 3, diag));
    names = names_seen(events);
    g_assert_cmpstr(names, ==, ".affiche.a.txt. a.txt ");
    g_assert_true(g_close(events, NULL));
    g_assert_true(out_remove(path) && !out_remove(path));
    g_rmdir(folder);
    diag_drop(diag);
}

/* A form with its digest, of this text. */
static GBytes *new_form(const char *text)
{
    char *form = g_strconcat("<p>", text, "</p><!-- " DIGEST_MARK DIGEST_BLANK " -->\n", NULL);

    g_assert_true(digest_put(form, strlen(form)));
    return g_bytes_new_take(form, strlen(form));
}

static void test_digest(void)
{
    g_autoptr(GBytes) form = new_form("one"), other = new_form("two");
    gsize len;
    const char *bytes = g_bytes_get_data(form, &len);
    char none[] = "no place";

    g_assert_true(digest_holds(bytes, len) && !g_bytes_equal(form, other));
    g_assert_false(digest_holds(bytes, len - 1) || digest_holds(bytes + 1, len - 1));
    for (size_t i = 0; i < len; i++) {
        g_autofree char *copy = g_memdup2(bytes, len);

        copy[i] ^= 1;
        g_assert_false(digest_holds(copy, len));
    }
    g_assert_false(digest_put(none, strlen(none)) || digest_holds(none, strlen(none)));
    g_assert_false(digest_put(none, 0) || digest_holds(none, 0));
}

static void assert_file(const char *path, const char *text)
{
    g_autofree char *read = NULL;

    g_assert_true(g_file_get_contents(path, &read, NULL, NULL));
    g_assert_cmpstr(read, ==, text);
}

/* Of a set of one. */
struct placed {
    enum out_fate fate;
    char **aside;
};

static void take_placed(void *data, const char *path G_GNUC_UNUSED, enum out_fate fate,
                        const char *aside)
{
    struct placed *placed = data;

    placed->fate = fate;
    *placed->aside = g_strdup(aside);
}

static enum out_fate write_form(const char *path, GBytes *bytes, unsigned how, char **aside,
                                struct diag *diag)
{
    struct placed placed = {OUT_FAILED, aside};
    struct out_set *set = out_set_new(take_placed, &placed, diag);

    out_set_add(set, path, bytes, OUT_FORM | how);
    out_set_place(set);
    out_set_drop(set);
    return placed.fate;
}

/* What happens while test_set's files come to their places. */
static struct {
    bool watched;
    unsigned synced, renamed; /* calls */
} places;

int syncfs(int fd)
{
    places.synced++;
    return (int)syscall(SYS_syncfs, fd);
}

int fsync(int fd)
{
    places.synced++;
    return (int)syscall(SYS_fsync, fd);
}

int rename(const char *from, const char *to)
{
    g_assert_true(!places.watched || places.synced > 0);
    places.renamed++;
    return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

static void note_placed(void *data, const char *path, enum out_fate fate, const char *aside)
{
    g_autofree char *name = g_path_get_basename(path);

    g_assert_null(aside);
    g_string_append_printf(data, "%s %s\n", name, fate == OUT_WRITTEN ? "written" : "failed");
}

static unsigned count_files(const char *folder)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    unsigned count = 0;

    while (g_dir_read_name(dir))
        count++;
    g_dir_close(dir);
    return count;
}

/* Files of a set have their names once all are on the disk, in their order; one that fails costs
 * itself alone, and what is dropped leaves nothing. */
static void test_set(void)
{
    g_autofree char *folder = g_dir_make_tmp("affiche-XXXXXX", NULL);
    static const char *const names[] = {"c", "folder", "missing/a", "b"};
    g_autoptr(GString) said = g_string_new(NULL);
    g_autoptr(GBytes) bytes = g_bytes_new_static("new", 3);
    struct diag *diag = diag_new();
    struct out_set *set = out_set_new(note_placed, said, diag);
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);

    for (unsigned i = 0; i < G_N_ELEMENTS(names); i++)
        g_ptr_array_add(paths, g_build_filename(folder, names[i], NULL));
    g_assert_cmpint(g_mkdir(g_ptr_array_index(paths, 1), 0700), ==, 0);
    memset(&places, 0, sizeof places);
    places.watched = true;
    for (unsigned i = 0; i < paths->len; i++)
        out_set_add(set, g_ptr_array_index(paths, i), bytes, 0);
    g_assert_cmpstr(said->str, ==, "a failed\n"); /* at once */
    g_assert_cmpuint(places.renamed, ==, 0);
    out_set_place(set);
    places.watched = false;
    g_assert_cmpstr(said->str, ==, "a failed\nc written\nfolder failed\nb written\n");
    g_assert_cmpuint(diag_count(diag, DIAG_ERROR), ==, 2);
    assert_file(g_ptr_array_index(paths, 0), "new");
    assert_file(g_ptr_array_index(paths, 3), "new");
    g_assert_cmpuint(count_files(folder), ==, 3);
    out_set_add(set, g_ptr_array_index(paths, 0), bytes, 0);
    g_assert_cmpuint(count_files(folder), ==, 4);
    out_set_drop(set);
    g_assert_cmpuint(count_files(folder), ==, 3);
    g_assert_true(out_remove(g_ptr_array_index(paths, 0)) &&
                  out_remove(g_ptr_array_index(paths, 3)) &&
                  g_rmdir(g_ptr_array_index(paths, 1)) == 0 && g_rmdir(folder) == 0);
    diag_drop(diag);
}

/* Untouched, it is written over; touched, it is kept or moved to the next free name. */
static void test_form(void)
{
    g_autofree char *folder = g_dir_make_tmp("affiche-XXXXXX", NULL),
                    *path = g_build_filename(folder, "a.pdf", NULL);
    g_autoptr(GBytes) one = new_form("one"), two = new_form("two");
    struct diag *diag = diag_new();
    char *aside = NULL;

    g_assert_false(out_is_untouched(path) || out_is_untouched(folder));
    g_assert_cmpint(write_form(path, one, OUT_PRIVATE, &aside, diag), ==, OUT_WRITTEN);
    g_assert_cmpint(write_form(path, two, 0, &aside, diag), ==, OUT_WRITTEN);
    g_assert_true(out_is_untouched(path) && !aside);
    for (unsigned i = 1; i <= 2; i++) {
        g_autofree char *name = g_strdup_printf("%s/a-%u.pdf", folder, i);

        g_assert_true(out_write(path, "filled", 6, diag));
        g_assert_cmpint(write_form(path, one, OUT_KEEP, &aside, diag), ==, OUT_KEPT);
        g_assert_null(aside);
        assert_file(path, "filled");
        g_assert_cmpint(write_form(path, one, 0, &aside, diag), ==, OUT_ASIDE);
        g_assert_cmpstr(aside, ==, name);
        assert_file(aside, "filled");
        g_assert_true(out_is_untouched(path) && out_remove(aside));
        g_assert_true(i > 1 || out_write(name, "of others", 9, diag));
        g_clear_pointer(&aside, g_free);
    }
    g_assert_cmpint(g_remove(path), ==, 0);
    g_assert_true(!diag_system_failed(diag) && g_mkdir(path, 0700) == 0);
    g_assert_cmpint(write_form(path, one, 0, &aside, diag), ==, OUT_FAILED);
    g_assert_true(diag_system_failed(diag) && !aside && g_rmdir(path) == 0);
    diag_drop(diag);
    path[strlen(path) - strlen(".pdf")] = '\0';
    aside = g_strconcat(path, "-1.pdf", NULL);
    g_assert_true(out_remove(aside));
    g_free(aside);
    g_assert_cmpint(g_rmdir(folder), ==, 0); /* and nothing lies beside them */
}

/* What happens around the renames of test_form_meanwhile. */
static struct {
    unsigned exchanges;
    const char *saved; /* just before files change places, somebody saves this; NULL: nobody */
    bool fails;        /* after that nothing gets another name */
} renames;

int renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags)
{
    if (flags & RENAME_EXCHANGE) {
        renames.exchanges++;
        if (renames.saved)
            g_assert_true(g_file_set_contents(to, renames.saved, -1, NULL));
    } else if (renames.fails && renames.exchanges > 0) {
        errno = EACCES;
        return -1;
    }
    return (int)syscall(SYS_renameat2, from_dir, from, to_dir, to, flags);
}

/* What is filled when it is looked at never changes places: who is killed then leaves it where it
 * can be seen. What is saved after the look comes to light, too. */
static void test_form_meanwhile(void)
{
    g_autofree char *folder = g_dir_make_tmp("affiche-XXXXXX", NULL),
                    *path = g_build_filename(folder, "a.pdf", NULL);
    g_autoptr(GBytes) one = new_form("one");

    for (unsigned how = 0; how <= OUT_KEEP; how += OUT_KEEP) {
        struct diag *diag = diag_new();
        char *aside = NULL;

        memset(&renames, 0, sizeof renames);
        g_assert_true(out_write(path, "filled", 6, diag));
        g_assert_cmpint(write_form(path, one, how, &aside, diag), ==,
                        how == OUT_KEEP ? OUT_KEPT : OUT_ASIDE);
        assert_file(how == OUT_KEEP ? path : aside, "filled");
        g_assert_cmpuint(renames.exchanges, ==, 0);
        g_assert_true((!aside || out_remove(aside)) && out_remove(path));
        g_clear_pointer(&aside, g_free);

        g_assert_cmpint(write_form(path, one, how, &aside, diag), ==, OUT_WRITTEN);
        renames.saved = "saved";
        g_assert_cmpint(write_form(path, one, how, &aside, diag), ==, OUT_ASIDE);
        g_assert_true(g_str_has_suffix(aside, "/a-1.pdf") && out_is_untouched(path));
        assert_file(aside, "saved");
        g_assert_true(!diag_system_failed(diag) && out_remove(aside) && out_remove(path));
        g_clear_pointer(&aside, g_free);
        diag_drop(diag);
    }
    memset(&renames, 0, sizeof renames);
    g_assert_cmpint(g_rmdir(folder), ==, 0);
}

/* A file that stays hidden is named. */
static void test_form_hidden(void)
{
    g_autofree char *folder = g_dir_make_tmp("affiche-XXXXXX", NULL),
                    *path = g_build_filename(folder, "a.pdf", NULL), *said = NULL, *hidden = NULL;
    g_autoptr(GBytes) one = new_form("one");
    struct diag *diag = diag_new();
    g_auto(GStrv) parts = NULL;
    char *aside = NULL;

    g_assert_cmpint(write_form(path, one, 0, &aside, diag), ==, OUT_WRITTEN);
    renames.saved = "saved";
    renames.fails = true;
    g_assert_cmpint(write_form(path, one, 0, &aside, diag), ==, OUT_FAILED);
    memset(&renames, 0, sizeof renames);
    said = print_to_string(diag);
    parts = g_strsplit(said, "what was here is ", 2);
    g_assert_true(!aside && g_strv_length(parts) == 2);
    hidden = g_strndup(parts[1], strcspn(parts[1], " "));
    assert_file(hidden, "saved");
    g_assert_true(out_remove(hidden) && out_remove(path) && g_rmdir(folder) == 0);
    diag_drop(diag);
}

static void test_num(void)
{
    static const struct {
        double value;
        int decimals;
        const char *text;
    } cases[] = {{1.5, 2, "1.5"},
                 {-0.001, 2, "0"},
                 {100, 2, "100"},
                 {595.276, 2, "595.28"},
                 {1.005, 0, "1"},
                 {1000, 0, "1000"},
                 {0.05, 2, "0.05"},
                 {0, 3, "0"},
                 {-12.3456, 3, "-12.346"},
                 {0.999, 2, "1"},
                 {10.5, 1, "10.5"},
                 {123456789.25, 2, "123456789.25"},
                 {90071992547.5, 6, "90071992547.5"},
                 {1e22, 2, "10000000000000000000000"}};
    static const char *const none[] = {"0x10", "1e3", "-", ".",   "1.5.5", "--1",
                                       "+1",   "1,5", "",  "nan", "1 "};
    g_autofree char *huge = g_strnfill(400, '9');
    double value;

    for (unsigned i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) text = g_string_new(NULL);

        num_append(text, cases[i].value, cases[i].decimals);
        g_assert_cmpstr(text->str, ==, cases[i].text);
    }
    g_assert_true(num_parse("1.5", &value) && value == 1.5);
    g_assert_true(num_parse("-.5", &value) && value == -.5);
    for (unsigned i = 0; i < G_N_ELEMENTS(none); i++)
        g_assert_false(num_parse(none[i], &value));
    g_assert_false(num_parse(huge, &value));
    g_assert_cmpfloat(value, ==, -.5);
}

static void test_date(void)
{
    struct date date;

    g_assert_cmpint(date_weekday(2025, 11, 21), ==, 5);
    date = date_add_days(&(struct date){.year = 2024, .month = 2, .day = 28}, 2);
    g_assert_true(date.year == 2024 && date.month == 3 && date.day == 1 && date.weekday == 5);
    date = date_add_days(&date, -61);
    g_assert_true(date.year == 2023 && date.month == 12 && date.day == 31);
    g_assert_true(date_parse_iso("2024-02-29", &date) && date.day == 29);
    g_assert_false(date_parse_iso("2025-02-29", &date) || date_parse_iso("2025-2-9", &date) ||
                   date_parse_iso("0000-01-01", &date));
}

/* A field shows what it was given, or has no code for it: none is another's. */
static void test_form_code(void)
{
    for (unsigned code = 1; code < 0x100; code++) {
        const gunichar c = form_char(code);

        if (c)
            g_assert_cmpuint(form_char(form_code(c)), ==, c);
        g_assert_true((c == 0) == (form_shown(code) == 0));
    }
    g_assert_cmpuint(form_code(0x0153), ==, 0x9C); /* œ */
    g_assert_cmpuint(form_code('-'), ==, '-');
    g_assert_cmpuint(form_code(0xB5), ==, 0xB5);
    g_assert_cmpuint(form_code(0x017C), !=, 0); /* ż */
    g_assert_cmpuint(form_code(0x0192), ==, 0); /* ƒ, whose code is a letter's */
    g_assert_cmpuint(form_code(0x03A9), ==, 0); /* Ω */
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/form-code", test_form_code);
    g_test_add_func("/source/place", test_place);
    g_test_add_func("/source/load", test_load);
    g_test_add_func("/source/blank", test_blank);
    g_test_add_func("/source/damaged", test_damaged);
    g_test_add_func("/diag/print", test_print);
    g_test_add_func("/diag/carets", test_carets);
    g_test_add_func("/say/french", test_say);
    g_test_add_func("/say/english", test_say_english);
    g_test_add_func("/say/damaged-catalogue", test_damaged_catalogue);
    g_test_add_func("/diag/long-place", test_long_place);
    g_test_add_func("/diag/repeated-stop", test_repeated_stop);
    g_test_add_func("/diag/many", test_many);
    g_test_add_func("/diag/control-characters", test_control_characters);
    g_test_add_func("/diag/off-and-raised", test_off_and_raised);
    g_test_add_func("/out/write", test_write);
    g_test_add_func("/digest", test_digest);
    g_test_add_func("/out/set", test_set);
    g_test_add_func("/out/form", test_form);
    g_test_add_func("/out/form-meanwhile", test_form_meanwhile);
    g_test_add_func("/out/form-hidden", test_form_hidden);
    g_test_add_func("/num", test_num);
    g_test_add_func("/date", test_date);
    return g_test_run();
}
