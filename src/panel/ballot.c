/* ballot: one filled grid: from names and values to scores, or to the reason why it can't count.
 *
 * First on the way from forms and CSV to a panel. What always holds: nothing is guessed: a value
 * that the grid doesn't have refuses the ballot. */
#include "panel/panel_private.h"

#include "lang/lang.h"

#include <string.h>

#define QUOTE_MAX 40 /* characters that remind of a value */

static bool is_blank(gunichar c)
{
    return g_unichar_isspace(c) || c == 0xFEFF || c == 0x200B;
}

/* Without blanks at its ends, also those that are not ASCII's (g_free). */
static char *dup_trimmed(const char *text)
{
    const char *end = text + strlen(text);

    while (*text && is_blank(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    while (end > text && is_blank(g_utf8_get_char(g_utf8_prev_char(end))))
        end = g_utf8_prev_char(end);
    return g_strndup(text, (gsize)(end - text));
}

char *ballot_new_quote(const char *value)
{
    return g_utf8_strlen(value, -1) <= QUOTE_MAX
               ? g_strdup(value)
               : g_strdup_printf("%.*s…", (int)(g_utf8_offset_to_pointer(value, QUOTE_MAX) - value),
                                 value);
}

char *ballot_new_code(const char *text)
{
    g_autofree char *trimmed = dup_trimmed(text ? text : "");
    g_autofree char *composed = g_utf8_normalize(trimmed, -1, G_NORMALIZE_NFC);

    return composed ? lang_upper(composed, strlen(composed)) : g_strdup("");
}

struct ballot *ballot_new(const char *file, const struct panel_grid *grid)
{
    struct ballot *ballot = g_new0(struct ballot, 1);

    ballot->file = g_utf8_make_valid(file, -1);
    ballot->round = g_strdup("");
    ballot->date = g_strdup("");
    ballot->round_asked = true;
    ballot->scores = g_new(int, grid->count);
    ballot->evidence = g_new0(char *, grid->count + 1);
    for (unsigned i = 0; i < grid->count; i++) {
        ballot->scores[i] = BALLOT_BLANK;
        ballot->evidence[i] = g_strdup("");
    }
    return ballot;
}

struct ballot_paper *ballot_paper_new(unsigned criteria)
{
    struct ballot_paper *paper = g_new0(struct ballot_paper, 1);

    paper->waits = g_new0(bool, criteria);
    paper->written = g_new0(GBytes *, criteria);
    return paper;
}

void ballot_paper_drop(struct ballot_paper *paper, unsigned criteria)
{
    if (!paper)
        return;
    for (unsigned i = 0; i < criteria; i++)
        g_clear_pointer(&paper->written[i], g_bytes_unref);
    g_free(paper->written);
    g_free(paper->waits);
    g_free(paper);
}

bool ballot_has_evidence(const struct ballot *ballot, unsigned criterion)
{
    return *ballot->evidence[criterion] || (ballot->paper && ballot->paper->written[criterion]);
}

void ballot_drop(struct ballot *ballot)
{
    if (!ballot)
        return;
    ballot_paper_drop(ballot->paper, g_strv_length(ballot->evidence));
    g_free(ballot->file);
    g_free(ballot->candidate);
    g_free(ballot->evaluator);
    g_free(ballot->respelt);
    g_free(ballot->round);
    g_free(ballot->date);
    g_free(ballot->scores);
    g_strfreev(ballot->evidence);
    g_free(ballot);
}

/* "3", "NE", "". False: it is no score. */
static bool parse_score(const char *text, int *score)
{
    const bool digit = *text >= '0' && *text <= '4' && !text[1];

    *score = !*text ? BALLOT_BLANK : digit ? *text - '0' : BALLOT_NE;
    return !*text || digit || g_ascii_strcasecmp(text, "NE") == 0;
}

static char *take_score(struct ballot *ballot, unsigned index, const char *value)
{
    g_autofree char *text = dup_trimmed(value), *quote = ballot_new_quote(text);
    int *score = &ballot->scores[index], given;

    if (!parse_score(text, &given))
        return g_strdup_printf(say_text("K%u has the score “%s”; scores are 0 to 4 and NE"),
                               index + 1, quote);
    if (given == BALLOT_BLANK || given == *score)
        return NULL;
    if (*score != BALLOT_BLANK)
        return g_strdup_printf(say_text("K%u is scored twice, and differently"), index + 1);
    *score = given;
    return NULL;
}

/* Lines end as they do here, whatever program wrote them; other controls say nothing. What is said
 * twice is kept once, what is said otherwise as well. */
static void take_evidence(char **evidence, const char *value)
{
    g_auto(GStrv) parts = g_strsplit(value, "\r\n", -1);
    g_autofree char *joined = g_strjoinv("\n", parts), *text = NULL, *before = *evidence;

    for (char *at = joined; *at; at++)
        if (g_ascii_iscntrl(*at) && *at != '\n')
            *at = *at == '\r' ? '\n' : ' ';
    text = dup_trimmed(joined);
    if (!*text || strcmp(text, before) == 0)
        *evidence = g_steal_pointer(&before);
    else
        *evidence = *before ? g_strconcat(before, "\n", text, NULL) : g_steal_pointer(&text);
}

static const char *const conflicts[] = {"", "none", "link", NULL};
static const char *const recommendations[] = {"", "retain", "discuss", "decline", NULL};

/* One of a field's words, or nothing; `value` is which it was before, as their index, and becomes
 * it; of two that differ, the later in the list: a link stays declared. */
static char *take_word(const char *const *words, const char *what, const char *text, int *value)
{
    g_autofree char *word = dup_trimmed(text), *quote = ballot_new_quote(word), *known = NULL;
    int found = 0;

    while (words[found] && g_ascii_strcasecmp(word, words[found]) != 0)
        found++;
    if (!words[found]) {
        known = g_strjoinv(", ", (char **)words + 1);
        return g_strdup_printf(say_text("its %s is “%s”; it is one of %s"), what, quote, known);
    }
    if (found != 0 && *value != 0 && *value != found) {
        *value = MAX(*value, found);
        return g_strdup_printf(say_text("its %s is there twice, and differently"), what);
    }
    *value = found != 0 ? found : *value;
    return NULL;
}

static bool is_code(const char *code)
{
    for (const char *at = code; *at; at = g_utf8_next_char(at))
        if (!g_unichar_isprint(g_utf8_get_char(at)))
            return false;
    return g_utf8_strlen(code, -1) <= PANEL_WRITTEN_MAX;
}

/* Each difference once. */
static void note_respelt(struct ballot *ballot, const char *value, const char *canonical)
{
    g_autofree char *before = ballot->respelt,
                    *note = g_strdup_printf(say_text("“%s” is read as %s"), value, canonical);

    if (before && strstr(before, note))
        ballot->respelt = g_steal_pointer(&before);
    else
        ballot->respelt = before ? g_strconcat(before, "; ", note, NULL) : g_steal_pointer(&note);
}

static char *take_code(struct ballot *ballot, char **code, const char *value)
{
    g_autofree char *canonical = ballot_new_code(value), *quote = ballot_new_quote(value);

    if (!is_code(canonical))
        return g_strdup_printf(
            say_text("“%s” is no code: it is too long, or holds what can't be seen"), quote);
    if (*code && strcmp(*code, canonical) != 0)
        return g_strdup_printf(say_text("it names two: “%s” and “%s”"), *code, canonical);
    if (strcmp(canonical, value) != 0 && *canonical)
        note_respelt(ballot, quote, canonical);
    g_free(*code);
    *code = g_steal_pointer(&canonical);
    return NULL;
}

static char *take_hash(const struct panel_grid *grid, struct ballot *ballot, const char *value)
{
    g_autofree char *hash = dup_trimmed(value), *quote = ballot_new_quote(hash);

    if (!*hash)
        return NULL;
    if (g_ascii_strcasecmp(hash, grid->hash) != 0)
        return g_strdup_printf(say_text("its grid is another one: %s instead of %s"), quote,
                               grid->hash);
    ballot->hash_checked = true;
    return NULL;
}

static char *take_text(char **text, const char *value)
{
    g_free(*text);
    *text = dup_trimmed(value);
    return NULL;
}

bool ballot_find_criterion(const struct panel_grid *grid, const char *name, unsigned *index,
                           const char **rest)
{
    char *end = NULL;
    guint64 number;

    if (*name == 'K' || *name == 'k')
        name++;
    if (!g_ascii_isdigit(*name))
        return false;
    number = g_ascii_strtoull(name, &end, 10);
    *rest = end;
    *index = (unsigned)(number - 1);
    return number >= 1 && number <= grid->count;
}

/* `K3.score`, `K3.evidence` */
static char *take_criterion(const struct panel_grid *grid, struct ballot *ballot, const char *name,
                            const char *value)
{
    const char *part = "";
    unsigned index;

    if (!ballot_find_criterion(grid, name, &index, &part))
        return NULL;
    if (strcmp(part, ".evidence") == 0)
        take_evidence(&ballot->evidence[index], value);
    return strcmp(part, ".score") == 0 ? take_score(ballot, index, value) : NULL;
}

char *ballot_take(const struct panel_grid *grid, struct ballot *ballot, const char *name,
                  const char *value)
{
    int word;
    char *why;

    if (strcmp(name, "candidate") == 0)
        return take_code(ballot, &ballot->candidate, value);
    if (strcmp(name, "evaluator") == 0)
        return take_code(ballot, &ballot->evaluator, value);
    if (strcmp(name, "hash") == 0)
        return take_hash(grid, ballot, value);
    if (strcmp(name, "round") == 0)
        return take_text(&ballot->round, value);
    if (strcmp(name, "date") == 0)
        return take_text(&ballot->date, value);
    if (strcmp(name, "conflict") == 0) {
        word = (int)ballot->conflict;
        why = take_word(conflicts, say_text("declaration"), value, &word);
        ballot->conflict = (enum ballot_conflict)word;
        return why;
    }
    if (strcmp(name, "recommendation") == 0) {
        word = (int)ballot->recommendation;
        why = take_word(recommendations, say_text("recommendation"), value, &word);
        ballot->recommendation = (enum ballot_recommendation)word;
        return why;
    }
    return take_criterion(grid, ballot, name, value);
}
