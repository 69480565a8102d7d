/* title_head: the beginning of a text, as title looks at it before there are blocks. A part of
 * facts. */
#include "posting/facts/facts_private.h"

#include <string.h>

enum { LINES_MAX = 90 }; /* of the text, that are looked at */

/* Does a line begin as items do: with a bullet, or a number and its mark? */
static bool is_item(struct span line)
{
    static const char *const bullets[] = {"-", "–", "—", "•", "·", "▪", "●",      "○",      "◦",
                                          "*", "§", "✓", "✔", "➢", "►", "\uF0B7", "\uF0A7", "o"};
    const char *text = span_text(line);
    const size_t digits = strspn(text, "0123456789");

    if (line.len > 1 && *text == '*' && text[line.len - 1] == '*') /* a box */
        return false;
    for (size_t i = 0; i < G_N_ELEMENTS(bullets); i++)
        if (g_str_has_prefix(text, bullets[i]) && strchr(" \t", text[strlen(bullets[i])]))
            return true;
    return digits > 0 && digits < 3 && strchr(".)", text[digits]) && text[digits + 1] == ' ';
}

struct facts_view *title_head(const struct posting *posting)
{
    struct facts_view *view = view_new(posting);
    const struct source *source = posting->txt;
    struct span run = {source, 0, 0};

    for (unsigned number = 1; number <= MIN(source->lines->len, LINES_MAX); number++) {
        size_t len;
        const char *at = source_line(source, number, &len);
        const struct span line =
            view_unquote(body_trim((struct span){source, (size_t)(at - source->text), len}));
        const bool is = line.len > 0 && is_item(line);
        const struct facts_unit item = {.kind = BLOCK_ITEM}, text = {.kind = BLOCK_PARAGRAPH};

        if (run.len > 0 && (line.len == 0 || is)) {
            view_add_block(view, text, run);
            run.len = 0;
        }
        if (is)
            view_add_block(view, item, line);
        else if (line.len > 0 && run.len == 0)
            run = line;
        else if (line.len > 0)
            run.len = line.offset + line.len - run.offset;
    }
    if (run.len > 0)
        view_add_block(view, (struct facts_unit){.kind = BLOCK_PARAGRAPH}, run);
    view_finish(view);
    return view;
}
