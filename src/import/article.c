/* article: what a document says, block by block, as its reader comes upon it. Between the readers
 * and Markdown. What always holds: a character that Markdown would take for a mark is escaped, so
 * that every word is read back. */
#include "import/import_private.h"

#include <string.h>

/* Before what needs an escape if the text becomes Markdown; no document holds it, since XML can't.
 */
#define ESCAPE '\001'

enum { ENTITY_MAX = 12 }; /* bytes of `&amp;` and its like */

static void block_clear(gpointer block)
{
    g_free(((struct article_block *)block)->text);
    g_free(((struct article_block *)block)->bold);
}

struct article *article_new(void)
{
    struct article *article = g_new0(struct article, 1);

    article->blocks = g_array_new(FALSE, TRUE, sizeof(struct article_block));
    g_array_set_clear_func(article->blocks, block_clear);
    article->text = g_string_new(NULL);
    article->lines = g_string_new(NULL);
    return article;
}

void article_drop(struct article *article)
{
    if (!article)
        return;
    g_array_unref(article->blocks);
    g_string_free(article->text, TRUE);
    g_string_free(article->lines, TRUE);
    g_free(article->target);
    g_free(article->data);
    g_free(article);
}

/* May a mark of emphasis open at a place, behind this character? */
static bool opens(gunichar before, const char *at)
{
    return !g_unichar_isalnum(before) && at[1] && !g_unichar_isspace(g_utf8_get_char(at + 1));
}

/* Would posting/text take it for HTML: `<b>`, `&amp;`? */
static bool is_html(const char *at)
{
    const char *name = at + 1 + (at[1] == '/'), *end = name;

    if (*at == '&')
        return strcspn(at, ";") < strcspn(at, " ") && strcspn(at, ";") < ENTITY_MAX;
    while (g_ascii_isalnum(*end))
        end++;
    return end > name && *end && strchr(" />", *end);
}

static void append_character(struct article *article, const char *at, size_t len)
{
    GString *text = article->text;
    const gunichar before =
        text->len > 0 ? g_utf8_get_char(g_utf8_prev_char(text->str + text->len)) : ' ';

    if (((*at == '*' || *at == '_') && before != (gunichar)*at && opens(before, at)) ||
        *at == '`' || *at == '\\' || *at == '[' || *at == '|' || (*at == '#' && text->len == 0))
        g_string_append_c(text, ESCAPE);
    if ((*at == '<' || *at == '&') && is_html(at))
        g_string_append(text, *at == '<' ? "&lt;" : "&amp;");
    else
        g_string_append_len(text, at, (gssize)len);
}

static bool ends_in_space(const GString *text)
{
    return text->len == 0 || strchr(" \n\t", text->str[text->len - 1]);
}

/* White space of markup: not the no-break spaces. */
static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

void article_put(struct article *article, const char *text, bool bold, bool fold)
{
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        if (!is_blank(*at)) {
            append_character(article, at, (size_t)(g_utf8_next_char(at) - at));
            article->bold |= bold;
            article->plain |= !bold;
        } else if (!fold || !ends_in_space(article->text)) {
            g_string_append_c(article->text, ' ');
        }
    }
}

static void end_line(struct article *article)
{
    g_string_append_c(article->lines, article->bold && !article->plain ? 'b' : '-');
    article->bold = article->plain = false;
}

void article_put_break(struct article *article, char mark)
{
    GString *text = article->text;

    while (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate(text, text->len - 1);
    if (text->len == 0)
        return;
    g_string_append_c(text, mark);
    if (mark == '\n')
        end_line(article);
}

static bool leads_out(const char *target)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:", "tel:"};

    for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++)
        if (g_ascii_strncasecmp(target, schemes[i], strlen(schemes[i])) == 0)
            return !strpbrk(target, " \n\t<>") && target[strlen(schemes[i])];
    return false;
}

void article_open_link(struct article *article, const char *target)
{
    article_close_link(article);
    if (!target || !leads_out(target))
        return;
    article->target = g_strdup(target);
    article->link_at = article->text->len;
}

/* An address that the text says itself needs none behind it. */
static bool says_target(const char *text, const char *target)
{
    const char *at = g_str_has_prefix(target, "mailto:") || g_str_has_prefix(target, "tel:")
                         ? strchr(target, ':') + 1
                         : target;
    g_autofree char *plain = import_pack(text);

    return strstr(at, plain) || g_ascii_strcasecmp(at, plain) == 0;
}

