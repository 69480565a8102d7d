/* compose_spans: running text in leaves and spans: abbreviations with what they stand for,
 * inclusive forms with how they are written out, words of another language.
 *
 * Under compose_common, after typography. What always holds: all characters of the text stand in
 * the tree, in order, whatever is said of them; spans stand beside each other, never in each other;
 * what the posting's INI says counts before what rules find. */
#include "document/compose/compose_private.h"

#include <string.h>

/* A stretch of a text that something is said of. */
struct found {
    size_t len; /* 0: nothing is */
    const struct posting_phrase *abbreviation;
    char *says, *lang; /* owned; NULL: neither */
};

static char **set_forms(const struct compose *c, const GArray *phrases)
{
    char **forms = g_new0(char *, phrases->len + 1);

    for (unsigned i = 0; i < phrases->len; i++)
        forms[i] = compose_typo(c, g_array_index(phrases, struct posting_phrase, i).form);
    return forms;
}

void compose_spans_init(struct compose_spans *spans, const struct compose *c)
{
    *spans = (struct compose_spans){
        .used = g_ptr_array_new(),
        .abbreviations = set_forms(c, c->posting->abbreviations),
        .inclusive = set_forms(c, c->posting->inclusive),
        .foreign = set_forms(c, c->posting->foreign),
    };
}

void compose_spans_clear(struct compose_spans *spans)
{
    g_ptr_array_unref(spans->used);
    g_strfreev(spans->abbreviations);
    g_strfreev(spans->inclusive);
    g_strfreev(spans->foreign);
}

void compose_leaf(const struct compose *c, struct doc_node *parent, const char *text, size_t len,
                  struct span span)
{
    g_autofree char *leaf = g_strndup(text, len);

    if (len)
        doc_add_text(c->doc, parent, leaf, span);
}

/* The longest of these forms that stands, as whole words, at `at`. */
static const struct posting_phrase *find_form(const GArray *phrases, char **forms, const char *at,
                                              size_t *best_len)
{
    const struct posting_phrase *best = NULL;

    *best_len = 0;
    for (unsigned i = 0; i < phrases->len; i++) {
        const size_t len = strlen(forms[i]);

        if (len <= *best_len || strncmp(at, forms[i], len) != 0 ||
            g_unichar_isalnum(g_utf8_get_char(at + len)))
            continue;
        best = &g_array_index(phrases, struct posting_phrase, i);
        *best_len = len;
    }
    return best;
}

/* What the posting says of the word that begins at `at`. */
static struct found find_said(const struct compose *c, const char *at)
{
    const struct posting *posting = c->posting;
    struct found found = {0};
    const struct posting_phrase *phrase =
        find_form(posting->inclusive, c->spans->inclusive, at, &found.len);

    if (phrase) {
        found.says = compose_typo(c, phrase->says);
        return found;
    }
    phrase = find_form(posting->foreign, c->spans->foreign, at, &found.len);
    if (phrase) {
        found.lang = g_strdup(phrase->says);
        return found;
    }
    found.abbreviation = find_form(posting->abbreviations, c->spans->abbreviations, at, &found.len);
    return found;
}

/* What its letters and marks say of it. `next`: the inclusive phrase that rules find next. */
static struct found find_told(const char *text, const char *at, const struct lang_written_out *next)
{
    const size_t len = lang_script_len(at);

    if (next->says && at == text + next->offset)
        return (struct found){.len = next->len, .says = g_strdup(next->says)};
    return (struct found){.len = len, .lang = len > 0 ? lang_script_code(at) : NULL};
}

static void add_span(const struct compose *c, struct doc_node *parent, const char *text,
                     const struct found *found, struct span span)
{
    struct doc_node *node = doc_add(c->doc, parent, DOC_SPAN, NULL, span);
    g_autofree char *expansion = NULL;

    node->actual_text = doc_keep(c->doc, found->says);
    node->lang = doc_keep(c->doc, found->lang);
    compose_leaf(c, node, text, found->len, span);
    if (!found->abbreviation)
        return;
    expansion = compose_typo(c, found->abbreviation->says);
    node->expansion = doc_keep(c->doc, expansion);
    if (!g_ptr_array_find(c->spans->used, found->abbreviation, NULL))
        g_ptr_array_add(c->spans->used, (gpointer)found->abbreviation);
}

/* The inclusive phrase that rules find from `from` on; offset past the end: none. */
static struct lang_written_out find_next(const struct compose *c, const char *text, size_t from)
{
    struct lang_written_out next = {0};

    if (!lang_find_doubled(c->posting->lang, text, from, &next))
        next = (struct lang_written_out){.offset = strlen(text) + 1};
    return next;
}

static void split(const struct compose *c, struct doc_node *parent, const char *text,
                  struct span span)
{
    struct lang_written_out next = find_next(c, text, 0);
    const char *from = text, *at = text;
    gunichar before = ' ';

    while (*at) {
        struct found found = {0};

        if (!g_unichar_isalnum(before))
            found = find_said(c, at);
        if (found.len == 0)
            found = find_told(text, at, &next);
        before = g_utf8_get_char(at);
        if (found.len == 0) {
            at = g_utf8_next_char(at);
        } else {
            compose_leaf(c, parent, from, (size_t)(at - from), span);
            add_span(c, parent, at, &found, span);
            from = at = at + found.len;
            before = g_utf8_get_char(g_utf8_prev_char(at));
        }
        if (at > text + next.offset) {
            g_free(next.says);
            next = find_next(c, text, (size_t)(at - text));
        }
        g_free(found.says);
        g_free(found.lang);
    }
    g_free(next.says);
    compose_leaf(c, parent, from, (size_t)(at - from), span);
}

void compose_spans_add(const struct compose *c, struct doc_node *parent, const char *text,
                       size_t len, struct span span)
{
    g_autofree char *part = g_strndup(text, len);

    if (c->spans)
        split(c, parent, part, span);
    else
        compose_leaf(c, parent, text, len, span);
}
