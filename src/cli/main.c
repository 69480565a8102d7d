/* main: finds the command. The outermost end of the way from posting to PDF: what a command returns
 * is the exit status. */
#include "cli/cli.h"

#include <errno.h>
#include <locale.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KEPT_MEMORY (32 << 20) /* bytes: the most that the C library takes */
#define GROWTH (4 << 20)

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *says;
    bool alone; /* it needs no network and no other program: it gives them up at once. `build` and
                   `preview` give up more, and themselves; `new` runs pdftotext */
} commands[] = {
    {"brand", cli_brand, N_("makes a first brand from a colour and a logo, and shows it"), false},
    {"build", cli_build, N_("makes the poster, the offer and the grid of each posting"), false},
    {"check", cli_check, N_("says what is wrong or missing in a posting, with line and column"),
     true},
    {"dossier", cli_dossier,
     N_("binds a round into one file for the record, or what it holds of one candidate"), true},
    {"feed", cli_feed, N_("makes what boards take in bulk: a feed, a site map, JSON-LD"), true},
    {"grid", cli_grid, N_("makes a round's personal forms, one for each candidate and evaluator"),
     true},
    {"new", cli_new, N_("begins a posting from a text: a mail, a file"), false},
    {"panel", cli_panel, N_("reads the ballots of a round back, and says what they say together"),
     true},
    {"preview", cli_preview, N_("makes pictures of their pages, with guides if wanted"), false},
    {"rules", cli_rules, N_("says what check looks for, and why"), true},
    {"show", cli_show, N_("says what was understood: facts, sections, criteria, with their places"),
     true},
    {"typo", cli_typo, N_("sets the micro-typography of any text right, as a filter"), true},
};

enum { COMMANDS = sizeof commands / sizeof commands[0] };

static void print_help(FILE *to)
{
    fprintf(to, "%s\n\n", say_text("usage: affiche COMMAND [OPTION...] POSTING..."));
    for (unsigned i = 0; i < COMMANDS; i++)
        fprintf(to, "  %-8s%s\n", commands[i].name, say_text(commands[i].says));
    fprintf(to, "\n%s\n%s\n",
            say_text("POSTING is a folder with posting.ini and posting.txt, a posting.ini, or a "
                     "folder of such folders."),
            say_text("affiche COMMAND --help lists a command's options; affiche(1) is the "
                     "manual."));
}

static int misuse(const char *name)
{
    if (name)
        cli_complain(NULL, "there is no command “%s”", name);
    print_help(stderr);
    return CLI_USAGE;
}

static bool is_help(const char *name)
{
    return strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0;
}

/* `affiche help check` is `affiche check --help`. */
static void turn_help(int argc, char **argv)
{
    static char option[] = "--help";

    if (argc > 2 && is_help(argv[1]) && argv[2][0] != '-') {
        argv[1] = argv[2];
        argv[2] = option;
    }
}

/* Results are on stdout: a full disk behind it must not pass for success. */
static int flushed(int status)
{
    const int error = fflush(stdout) == 0 ? 0 : errno;

    if (error == 0 && !ferror(stdout))
        return status;
    if (error != 0)
        cli_complain(NULL, "stdout: %s", say_error(error));
    else
        cli_complain(NULL, "stdout: not all of it could be written");
    return CLI_SYSTEM;
}

/* A run is short, and its memory small: what is freed is kept for the next document, since giving
 * it back to the system and asking for it again takes a tenth of a build. */
static void keep_memory(void)
{
    mallopt(M_TRIM_THRESHOLD, KEPT_MEMORY);
    mallopt(M_MMAP_THRESHOLD, KEPT_MEMORY);
    mallopt(M_TOP_PAD, GROWTH);
}

/* Documents are the same whatever a developer of libraries has set; a file that grows over the
 * limit is an error like a full disk. */
static void forget_surroundings(void)
{
    static const char *const names[] = {"HB_SHAPER_LIST",  "HB_OPTIONS",      "HB_FONT_FUNCS",
                                        "CAIRO_DEBUG_PDF", "CAIRO_DEBUG_TAG", "PANGO_LANGUAGE",
                                        "FC_LANG"};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
        unsetenv(names[i]);
    signal(SIGXFSZ, SIG_IGN);
}

static int run(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : NULL;

    if (!name)
        return misuse(NULL);
    if (is_help(name)) {
        print_help(stdout);
        return flushed(CLI_OK);
    }
    if (strcmp(name, "--version") == 0) {
        puts("affiche " CLI_VERSION);
        return flushed(CLI_OK);
    }
    for (unsigned i = 0; i < COMMANDS; i++)
        if (strcmp(name, commands[i].name) == 0) {
            if (commands[i].alone)
                sandbox_enter_new(SANDBOX_BUILD, NULL, NULL);
            return flushed(commands[i].run(argc - 1, argv + 1));
        }
    return misuse(name);
}

int main(int argc, char **argv)
{
    int status;

    keep_memory();
    forget_surroundings();
    /* Nothing else of the locale: numbers have one form, whoever reads them, and what libraries say
     * stands in sentences of ours. */
    setlocale(LC_CTYPE, "");
    messages_open(argv);
    turn_help(argc, argv);
    status = run(argc, argv);
    say_close();
    return status;
}
