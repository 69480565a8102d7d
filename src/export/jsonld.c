/* jsonld: the offer as schema.org's JobPosting, for search engines and boards: offer.jsonld, and in
 * the head of offer.html.
 *
 * Beside the documents, from the posting's facts. What always holds: what is unknown is left out,
 * never made up; a date that its own weekday contradicts is none. */
#include "export/export_private.h"

#include "lang/address/address.h"

#include <string.h>

void jsonld_put(JsonBuilder *to, const char *name, const char *text)
{
    if (!text || !*text)
        return;
    json_builder_set_member_name(to, name);
    json_builder_add_string_value(to, text);
}

/* As a link: `www.a.example` → `https://www.a.example`. */
static void put_address(JsonBuilder *to, const char *name, const char *address)
{
    g_autofree char *uri = address ? address_uri(address) : NULL;

    jsonld_put(to, name, uri);
}

void jsonld_begin(JsonBuilder *to, const char *name, const char *type)
{
    if (name)
        json_builder_set_member_name(to, name);
    json_builder_begin_object(to);
    jsonld_put(to, "@type", type);
}

static const char *text_of(const struct posting *posting, enum posting_fact_id id)
{
    return posting->facts[id].text;
}

/* Whole, and in accord with its weekday. */
static bool is_certain(const struct date *date)
{
    return date_is_complete(date) &&
           (date->weekday == 0 ||
            date->weekday == date_weekday(date->year, date->month, date->day));
}

static void put_day(JsonBuilder *to, const char *name, const struct date *date)
{
    g_autofree char *day = is_certain(date) ? date_new_iso(date) : NULL;

    jsonld_put(to, name, day);
}

/* A month alone is one, too (ISO 8601-1, 5.2.2.2: reduced precision). */
static void put_start(JsonBuilder *to, const struct date *start)
{
    g_autofree char *month = start->year && start->month && !start->day
                                 ? g_strdup_printf("%04d-%02d", start->year, start->month)
                                 : NULL;

    jsonld_put(to, "jobStartDate", month);
    put_day(to, "jobStartDate", start);
}

/* The zone of the posting's own place, as [facts] timezone says, else its country's; NULL: unknown.
 */
static const char *zone_of(const struct posting *posting)
{
    if (text_of(posting, FACT_TIMEZONE))
        return text_of(posting, FACT_TIMEZONE);
    if (g_str_has_prefix(posting->lang->code, "fr"))
        return "Europe/Paris";
    return g_str_has_prefix(posting->lang->code, "en-GB") ? "Europe/London" : NULL;
}

