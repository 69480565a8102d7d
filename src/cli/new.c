/* new: `affiche new`: a posting from a text: posting.txt as it was, in UTF-8, and a posting.ini
 * that says what was found in it. What always holds: a posting that is there stays. */
#include "cli/cli.h"

#include "export/export.h"
#include "import/import.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

struct new
{
    char *from, *brand, **arguments; /* NULL: not given */
};

static struct source *read_text(const char *from, struct diag *diag)
{
    const bool standard = strcmp(from, "-") == 0;
    const char *path = standard ? "standard input" : from;
    g_autoptr(GBytes) bytes = standard ? source_read_bytes(STDIN_FILENO, path, IMPORT_MAX, diag)
                                       : source_load_bytes(path, IMPORT_MAX, diag);

    return bytes ? import_read(bytes, path, diag) : NULL;
}

/* What the text says, as a posting of its own has it; its posting.ini is blank meanwhile. */
static enum cli_status write_posting(const struct new *new, const struct source *text,
                                     const char *txt_path, const char *ini_path, struct diag *diag)
{
    static const char blank[] = "; affiche new\n";
    struct posting *posting = NULL;
    g_autofree char *ini = NULL;

    if (!out_write(txt_path, text->text, text->len, diag) ||
        !out_write(ini_path, blank, strlen(blank), diag))
        return CLI_SYSTEM;
    posting = posting_load(new->arguments[0], diag);
    ini = posting ? export_ini(posting, new->brand) : NULL;
    posting_drop(posting);
    if (!ini)
        return CLI_FAILED;
    if (!out_write(ini_path, ini, strlen(ini), diag))
        return CLI_SYSTEM;
    puts(txt_path);
    puts(ini_path);
    return CLI_OK;
}

/* Where a posting is begun, and not done, nothing of it stays. */
static enum cli_status make(const struct new *new, struct diag *diag)
{
    const char *folder = new->arguments[0];
    g_autofree char *txt_path = g_build_filename(folder, POSTING_TXT, NULL),
                    *ini_path = g_build_filename(folder, POSTING_INI, NULL);
    struct source *text = read_text(new->from, diag);
    enum cli_status status = text ? CLI_SYSTEM : CLI_FAILED;

    if (text && out_make_folder(folder, diag)) {
        status = write_posting(new, text, txt_path, ini_path, diag);
        if (status != CLI_OK) {
            out_remove(txt_path);
            out_remove(ini_path);
        }
    }
    if (text)
        source_drop(text);
    return diag_system_failed(diag) ? CLI_SYSTEM : status;
}

static bool is_free(const char *folder)
{
    if (!postings_is_one(folder))
        return true;
    cli_complain("new", "there is a posting in “%s”, and it stays as it is; name another folder",
                 folder);
    return false;
}

int cli_new(int argc, char **argv)
{
    struct new new = {0};
    const GOptionEntry own[] = {
        {"from", 0, 0, G_OPTION_ARG_FILENAME, &new.from,
         N_("the text: a file, or - for standard input"), "FILE"},
        {"brand", 0, 0, G_OPTION_ARG_FILENAME, &new.brand, N_("the brand to use"), "NAME"},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &new.arguments, NULL, "DIR"},
        {0},
    };
    const GOptionEntry *const entries[] = {own, NULL};
    const char *texts[1];
    struct diag *diag;
    int status = CLI_USAGE;

    if (!options_parse("new", "Begins a posting from a text: its posting.txt and a posting.ini.",
                       entries, argc, argv, &status))
        return status;
    texts[0] = new.brand;
    status = CLI_USAGE;
    if (!new.from || !new.arguments || new.arguments[1])
        cli_complain("new", "name one folder, and where the text is: affiche new DIR --from FILE");
    else if (!is_free(new.arguments[0]))
        status = CLI_FAILED;
    else if (options_are_text("new", texts, 1)) {
        diag = diag_new();
        status = (int)make(&new, diag);
        diag_print(diag, stderr, isatty(STDERR_FILENO));
        diag_drop(diag);
    }
    g_strfreev(new.arguments);
    g_free(new.from);
    g_free(new.brand);
    return status;
}
