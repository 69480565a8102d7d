/* messages: in which language a command speaks, and how it complains of its command line.
 *
 * Beside the commands. What always holds: --messages decides, else the first posting of the command
 * line; until either is known, it is English. */
#include "cli/cli.h"

#include "lang/lang.h"
#include "posting/posting.h"

#include <string.h>

#define OPTION "--messages"

/* The value of --messages as it is typed, before the command reads its options: what is wrong with
 * them is said in that language, too. */
static const char *find_option(char **argv)
{
    for (; *argv && strcmp(*argv, "--") != 0; argv++) {
        if (strcmp(*argv, OPTION) == 0)
            return argv[1];
        if (g_str_has_prefix(*argv, OPTION "="))
            return *argv + strlen(OPTION "=");
    }
    return NULL;
}

/* In a checkout beside bin/, and so where it is installed. */
void messages_open(char **argv)
{
    g_autofree char *binary = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = binary ? g_path_get_dirname(binary) : NULL;
    g_autofree char *catalogues =
        folder ? g_build_filename(folder, "..", "share", "locale", NULL) : NULL;
    const char *option = find_option(argv);
    const struct language *lang = option ? lang_find(option) : NULL;

    say_open(catalogues ? catalogues : ".");
    if (lang) {
        g_autofree char *code = lang_short_code(lang);

        say_speak(code);
    }
}

bool messages_check(const char *command, const char *option)
{
    g_autofree char *printable = NULL, *codes = NULL;

    if (!option || lang_find(option))
        return true;
    printable = g_utf8_make_valid(option, -1);
    codes = lang_list_codes();
    cli_complain(command, "--messages takes %s, not “%s”", codes, printable);
    return false;
}

void messages_ask_one(const char *posting)
{
    say_ask(posting ? posting_find_language : NULL, posting);
}

void messages_ask(const GPtrArray *postings)
{
    messages_ask_one(postings->len > 0 ? g_ptr_array_index(postings, 0) : NULL);
}

void cli_print_path(void *data G_GNUC_UNUSED, const char *path)
{
    puts(path);
}

void cli_complain(const char *command, const char *format, ...)
{
    va_list args;

    fprintf(stderr, "affiche%s%s: ", command ? " " : "", command ? command : "");
    va_start(args, format);
    vfprintf(stderr, say_text(format), args);
    va_end(args);
    fputc('\n', stderr);
}