/* The last moment at which one can still apply: of a day without an hour, its end. */
static void put_deadline(JsonBuilder *to, const struct posting *posting)
{
    const struct date *date = &posting->facts[FACT_DEADLINE].date;
    const bool hour = date->hour >= 0;
    const char *name = is_certain(date) ? zone_of(posting) : NULL;
    g_autoptr(GTimeZone) zone = name ? g_time_zone_new_identifier(name) : NULL;
    g_autoptr(GDateTime) moment = NULL;
    g_autofree char *text = NULL;

    if (!is_certain(date))
        return;
    if (!zone) {
        put_day(to, "validThrough", date);
        return;
    }
    moment = g_date_time_new(zone, date->year, date->month, date->day, hour ? date->hour : 23,
                             hour ? MAX(date->minute, 0) : 59, hour ? 0 : 59);
    text = moment ? g_date_time_format(moment, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
    jsonld_put(to, "validThrough", text);
}

static void put_organisation(JsonBuilder *to, const struct posting *posting)
{
    const char *name =
        text_of(posting, FACT_EMPLOYER) ? text_of(posting, FACT_EMPLOYER) : posting->organisation;

    if (!name)
        return;
    jsonld_begin(to, "hiringOrganization", "Organization");
    jsonld_put(to, "name", name);
    put_address(to, "sameAs", text_of(posting, FACT_SITE));
    json_builder_end_object(to);
}

/* `54 rue Célony`, `Friche, 41 rue Jobin`: has it a number? Else it is a name. */
static void put_street(JsonBuilder *to, const char *name, const char *street, bool wanted)
{
    if (wanted == (strpbrk(street, "0123456789") != NULL))
        jsonld_put(to, name, street);
}

/* What stands before the town and its postcode, without the marks between (g_free). */
static char *new_street(const char *place, struct lang_match town, struct lang_match code)
{
    const size_t end = code.len && code.offset < town.offset ? code.offset : town.offset;
    char *street = g_strndup(place, MIN(end, strlen(place)));

    for (char *last; *street; *last = '\0') {
        last = g_utf8_find_prev_char(street, street + strlen(street));
        if (!g_unichar_isspace(g_utf8_get_char(last)) && !strchr(",-", *last) &&
            !g_str_has_prefix(last, "–"))
            break;
    }
    return street;
}

/* `54 rue Célony, 13100 Aix-en-Provence`: street, postcode, town, and its country where something
 * tells. A place without a number has a name of its own. */
static void put_place(JsonBuilder *to, const struct posting *posting, const char *place)
{
    const struct lang_match town = lang_find_town(posting->lang, place),
                            code = lang_find_postcode(posting->lang, place);
    g_autofree char *locality = g_strndup(place + town.offset, town.len),
                    *postcode = g_strndup(place + code.offset, code.len),
                    *street = new_street(place, town, code);

    jsonld_begin(to, NULL, "Place");
    put_street(to, "name", street, false);
    jsonld_begin(to, "address", "PostalAddress");
    put_street(to, "streetAddress", street, true);
    jsonld_put(to, "postalCode", postcode);
    jsonld_put(to, "addressLocality", locality);
    jsonld_put(to, "addressCountry", posting_country(posting, place));
    json_builder_end_object(to);
    json_builder_end_object(to);
}

/* One, or an array of them. */
static void put_places(JsonBuilder *to, const struct posting *posting)
{
    g_auto(GStrv) places =
        text_of(posting, FACT_PLACES) ? g_strsplit(text_of(posting, FACT_PLACES), "\n", -1) : NULL;
    const unsigned count = places ? g_strv_length(places) : 0;

    if (count == 0)
        return;
    json_builder_set_member_name(to, "jobLocation");
    if (count > 1)
        json_builder_begin_array(to);
    for (unsigned i = 0; i < count; i++)
        put_place(to, posting, places[i]);
    if (count > 1)
        json_builder_end_array(to);
}

static void put_reference(JsonBuilder *to, const struct posting *posting)
{
    if (!text_of(posting, FACT_REFERENCE))
        return;
    jsonld_begin(to, "identifier", "PropertyValue");
    jsonld_put(to, "name", posting->organisation);
    jsonld_put(to, "value", text_of(posting, FACT_REFERENCE));
    json_builder_end_object(to);
}

/* The first of them; a mail is no form that one fills in at once (directApply). */
static void put_contact(JsonBuilder *to, const struct posting *posting)
{
    const char *contact = text_of(posting, FACT_CONTACT);
    g_autofree char *first = contact ? g_strndup(contact, strcspn(contact, "\n")) : NULL;

    if (!first)
        return;
    jsonld_begin(to, "applicationContact", "ContactPoint");
    jsonld_put(to, strchr(first, '@') ? "email" : "telephone", first);
    json_builder_end_object(to);
    json_builder_set_member_name(to, "directApply");
    json_builder_add_boolean_value(to, FALSE);
}

/* All blocks of the sections with a role, a line each. */
static void put_sections(JsonBuilder *to, const char *name, const struct posting *posting,
                         enum lang_role role)
{
    g_autoptr(GString) text = g_string_new(NULL);

    for (unsigned i = 0; i < posting->sections->len; i++) {
        const struct posting_section *section = posting_section(posting, i);

        for (unsigned j = 0; section->role == role && j < section->count; j++) {
            const struct posting_block *block = posting_block(posting, section->first + j);

            if (block->kind != BLOCK_HEADING)
                g_string_append_printf(text, "%s%s", text->len ? "\n" : "", block->text);
        }
    }
    jsonld_put(to, name, text->str);
}

char *export_jsonld(const struct posting *posting, const struct doc *offer)
{
    g_autoptr(JsonBuilder) to = json_builder_new();
    g_autoptr(JsonNode) root = NULL;
    g_autofree char *description = export_html_text(offer);

    json_builder_begin_object(to);
    jsonld_put(to, "@context", "https://schema.org/");
    jsonld_put(to, "@type", "JobPosting");
    jsonld_put(to, "title", offer->title);
    jsonld_put(to, "description", description);
    jsonld_put(to, "inLanguage", posting->lang->code);
    put_day(to, "datePosted", &posting->facts[FACT_PUBLISHED].date);
    put_deadline(to, posting);
    put_start(to, &posting->facts[FACT_START].date);
    put_organisation(to, posting);
    put_places(to, posting);
    jsonld_put_terms(to, posting);
    put_reference(to, posting);
    put_sections(to, "responsibilities", posting, ROLE_MISSIONS);
    put_sections(to, "qualifications", posting, ROLE_PROFILE);
    put_contact(to, posting);
    put_address(to, "url", text_of(posting, FACT_URL));
    json_builder_end_object(to);
    root = json_builder_get_root(to);
    return json_to_string(root, TRUE);
}
