/* posting: reads posting.ini and posting.txt into one typed thing. On the way from posting to PDF: the end of reading. What always holds: after it,
 * nobody opens these files, and every part knows where it came from. */
#include "posting/posting.h"

#include "base/num.h"
#include "posting/body.h"
#include "posting/criteria.h"
#include "posting/facts.h"

#include <math.h>
#include <string.h>

#define INI_NAME "posting.ini"
#define TEXT_NAME "posting.txt"

static void office_clear(gpointer data)
{
    struct posting_office *office = data;

    g_free(office->id);
    g_free(office->name);
    g_free(office->address);
    for (unsigned id = 0; id < FACT_COUNT; id++)
        g_free(office->facts[id].text);
}

static void block_clear(gpointer data)
{
    g_free(((struct posting_block *)data)->text);
}

static void abbreviation_clear(gpointer data)
{
    struct posting_abbreviation *abbreviation = data;

    g_free(abbreviation->form);
    g_free(abbreviation->expansion);
}

static void value_free(gpointer data)
{
    g_free(((struct posting_value *)data)->text);
    g_free(data);
}

static GArray *array_new(guint size, GDestroyNotify clear)
{
    GArray *array = g_array_new(FALSE, TRUE, size);

    if (clear)
        g_array_set_clear_func(array, clear);
    return array;
}

static struct posting *posting_new(char *folder)
{
    struct posting *posting = g_new0(struct posting, 1);
    g_autofree char *canonical = g_canonicalize_filename(folder, NULL);

    posting->folder = folder;
    posting->name = g_path_get_basename(canonical);
    posting->brand_overrides = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, value_free);
    posting->blocks = array_new(sizeof(struct posting_block), block_clear);
    posting->sections = array_new(sizeof(struct posting_section), NULL);
    posting->offices = array_new(sizeof(struct posting_office), office_clear);
    posting->criteria = array_new(sizeof(struct posting_criterion), NULL);
    posting->abbreviations = array_new(sizeof(struct posting_abbreviation), abbreviation_clear);
    return posting;
}

void posting_drop(struct posting *posting)
{
    if (!posting)
        return;
    GArray *const arrays[] = {posting->blocks, posting->sections, posting->offices, posting->criteria, posting->abbreviations};

    for (unsigned i = 0; i < posting->criteria->len; i++)
        criteria_clear(&g_array_index(posting->criteria, struct posting_criterion, i));
    for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_array_unref(arrays[i]);
    for (unsigned id = 0; id < FACT_COUNT; id++)
        g_free(posting->facts[id].text);
    g_hash_table_unref(posting->brand_overrides);
    g_strfreev(posting->typography_keep);
    g_free(posting->poster.lead);
    g_free(posting->brand.text);
    g_free(posting->tagline);
    g_free(posting->organisation);
    source_drop(posting->txt);
    source_drop(posting->ini);
    g_free(posting->name);
    g_free(posting->folder);
    g_free(posting);
}

const struct posting_block *posting_block(const struct posting *posting, unsigned index)
{
    return &g_array_index(posting->blocks, struct posting_block, index);
}

const struct posting_section *posting_section(const struct posting *posting, unsigned index)
{
    return &g_array_index(posting->sections, struct posting_section, index);
}

const struct posting_section *posting_find_section(const struct posting *posting, enum lang_role role)
{
    for (unsigned i = 0; i < posting->sections->len; i++)
        if (posting_section(posting, i)->role == role)
            return posting_section(posting, i);
    return NULL;
}

static void check_schema(const struct ini *ini, struct diag *diag)
{
    static const char *const language[] = {"lang", NULL}, *const organisation[] = {"name", "tagline", NULL},
                             *const office[] = {"name", "address", "contact", "start", "deadline", "pay", "places",
                                                       "contract", "hours", "reference", "url", "site", NULL}, *const any[] = {"*", NULL},
                             *const typography[] = {"keep", "off", NULL}, *const check[] = {"off", NULL},
                             *const poster[] = {"lead", "items", "drop", "keep", NULL};
    const struct ini_schema schema[] = {
        {"posting", language}, {"organisation", organisation}, {"office *", office},   {"brand", any},
        {"facts", facts_keys}, {"criterion *", criteria_keys}, {"abbreviations", any}, {"headings", any},
        {"check", check}, {"poster", poster},      {"typography", typography},     {NULL, NULL},
    };

    ini_check(ini, schema, diag);
}

/* `a, b`: its parts, trimmed; NULL: the key is not there (g_strfreev). */
static char **read_list(const struct ini_entry *entry)
{
    char **parts = entry ? g_strsplit(entry->value, ",", -1) : NULL;

    for (char **part = parts; part && *part; part++)
        g_strstrip(*part);
    return parts;
}

