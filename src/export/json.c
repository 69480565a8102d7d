/* json: members of a JSON object, and the text of what was built. For the exports that write JSON.
 * What always holds: what is unknown is null, never an empty text. */
#include "export/export_private.h"

void json_put_text(JsonBuilder *to, const char *name, const char *text)
{
    json_builder_set_member_name(to, name);
    if (text)
        json_builder_add_string_value(to, text);
    else
        json_builder_add_null_value(to);
}

void json_put_count(JsonBuilder *to, const char *name, unsigned count)
{
    json_builder_set_member_name(to, name);
    json_builder_add_int_value(to, count);
}

void json_put_flag(JsonBuilder *to, const char *name, bool flag)
{
    json_builder_set_member_name(to, name);
    json_builder_add_boolean_value(to, flag);
}

void json_begin_list(JsonBuilder *to, const char *name)
{
    json_builder_set_member_name(to, name);
    json_builder_begin_array(to);
}

char *json_take(JsonBuilder *to)
{
    g_autoptr(JsonGenerator) generator = json_generator_new();
    g_autoptr(JsonNode) root = json_builder_get_root(to);
    g_autofree char *json = NULL;

    json_generator_set_root(generator, root);
    json_generator_set_pretty(generator, TRUE);
    json_generator_set_indent(generator, 1);
    json = json_generator_to_data(generator, NULL);
    return g_strconcat(json, "\n", NULL);
}
