/* show_json: what was understood of a posting, for programs. Beside show; reads, and goes no
 * further on the way. What always holds: what is unknown is null, never an empty text. */
#include "cli/cli.h"

#include "posting/posting.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void add_text(JsonBuilder *to, const char *name, const char *text)
{
    json_builder_set_member_name(to, name);
    if (text)
        json_builder_add_string_value(to, text);
    else
        json_builder_add_null_value(to);
}

static void add_flag(JsonBuilder *to, const char *name, bool value)
{
    json_builder_set_member_name(to, name);
    json_builder_add_boolean_value(to, value);
}

static void add_number(JsonBuilder *to, const char *name, unsigned value)
{
    json_builder_set_member_name(to, name);
    json_builder_add_int_value(to, value);
}

static void add_texts(JsonBuilder *to, const char *name, char *const *texts)
{
    json_builder_set_member_name(to, name);
    json_builder_begin_array(to);
    for (; texts && *texts; texts++)
        json_builder_add_string_value(to, *texts);
    json_builder_end_array(to);
}

static void add_place(JsonBuilder *to, struct span span)
{
    const struct source_place place = source_find_place(span);

    add_number(to, "line", place.line);
    add_number(to, "column", place.column);
}

/* `2027-03-03`, or `2027-03`; nothing where the year is not known. */
static void add_date(JsonBuilder *to, const struct date *date)
{
    g_autofree char *day = NULL;

    if (date->year == 0 || date->month == 0)
        return;
    day = date->day ? g_strdup_printf("%04d-%02d-%02d", date->year, date->month, date->day)
                    : g_strdup_printf("%04d-%02d", date->year, date->month);
    add_text(to, "date", day);
}

static void add_fact(JsonBuilder *to, const struct posting_fact *fact, enum posting_fact_id id)
{
    const bool several = posting_fact_is(id, POSTING_FACT_LINES);

    json_builder_set_member_name(to, posting_fact_name(id));
    if (!fact->text) {
        json_builder_add_null_value(to);
        return;
    }
    json_builder_begin_object(to);
    if (several) {
        g_auto(GStrv) lines = g_strsplit(fact->text, "\n", -1);

        add_texts(to, "values", lines);
    } else {
        add_text(to, "value", fact->text);
    }
    add_date(to, &fact->date);
    if (fact->span.source) {
        add_text(to, "file", fact->span.source->path);
        add_place(to, fact->span);
    }
    json_builder_end_object(to);
}

static void add_facts(JsonBuilder *to, const struct posting *posting)
{
    json_builder_set_member_name(to, "facts");
    json_builder_begin_object(to);
    for (unsigned id = 0; id < FACT_COUNT; id++)
        add_fact(to, &posting->facts[id], id);
    json_builder_end_object(to);
}

static void add_block(JsonBuilder *to, const struct posting_block *block)
{
    static const char *const kinds[] = {
        [BLOCK_HEADING] = "heading", [BLOCK_ITEM] = "item", [BLOCK_PARAGRAPH] = "paragraph"};

    json_builder_begin_object(to);
    add_text(to, "kind", kinds[block->kind]);
    add_number(to, "depth", block->depth);
    add_place(to, block->span);
    add_text(to, "text", block->text);
    json_builder_end_object(to);
}

/* The heading is said with the section, and is none of its blocks. */
static void add_section(JsonBuilder *to, const struct posting *posting,
                        const struct posting_section *section)
{
    const struct posting_block *first =
        section->count > 0 ? posting_block(posting, section->first) : NULL;
    const bool headed = first && first->kind == BLOCK_HEADING && first->level == 2;

    json_builder_begin_object(to);
    add_text(to, "role", section->role == ROLE_NONE ? NULL : lang_role_name(section->role));
    add_text(to, "heading", headed ? first->text : NULL);
    if (headed) {
        add_number(to, "level", first->level);
        add_place(to, first->span);
    }
    json_builder_set_member_name(to, "blocks");
    json_builder_begin_array(to);
    for (unsigned i = headed ? 1 : 0; i < section->count; i++)
        add_block(to, posting_block(posting, section->first + i));
    json_builder_end_array(to);
    json_builder_end_object(to);
}

static void add_criterion(JsonBuilder *to, const struct posting_criterion *criterion, unsigned id)
{
    g_autofree char *name = g_strdup_printf("K%u", id);
    g_auto(GStrv) categories = g_strsplit(criterion->categories, " / ", -1);

    json_builder_begin_object(to);
    add_text(to, "id", name);
    add_text(to, "label", criterion->label);
    add_place(to, criterion->span);
    add_texts(to, "categories", categories);
    add_texts(to, "indicators", criterion->indicators);
    json_builder_set_member_name(to, "weight");
    json_builder_add_double_value(to, criterion->weight);
    add_flag(to, "alternative", criterion->alternative);
    add_flag(to, "bonus", criterion->bonus);
    add_flag(to, "knock_out", criterion->knockout);
    json_builder_end_object(to);
}

static void add_posting(JsonBuilder *to, const struct posting *posting)
{
    const char *code = posting->lang->code;
    g_autofree char *lang = g_strndup(code, strcspn(code, "-"));

    json_builder_begin_object(to);
    add_text(to, "posting", posting->name);
    add_text(to, "lang", lang);
    add_facts(to, posting);
    json_builder_set_member_name(to, "sections");
    json_builder_begin_array(to);
    for (unsigned i = 0; i < posting->sections->len; i++)
        add_section(to, posting, posting_section(posting, i));
    json_builder_end_array(to);
    json_builder_set_member_name(to, "criteria");
    json_builder_begin_array(to);
    for (unsigned i = 0; i < posting->criteria->len; i++)
        add_criterion(to, &g_array_index(posting->criteria, struct posting_criterion, i), i + 1);
    json_builder_end_array(to);
    json_builder_end_object(to);
}

char *show_json(const struct posting *posting)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();
    g_autoptr(JsonGenerator) generator = json_generator_new();
    g_autoptr(JsonNode) root = NULL;
    g_autofree char *json = NULL;

    add_posting(builder, posting);
    root = json_builder_get_root(builder);
    json_generator_set_root(generator, root);
    json_generator_set_pretty(generator, TRUE);
    json_generator_set_indent(generator, 1);
    json = json_generator_to_data(generator, NULL);
    return g_strconcat(json, "\n", NULL);
}
