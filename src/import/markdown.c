/* markdown: an article as the text that posting/text reads. The last step. What always holds:
 * blocks are parted by a blank line, items and rows of one list or table by none; a text without
 * marks has no escapes either. */
#include "import/import_private.h"

#include <string.h>

#define ESCAPE '\001'

/* Lines of a block; those behind the first are set in by `indent` blanks. `bold`: of each, as of a
 * block; NULL: none is. */
static void append_lines(GString *to, const char *text, unsigned indent, const char *bold)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

    for (unsigned i = 0; lines[i]; i++) {
        const char *around = bold && bold[i] == 'b' ? "**" : "";

        bold = bold && bold[i] ? bold : NULL;
        if (i > 0)
            g_string_append_printf(to, "\n%*s", (int)indent, "");
        if (*g_strstrip(lines[i]))
            g_string_append_printf(to, "%s%s%s", around, lines[i], around);
    }
}

static void append_paragraph(GString *to, const struct article_block *block)
{
    append_lines(to, block->text, 0, block->bold);
}

static void append_heading(GString *to, const struct article_block *block)
{
    g_autofree char *line = g_strdelimit(g_strdup(block->text), "\n\t", ' ');

    for (unsigned i = 0; i < block->level; i++)
        g_string_append_c(to, '#');
    g_string_append_printf(to, " %s", line);
}

static void append_item(GString *to, const struct article_block *block)
{
    const unsigned indent = 2 * (block->level - 1);

    g_string_append_printf(to, "%*s", (int)indent, "");
    if (block->number == 0)
        g_string_append(to, "- ");
    else if (block->lettered)
        g_string_append_printf(to, "%c) ", (char)('a' + (block->number - 1) % 26));
    else
        g_string_append_printf(to, "%u. ", block->number);
    append_lines(to, block->text, indent + 2, NULL);
}

static void append_row(GString *to, const struct article_block *block)
{
    g_string_append(to, block->text);
}

static void (*const append[])(GString *to, const struct article_block *block) = {
    [ARTICLE_PARAGRAPH] = append_paragraph,
    [ARTICLE_HEADING] = append_heading,
    [ARTICLE_ITEM] = append_item,
    [ARTICLE_ROW] = append_row,
};

/* As posting/text tells Markdown from a text with stars in it. */
static bool has_marks(const char *text)
{
    return strstr(text, "**") || strstr(text, "](") || strstr(text, "\n# ") ||
           strstr(text, "\n## ") || g_str_has_prefix(text, "# ") || g_str_has_prefix(text, "## ");
}

static void settle_escapes(GString *text)
{
    const bool marks = has_marks(text->str);
    size_t to = 0;

    for (size_t from = 0; from < text->len; from++) {
        if (text->str[from] != ESCAPE)
            text->str[to++] = text->str[from];
        else if (marks)
            text->str[to++] = '\\';
    }
    g_string_truncate(text, to);
}

char *article_to_markdown(const struct article *article)
{
    GString *text = g_string_new(NULL);
    enum article_kind above = ARTICLE_PARAGRAPH;

    for (unsigned i = 0; i < article->blocks->len; i++) {
        const struct article_block *block =
            &g_array_index(article->blocks, struct article_block, i);
        const bool goes_on =
            block->kind == above && (above == ARTICLE_ITEM || above == ARTICLE_ROW);

        g_string_append(text, i == 0 ? "" : goes_on ? "\n" : "\n\n");
        append[block->kind](text, block);
        above = block->kind;
    }
    if (text->len > 0)
        g_string_append_c(text, '\n');
    settle_escapes(text);
    return g_string_free(text, FALSE);
}
