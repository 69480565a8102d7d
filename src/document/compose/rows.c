/* compose_rows: the rows of a person specification as a poster says them: what is sought, one by
 * one, without the columns that say how it is wanted and how it will be judged.
 *
 * Part of compose_skip. What always holds: what is sought is said in the posting's own words; what
 * other cells say is noted as left out. */
#include "document/compose/compose_private.h"

#include <string.h>

enum {
    NAME_WORDS = 4,  /* of a row's first cell that names what the others ask for */
    MARK_LETTERS = 3 /* of a word of a cell that only marks: `E`, `A/I` */
};

static bool holds(struct span outer, struct span inner)
{
    return inner.source == outer.source && inner.offset >= outer.offset &&
           inner.offset + inner.len <= outer.offset + outer.len;
}

static bool gives_criterion(const struct posting *posting, struct span cell)
{
    for (unsigned i = 0; i < posting->criteria->len; i++)
        if (holds(cell, posting_criterion(posting, i)->span))
            return true;
    return false;
}

/* Is a cell nothing but letters that stand for words? */
static bool is_mark(const char *cell)
{
    g_autofree char *folded = lang_fold(cell, strlen(cell));
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);

    for (char **word = words; *word; word++)
        if (strlen(*word) > MARK_LETTERS)
            return false;
    return true;
}

/* The cells beside those that ask: the first, if it names the others (g_free; NULL: it does not).
 */
static char *read_others(const struct compose_skip *skip, const struct posting_block *row)
{
    const char *text = span_text(row->span);
    char *name = NULL;

    for (size_t at = 0, len; at < row->span.len; at += len + 1) {
        const char *tab = memchr(text + at, '\t', row->span.len - at);
        const struct span cell =
            span_part(row->span, at, len = tab ? (size_t)(tab - text) - at : row->span.len - at);
        g_autofree char *says = span_dup(cell);

        g_strstrip(says);
        if (!*says || gives_criterion(skip->c->posting, cell))
            continue;
        if (at == 0 && compose_count_words(says) <= NAME_WORDS)
            name = g_steal_pointer(&says);
        else if (!is_mark(says))
            doc_omit(skip->c->doc, says, cell, NULL);
    }
    return name;
}

/* Does the first word say what the row's name does: "Experience of training", below Experience? */
static bool begins_alike(const char *text, const char *name)
{
    g_autofree char *first = lang_fold(text, strcspn(text, " ")),
                    *folded = lang_fold(name, strlen(name));

    return *first && (g_str_has_prefix(folded, first) || g_str_has_prefix(first, folded));
}

/* `Experience: Work in a team`, `Portering – a plus`; the name only with the row's first. */
static char *text_of(const struct compose_skip *skip, const struct posting_criterion *criterion,
                     const char *name)
{
    const struct language *lang = skip->c->posting->lang;
    const char *const *heads = lang_criteria(lang)->table_heads;
    g_autofree char *folded = name ? lang_fold(name, strlen(name)) : NULL;
    const bool named =
        name && !lang_has_word(heads, folded) && !begins_alike(criterion->text, name);

    return g_strconcat(named ? name : "", named ? lang_label(lang, LABEL_COLON) : "",
                       criterion->text, criterion->bonus ? " – " : "",
                       criterion->bonus ? lang_label(lang, LABEL_GRID_BONUS) : "", NULL);
}

bool compose_rows_add(const struct compose_skip *skip, const struct posting_block *row)
{
    const struct posting *posting = skip->c->posting;
    bool any = false;

    if (!row->row || skip->section->role != ROLE_PROFILE)
        return false;
    for (unsigned i = 0; i < posting->criteria->len; i++) {
        const struct posting_criterion *criterion = posting_criterion(posting, i);
        struct posting_block item = *row;
        g_autofree char *says = NULL, *name = NULL;

        if (!holds(row->span, criterion->span))
            continue;
        name = any ? NULL : read_others(skip, row);
        any = true;
        item.kind = BLOCK_ITEM;
        item.depth = 1;
        item.span = criterion->span;
        item.label = item.value = NO_SPAN;
        says = text_of(skip, criterion, name);
        compose_view_add(skip->view, &item, says);
    }
    return any;
}
