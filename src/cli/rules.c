/* rules: `affiche rules`: what `check` looks for, and why.
 *
 * Beside the way: it reads no posting. What always holds: what it lists is what can be reported. */
#include "cli/cli.h"

#include "check/check.h"
#include "ini/ini.h"

enum { LEVEL_WIDTH = 14 }; /* characters */

static const char *mending_of(enum diag_id id)
{
    static const char *const says[] = {
        [CHECK_SHOWN] = N_("shows a diff, and leaves it to you"), [CHECK_MENDED] = N_("mends it")};
    const struct check_rule *rule = check_find_rule(id);

    return rule ? says[rule->mending] : NULL;
}

static void print_row(enum diag_id id)
{
    const char *level =
        say_text(diag_id_stops(id) ? N_("error, stops") : diag_level_name(diag_id_level(id)));
    g_autofree char *column = g_strconcat(level, mending_of(id) ? ", --fix" : "", NULL);
    const int pad = LEVEL_WIDTH - (int)g_utf8_strlen(column, -1);

    printf("%-20s %s%*s %s\n", diag_id_name(id), column, MAX(pad, 0), "",
           say_text(diag_id_meaning(id)));
}

static void print_all(void)
{
    for (unsigned id = 0; id < DIAG_COUNT; id++)
        print_row(id);
}

static void print_field(const char *name, const char *value)
{
    if (value)
        printf("%-10s %s\n", say_text(name), say_text(value));
}

static void explain(enum diag_id id)
{
    const struct check_rule *rule = check_find_rule(id);
    g_autofree char *source = NULL;

    print_row(id);
    if (!rule)
        return;
    if (rule->source)
        source = rule->read ? g_strdup_printf(say_text("%s; read in %s"), say_text(rule->source),
                                              say_text(rule->read))
                            : g_strdup(say_text(rule->source));
    print_field(N_("why"), rule->why);
    print_field(N_("source"), source);
    print_field("--fix", mending_of(id));
    print_field(N_("spoils"), rule->documents ? rule->documents : N_("all documents"));
}

static bool explain_named(const char *name)
{
    const char *known[DIAG_COUNT + 1] = {NULL}, *nearest;
    g_autofree char *printable = g_utf8_make_valid(name, -1);
    enum diag_id id;

    if (diag_find_id(name, &id)) {
        explain(id);
        return true;
    }
    for (unsigned i = 0; i < DIAG_COUNT; i++)
        known[i] = diag_id_name(i);
    nearest = nearest_find(name, known);
    if (nearest)
        cli_complain("rules", "there is no rule “%s”; did you mean “%s”?", printable, nearest);
    else
        cli_complain("rules", "there is no rule “%s”; `affiche rules` lists them", printable);
    return false;
}

int cli_rules(int argc, char **argv)
{
    g_auto(GStrv) names = NULL;
    const GOptionEntry own[] = {
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, "[ID...]"},
        {0},
    };
    const GOptionEntry *const entries[] = {own, NULL};
    int status;

    if (!options_parse("rules", "Says what can be reported, and, of each ID, why.", entries, argc,
                       argv, &status))
        return status;
    if (!names)
        print_all();
    for (char **name = names; name && *name; name++)
        if (!explain_named(*name))
            return CLI_USAGE;
    return CLI_OK;
}
