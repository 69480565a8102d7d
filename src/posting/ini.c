/* posting_ini: what a posting's INI states by itself: language, organisation, offices, brand,
 * typography, abbreviations. Part of posting, before the text is read. What always holds: a
 * value keeps its place. */
#include "posting/posting_private.h"

#include "lang/typo/typo.h"
#include "posting/facts/facts.h"

#include <string.h>

void posting_office_clear(gpointer data)
{
    struct posting_office *office = data;

    g_free(office->id);
    g_free(office->name);
    g_free(office->address);
    for (unsigned id = 0; id < FACT_COUNT; id++)
        posting_fact_clear(&office->facts[id]);
}

void posting_phrase_clear(gpointer phrase)
{
    g_free(((struct posting_phrase *)phrase)->form);
    g_free(((struct posting_phrase *)phrase)->says);
}

char *posting_ini_text(const struct ini *ini, const char *section, const char *key,
                       struct span *span)
{
    const struct ini_entry *entry = ini_find(ini, section, key);

    if (!entry || !*entry->value)
        return NULL;
    *span = entry->value_span;
    return g_strdup(entry->value);
}

char **posting_ini_list(const struct ini_entry *entry)
{
    char **parts = entry ? g_strsplit(entry->value, ",", -1) : NULL;

    for (char **part = parts; part && *part; part++)
        g_strstrip(*part);
    return parts;
}

/* What is said of it from here on is in its language, if no other was chosen. */
static void read_language(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    const struct ini_entry *entry = ini_find(ini, "posting", "lang");
    g_autofree char *code = NULL;

    posting->lang = entry ? lang_find(entry->value) : NULL;
    if (entry && !posting->lang) {
        g_autofree char *codes = lang_list_codes();

        diag_add(diag, DIAG_INI_VALUE, entry->value_span,
                 "“%s” is no language that is known here; write %s", entry->value, codes);
    }
    if (!posting->lang)
        posting->lang = lang_guess(posting->txt->text, posting->txt->len);
    code = lang_short_code(posting->lang);
    say_speak(code);
}

#define OFFICE "office " /* what the name of an office's section begins with */

static bool is_file_name(const char *id)
{
    for (const char *c = id; *c; c++)
        if (!g_ascii_isalnum(*c) && *c != '-' && *c != '_')
            return false;
    return *id != '\0';
}

static void read_office(struct posting *posting, const struct ini *ini, const char *section,
                        struct diag *diag)
{
    const char *id = section + strlen(OFFICE);
    struct posting_office office = {.span = ini_section_span(ini, section)};

    if (!is_file_name(id)) {
        diag_add(diag, DIAG_INI_VALUE, office.span,
                 "“%s” becomes a part of file names; write it in letters, digits and - alone", id);
        return;
    }
    office.id = g_strdup(id);
    office.name = posting_ini_text(ini, section, "name", &office.name_span);
    office.address = posting_ini_text(ini, section, "address", &office.address_span);
    facts_read_ini(posting->lang, office.facts, ini, section, diag);
    if (!office.name || !office.address) {
        diag_add(diag, DIAG_INI_VALUE, office.span, "an office needs a name and an address");
        posting_office_clear(&office);
        return;
    }
    g_array_append_val(posting->offices, office);
}

static void read_offices(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    const char *section;

    for (unsigned i = 0; (section = ini_section(ini, i)); i++)
        if (g_str_has_prefix(section, OFFICE))
            read_office(posting, ini, section, diag);
}

bool posting_ini_has_office(const struct ini *ini, const char *id)
{
    const char *section;

    for (unsigned i = 0; (section = ini_section(ini, i)); i++)
        if (g_str_has_prefix(section, OFFICE) && strcmp(section + strlen(OFFICE), id) == 0)
            return true;
    return false;
}

static void read_brand(struct posting *posting, const struct ini *ini)
{
    const struct ini_entry *entry;

    posting->brand.text = posting_ini_text(ini, "brand", "use", &posting->brand.span);
    for (unsigned i = 0; (entry = ini_entry(ini, "brand", i)); i++) {
        struct ini_value *value;

        if (strcmp(entry->key, "use") == 0)
            continue;
        value = g_new0(struct ini_value, 1);
        value->text = g_strdup(entry->value);
        value->span = entry->value_span;
        g_hash_table_insert(posting->brand_overrides, g_strdup(entry->key), value);
    }
}

