/* typo: `affiche typo`: micro-typography as a filter, by the code that documents are set with. What
 * always holds: what no rule changes goes through byte for byte, line ends too. */
#include "cli/cli.h"

#include "document/doc.h"
#include "lang/typo/typo.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct typo {
    gboolean list, rules;
    char *lang_option, *off_option, *on_option, **keep, **arguments; /* NULL: not given */
    struct typo_options set;
};

/* `- item`, `2. item`: a list is no paragraph, so quotes and dashes don't pair over its items. */
static bool begins_item(const char *line)
{
    const char *at = line + strspn(line, " \t"), *behind = at + strspn(at, "0123456789");

    if (behind > at)
        return (*behind == '.' || *behind == ')') && behind[1] == ' ';
    return (g_str_has_prefix(at, "- ") || g_str_has_prefix(at, "* ") ||
            g_str_has_prefix(at, "– ") || g_str_has_prefix(at, "• "));
}

static bool is_blank(const char *line, const char *end)
{
    while (line < end && g_ascii_isspace(*line))
        line++;
    return line == end;
}

/* The end of the paragraph that begins there: before a blank line, or an item. */
static const char *paragraph_end(const char *from)
{
    const char *at = strchr(from, '\n');

    for (; at && at[1]; at = strchr(at + 1, '\n')) {
        const char *end = strchr(at + 1, '\n');

        if (begins_item(at + 1) || is_blank(at + 1, end ? end : at + 1 + strlen(at + 1)))
            return at + 1;
    }
    return from + strlen(from);
}

static int compare_changes(gconstpointer a, gconstpointer b)
{
    const struct typo_change *left = a, *right = b;

    return (left->offset > right->offset) - (left->offset < right->offset);
}

static void print_change(const struct source *source, size_t start,
                         const struct typo_change *change)
{
    const struct source_place place =
        source_find_place((struct span){source, start + change->offset, 0});
    g_autoptr(GString) line = g_string_new(NULL);
    g_autofree char *printable = NULL;

    g_string_append_printf(line, "%s:%u:%u: ", source->path, place.line, place.column);
    doc_append_quoted(line, change->before);
    g_string_append(line, " → ");
    doc_append_quoted(line, change->after);
    g_string_append_printf(line, " [%u %s]", change->rule->number, change->rule->name);
    printable = diag_printable(line->str, line->len);
    puts(printable);
}

/* What was set, or what was changed for it. */
static void print_paragraph(const struct typo *typo, const struct source *source, size_t start,
                            size_t len)
{
    struct typo_options options = typo->set;
    g_autofree char *text = g_strndup(source->text + start, len), *set = NULL;

    if (typo->list) {
        options.changes = g_array_new(FALSE, FALSE, sizeof(struct typo_change));
        g_array_set_clear_func(options.changes, typo_change_clear);
    }
    set = typo_apply(text, &options);
    if (!typo->list) {
        fputs(set, stdout);
        return;
    }
    g_array_sort(options.changes, compare_changes);
    for (guint i = 0; i < options.changes->len; i++)
        print_change(source, start, &g_array_index(options.changes, struct typo_change, i));
    g_array_unref(options.changes);
}

/* `fr 10 nouns: 3 personnes → 3<nb>personnes`; `*`: off unless it is switched on. */
static void print_rule(const struct language *lang, const struct typo_rule *rule)
{
    const struct typo_options options = {.lang = lang, .on = 1u << rule->number};
    g_autofree char *set = typo_apply(rule->example, &options), *code = lang_short_code(lang);
    g_autoptr(GString) line = g_string_new(NULL);

    g_string_append_printf(line, "%s %u%s %s: ", code, rule->number, rule->optional ? "*" : "",
                           rule->name);
    doc_append_quoted(line, rule->example);
    g_string_append(line, " → ");
    doc_append_quoted(line, set);
    puts(line->str);
}

/* By number, of the language that was asked for, or of all. */
static int print_rules(const struct typo *typo)
{
    for (const struct language *const *lang = lang_all(); *lang; lang++)
        for (unsigned number = 1; number < TYPO_RULE_END; number++)
            for (const struct typo_rule *rule = (*lang)->typography; rule && rule->name; rule++)
                if (rule->number == number && (!typo->set.lang || typo->set.lang == *lang))
                    print_rule(*lang, rule);
    return CLI_OK;
}

