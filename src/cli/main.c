/* main: finds the command. The outermost end of the way from posting to PDF: what a command returns
 * is the exit status. */
#include "cli/cli.h"

#include <locale.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>

#define VERSION "0.1.0"
#define KEPT_MEMORY (32 << 20) /* bytes: the most that the C library takes */
#define GROWTH (4 << 20)

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *says;
} commands[] = {
    {"build", cli_build, "makes the poster, the offer and the grid of each posting"},
    {"check", cli_check, "says what is wrong or missing in a posting, with line and column"},
    {"grid", cli_grid, "makes a round's personal forms, one for each candidate and evaluator"},
    {"panel", cli_panel, "reads the filled grids of a round back, and says what they say together"},
    {"preview", cli_preview, "makes pictures of their pages, with guides if wanted"},
    {"rules", cli_rules, "says what check looks for, and why"},
    {"show", cli_show, "says what was understood: facts, sections, criteria, with their places"},
    {"typo", cli_typo, "sets the micro-typography of any text right, as a filter"},
};

enum { COMMANDS = sizeof commands / sizeof commands[0] };

static void print_help(FILE *to)
{
    fputs("usage: affiche COMMAND [OPTION...] POSTING...\n\n", to);
    for (unsigned i = 0; i < COMMANDS; i++)
        fprintf(to, "  %-8s%s\n", commands[i].name, commands[i].says);
    fputs("\nPOSTING is a folder with posting.ini and posting.txt, a posting.ini, or a folder of "
          "such folders.\n"
          "affiche COMMAND --help lists a command's options; affiche(1) is the manual.\n",
          to);
}

static int misuse(const char *name)
{
    if (name)
        fprintf(stderr, "affiche: there is no command “%s”\n", name);
    print_help(stderr);
    return CLI_USAGE;
}

/* Results are on stdout: a full disk behind it must not pass for success. */
static int flushed(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    perror("affiche: stdout");
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

int main(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : NULL;

    keep_memory();
    setlocale(LC_ALL, "");
    setlocale(LC_MESSAGES, "C"); /* what libraries say stands in English sentences of ours */
    if (!name)
        return misuse(NULL);
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0) {
        print_help(stdout);
        return flushed(CLI_OK);
    }
    if (strcmp(name, "--version") == 0) {
        puts("affiche " VERSION);
        return flushed(CLI_OK);
    }
    for (unsigned i = 0; i < COMMANDS; i++)
        if (strcmp(name, commands[i].name) == 0)
            return flushed(commands[i].run(argc - 1, argv + 1));
    return misuse(name);
}
