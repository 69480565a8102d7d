/* artwork: loads the SVG artwork of a brand, once it has been judged fit for use.
 *
 * Between design (which names the file) and the cairo device (which paints it). What always holds:
 * artwork that is handed out has no text (librsvg would set it in whatever fonts the system has,
 * DESIGN §6.15), refers to nothing outside, and has a size. */
#include "design/artwork/artwork.h"

#include "base/base.h"
#include "design/artwork/artwork_private.h"
#include "ini/ini.h"

#include <string.h>

#define SVG_LINE_MAX SOURCE_INI_MAX

struct design_art *artwork_new(const char *file, struct span span)
{
    struct design_art *art = g_new0(struct design_art, 1);

    art->file = g_strdup(file);
    art->span = span;
    return art;
}

static struct source *load(const struct design_art *art, GPtrArray *sources, struct diag *diag)
{
    g_autofree char *path = ini_resolve_path(art->file, art->span, diag);
    struct source *source = path ? source_load(path, SOURCE_INI_MAX, SVG_LINE_MAX, diag) : NULL;

    if (!source)
        return NULL;
    source = artwork_expand(source);
    g_ptr_array_add(sources, source);
    return source;
}

bool artwork_open(struct design_art *art, GPtrArray *sources, struct nursery *nursery,
                  struct diag *diag)
{
    const struct source *source;
    bool risky;

    if (!art->tried && (source = load(art, sources, diag)) && artwork_judge(source, &risky, diag) &&
        (!risky || artwork_try(source, nursery, diag)))
        art->svg = svg_new(source, art, diag);
    art->tried = true;
    return art->svg != NULL;
}

void artwork_drop(struct design_art *art)
{
    if (!art)
        return;
    svg_drop(art->svg);
    g_free(art->file);
    g_free(art);
}

/* Counts what an SVG draws once all that is shown by reference stands where it is
 * shown.
 *
 * Part of judging artwork. What always holds: a file of a few lines can't keep the painter busy for
 * seconds: ten uses of ten uses of ten … are refused before they are drawn. */

#define DRAWN_MAX 100000.0 /* elements */
#define CHAIN_MAX 64       /* what shows what shows … */
#define COUNTING (-1.0)
#define TOO_MANY                                                                                   \
    N_("the artwork has over 100000 elements, or shows its parts that often; simplify it")

struct part {
    struct span span;
    unsigned end;       /* the first part after its children */
    unsigned reference; /* the first of its own or its children's */
    double drawn;       /* elements; 0: not counted yet; COUNTING */
};

struct reference {
    char *id;
    struct span span;
};

struct artwork_parts {
    GArray *parts;      /* struct part: in the order of the file */
    GArray *references; /* struct reference: the same */
    GArray *open;       /* unsigned: indices of those that have not ended */
    GHashTable *by_id;  /* char * → index + 1 */
};

static void reference_clear(gpointer data)
{
    g_free(((struct reference *)data)->id);
}

struct artwork_parts *artwork_parts_new(void)
{
    struct artwork_parts *parts = g_new0(struct artwork_parts, 1);

    parts->parts = g_array_new(FALSE, TRUE, sizeof(struct part));
    parts->references = g_array_new(FALSE, TRUE, sizeof(struct reference));
    parts->open = g_array_new(FALSE, TRUE, sizeof(unsigned));
    parts->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_array_set_clear_func(parts->references, reference_clear);
    return parts;
}

void artwork_parts_drop(struct artwork_parts *parts)
{
    g_array_unref(parts->parts);
    g_array_unref(parts->references);
    g_array_unref(parts->open);
    g_hash_table_destroy(parts->by_id);
    g_free(parts);
}

void artwork_parts_begin(struct artwork_parts *parts, const char *id, struct span span)
{
    const unsigned index = parts->parts->len;
    const struct part part = {.span = span, .reference = parts->references->len};

    g_array_append_val(parts->parts, part);
    g_array_append_val(parts->open, index);
    if (id && !g_hash_table_contains(parts->by_id, id)) /* of two, the first counts */
        g_hash_table_insert(parts->by_id, g_strdup(id), GUINT_TO_POINTER(index + 1));
}

void artwork_parts_refer(struct artwork_parts *parts, const char *id, size_t len, struct span span)
{
    const struct reference reference = {g_strndup(id, len), span};

    g_array_append_val(parts->references, reference);
}

void artwork_parts_end(struct artwork_parts *parts)
{
    const unsigned open = g_array_index(parts->open, unsigned, parts->open->len - 1);

    g_array_index(parts->parts, struct part, open).end = parts->parts->len;
    g_array_set_size(parts->open, parts->open->len - 1);
}

static bool refuse(struct diag *diag, struct span span, const char *message)
{
    diag_add(diag, DIAG_SVG, span, "%s", say_text(message));
    return false;
}

static unsigned first_reference(const struct artwork_parts *parts, unsigned index)
{
    return index < parts->parts->len ? g_array_index(parts->parts, struct part, index).reference
                                     : parts->references->len;
}

/* Of a part and all in it, each reference as what it shows. */
static bool count(struct artwork_parts *parts, unsigned index, unsigned chain, struct diag *diag)
{
    struct part *part = &g_array_index(parts->parts, struct part, index);
    double drawn = part->end - index;

    part->drawn = COUNTING;
    if (drawn > DRAWN_MAX)
        return refuse(diag, part->span, TOO_MANY);
    for (unsigned i = part->reference; i < first_reference(parts, part->end); i++) {
        const struct reference *reference = &g_array_index(parts->references, struct reference, i);
        const unsigned shown =
            GPOINTER_TO_UINT(g_hash_table_lookup(parts->by_id, reference->id)) - 1;
        const struct part *target = &g_array_index(parts->parts, struct part, shown);

        if (target->drawn == COUNTING)
            return refuse(diag, reference->span,
                          "the artwork shows a part inside that part itself; take it out");
        if (chain > CHAIN_MAX)
            return refuse(diag, reference->span,
                          "the artwork shows parts that show parts, over 64 times; flatten it");
        if (target->drawn == 0 && !count(parts, shown, chain + 1, diag))
            return false;
        drawn += target->drawn;
        if (drawn > DRAWN_MAX)
            return refuse(diag, reference->span, TOO_MANY);
    }
    part->drawn = drawn;
    return true;
}

bool artwork_parts_check(struct artwork_parts *parts, struct diag *diag)
{
    bool ok = true;

    for (unsigned i = 0; i < parts->references->len; i++) {
        const struct reference *reference = &g_array_index(parts->references, struct reference, i);

        if (g_hash_table_contains(parts->by_id, reference->id))
            continue;
        diag_add(diag, DIAG_SVG, reference->span,
                 "the artwork refers to #%s, a part that it does not have", reference->id);
        ok = false;
    }
    return ok && (parts->parts->len == 0 || count(parts, 0, 0, diag));
}
