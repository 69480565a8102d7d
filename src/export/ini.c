/* ini: the posting.ini that a new posting begins with: what was found in its text, and where; what
 * was not; how its headings were understood. What always holds: it is read back without a finding,
 * and leaves every fact as the text has it. */
#include "export/export.h"

#include <string.h>

/* In the order in which people look for them, with what one might write. */
static const struct {
    enum posting_fact_id id;
    const char *example;
} asked[] = {
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

/* A value as iniparser reads it: what holds ; or # in quotes, which it may not hold then. */
static void append_value(GString *to, const char *text)
{
    g_autofree char *line = on_one_line(text), *plain = NULL;

    if (!strpbrk(line, ";#\"")) {
        g_string_append(to, line);
        return;
    }
    plain = g_strdelimit(g_strdup(line), "\"", '\'');
    g_string_append_printf(to, "\"%s\"", plain);
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

static void append_fact(GString *to, const struct posting *posting, unsigned index)
{
    const struct posting_fact *fact = &posting->facts[asked[index].id];
    const char *name = posting_fact_name(asked[index].id);

    if (!fact->text || !fact->span.source) {
        g_string_append_printf(to, "; not found:\n; %s = %s\n", name, asked[index].example);
        return;
    }
    append_source(to, fact);
    g_string_append_printf(to, "; %s = ", name);
    append_value(to, fact->text);
    g_string_append_c(to, '\n');
}

static void append_organisation(GString *to, const struct posting *posting)
{
    const struct posting_fact *employer = &posting->facts[FACT_EMPLOYER];

    g_string_append(to, "\n; Who hires, as it shall stand on every document.\n[organisation]\n");
    if (!employer->text) {
        g_string_append(to, "; not found:\n; name = Association Exemple\n");
        return;
    }
    append_source(to, employer);
    g_string_append(to, "name = ");
    append_value(to, employer->text);
    g_string_append_c(to, '\n');
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
    for (unsigned i = 0; lines[i]; i++)
        g_string_append_printf(to, "; [office %c]\n; name = %s\n; address = %s\n",
                               'a' + (int)(i % 26), lines[i], lines[i]);
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

char *export_ini(const struct posting *posting, const char *brand)
{
    GString *ini = g_string_new(
        "; What posting.txt does not say, or says so that a program can't be sure of it; what "
        "stands "
        "here prevails.\n; A comment has a line of its own. A value that holds ; or # stands in "
        "double quotes.\n\n");
    g_autofree char *lang = lang_short_code(posting->lang);

    g_string_append_printf(ini, "[posting]\nlang = %s\n", lang);
    append_organisation(ini, posting);
    if (brand)
        g_string_append_printf(ini, "\n[brand]\nuse = %s\n", brand);
    g_string_append(ini,
                    "\n; What was found, and in which line, by which rule (affiche show --why "
                    "says more). Take a mark away to\n; correct a fact, or to give one that was "
                    "not found.\n[facts]\n");
    for (unsigned i = 0; i < G_N_ELEMENTS(asked); i++)
        append_fact(ini, posting, i);
    append_offices(ini, posting);
    append_headings(ini, posting);
    return g_string_free(ini, FALSE);
}
