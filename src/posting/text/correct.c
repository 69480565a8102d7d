/* body_correct: reads [headings] of the INI, by which a person says what a line of the text is.
 * A part of text. What always holds: a line is found whatever its case, accents and marks. */
#include "posting/text/text_private.h"

#include <string.h>

enum { CORRECTION_MAX = 1024 }; /* bytes: no line of an INI holds more */

/* `subheading`, `heading profile` */
static bool parse_kind(char **words, struct body_correction *correction)
{
    static const struct {
        const char *name;
        enum posting_block_kind kind;
        unsigned level;
    } kinds[] = {{"heading", BLOCK_HEADING, 2},
                 {"subheading", BLOCK_HEADING, 3},
                 {"item", BLOCK_ITEM, 0},
                 {"paragraph", BLOCK_PARAGRAPH, 0}};
    bool found = false;

    for (size_t i = 0; words[0] && i < G_N_ELEMENTS(kinds); i++)
        if (strcmp(words[0], kinds[i].name) == 0) {
            correction->kind = kinds[i].kind;
            correction->level = kinds[i].level;
            found = true;
        }
    if (!found || !words[1])
        return found;
    for (unsigned role = 0; role < ROLE_COUNT; role++)
        if (strcmp(words[1], lang_role_name(role)) == 0) {
            correction->role = role;
            correction->has_role = true;
        }
    return correction->has_role && correction->level == 2 && !words[2];
}

static void read_correction(GHashTable *corrections, const struct ini_entry *entry,
                            struct diag *diag)
{
    struct body_correction *correction = g_new0(struct body_correction, 1);
    const char *bar = strchr(entry->value, '|');
    g_autofree char *kind =
        bar ? g_strstrip(g_strndup(entry->value, (size_t)(bar - entry->value))) : g_strdup("");
    g_auto(GStrv) words = g_strsplit(kind, " ", -1);

    correction->span = entry->value_span;
    if (bar && parse_kind(words, correction)) {
        g_hash_table_insert(corrections, lang_fold(bar, strlen(bar)), correction);
        return;
    }
    diag_add(diag, DIAG_INI_VALUE, entry->value_span,
             "write “heading | the line”; before the bar stands heading, subheading, item or "
             "paragraph, and after heading perhaps a role that "
             "`affiche show` prints");
    g_free(correction);
}

GHashTable *body_corrections_read(const struct ini *ini, struct diag *diag)
{
    GHashTable *corrections;
    const struct ini_entry *entry;

    if (!ini || !ini_entry(ini, "headings", 0))
        return NULL;
    corrections = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    for (unsigned i = 0; (entry = ini_entry(ini, "headings", i)); i++)
        read_correction(corrections, entry, diag);
    return corrections;
}

struct body_correction *body_corrections_find(GHashTable *corrections, struct span line)
{
    g_autofree char *folded = NULL;

    if (!corrections || line.len > CORRECTION_MAX)
        return NULL;
    folded = lang_fold(span_text(line), line.len);
    return g_hash_table_lookup(corrections, folded);
}

void body_corrections_report(GHashTable *corrections, struct diag *diag)
{
    GHashTableIter iter;
    gpointer value;

    if (!corrections)
        return;
    g_hash_table_iter_init(&iter, corrections);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const struct body_correction *correction = value;

        if (!correction->used)
            diag_add(diag, DIAG_INI_VALUE, correction->span,
                     "no line of the text reads so; write the whole line");
    }
}
