/* entities: puts what an SVG's DOCTYPE declares where the file names it, as Illustrator writes its
 * namespaces (`xmlns:i="&ns_ai;"`).
 *
 * Before the judge. What always holds: judge and painter read one text, in which no entity is
 * declared; what could grow, nest, make tags or lead outside is left as it is, and refused there.
 */
#include "base/base.h"
#include "design/artwork/artwork_private.h"

#include <string.h>

static const char *skip_space(const char *at)
{
    return at + strspn(at, " \t\r\n");
}

/* Behind the next such words; NULL: there are none. */
static const char *skip_past(const char *at, const char *words)
{
    const char *found = strstr(at, words);

    return found ? found + strlen(words) : NULL;
}

/* What stands before it: a declaration, comments, a byte order mark. NULL: there is no DOCTYPE. */
static const char *find_doctype(const char *text)
{
    const char *at = skip_space(text);

    while (at && (g_str_has_prefix(at, "<?") || g_str_has_prefix(at, "<!--"))) {
        at = skip_past(at, at[1] == '?' ? "?>" : "-->");
        at = at ? skip_space(at) : NULL;
    }
    return at && g_str_has_prefix(at, "<!DOCTYPE") ? at : NULL;
}

/* Where its declarations begin, with `[`; NULL: it has none. */
static const char *find_subset(const char *doctype)
{
    for (const char *at = doctype; *at && *at != '>'; at++) {
        if (*at == '[')
            return at;
        if ((*at == '"' || *at == '\'') && !(at = strchr(at + 1, *at)))
            return NULL;
    }
    return NULL;
}

/* One declaration: `<!ENTITY name "value">`, of plain text. NULL: it is anything else. */
static const char *read_entity(const char *at, GHashTable *values)
{
    const char *name, *value, *end;
    g_autofree char *key = NULL;

    if (!g_str_has_prefix(at, "<!ENTITY") || !g_ascii_isspace(at[strlen("<!ENTITY")]))
        return NULL;
    name = skip_space(at + strlen("<!ENTITY"));
    at = name;
    while (g_ascii_isalnum(*at) || strchr("_-.", *at ? *at : ' '))
        at++;
    value = skip_space(at);
    if (at == name || (*value != '"' && *value != '\'') || !(end = strchr(value + 1, *value)) ||
        strcspn(value + 1, "&<%\"'") != (size_t)(end - value - 1))
        return NULL;
    key = g_strndup(name, (size_t)(at - name));
    if (!g_hash_table_contains(values, key)) /* of two, the first counts */
        g_hash_table_insert(values, g_steal_pointer(&key),
                            g_strndup(value + 1, (size_t)(end - value - 1)));
    at = skip_space(end + 1);
    return *at == '>' ? at + 1 : NULL;
}

/* All of them; behind the `]`. */
static const char *read_subset(const char *at, GHashTable *values)
{
    for (at = skip_space(at + 1); at && *at != ']'; at = at ? skip_space(at) : NULL)
        at = g_str_has_prefix(at, "<!--") ? skip_past(at, "-->") : read_entity(at, values);
    return at ? at + 1 : NULL;
}

struct writing {
    GString *out;
    GArray *stretches;
    const char *typed;
};

/* `len` bytes, which stand for what was typed there. */
static void put(struct writing *writing, const char *text, size_t len, const char *typed)
{
    const struct source_stretch stretch = {writing->out->len, (size_t)(typed - writing->typed)};

    if (len == 0)
        return;
    g_array_append_val(writing->stretches, stretch);
    g_string_append_len(writing->out, text, (gssize)len);
}

/* What `&name;` stands for, and its length there; NULL: nothing that was declared. */
static const char *find_value(const char *at, GHashTable *values, size_t *len)
{
    const size_t name_len = strcspn(at + 1, ";<>&\"' \t\r\n");
    g_autofree char *name = g_strndup(at + 1, name_len);

    *len = name_len + 2;
    return at[name_len + 1] == ';' ? g_hash_table_lookup(values, name) : NULL;
}

/* False: it grows beyond what a file may have. */
static bool put_rest(struct writing *writing, const char *at, GHashTable *values)
{
    const char *from = at;

    while ((at = strchr(at, '&')) && writing->out->len <= SOURCE_INI_MAX) {
        size_t len;
        const char *value = find_value(at, values, &len);

        if (!value) {
            at++;
            continue;
        }
        put(writing, from, (size_t)(at - from), from);
        put(writing, value, strlen(value), at);
        from = at += len;
    }
    put(writing, from, strlen(from), from);
    return writing->out->len <= SOURCE_INI_MAX;
}

struct source *artwork_expand(struct source *source)
{
    g_autoptr(GHashTable) values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    const char *doctype = find_doctype(source->text);
    const char *subset = doctype ? find_subset(doctype) : NULL;
    const char *rest = subset ? read_subset(subset, values) : NULL;
    struct writing writing;

    if (!rest)
        return source;
    writing =
        (struct writing){.out = g_string_new(NULL),
                         .stretches = g_array_new(FALSE, FALSE, sizeof(struct source_stretch)),
                         .typed = source->text};
    put(&writing, source->text, (size_t)(subset - source->text), source->text);
    if (put_rest(&writing, rest, values)) {
        const size_t len = writing.out->len;

        return source_rewritten(source, g_string_free(writing.out, FALSE), len, writing.stretches);
    }
    g_string_free(writing.out, TRUE);
    g_array_unref(writing.stretches);
    return source;
}