/* Before all else that may report: rules that are switched off are not kept. */
static void read_check(const struct ini *ini, struct diag *diag)
{
    const struct ini_entry *entry = ini_find(ini, "check", "off");
    g_auto(GStrv) ids = read_list(entry);

    for (char **id = ids; id && *id; id++)
        if (**id && !diag_switch_off(diag, *id))
            diag_add(diag, DIAG_INI_VALUE, entry->value_span, "“%s” is no rule that can be switched off; what stops a document is none", *id);
}

/* What an INI says wrong by itself, also where there is no text. */
static void check_ini(const struct ini *ini, struct diag *diag)
{
    read_check(ini, diag);
    check_schema(ini, diag);
}

static void read_language(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    const struct ini_entry *entry = ini_find(ini, "posting", "lang");

    posting->lang = lang_guess(posting->txt->text, posting->txt->len);
    if (entry && !lang_find(entry->value, &posting->lang))
        diag_add(diag, DIAG_INI_VALUE, entry->value_span, "“%s” is no language that is known here; write fr or en", entry->value);
}

/* NULL: it is not there, or empty; *span is as before then (g_free). */
static char *read_text(const struct ini *ini, const char *section, const char *key, struct span *span)
{
    const struct ini_entry *entry = ini_find(ini, section, key);

    if (!entry || !*entry->value)
        return NULL;
    *span = entry->value_span;
    return g_strdup(entry->value);
}

static void read_roles(const struct ini *ini, const char *key, struct lang_roles *roles, struct diag *diag)
{
    const struct ini_entry *entry = ini_find(ini, "poster", key);
    g_autofree char *unknown = entry ? lang_parse_roles(entry->value, roles) : NULL;

    if (unknown)
        diag_add(diag, DIAG_INI_VALUE, entry->value_span,
                 "“%s” is no section that is known; %s takes: about, missions, profile, commitments, other", unknown, key);
}

static void read_poster(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    struct posting_poster *poster = &posting->poster;
    const struct ini_entry *items = ini_find(ini, "poster", "items");
    double count;

    poster->lead = read_text(ini, "poster", "lead", &poster->lead_span);
    read_roles(ini, "drop", &poster->drop, diag);
    read_roles(ini, "keep", &poster->keep, diag);
    if (!items)
        return;
    if (num_parse(items->value, &count) && count >= 1 && count <= 1000 && count == floor(count))
        poster->items = (unsigned)count;
    else
        diag_add(diag, DIAG_INI_NUMBER, items->value_span, "“%s” is no number of items: a whole one, 1 to 1000", items->value);
}

static bool is_file_name(const char *id)
{
    for (const char *c = id; *c; c++)
        if (!g_ascii_isalnum(*c) && *c != '-' && *c != '_')
            return false;
    return *id != '\0';
}

static void read_office(struct posting *posting, const struct ini *ini, const char *section, struct diag *diag)
{
    const char *id = section + strlen("office ");
    struct posting_office office = {.span = ini_section_span(ini, section)};

    if (!is_file_name(id)) {
        diag_add(diag, DIAG_INI_VALUE, office.span, "“%s” becomes a part of file names; write it in letters, digits and - alone", id);
        return;
    }
    office.id = g_strdup(id);
    office.name = read_text(ini, section, "name", &office.name_span);
    office.address = read_text(ini, section, "address", &office.address_span);
    facts_read_ini(posting->lang, office.facts, ini, section, diag);
    if (!office.name || !office.address) {
        diag_add(diag, DIAG_INI_VALUE, office.span, "an office needs a name and an address");
        office_clear(&office);
        return;
    }
    g_array_append_val(posting->offices, office);
}

static void read_offices(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    const char *section;

    for (unsigned i = 0; (section = ini_section(ini, i)); i++)
        if (g_str_has_prefix(section, "office "))
            read_office(posting, ini, section, diag);
}

static void read_brand(struct posting *posting, const struct ini *ini)
{
    const struct ini_entry *entry;

    posting->brand.text = read_text(ini, "brand", "use", &posting->brand.span);
    for (unsigned i = 0; (entry = ini_entry(ini, "brand", i)); i++) {
        struct posting_value *value;

        if (strcmp(entry->key, "use") == 0)
            continue;
        value = g_new0(struct posting_value, 1);
        value->text = g_strdup(entry->value);
        value->span = entry->value_span;
        g_hash_table_insert(posting->brand_overrides, g_strdup(entry->key), value);
    }
}

static void read_typography(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    const struct ini_entry *off = ini_find(ini, "typography", "off");
    g_auto(GStrv) numbers = read_list(off);

    posting->typography_keep = read_list(ini_find(ini, "typography", "keep"));
    for (char **number = numbers; number && *number; number++) {
        guint64 rule;

        if (g_ascii_string_to_unsigned(*number, 10, 1, 31, &rule, NULL))
            posting->typography_off |= 1u << rule;
        else
            diag_add(diag, DIAG_INI_NUMBER, off->value_span, "“%s” is no number of a rule", *number);
    }
}

