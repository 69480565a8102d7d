/* ini: the posting.ini that a new posting begins with: what was found in its text, and where; what
 * was not; how its headings were understood. What always holds: it is read back without a finding,
 * and leaves every fact as the text has it. */
#include "export/export.h"

#include <string.h>

/* In the order in which people look for them, with what one might write. The employer is first, in
 * a section of its own. */
static const struct {
    enum posting_fact_id id;
    const char *example;
} asked[] = {
    {FACT_EMPLOYER, "Association Exemple"},
    {FACT_TITLE, "Responsable de médiation"},
    {FACT_CONTRACT, "CDI"},
    {FACT_HOURS, "35 h"},
    {FACT_START, "2027-02-01"},
    {FACT_DEADLINE, "2026-12-15"},
    {FACT_PAY, "2 300 € brut par mois"},
    {FACT_PLACES, "Marseille | Aix-en-Provence"},
    {FACT_CONTACT, "emploi@exemple.fr"},
    {FACT_PUBLISHED, "2026-11-30"},
    {FACT_REFERENCE, "2026-12"},
    {FACT_URL, "https://www.exemple.fr/offres/12"},
    {FACT_SITE, "https://www.exemple.fr"},
};

/* On one line: several values with | between, as the INI has them. */
static char *on_one_line(const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    return g_strjoinv(" | ", lines);
}

/* A value as iniparser reads it: in quotes of a kind that it does not hold, where it holds ; or #,
 * or begins with a quote. */
static void append_value(GString *to, const char *text)
{
    g_autofree char *line = on_one_line(text);
    const char quote = !strchr(line, '"') || strchr(line, '\'') ? '"' : '\'';

    if (!strpbrk(line, ";#") && *line != '"' && *line != '\'') {
        g_string_append(to, line);
        return;
    }
    if (quote == '"')
        g_strdelimit(line, "\"", '\'');
    g_string_append_printf(to, "%c%s%c", quote, line, quote);
}

static unsigned line_of(struct span span)
{
    return source_find_place(source_typed(span)).line;
}

static void append_source(GString *to, const struct posting_fact *fact)
{
    g_string_append_printf(to, "; line %u (%s)\n", line_of(fact->span),
                           fact->rule ? fact->rule : "text");
}

static void append_answer(GString *to, const char *key, const char *answer)
{
    g_string_append_printf(to, "%s = ", key);
    append_value(to, answer);
    g_string_append_c(to, '\n');
}

static void append_missing(GString *to, const char *key, const char *data, const char *example)
{
    g_string_append(to,
                    data ? "; not in the text, but in the page's data:\n; " : "; not found:\n; ");
    append_answer(to, key, data ? data : example);
}

static void append_fact(GString *to, const struct posting_fact *fact, unsigned index,
                        const struct export_beginning *beginning)
{
    const enum posting_fact_id id = asked[index].id;
    const bool employer = id == FACT_EMPLOYER;
    const char *key = employer ? "name" : posting_fact_name(id);

    if (beginning->answers && beginning->answers[id]) {
        append_answer(to, key, beginning->answers[id]);
    } else if (!fact->text || !fact->span.source) {
        append_missing(to, key, beginning->data[id], asked[index].example);
    } else {
        append_source(to, fact);
        g_string_append(to, employer ? "" : "; ");
        append_answer(to, key, fact->text);
    }
}

/* Where there are several places, a poster may hang in each. */
static void append_offices(GString *to, const struct posting *posting)
{
    const char *places = posting->facts[FACT_PLACES].text;
    g_auto(GStrv) lines = places && strchr(places, '\n') ? g_strsplit(places, "\n", -1) : NULL;

    if (!lines)
        return;
    g_string_append(to,
                    "\n; Several places were found. Take the marks away where each gets a poster "
                    "of its own.\n");
    for (unsigned i = 0; lines[i]; i++) {
        g_string_append_printf(to, "; [office %c]\n; ", 'a' + (int)(i % 26));
        append_answer(to, "name", lines[i]);
        g_string_append(to, "; ");
        append_answer(to, "address", lines[i]);
    }
}

enum { HEADING_MOST = 200 }; /* bytes: a line of an INI has 1,022 */

static void append_headings(GString *to, const struct posting *posting)
{
    unsigned number = 0;

    g_string_append(to,
                    "\n; How the headings were understood. Take the mark away and write another "
                    "role where one is wrong.\n; [headings]\n");
    for (unsigned i = 0; i < posting->sections->len; i++) {
        const struct posting_section *section = posting_section(posting, i);
        const struct posting_block *heading = posting_heading_of(posting, section);

        if (heading && strlen(heading->text) < HEADING_MOST)
            g_string_append_printf(to, "; line %u\n; %u = heading %s | %s\n",
                                   line_of(heading->span), ++number, lang_role_name(section->role),
                                   heading->text);
    }
}

bool export_ini_asks(unsigned index, enum posting_fact_id *id, const char **example)
{
    if (index >= G_N_ELEMENTS(asked))
        return false;
    *id = asked[index].id;
    *example = asked[index].example;
    return true;
}

char *export_ini(const struct posting *posting, const struct export_beginning *beginning)
{
    GString *ini = g_string_new(
        "; What posting.txt does not say, or says so that a program can't be sure of it; what "
        "stands "
        "here prevails.\n; A comment has a line of its own. A value that holds ; or # stands in "
        "double quotes.\n\n");
    g_autofree char *lang = lang_short_code(posting->lang);

    g_string_append_printf(ini, "[posting]\nlang = %s\n", lang);
    g_string_append(ini, "\n; Who hires, as it shall stand on every document.\n[organisation]\n");
    append_fact(ini, beginning->employer, 0, beginning);
    if (beginning->brand)
        g_string_append_printf(ini, "\n[brand]\nuse = %s\n", beginning->brand);
    g_string_append(ini,
                    "\n; What was found, and in which line, by which rule (affiche show --why "
                    "says more). Take a mark away to\n; correct a fact, or to give one that was "
                    "not found.\n[facts]\n");
    for (unsigned i = 1; i < G_N_ELEMENTS(asked); i++)
        append_fact(ini, &posting->facts[asked[i].id], i, beginning);
    append_offices(ini, posting);
    append_headings(ini, posting);
    return g_string_free(ini, FALSE);
}
