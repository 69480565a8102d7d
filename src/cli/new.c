/* new: `affiche new`: a posting from a text: posting.txt as it was, in UTF-8, and a posting.ini
 * that says what was found in it. What always holds: a posting that is there stays. */
#include "cli/cli.h"

#include "export/export.h"
#include "import/import.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct new
{
    char *from, *brand, *lang, **arguments; /* NULL: not given */
    gboolean interactive;
    char *data[FACT_COUNT]; /* what a page's data say, by fact; NULL: nothing */
};

static bool is_standard(const char *from)
{
    return strcmp(from, "-") == 0;
}

static struct source *read_text(const char *from, struct import_taken *taken, struct diag *diag)
{
    const bool standard = is_standard(from);
    const char *path = standard ? "standard input" : from;
    g_autoptr(GBytes) bytes = standard ? source_read_bytes(STDIN_FILENO, path, IMPORT_MAX, diag)
                                       : source_load_bytes(path, IMPORT_MAX, diag);

    return bytes ? import_read(bytes, path, taken, diag) : NULL;
}

/* What is said from now on is said in the posting's language, unless another one was asked for. */
static void speak(const struct new *new, const struct source *text)
{
    const struct language *lang =
        new->lang ? lang_find(new->lang) : lang_guess(text->text, text->len);
    g_autofree char *code = lang ? lang_short_code(lang) : NULL;

    if (code)
        say_speak(code);
}

/* The posting.ini of a posting that was read (g_free); NULL: whoever was asked gave up. */
static char *ask_and_export(const struct new *new, const struct posting *posting,
                            const struct posting_fact *employer)
{
    char *answers[FACT_COUNT] = {NULL}, *ini = NULL;
    const struct export_beginning beginning = {employer, new->brand, answers, new->data};

    if (!new->interactive || ask_facts(posting, answers))
        ini = export_ini(posting, &beginning);
    else
        cli_complain("new", "given up; nothing was written");
    for (unsigned id = 0; id < FACT_COUNT; id++)
        g_free(answers[id]);
    return ini;
}

/* The posting.ini of a text (g_free). NULL: reported, or whoever was asked gave up. The text is
 * read twice: that who hires is stated, as in the end, may change what is found. */
static char *make_ini(const struct new *new, const struct source *text, struct diag *diag)
{
    g_autofree char *blank = new->lang ? g_strdup_printf("[posting]\nlang = %s\n", new->lang)
                                       : g_strdup("; affiche new\n");
    struct posting_texts texts = {new->arguments[0], blank, text->text};
    struct diag *unheard = diag_new();
    struct posting *heard = posting_read(&texts, unheard), *posting,
                   *first = heard ? heard : posting_read(&texts, diag); /* which says why */
    const struct posting_fact *employer = first ? &first->facts[FACT_EMPLOYER] : NULL;
    const struct export_beginning beginning = {employer, new->brand, NULL, new->data};
    g_autofree char *draft = first ? export_ini(first, &beginning) : NULL;
    char *ini;

    texts.ini = draft ? draft : blank;
    posting = posting_read(&texts, diag);
    ini = posting && employer ? ask_and_export(new, posting, employer) : NULL;
    posting_drop(posting);
    posting_drop(first);
    diag_drop(unheard);
    return ini;
}

/* The text first: a posting.txt alone is one that this was begun with, and not ended (is_free).
 * Where it is not done, nothing of it stays. */
static bool write_posting(const struct new *new, const struct source *text, const char *ini,
                          struct diag *diag)
{
    const char *folder = new->arguments[0];
    const bool was_there = !source_is_missing(folder);
    g_autofree char *txt_path = g_build_filename(folder, POSTING_TXT, NULL),
                    *ini_path = g_build_filename(folder, POSTING_INI, NULL);

    if (!out_make_folder(folder, diag))
        return false;
    if (out_write(txt_path, text->text, text->len, diag) &&
        out_write(ini_path, ini, strlen(ini), diag)) {
        puts(txt_path);
        puts(ini_path);
        return true;
    }
    out_remove(txt_path);
    out_remove(ini_path);
    if (!was_there)
        g_rmdir(folder);
    return false;
}

static bool is_short_enough(const struct source *text, struct diag *diag)
{
    if (text->len <= SOURCE_TEXT_MAX)
        return true;
    diag_add_file(diag, DIAG_INPUT_SIZE, text->path, 1,
                  "%zu bytes; at most %zu are read: shorten it", text->len,
                  (size_t)SOURCE_TEXT_MAX);
    return false;
}

