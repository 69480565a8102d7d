/* page_data: what a web page says for machines of the post that it advertises (JSON-LD,
 * schema.org's JobPosting), as facts. Beside ini, which offers them where the text says nothing.
 * What always holds: nothing of it is believed; whatever it holds, a value is one short line. */
#include "export/export.h"

#include <json-glib/json-glib.h>
#include <string.h>

enum { DEPTH_MAX = 8, NESTED_MAX = 40, VALUE_MAX = 300 /* characters */ };

static JsonNode *member(JsonObject *object, const char *name)
{
    return object && json_object_has_member(object, name) ? json_object_get_member(object, name)
                                                          : NULL;
}

static JsonObject *object_of(JsonNode *node)
{
    return node && JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}

/* A text, or a number as one (g_free); NULL: neither. */
static char *text_of(JsonNode *node)
{
    const GType type =
        node && JSON_NODE_HOLDS_VALUE(node) ? json_node_get_value_type(node) : G_TYPE_INVALID;
    g_autofree char *text = NULL, *line = NULL;

    if (type == G_TYPE_STRING)
        text = g_strdup(json_node_get_string(node));
    else if (type == G_TYPE_INT64)
        text = g_strdup_printf("%" G_GINT64_FORMAT, json_node_get_int(node));
    else if (type == G_TYPE_DOUBLE)
        text = num_fixed(json_node_get_double(node), 2);
    line = text ? diag_printable(g_strdelimit(text, "\n\r\t", ' '), strlen(text)) : NULL;
    if (!line || !*g_strstrip(line))
        return NULL;
    return g_utf8_substring(line, 0, MIN(g_utf8_strlen(line, -1), VALUE_MAX));
}

static char *text_in(JsonObject *object, const char *name)
{
    return text_of(member(object, name));
}

static bool is_job(JsonObject *object)
{
    g_autofree char *type = text_in(object, "@type");

    return g_strcmp0(type, "JobPosting") == 0;
}

static JsonObject *find_job(JsonNode *node, unsigned depth)
{
    JsonObject *object = object_of(node), *found = NULL;
    JsonArray *array = node && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;

    if (depth > DEPTH_MAX || (object && is_job(object)))
        return depth > DEPTH_MAX ? NULL : object;
    if (object)
        return find_job(member(object, "@graph"), depth + 1);
    for (guint i = 0; array && !found && i < json_array_get_length(array); i++)
        found = find_job(json_array_get_element(array, i), depth + 1);
    return found;
}

/* The name of something, or what is only a name. */
static char *named(JsonNode *node, const char *key)
{
    return object_of(node) ? text_in(object_of(node), key) : text_of(node);
}

/* `2026-12-18T23:59` → its day. */
static char *day_in(JsonObject *job, const char *name)
{
    g_autofree char *text = text_in(job, name);
    struct date date;

    if (text && strlen(text) > 10)
        text[10] = '\0';
    return text && date_parse_iso(text, &date) ? g_steal_pointer(&text) : NULL;
}

static void add_part(GString *place, const char *between, char *part)
{
    if (part)
        g_string_append_printf(place, "%s%s", place->len > 0 ? between : "", part);
    g_free(part);
}

/* One place; of several, none is said to be the one. */
static char *place_of(JsonNode *node)
{
    JsonObject *address = object_of(member(object_of(node), "address"));
    GString *place = g_string_new(NULL);

    if (address) {
        add_part(place, "", text_in(address, "streetAddress"));
        add_part(place, ", ", text_in(address, "postalCode"));
        add_part(place, " ", text_in(address, "addressLocality"));
    }
    return g_string_free(place, place->len == 0);
}

static char *pay_of(JsonObject *pay)
{
    JsonObject *value = object_of(member(pay, "value"));
    g_autofree char *least = text_in(value, "minValue"), *most = text_in(value, "maxValue"),
                    *one = text_in(value, "value"), *unit = text_in(value, "unitText"),
                    *currency = text_in(pay, "currency");

    if (!least && !one)
        return NULL;
    return g_strchomp(g_strdup_printf("%s%s%s %s %s", least ? least : one,
                                      least && most ? " - " : "", least && most ? most : "",
                                      currency ? currency : "", unit ? unit : ""));
}

/* The parser calls itself for what stands in something else. */
static bool is_shallow(const char *json)
{
    unsigned depth = 0;
    bool quoted = false;

    for (; *json && depth <= NESTED_MAX; json++) {
        if (quoted && *json == '\\' && json[1])
            json++;
        else if (*json == '"')
            quoted = !quoted;
        else if (!quoted && strchr("[{", *json))
            depth++;
        else if (!quoted && strchr("]}", *json))
            depth -= depth > 0;
    }
    return depth <= NESTED_MAX;
}

void export_read_page_data(const char *json, char *facts[FACT_COUNT])
{
    g_autoptr(JsonParser) parser = json_parser_new();
    JsonObject *job = NULL;

    if (json && is_shallow(json) && json_parser_load_from_data(parser, json, -1, NULL))
        job = find_job(json_parser_get_root(parser), 0);
    if (!job)
        return;
    facts[FACT_TITLE] = text_in(job, "title");
    facts[FACT_EMPLOYER] = named(member(job, "hiringOrganization"), "name");
    facts[FACT_SITE] = text_in(object_of(member(job, "hiringOrganization")), "sameAs");
    facts[FACT_PUBLISHED] = day_in(job, "datePosted");
    facts[FACT_DEADLINE] = day_in(job, "validThrough");
    facts[FACT_REFERENCE] = named(member(job, "identifier"), "value");
    facts[FACT_PLACES] = place_of(member(job, "jobLocation"));
    facts[FACT_PAY] = pay_of(object_of(member(job, "baseSalary")));
    facts[FACT_URL] = text_in(job, "url");
}