static int run(struct typo *typo)
{
    const char *path = typo->arguments ? typo->arguments[0] : NULL;
    struct diag *diag = diag_new();
    struct source *source =
        path && strcmp(path, "-") != 0
            ? source_load(path, SOURCE_TEXT_MAX, SOURCE_LINE_MAX, diag)
            : source_read(STDIN_FILENO, "stdin", SOURCE_TEXT_MAX, SOURCE_LINE_MAX, diag);
    int status = CLI_OK;

    if (source) {
        if (!typo->set.lang)
            typo->set.lang = lang_guess(source->text, source->len);
        for (const char *at = source->text; *at;) {
            const char *end = paragraph_end(at);

            print_paragraph(typo, source, (size_t)(at - source->text), (size_t)(end - at));
            at = end;
        }
    } else {
        status = diag_system_failed(diag) ? CLI_SYSTEM : CLI_FAILED;
    }
    diag_print(diag, stderr, isatty(STDERR_FILENO));
    source_drop(source);
    diag_drop(diag);
    return status;
}

static bool parse_rules(const char *text, const char *option, unsigned *bits)
{
    g_autofree char *unknown = text ? typo_parse_rules(text, bits) : NULL;

    if (unknown)
        cli_complain("typo", "“%s” is no rule; %s takes numbers or names, as --rules prints them",
                     unknown, option);
    return !unknown;
}

static bool prepare(struct typo *typo)
{
    const char *const texts[] = {typo->lang_option, typo->off_option, typo->on_option};

    if (!options_are_text("typo", texts, G_N_ELEMENTS(texts)))
        return false;
    if (typo->lang_option && !(typo->set.lang = lang_find(typo->lang_option))) {
        g_autofree char *codes = lang_list_codes();

        cli_complain("typo", "“%s” is no language that is known; write %s", typo->lang_option,
                     codes);
        return false;
    }
    typo->set.keep = (const char *const *)typo->keep;
    if (!parse_rules(typo->off_option, "--off", &typo->set.off) ||
        !parse_rules(typo->on_option, "--on", &typo->set.on))
        return false;
    if (typo->arguments && typo->arguments[0] && typo->arguments[1]) {
        cli_complain("typo", "one FILE at a time; “%s” is another", typo->arguments[1]);
        return false;
    }
    return true;
}

int cli_typo(int argc, char **argv)
{
    struct typo typo = {0};
    const GOptionEntry own[] = {
        {"lang", 0, 0, G_OPTION_ARG_FILENAME, &typo.lang_option,
         N_("the text's language (otherwise guessed)"), "fr|en"},
        {"list", 0, 0, G_OPTION_ARG_NONE, &typo.list,
         N_("each change with its place and rule, instead of the text"), NULL},
        {"off", 0, 0, G_OPTION_ARG_FILENAME, &typo.off_option,
         N_("rules that are left out, by number or name"), "RULES"},
        {"on", 0, 0, G_OPTION_ARG_FILENAME, &typo.on_option,
         N_("rules that are wanted though they are off by themselves"), "RULES"},
        {"keep", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &typo.keep,
         N_("a word that is never touched; as often as wanted"), "WORD"},
        {"rules", 0, 0, G_OPTION_ARG_NONE, &typo.rules,
         N_("the rules there are, each with an example"), NULL},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &typo.arguments, NULL, "[FILE]"},
        {0},
    };
    const GOptionEntry *const entries[] = {own, NULL};
    int status;

    if (options_parse("typo",
                      "Sets spaces, quotes, apostrophes, dashes and dots of FILE, or of its input, "
                      "right.",
                      entries, argc, argv, &status))
        status = !prepare(&typo) ? CLI_USAGE : typo.rules ? print_rules(&typo) : run(&typo);
    g_free(typo.lang_option);
    g_free(typo.off_option);
    g_free(typo.on_option);
    g_strfreev(typo.keep);
    g_strfreev(typo.arguments);
    return status;
}