void article_close_link(struct article *article)
{
    GString *text = article->text;
    g_autofree char *target = g_steal_pointer(&article->target), *words = NULL;
    size_t end;

    if (!target || article->link_at >= text->len)
        return;
    words = g_strstrip(g_strdup(text->str + article->link_at));
    end = text->len;
    while (end > article->link_at && is_blank(text->str[end - 1]))
        end--;
    while (article->link_at < end && is_blank(text->str[article->link_at]))
        article->link_at++;
    if (!*words || strchr(words, '\n') || says_target(words, target))
        return;
    g_string_insert(text, (gssize)end, ")");
    g_string_insert(text, (gssize)end, target);
    g_string_insert(text, (gssize)end, "](");
    g_string_insert(text, (gssize)article->link_at, "[");
}

/* Takes the text and `bold`. */
static void add(struct article *article, struct article_block how, char *text, char *bold)
{
    struct article_block *block;

    g_array_append_val(article->blocks, how);
    block = &g_array_index(article->blocks, struct article_block, article->blocks->len - 1);
    block->text = text;
    block->bold = bold;
}

void article_end(struct article *article, struct article_block how)
{
    article_close_link(article);
    end_line(article);
    g_strstrip(article->text->str);
    if (*article->text->str)
        add(article, how, g_strdup(article->text->str), g_strdup(article->lines->str));
    g_string_truncate(article->text, 0);
    g_string_truncate(article->lines, 0);
}

enum { CELL_MAX = 200 }; /* bytes of what may stand in a cell of a row */

static const struct article_block *block_of(const struct article *article, unsigned index)
{
    return &g_array_index(article->blocks, struct article_block, index);
}

/* Paragraphs that are short together: they may stand on one line. */
static bool is_cell(const struct article *article)
{
    size_t len = 0;

    for (unsigned i = 0; i < article->blocks->len; i++) {
        const struct article_block *block = block_of(article, i);

        if (block->kind == ARTICLE_ITEM || block->kind == ARTICLE_ROW)
            return false;
        len += strlen(block->text);
    }
    return len <= CELL_MAX || article->blocks->len == 1;
}

static void append_cell(GString *row, const struct article *cell)
{
    for (unsigned i = 0; i < cell->blocks->len; i++) {
        g_autofree char *text = g_strdelimit(g_strdup(block_of(cell, i)->text), "\n", ' ');

        g_string_append(row, i > 0 ? " " : "");
        g_string_append(row, text);
    }
}

/* `names`: it is what the next ones are about. */
static void add_copy(struct article *article, const struct article_block *block, bool names)
{
    add(article, *block, g_strdup(block->text),
        names ? g_strnfill(strlen(block->bold), 'b') : g_strdup(block->bold));
}

/* One below the other; the first names the others if it can: `Missions | – Préparer…`. */
static void stack(struct article *article, const GPtrArray *cells)
{
    for (unsigned i = 0; i < cells->len; i++) {
        const struct article *cell = g_ptr_array_index(cells, i);
        const bool names = i == 0 && cells->len > 1 && cell->blocks->len == 1 && is_cell(cell);

        for (unsigned j = 0; j < cell->blocks->len; j++)
            add_copy(article, block_of(cell, j), names);
    }
}

static bool is_row(const GPtrArray *cells)
{
    for (unsigned i = 0; i < cells->len; i++)
        if (!is_cell(g_ptr_array_index(cells, i)))
            return false;
    return cells->len > 1;
}

static void keep_filled(const GPtrArray *cells, GPtrArray *filled)
{
    for (unsigned i = 0; i < cells->len; i++) {
        const struct article *cell = g_ptr_array_index(cells, i);

        if (cell->blocks->len > 0)
            g_ptr_array_add(filled, (gpointer)cell);
    }
}

void article_add_row(struct article *article, const GPtrArray *cells)
{
    g_autoptr(GPtrArray) filled = g_ptr_array_new();
    GString *text;

    keep_filled(cells, filled);
    if (!is_row(filled)) {
        stack(article, filled);
        return;
    }
    text = g_string_new("|");
    for (unsigned i = 0; i < cells->len; i++) {
        g_string_append_c(text, ' ');
        append_cell(text, g_ptr_array_index(cells, i));
        g_string_append(text, " |");
    }
    add(article, (struct article_block){.kind = ARTICLE_ROW}, g_string_free(text, FALSE),
        g_strdup("-"));
}
