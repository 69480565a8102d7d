/* ballot: one filled grid: from names and values to scores, or to the reason why it can't count.
 *
 * First on the way from forms and CSV to a panel. What always holds: nothing is guessed: a value
 * that the grid doesn't have refuses the ballot. */
#include "panel/panel_private.h"

#include "lang/lang.h"

#include <string.h>

char *ballot_new_code(const char *text)
{
    g_autofree char *trimmed = g_strstrip(g_strdup(text ? text : ""));

    return lang_upper(trimmed, strlen(trimmed));
}

struct ballot *ballot_new(const char *file, const struct panel_grid *grid)
{
    struct ballot *ballot = g_new0(struct ballot, 1);

    ballot->file = g_strdup(file);
    ballot->round = g_strdup("");
    ballot->scores = g_new(int, grid->count);
    ballot->evidence = g_new0(char *, grid->count + 1);
    for (unsigned i = 0; i < grid->count; i++) {
        ballot->scores[i] = BALLOT_BLANK;
        ballot->evidence[i] = g_strdup("");
    }
    return ballot;
}

void ballot_drop(struct ballot *ballot)
{
    if (!ballot)
        return;
    g_free(ballot->file);
    g_free(ballot->candidate);
    g_free(ballot->evaluator);
    g_free(ballot->respelt);
    g_free(ballot->round);
    g_free(ballot->scores);
    g_strfreev(ballot->evidence);
    g_free(ballot);
}

/* "3", "NE", "". False: it is no score, and *score stays as it was. */
static bool parse_score(const char *text, int *score)
{
    if (!text || !*text) {
        *score = BALLOT_BLANK;
        return true;
    }
    if (g_ascii_strcasecmp(text, "NE") == 0) {
        *score = BALLOT_NE;
        return true;
    }
    if (text[0] < '0' || text[0] > '4' || text[1])
        return false;
    *score = text[0] - '0';
    return true;
}

/* The index of a word in a list, from 1; 0: blank; -1: none of them. */
static int find_word(const char *text, const char *const *words, int count)
{
    if (!text || !*text)
        return 0;
    for (int i = 1; i < count; i++)
        if (g_ascii_strcasecmp(text, words[i]) == 0)
            return i;
    return -1;
}

static bool parse_recommendation(const char *text, struct ballot *ballot)
{
    static const char *const words[] = {"", "retain", "discuss", "decline"};
    const int found = find_word(text, words, G_N_ELEMENTS(words));

    if (found >= 0)
        ballot->recommendation = (enum ballot_recommendation)found;
    return found >= 0;
}

static bool parse_conflict(const char *text, struct ballot *ballot)
{
    static const char *const words[] = {"", "none", "link"};
    const int found = find_word(text, words, G_N_ELEMENTS(words));

    if (found >= 0)
        ballot->conflict = (enum ballot_conflict)found;
    return found >= 0;
}

static char *take_code(struct ballot *ballot, char **code, const char *value)
{
    g_autofree char *canonical = ballot_new_code(value);

    if (strcmp(canonical, value) != 0 && !ballot->respelt)
        ballot->respelt = g_strdup_printf("“%s” is read as %s", value, canonical);
    if (*code && strcmp(*code, canonical) != 0)
        return g_strdup_printf("it names two: “%s” and “%s”", *code, canonical);
    g_free(*code);
    *code = g_steal_pointer(&canonical);
    return NULL;
}

static char *take_hash(const struct panel_grid *grid, struct ballot *ballot, const char *value)
{
    g_autofree char *hash = g_strstrip(g_strdup(value));

    if (!*hash)
        return NULL;
    if (g_ascii_strcasecmp(hash, grid->hash) != 0)
        return g_strdup_printf("its grid is another one: %s instead of %s", hash, grid->hash);
    ballot->hash_checked = true;
    return NULL;
}

/* `K3.score` → 2; what stands behind the number is *part. -1: no criterion of the grid. */
static int find_criterion(const struct panel_grid *grid, const char *name, const char **part)
{
    char *end = NULL;
    guint64 number;

    if (*name == 'K' || *name == 'k')
        name++;
    if (!g_ascii_isdigit(*name))
        return -1;
    number = g_ascii_strtoull(name, &end, 10);
    *part = end;
    return number >= 1 && number <= grid->count ? (int)(number - 1) : -1;
}

static char *take_criterion(const struct panel_grid *grid, struct ballot *ballot, const char *name,
                            const char *value)
{
    const char *part = "";
    const int index = find_criterion(grid, name, &part);

    if (index < 0)
        return NULL;
    if (strcmp(part, ".evidence") == 0) {
        g_free(ballot->evidence[index]);
        ballot->evidence[index] = g_strstrip(g_strdup(value));
        return NULL;
    }
    if (strcmp(part, ".score") != 0 || parse_score(value, &ballot->scores[index]))
        return NULL;
    return g_strdup_printf("K%d has the score “%s”; scores are 0 to 4 and NE", index + 1, value);
}

char *ballot_take(const struct panel_grid *grid, struct ballot *ballot, const char *name,
                  const char *value)
{
    if (strcmp(name, "candidate") == 0)
        return take_code(ballot, &ballot->candidate, value);
    if (strcmp(name, "evaluator") == 0)
        return take_code(ballot, &ballot->evaluator, value);
    if (strcmp(name, "hash") == 0)
        return take_hash(grid, ballot, value);
    if (strcmp(name, "round") == 0) {
        g_free(ballot->round);
        ballot->round = g_strstrip(g_strdup(value));
        return NULL;
    }
    if (strcmp(name, "conflict") == 0)
        return parse_conflict(value, ballot)
                   ? NULL
                   : g_strdup_printf("its declaration is “%s”; it is none or link", value);
    if (strcmp(name, "recommendation") == 0)
        return parse_recommendation(value, ballot)
                   ? NULL
                   : g_strdup_printf("its recommendation is “%s”; it is retain, discuss or decline",
                                     value);
    return take_criterion(grid, ballot, name, value);
}
