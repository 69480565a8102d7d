/* posting: what was understood of a posting, for programs: `show --format json`. Beside the
 * documents. What always holds: what is unknown is null, never an empty text. */
#include "export/export_private.h"

#include <json-glib/json-glib.h>
#include <string.h>

static void add_texts(JsonBuilder *to, const char *name, char *const *texts)
{
    json_begin_list(to, name);
    for (; texts && *texts; texts++)
        json_builder_add_string_value(to, *texts);
    json_builder_end_array(to);
}

static void add_place(JsonBuilder *to, struct span span)
{
    const struct source_place place = source_find_place(span);

    json_put_count(to, "line", place.line);
    json_put_count(to, "column", place.column);
}

/* `2027-03-03`, or `2027-03`; nothing where the year is not known. */
static void add_date(JsonBuilder *to, const struct date *date)
{
    g_autofree char *day = NULL;

    if (date->year == 0 || date->month == 0)
        return;
    day = date->day ? date_new_iso(date) : g_strdup_printf("%04d-%02d", date->year, date->month);
    json_put_text(to, "date", day);
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
        json_put_text(to, "value", fact->text);
    }
    add_date(to, &fact->date);
    if (fact->span.source) {
        json_put_text(to, "file", fact->span.source->path);
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
    json_put_text(to, "kind", kinds[block->kind]);
    json_put_count(to, "depth", block->depth);
    add_place(to, block->span);
    json_put_text(to, "text", block->text);
    json_builder_end_object(to);
}

/* The heading is said with the section, and is none of its blocks. */
static void add_section(JsonBuilder *to, const struct posting *posting,
                        const struct posting_section *section)
{
    const struct posting_block *heading = posting_heading_of(posting, section);
    const bool headed = heading && heading->level == 2;

    json_builder_begin_object(to);
    json_put_text(to, "role", section->role == ROLE_NONE ? NULL : lang_role_name(section->role));
    json_put_text(to, "heading", headed ? heading->text : NULL);
    if (headed) {
        json_put_count(to, "level", heading->level);
        add_place(to, heading->span);
    }
    json_begin_list(to, "blocks");
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
    json_put_text(to, "id", name);
    json_put_text(to, "label", criterion->label);
    add_place(to, criterion->span);
    add_texts(to, "categories", categories);
    add_texts(to, "indicators", criterion->indicators);
    json_builder_set_member_name(to, "weight");
    json_builder_add_double_value(to, criterion->weight);
    json_put_flag(to, "alternative", criterion->alternative);
    json_put_flag(to, "bonus", criterion->bonus);
    json_put_flag(to, "knock_out", criterion->knockout);
    json_builder_end_object(to);
}

static void add_posting(JsonBuilder *to, const struct posting *posting)
{
    const char *code = posting->lang->code;
    g_autofree char *lang = g_strndup(code, strcspn(code, "-"));

    json_builder_begin_object(to);
    json_put_text(to, "posting", posting->shown_name);
    json_put_text(to, "lang", lang);
    add_facts(to, posting);
    json_begin_list(to, "sections");
    for (unsigned i = 0; i < posting->sections->len; i++)
        add_section(to, posting, posting_section(posting, i));
    json_builder_end_array(to);
    json_begin_list(to, "criteria");
    for (unsigned i = 0; i < posting->criteria->len; i++)
        add_criterion(to, posting_criterion(posting, i), i + 1);
    json_builder_end_array(to);
    json_builder_end_object(to);
}

char *export_posting(const struct posting *posting)
{
    g_autoptr(JsonBuilder) to = json_builder_new();

    add_posting(to, posting);
    return json_take(to);
}