/* The rules of typography that `key` names, as bits. */
static void read_rules(const struct ini *ini, const char *key, unsigned *bits, struct diag *diag)
{
    const struct ini_entry *entry = ini_find(ini, "typography", key);
    g_auto(GStrv) rules = posting_ini_list(entry);

    for (char **rule = rules; rule && *rule; rule++) {
        g_autofree char *unknown = typo_parse_rules(*rule, bits);

        if (unknown)
            diag_add(diag, DIAG_INI_VALUE, entry->value_span,
                     "“%s” is no rule of typography; affiche(1) lists them, by number and name",
                     unknown);
    }
}

static void add_phrase(GArray *phrases, const char *form, size_t form_len, const char *says,
                       struct span span)
{
    const struct posting_phrase phrase = {g_strstrip(g_strndup(form, form_len)),
                                          g_strstrip(g_strdup(says)), span};

    g_array_append_val(phrases, phrase);
}

static bool has_phrase(const GArray *phrases, const char *form)
{
    for (unsigned i = 0; i < phrases->len; i++)
        if (strcmp(g_array_index(phrases, struct posting_phrase, i).form, form) == 0)
            return true;
    return false;
}

/* A section of `1 = CDI | contrat à durée indéterminée`: both sides of the bar. The first of a form
 * counts. */
static void read_phrases(GArray *phrases, const struct ini *ini, const char *section,
                         const char *how, struct diag *diag)
{
    const struct ini_entry *entry;

    for (unsigned i = 0; (entry = ini_entry(ini, section, i)); i++) {
        const char *bar = strchr(entry->value, '|');
        g_autofree char *form =
            bar ? g_strstrip(g_strndup(entry->value, (size_t)(bar - entry->value))) : NULL;

        if (!bar || !*form || !bar[1])
            diag_add(diag, DIAG_INI_VALUE, entry->value_span, "%s", say_text(how));
        else if (!has_phrase(phrases, form))
            add_phrase(phrases, form, strlen(form), bar + 1, entry->value_span);
    }
}

/* Does the text have it, as a word of its own, in this case? */
static bool uses_word(const struct source *text, const char *word)
{
    const size_t len = strlen(word);

    for (const char *at = strstr(text->text, word); at; at = strstr(at + 1, word)) {
        const bool begins =
            at == text->text || !g_unichar_isalnum(g_utf8_get_char(g_utf8_prev_char(at)));

        if (begins && !g_unichar_isalnum(g_utf8_get_char(at + len)))
            return true;
    }
    return false;
}

/* The INI's own, then those of the language that the text uses. */
static void read_abbreviations(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    GArray *known = posting->abbreviations;

    read_phrases(known, ini, "abbreviations",
                 N_("write “CDI | contrat à durée indéterminée”: form, bar, expansion"), diag);
    for (const char *const *usual = lang_abbreviations(posting->lang); usual[0]; usual += 2)
        if (uses_word(posting->txt, usual[0]) && !has_phrase(known, usual[0]))
            add_phrase(known, usual[0], strlen(usual[0]), usual[1], NO_SPAN);
}

/* What the typography makes of the form stands on the page; this is what readers get instead. */
static void read_inclusive(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    read_phrases(posting->inclusive, ini, "inclusive",
                 N_("write “salarié·es permanent·es | salariées et salariés permanents”: form, "
                    "bar, what is read aloud"),
                 diag);
}

/* `1 = fab lab | en` */
static void read_languages(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    GArray *foreign = posting->foreign;

    read_phrases(foreign, ini, "languages",
                 N_("write “fab lab | en”: words of the text, bar, their language"), diag);
    for (unsigned i = foreign->len; i-- > 0;) {
        const struct posting_phrase *phrase = &g_array_index(foreign, struct posting_phrase, i);

        if (lang_is_code(phrase->says))
            continue;
        diag_add(diag, DIAG_INI_VALUE, phrase->span,
                 "“%s” is no code of a language; write one like en, de or pt-BR (BCP 47)",
                 phrase->says);
        g_array_remove_index(foreign, i);
    }
}

void posting_ini_read(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    read_language(posting, ini, diag);
    posting->organisation =
        posting_ini_text(ini, "organisation", "name", &posting->organisation_span);
    posting->tagline = posting_ini_text(ini, "organisation", "tagline", &posting->tagline_span);
    read_offices(posting, ini, diag);
    read_brand(posting, ini);
    posting->typography_keep = posting_ini_list(ini_find(ini, "typography", "keep"));
    read_rules(ini, "off", &posting->typography_off, diag);
    read_rules(ini, "on", &posting->typography_on, diag);
    read_abbreviations(posting, ini, diag);
    read_inclusive(posting, ini, diag);
    read_languages(posting, ini, diag);
}