/* The first expansion of a form counts. */
static void add_abbreviation(struct posting *posting, GHashTable *seen, const char *form, size_t form_len, const char *expansion,
                             struct span span)
{
    struct posting_abbreviation abbreviation = {g_strstrip(g_strndup(form, form_len)), g_strstrip(g_strdup(expansion)), span};

    if (g_hash_table_add(seen, g_strdup(abbreviation.form)))
        g_array_append_val(posting->abbreviations, abbreviation);
    else
        abbreviation_clear(&abbreviation);
}

/* Does the text have it, as a word of its own, in this case? */
static bool uses_word(const struct source *text, const char *word)
{
    const size_t len = strlen(word);

    for (const char *at = strstr(text->text, word); at; at = strstr(at + 1, word)) {
        const bool begins = at == text->text || !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at)));

        if (begins && !g_unichar_isalnum(g_utf8_get_char(at + len)))
            return true;
    }
    return false;
}

/* The INI's own, `1 = CDI | contrat à durée indéterminée`, then those of the language that the text uses. */
static void read_abbreviations(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    const char *const *usual = lang_abbreviations(posting->lang);
    const struct ini_entry *entry;

    for (unsigned i = 0; (entry = ini_entry(ini, "abbreviations", i)); i++) {
        const char *bar = strchr(entry->value, '|');

        if (bar && bar > entry->value && bar[1])
            add_abbreviation(posting, seen, entry->value, (size_t)(bar - entry->value), bar + 1, entry->value_span);
        else
            diag_add(diag, DIAG_INI_VALUE, entry->value_span, "write “CDI | contrat à durée indéterminée”: form, bar, expansion");
    }
    for (; usual[0]; usual += 2)
        if (uses_word(posting->txt, usual[0]))
            add_abbreviation(posting, seen, usual[0], strlen(usual[0]), usual[1], NO_SPAN);
}

static void understand(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    g_autofree char *title = NULL;

    read_language(posting, ini, diag);
    posting->organisation = read_text(ini, "organisation", "name", &posting->organisation_span);
    posting->tagline = read_text(ini, "organisation", "tagline", &posting->tagline_span);
    read_offices(posting, ini, diag);
    read_brand(posting, ini);
    read_poster(posting, ini, diag);
    read_typography(posting, ini, diag);
    read_abbreviations(posting, ini, diag);
    facts_read_title(posting, ini);
    if (posting->facts[FACT_TITLE].text)
        title = lang_fold(posting->facts[FACT_TITLE].text, strlen(posting->facts[FACT_TITLE].text));
    body_read(posting, title, ini, diag);
    facts_read(posting, ini, diag);
    criteria_derive(posting, ini, diag);
}

static struct posting *load(const char *path, bool is_ini, struct diag *diag)
{
    char *folder = is_ini ? g_path_get_dirname(path) : g_strdup(path);
    g_autofree char *ini_path = is_ini ? g_strdup(path) : g_build_filename(path, INI_NAME, NULL);
    g_autofree char *text_path = is_ini && !strchr(path, '/') ? g_strdup(TEXT_NAME) : g_build_filename(folder, TEXT_NAME, NULL);
    struct posting *posting = posting_new(folder);
    struct ini *ini = ini_load(ini_path, diag);

    if (ini) {
        posting->ini = ini_steal_source(ini);
        diag_set_home(diag, posting->ini);
        check_ini(ini, diag);
    }
    posting->txt = source_load(text_path, SOURCE_TEXT_MAX, SOURCE_LINE_MAX, diag);
    if (ini && posting->txt)
        understand(posting, ini, diag);
    else
        g_clear_pointer(&posting, posting_drop);
    ini_drop(ini);
    return posting;
}

/* What is neither a folder nor an INI is said once, not once for each file that it lacks. */
static bool check_path(const char *path, bool is_ini, struct diag *diag)
{
    if (is_ini || g_file_test(path, G_FILE_TEST_IS_DIR))
        return true;
    diag_add_file(diag, DIAG_INPUT_MISSING, path, 1,
                  g_file_test(path, G_FILE_TEST_EXISTS) ? "this is no posting; name its folder or its " INI_NAME
                                                        : "there is no such posting");
    return false;
}

struct posting *posting_load(const char *path, struct diag *diag)
{
    const bool is_ini = g_str_has_suffix(path, ".ini") && !g_file_test(path, G_FILE_TEST_IS_DIR);

    return check_path(path, is_ini, diag) ? load(path, is_ini, diag) : NULL;
}
