/* posting_schema: what a posting.ini may say, and what people write who mean it.
 *
 * Part of posting, before its values are read. What always holds: a name that is not known is
 * reported with the one that is most likely meant. */
#include "posting/posting_private.h"

#include "posting/criteria/criteria.h"
#include "posting/facts/facts.h"

#include <string.h>

static const char *const office_keys[] = {"name", "address", "contact",  "start", "deadline",
                                          "pay",  "places",  "contract", "hours", "reference",
                                          "url",  "site",    NULL};

static void add_meant(GArray *meant, const char *section, const struct lang_meant *row)
{
    const struct ini_meant added = {section, row->written, row->means};

    g_array_append_val(meant, added);
}

/* What people may write, in whatever language; of facts also where an office states them (struct
 * ini_meant, g_array_unref). */
static GArray *gather_meant(void)
{
    GArray *meant = g_array_new(TRUE, FALSE, sizeof(struct ini_meant));
    const struct lang_meant *row;

    for (const struct language *const *lang = lang_all(); *lang; lang++)
        for (row = (*lang)->meant; row && row->means; row++)
            add_meant(meant, row->section, row);
    for (const struct language *const *lang = lang_all(); *lang; lang++)
        for (row = (*lang)->meant; row && row->means; row++)
            if (g_strcmp0(row->section, "facts") == 0 && g_strv_contains(office_keys, row->means))
                add_meant(meant, "office *", row);
    return meant;
}

static void check_schema(const struct ini *ini, struct diag *diag)
{
    const char *facts[FACT_COUNT + BOARD_COUNT + 1] = {NULL};
    static const char
        *const language[] = {"lang", NULL},
               *const organisation[] = {"name", "tagline", NULL}, *const any[] = {"*", NULL},
               *const typography[] = {"keep", "off", "on", NULL}, *const check[] = {"off", NULL},
               *const panel[] = {"calibration", "keep_months",   "consent",
                                 "answered",    "archive_years", NULL},
               *const poster[] = {"lead", "items", "drop", "keep", "item *", NULL};
    const struct ini_schema schema[] = {
        {"posting", language},      {"organisation", organisation},
        {"office *", office_keys},  {"brand", any},
        {"facts", facts},           {"criterion *", criteria_keys},
        {"abbreviations", any},     {"headings", any},
        {"inclusive", any},         {"languages", any},
        {"check", check},           {"poster", poster},
        {"typography", typography}, {"panel", panel},
        {"evaluators", any},        {NULL, NULL},
    };
    g_autoptr(GArray) meant = gather_meant();

    memcpy(facts, facts_keys, FACT_COUNT * sizeof *facts);
    memcpy(facts + FACT_COUNT, board_keys, BOARD_COUNT * sizeof *facts);
    ini_check(ini, schema, (const struct ini_meant *)(void *)meant->data, diag);
}

/* Before all else that may report: rules that are switched off are not kept. */
static void read_check(const struct ini *ini, struct diag *diag)
{
    const struct ini_entry *entry = ini_find(ini, "check", "off");
    g_auto(GStrv) ids = posting_ini_list(entry);

    for (char **id = ids; id && *id; id++)
        if (**id && !diag_switch_off(diag, *id))
            diag_add(diag, DIAG_INI_VALUE, entry->value_span,
                     "“%s” is no rule that can be switched off; what stops a document is none",
                     *id);
}

void posting_ini_check(const struct ini *ini, struct diag *diag)
{
    read_check(ini, diag);
    check_schema(ini, diag);
}
