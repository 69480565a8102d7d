/* posting_poster: what [poster] of a posting asks of its poster. Part of posting, after the text
 * was read. What always holds: wordings come from the organisation; what they stand for is named by
 * its first words. */
#include "posting/posting_private.h"

#include "base/base.h"

#include <math.h>
#include <string.h>

static void read_roles(const struct ini *ini, const char *key, struct lang_roles *roles,
                       struct diag *diag)
{
    const struct ini_entry *entry = ini_find(ini, "poster", key);
    g_autofree char *unknown = entry ? lang_parse_roles(entry->value, roles) : NULL;

    if (unknown)
        diag_add(diag, DIAG_INI_VALUE, entry->value_span,
                 "“%s” is no section that is known; %s takes: about, missions, profile, "
                 "commitments, other",
                 unknown, key);
}

static void read_items(struct posting_poster *poster, const struct ini *ini, struct diag *diag)
{
    const struct ini_entry *items = ini_find(ini, "poster", "items");
    double count;

    if (!items)
        return;
    if (num_parse(items->value, &count) && count >= 1 && count <= 1000 && count == floor(count))
        poster->items = (unsigned)count;
    else
        diag_add(diag, DIAG_INI_NUMBER, items->value_span,
                 "“%s” is no number of items: a whole one, 1 to 1000", items->value);
}

static bool begins_with(const struct posting_block *block, const char *wanted)
{
    g_autofree char *text =
        block->kind == BLOCK_ITEM ? lang_fold(block->text, strlen(block->text)) : NULL;

    return text && *wanted && g_str_has_prefix(text, wanted);
}

/* The one item that begins with these words; NULL: none does, or several do. */
static struct posting_block *find_item(const struct posting *posting, const char *words, size_t len)
{
    g_autofree char *wanted = lang_fold(words, len);
    struct posting_block *found = NULL;

    for (unsigned i = 0; i < posting->blocks->len; i++) {
        struct posting_block *block = &g_array_index(posting->blocks, struct posting_block, i);

        if (!begins_with(block, wanted))
            continue;
        if (found)
            return NULL;
        found = block;
    }
    return found;
}

/* `item 1 = Gestion administrative | Tenir le budget`: the item that begins so, and how the poster
 * says it. */
static void read_brief(const struct posting *posting, const struct ini_entry *entry,
                       struct diag *diag)
{
    const char *bar = strchr(entry->value, '|'), *brief = bar ? bar + 1 + strspn(bar + 1, " ") : "";
    struct posting_block *block;

    if (!*brief) {
        diag_add(diag, DIAG_INI_VALUE, entry->value_span,
                 "write the item's first words, a bar, and how the poster says it");
        return;
    }
    block = find_item(posting, entry->value, (size_t)(bar - entry->value));
    if (!block) {
        diag_add(diag, DIAG_INI_VALUE, entry->value_span,
                 "no item of the text begins with “%.*s”, or more than one does; take its first "
                 "words, as many as are needed",
                 (int)(bar - entry->value), entry->value);
        return;
    }
    g_free(block->brief.text);
    block->brief.text = g_strdup(brief);
    block->brief.span =
        (struct span){entry->value_span.source,
                      entry->value_span.offset + (size_t)(brief - entry->value), strlen(brief)};
}

void posting_poster_read(struct posting *posting, const struct ini *ini, struct diag *diag)
{
    const struct ini_entry *entry;
    struct posting_poster *poster = &posting->poster;

    poster->lead = posting_ini_text(ini, "poster", "lead", &poster->lead_span);
    read_roles(ini, "drop", &poster->drop, diag);
    read_roles(ini, "keep", &poster->keep, diag);
    read_items(poster, ini, diag);
    for (unsigned i = 0; (entry = ini_entry(ini, "poster", i)); i++)
        if (g_str_has_prefix(entry->key, "item "))
            read_brief(posting, entry, diag);
}
