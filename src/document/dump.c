/* doc_dump: the tree as text, a line a node.
 *
 * For goldens, and for whoever writes a layout (`build --as tree`). What always holds: the same
 * tree gives the same text on every system. */
#include "document/doc.h"

#include <math.h>
#include <string.h>

static const char *const role_names[] = {
    [DOC_DOCUMENT] = "document", [DOC_GROUP] = "group",      [DOC_HEADING] = "heading",
    [DOC_PARAGRAPH] = "para",    [DOC_LIST] = "list",        [DOC_ITEM] = "item",
    [DOC_LABEL] = "label",       [DOC_BODY] = "body",        [DOC_TABLE] = "table",
    [DOC_ROW] = "row",           [DOC_HEADER_CELL] = "head", [DOC_CELL] = "cell",
    [DOC_SPAN] = "span",         [DOC_LINK] = "link",        [DOC_CODE] = "code",
    [DOC_CHART] = "chart",       [DOC_PICTURE] = "picture",  [DOC_FORM] = "form",
    [DOC_FIELD] = "field",       [DOC_TEXT] = "text",
};

const char *doc_role_name(enum doc_role role)
{
    return role_names[role];
}

static const char *const field_names[] = {
    [DOC_FIELD_TEXT] = "text",
    [DOC_FIELD_CHECK] = "check",
    [DOC_FIELD_RADIO] = "radio",
};

void doc_append_quoted(GString *to, const char *text)
{
    static const struct {
        gunichar c;
        const char *shown;
    } shown[] = {{'"', "\\\""},    {'\\', "\\\\"},   {'\n', "\\n"},  {0xA0, "<nb>"},
                 {0x202F, "<nn>"}, {0x200B, "<zw>"}, {0xAD, "<shy>"}};

    g_string_append_c(to, '"');
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        size_t i = 0;

        while (i < G_N_ELEMENTS(shown) && shown[i].c != c)
            i++;
        if (i < G_N_ELEMENTS(shown))
            g_string_append(to, shown[i].shown);
        else
            g_string_append_unichar(to, c);
    }
    g_string_append_c(to, '"');
}

static void dump_string(GString *to, const char *name, const char *text)
{
    if (!text)
        return;
    g_string_append_printf(to, " %s=", name);
    doc_append_quoted(to, text);
}

static void dump_field(GString *to, const struct doc_field *field)
{
    g_string_append_printf(to, " kind=%s", field_names[field->kind]);
    dump_string(to, "name", field->name);
    dump_string(to, "value", field->value);
    dump_string(to, "says", field->says);
    dump_string(to, "group", field->group_says);
    if (field->read_only)
        g_string_append(to, " read-only");
    if (field->multi_line)
        g_string_append(to, " multi-line");
    if (field->max_len)
        g_string_append_printf(to, " max=%u", field->max_len);
}

static const char *const numbering_names[] = {
    [DOC_NUMBERING_BULLET] = "bullet",
    [DOC_NUMBERING_DECIMAL] = "decimal",
    [DOC_NUMBERING_LOWER_ALPHA] = "lower-alpha",
    [DOC_NUMBERING_UPPER_ALPHA] = "upper-alpha",
};

static void dump_flags(GString *to, const struct doc_node *node)
{
    if (node->level)
        g_string_append_printf(to, " level=%u", node->level);
    if (node->drop_rank)
        g_string_append_printf(to, " drop=%u", node->drop_rank);
    if (node->scope)
        g_string_append_printf(to, " scope=%s", node->scope == DOC_SCOPE_ROW ? "row" : "column");
    if (node->numbering)
        g_string_append_printf(to, " numbering=%s", numbering_names[node->numbering]);
    if (node->artifact)
        g_string_append(to, " artifact");
}

static void dump_number(GString *to, const char *name, double value)
{
    if (isnan(value))
        return;
    g_string_append_printf(to, " %s=", name);
    num_append(to, value, 2);
}

static void dump_chart(GString *to, const struct doc_chart *chart)
{
    dump_number(to, "from", chart->from);
    dump_number(to, "to", chart->to);
    dump_number(to, "value", chart->value);
    for (unsigned i = 0; i < chart->count; i++)
        dump_number(to, "point", chart->points[i].value);
}

/* The file's name alone: a golden must not depend on the folder the tests run in. */
static void dump_place(GString *to, struct span span)
{
    g_autofree char *file = span.source ? g_path_get_basename(span.source->path) : NULL;
    struct source_place place;

    if (!file)
        return;
    place = source_find_place(span);
    g_string_append_printf(to, " @%s:%u:%u", file, place.line, place.column);
}

static void dump_node(GString *to, const struct doc_node *node)
{
    g_string_append(to, doc_role_name(node->role));
    if (node->style)
        g_string_append_printf(to, " %s", node->style);
    dump_flags(to, node);
    if (node->slot)
        g_string_append_printf(to, " slot=%s", node->slot);
    if (node->text) {
        g_string_append_c(to, ' ');
        doc_append_quoted(to, doc_set_text(node));
    }
    dump_string(to, "actual", node->actual_text);
    dump_string(to, "expansion", node->expansion);
    dump_string(to, "alt", node->alt);
    dump_string(to, "uri", node->uri);
    if (node->target)
        g_string_append_printf(to, " to=%u", node->target->id);
    dump_string(to, "lang", node->lang);
    if (node->field)
        dump_field(to, node->field);
    if (node->chart)
        dump_chart(to, node->chart);
    if (node->share > 0)
        dump_number(to, "share", node->share);
    /* A text stands where its element does, which says so already. */
    if (node->role != DOC_TEXT)
        dump_place(to, node->span);
    g_string_append_c(to, '\n');
}

char *doc_dump(const struct doc *doc)
{
    GString *to = g_string_new(NULL);
    struct doc_walk walk = {.root = doc->root};

    g_string_append_printf(to, "doc lang=%s", doc->lang->code);
    dump_string(to, "title", doc->title);
    dump_string(to, "author", doc->author);
    dump_string(to, "foot", doc->foot);
    g_string_append_c(to, '\n');
    while (doc_walk_next(&walk))
        if (!walk.leave) {
            g_string_append_printf(to, "%*s", (int)(2 * walk.depth + 2), "");
            dump_node(to, walk.node);
        }
    return g_string_free(to, FALSE);
}
