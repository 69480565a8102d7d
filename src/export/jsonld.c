/* jsonld: the offer as schema.org's JobPosting, for search engines and boards: offer.jsonld, and in
 * the head of offer.html.
 *
 * Beside the documents, from the posting's facts. What always holds: what is unknown is left out,
 * never made up; a date that its own weekday contradicts is none. */
#include "export/export.h"

#include "lang/address/address.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define DIGITS 5 /* of a French postcode */

static void put(JsonBuilder *to, const char *name, const char *text)
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

    put(to, name, uri);
}

static void begin(JsonBuilder *to, const char *name, const char *type)
{
    if (name)
        json_builder_set_member_name(to, name);
    json_builder_begin_object(to);
    put(to, "@type", type);
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

    put(to, name, day);
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
    const char *name = zone_of(posting);
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
    put(to, "validThrough", text);
}

static void put_organisation(JsonBuilder *to, const struct posting *posting)
{
    const char *name =
        text_of(posting, FACT_EMPLOYER) ? text_of(posting, FACT_EMPLOYER) : posting->organisation;

    if (!name)
        return;
    begin(to, "hiringOrganization", "Organization");
    put(to, "name", name);
    put_address(to, "sameAs", text_of(posting, FACT_SITE));
    json_builder_end_object(to);
}

/* Five digits that a blank ends. */
static const char *find_postcode(const char *place)
{
    for (const char *at = place; *at; at++)
        if ((at == place || !g_ascii_isalnum(at[-1])) && strspn(at, "0123456789") == DIGITS &&
            at[DIGITS] == ' ')
            return at;
    return NULL;
}

/* `54 rue Célony, 13100 Aix-en-Provence`: street, postcode, town. A place without a postcode is a
 * town, or its own name. */
static void put_place(JsonBuilder *to, const struct posting *posting, const char *place)
{
    const char *postcode = find_postcode(place);
    const struct lang_match town = lang_find_town(posting->lang, place);
    g_autofree char *locality = g_strndup(place + town.offset, town.len);
    g_autofree char *code = postcode ? g_strndup(postcode, DIGITS) : NULL;
    g_autofree char *street =
        g_strndup(place, postcode ? (gsize)(postcode - place) : MIN(town.offset, strlen(place)));

    while (*street && strchr(" ,-–", street[strlen(street) - 1]))
        street[strlen(street) - 1] = '\0';
    begin(to, NULL, "Place");
    begin(to, "address", "PostalAddress");
    put(to, "streetAddress", street);
    put(to, "postalCode", code);
    put(to, "addressLocality", locality);
    if (code && g_str_has_prefix(posting->lang->code, "fr"))
        put(to, "addressCountry", "FR");
    json_builder_end_object(to);
    json_builder_end_object(to);
}

static void put_places(JsonBuilder *to, const struct posting *posting)
{
    g_auto(GStrv) places =
        text_of(posting, FACT_PLACES) ? g_strsplit(text_of(posting, FACT_PLACES), "\n", -1) : NULL;

    if (!places)
        return;
    json_builder_set_member_name(to, "jobLocation");
    json_builder_begin_array(to);
    for (unsigned i = 0; places[i]; i++)
        put_place(to, posting, places[i]);
    json_builder_end_array(to);
}

/* Google's words for the hours; what a contract is called is the text's own matter. */
static void put_employment(JsonBuilder *to, const struct posting *posting)
{
    const char *hours = text_of(posting, FACT_HOURS);
    bool part_time = false;

    put(to, "workHours", hours);
    if (hours && lang_find_hours(posting->lang, hours, strlen(hours), &part_time).len > 0)
        put(to, "employmentType", part_time ? "PART_TIME" : "FULL_TIME");
}

static void put_reference(JsonBuilder *to, const struct posting *posting)
{
    if (!text_of(posting, FACT_REFERENCE))
        return;
    begin(to, "identifier", "PropertyValue");
    put(to, "name", posting->organisation);
    put(to, "value", text_of(posting, FACT_REFERENCE));
    json_builder_end_object(to);
}

/* The first of them; a mail is no form that one fills in at once (directApply). */
static void put_contact(JsonBuilder *to, const struct posting *posting)
{
    const char *contact = text_of(posting, FACT_CONTACT);
    g_autofree char *first = contact ? g_strndup(contact, strcspn(contact, "\n")) : NULL;

    if (!first)
        return;
    begin(to, "applicationContact", "ContactPoint");
    put(to, strchr(first, '@') ? "email" : "telephone", first);
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
    put(to, name, text->str);
}

char *export_jsonld(const struct posting *posting, const struct doc *offer)
{
    g_autoptr(JsonBuilder) to = json_builder_new();
    g_autoptr(JsonNode) root = NULL;
    g_autofree char *description = export_html_text(offer);

    json_builder_begin_object(to);
    put(to, "@context", "https://schema.org/");
    put(to, "@type", "JobPosting");
    put(to, "title", offer->title);
    put(to, "description", description);
    put(to, "inLanguage", posting->lang->code);
    put_day(to, "datePosted", &posting->facts[FACT_PUBLISHED].date);
    put_deadline(to, posting);
    put_day(to, "jobStartDate", &posting->facts[FACT_START].date);
    put_organisation(to, posting);
    put_places(to, posting);
    put_employment(to, posting);
    put_reference(to, posting);
    put_sections(to, "responsibilities", posting, ROLE_MISSIONS);
    put_sections(to, "qualifications", posting, ROLE_PROFILE);
    put_contact(to, posting);
    put_address(to, "url", text_of(posting, FACT_URL));
    json_builder_end_object(to);
    root = json_builder_get_root(to);
    return json_to_string(root, TRUE);
}
