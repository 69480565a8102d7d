/* cells: the rows of a CSV: RFC 4180 with `,` or `;`; cells that a spreadsheet would take for a
 * formula begin with an apostrophe, which is taken off.
 *
 * Below ballots and answers that come as rows. What always holds: a file that ends inside a quoted
 * cell says so. */
#include "panel/panel_private.h"

#include <string.h>

/* One cell, and what ends it: the separator, '\n', or '\0' at the end of the file. */
static char *read_cell(struct cells *cells, char *ended)
{
    GString *cell = g_string_new(NULL);
    bool quoted = cells->at < cells->end && *cells->at == '"';

    cells->at += quoted;
    for (; cells->at < cells->end; cells->at++) {
        const char c = *cells->at;

        if (quoted && c == '"') {
            quoted = cells->at + 1 < cells->end && cells->at[1] == '"';
            cells->at += quoted;
            if (!quoted)
                continue;
        } else if (!quoted && (c == cells->separator || c == '\n'))
            break;
        g_string_append_c(cell, c);
    }
    cells->is_cut |= quoted;
    *ended = cells->at < cells->end ? *cells->at++ : '\0';
    g_strstrip(cell->str);
    cell->len = strlen(cell->str);
    if (cell->str[0] == '\'' && cell->str[1] && strchr("=+-@", cell->str[1]))
        g_string_erase(cell, 0, 1);
    return g_string_free(cell, FALSE);
}

GPtrArray *cells_read_row(struct cells *cells)
{
    GPtrArray *row;
    char ended = cells->separator;

    if (cells->at >= cells->end)
        return NULL;
    row = g_ptr_array_new_with_free_func(g_free);
    while (ended == cells->separator)
        g_ptr_array_add(row, read_cell(cells, &ended));
    return row;
}

/* The one that the header has more of. */
static char find_separator(const char *text, size_t len)
{
    const char *end = memchr(text, '\n', len);
    unsigned commas = 0, semicolons = 0;

    for (const char *at = text; at < (end ? end : text + len); at++) {
        commas += *at == ',';
        semicolons += *at == ';';
    }
    return semicolons > commas ? ';' : ',';
}

struct cells cells_of(const struct source *csv)
{
    return (struct cells){.at = csv->text,
                          .end = csv->text + csv->len,
                          .separator = find_separator(csv->text, csv->len)};
}