static enum cli_status make_posting(const struct new *new, const struct source *text,
                                    struct diag *diag)
{
    g_autofree char *ini = is_short_enough(text, diag) ? make_ini(new, text, diag) : NULL;

    return ini && write_posting(new, text, ini, diag) ? CLI_OK : CLI_FAILED;
}

static bool is_same(const char *path, const struct source *text)
{
    struct diag *unsaid = diag_new();
    g_autoptr(GBytes) there = source_load_bytes(path, SOURCE_TEXT_MAX, unsaid);

    diag_drop(unsaid);
    return there && g_bytes_get_size(there) == text->len &&
           memcmp(g_bytes_get_data(there, NULL), text->text, text->len) == 0;
}

/* What can't be looked for may be there, and is reported. */
static bool is_there(const char *path, struct diag *diag)
{
    struct stat info;
    const int error = lstat(path, &info) == 0 ? 0 : errno;

    if (error != 0 && error != ENOENT && error != ENOTDIR)
        source_report_errno(diag, path, error);
    return error != ENOENT && error != ENOTDIR;
}

/* The text alone, if it is this one, is what a run left that was killed. */
static bool is_free(const char *folder, const struct source *text, struct diag *diag)
{
    g_autofree char *ini = g_build_filename(folder, POSTING_INI, NULL),
                    *txt = g_build_filename(folder, POSTING_TXT, NULL);
    const size_t mark = diag_mark(diag);

    if (!is_there(ini, diag) && (!is_there(txt, diag) || is_same(txt, text)))
        return true;
    if (!diag_stopped_since(diag, mark))
        cli_complain("new",
                     "there is a posting in “%s”, and it stays as it is; name another folder",
                     folder);
    return false;
}

static enum cli_status make(struct new *new, struct diag *diag)
{
    struct import_taken taken = {0};
    struct source *text = read_text(new->from, &taken, diag);
    enum cli_status status = CLI_FAILED;

    if (text && is_free(new->arguments[0], text, diag)) {
        speak(new, text);
        import_tell(&taken, text->path, diag);
        export_read_page_data(taken.data, new->data);
        status = make_posting(new, text, diag);
    }
    source_drop(text);
    g_free(taken.data);
    return diag_system_failed(diag) ? CLI_SYSTEM : status;
}

/* Is what was asked for possible? False: reported. */
static bool is_sound(const struct new *new)
{
    if (!new->from || !new->arguments || new->arguments[1])
        cli_complain("new", "name one folder, and where the text is: affiche new DIR --from FILE");
    else if (new->lang && !lang_find(new->lang))
        cli_complain("new", "--lang “%s” is no language that is known; write fr or en", new->lang);
    else if (new->interactive && (is_standard(new->from) || !isatty(STDIN_FILENO)))
        cli_complain("new", "--interactive asks on the terminal; call it there, with --from FILE");
    else
        return options_are_text("new", (const char *const[]){new->brand, new->lang}, 2);
    return false;
}

static enum cli_status begin(struct new *new)
{
    struct diag *diag = diag_new();
    const enum cli_status status = make(new, diag);

    diag_print(diag, stderr, isatty(STDERR_FILENO));
    diag_drop(diag);
    return status;
}

int cli_new(int argc, char **argv)
{
    struct new new = {0};
    const GOptionEntry own[] = {
        {"from", 0, 0, G_OPTION_ARG_FILENAME, &new.from,
         N_("the text: a file, or - for standard input"), "FILE"},
        {"brand", 0, 0, G_OPTION_ARG_FILENAME, &new.brand, N_("the brand to use"), "NAME"},
        {"lang", 0, 0, G_OPTION_ARG_FILENAME, &new.lang, N_("the text's language: fr or en"),
         "LANG"},
        {"interactive", 'i', 0, G_OPTION_ARG_NONE, &new.interactive,
         N_("asks on the terminal for each fact"), NULL},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &new.arguments, NULL, "DIR"},
        {0},
    };
    const GOptionEntry *const entries[] = {own, NULL};
    int status = CLI_USAGE;

    if (!options_parse("new", "Begins a posting from a text: its posting.txt and a posting.ini.",
                       entries, argc, argv, &status))
        return status;
    status = is_sound(&new) ? (int)begin(&new) : CLI_USAGE;
    g_strfreev(new.arguments);
    g_free(new.from);
    g_free(new.brand);
    g_free(new.lang);
    for (unsigned id = 0; id < FACT_COUNT; id++)
        g_free(new.data[id]);
    return status;
}
