/* posting_panel: what [panel] and [evaluators] of a posting say of its rounds. Part of posting,
 * before the text is read. What always holds: what is not said is what the law asks for without
 * anyone's consent. */
#include "posting/posting_private.h"

#include "base/base.h"

#include <math.h>
#include <string.h>

/* CNIL: three months to explain a refusal, two years with the candidate's consent. */
#define KEEP_MONTHS 3
#define CONSENT_MONTHS 24
#define ARCHIVE_YEARS_MAX 100

/* As ballots spell it once they are read: composed, in capitals (g_free). */
static char *new_key(const char *code)
{
    g_autofree char *composed = g_utf8_normalize(code, -1, G_NORMALIZE_NFC);

    return composed ? lang_upper(composed, strlen(composed)) : g_strdup(code);
}

/* `1 = A | Anne Martin`: whom a code of an evaluator stands for. */
static void read_names(struct posting_panel *panel, const struct ini *ini, struct diag *diag)
{
    const struct ini_entry *entry;

    for (unsigned i = 0; (entry = ini_entry(ini, "evaluators", i)); i++) {
        g_auto(GStrv) parts = g_strsplit(entry->value, "|", 2);

        if (parts[0] && *g_strstrip(parts[0]) && parts[1] && *g_strstrip(parts[1]))
            g_hash_table_replace(panel->names, new_key(parts[0]), g_strdup(parts[1]));
        else
            diag_add(diag, DIAG_INI_VALUE, entry->value_span,
                     "write “A | Anne Martin”: the code, a bar, the name");
    }
}

/* A whole number from 1 to `most`; else it stays as it is. True: it is one, or *entry is NULL,
 * since nothing is said. */
static bool read_number(const struct ini *ini, const char *key, unsigned most, unsigned *number,
                        const struct ini_entry **entry)
{
    double value;

    *entry = ini_find(ini, "panel", key);
    if (!*entry)
        return true;
    if (!num_parse((*entry)->value, &value) || value < 1 || value > most || value != floor(value))
        return false;
    *number = (unsigned)value;
    return true;
}

static void read_consent(struct posting_panel *panel, const struct ini *ini, struct diag *diag)
{
    const struct ini_entry *entry = ini_find(ini, "panel", "consent");

    panel->consent = entry && g_ascii_strcasecmp(entry->value, "yes") == 0;
    if (entry && !panel->consent && g_ascii_strcasecmp(entry->value, "no") != 0)
        diag_add(diag, DIAG_INI_VALUE, entry->value_span,
                 "“%s” is neither yes nor no; write one of them", entry->value);
}

static void read_terms(struct posting_panel *panel, const struct ini *ini, struct diag *diag)
{
    const struct ini_entry *entry;

    panel->keep_months = KEEP_MONTHS;
    read_consent(panel, ini, diag);
    if (!read_number(ini, "keep_months", CONSENT_MONTHS, &panel->keep_months, &entry))
        diag_add(diag, DIAG_INI_NUMBER, entry->value_span,
                 "“%s” is no number of months: a whole one, 1 to 24", entry->value);
    else if (panel->keep_months > KEEP_MONTHS && !panel->consent) {
        diag_add(diag, DIAG_INI_VALUE, entry->value_span,
                 "more than 3 months take the candidates' consent: consent = yes");
        panel->keep_months = KEEP_MONTHS;
    }
    if (!read_number(ini, "archive_years", ARCHIVE_YEARS_MAX, &panel->archive_years, &entry))
        diag_add(diag, DIAG_INI_NUMBER, entry->value_span,
                 "“%s” is no number of years: a whole one, 1 to 100", entry->value);
    entry = ini_find(ini, "panel", "answered");
    if (entry && !date_parse_iso(entry->value, &panel->answered))
        diag_add(diag, DIAG_INI_DATE, entry->value_span,
                 "“%s” is no date; write it like 2026-01-15", entry->value);
}

void posting_panel_read(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    struct span ignored;

    posting->panel.calibration = posting_ini_text(ini, "panel", "calibration", &ignored);
    read_names(&posting->panel, ini, diag);
    read_terms(&posting->panel, ini, diag);
}
