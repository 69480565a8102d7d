/* compose_apply: the foot of a poster: how one applies, in the posting's words, and its small
 * print.
 *
 * Part of compose_poster. What always holds: whom to write to is said, if the posting knows; what a
 * foot has no room for is named as left out. */
#include "document/compose/compose_private.h"

#include "lang/address/address.h"

#include <string.h>

enum {
    APPLY_WORDS = 48, /* of what is said of applying … */
    SMALL_WORDS = 40, /* … and of the small print */
    PHONE_DIGITS = 8
};

/* Is a stretch of text one of the lines? */
static bool is_line_of(const char *lines, const char *text, size_t len)
{
    g_autofree char *wanted = g_strndup(text, len);
    g_auto(GStrv) all = g_strsplit(lines, "\n", -1);

    return g_strv_contains((const char *const *)all, wanted);
}

/* The line with the office's own contact wherever the posting's stands in it; NULL: it stands
 * nowhere, or is of another kind (g_free). */
static char *with_own_contact(const struct compose *c, const char *line)
{
    const char *own = c->here ? c->here->facts[FACT_CONTACT].text : NULL,
               *for_all = c->posting->facts[FACT_CONTACT].text;
    g_autoptr(GString) text = g_string_new(NULL);
    struct address address, kind;
    size_t done = 0;

    if (!own || !for_all || !address_find(own, 0, &kind))
        return NULL;
    for (size_t from = 0; address_find(line, from, &address); from = address.end) {
        const size_t len = address.end - address.start;

        if (address.mail != kind.mail || !is_line_of(for_all, line + address.start, len))
            continue;
        g_string_append_len(text, line + done, (gssize)(address.start - done));
        g_string_append(text, own);
        done = address.end;
    }
    if (done == 0)
        return NULL;
    g_string_append(text, line + done);
    return g_string_free(g_steal_pointer(&text), FALSE);
}

/* A line that ends in an address parts before it: the address stands alone, larger, and needs no
 * full stop. Has the office's contact taken the place of the posting's? */
static bool add_apply_line(const struct compose *c, struct doc_node *parent,
                           const struct posting_block *block)
{
    g_autofree char *changed = with_own_contact(c, block->text);
    const char *text = changed ? changed : block->text;
    struct address address;
    struct doc_node *contact;

    if (!address_find(text, 0, &address) || text[address.end + strspn(text + address.end, " .")]) {
        compose_rich(c, parent, DOC_PARAGRAPH, "apply-line", text, block->span);
        return changed != NULL;
    }
    g_autofree char *before = g_strstrip(g_strndup(text, address.start));
    g_autofree char *shown = g_strndup(text + address.start, address.end - address.start);

    if (*before)
        compose_text(c, parent, DOC_PARAGRAPH, "apply-line", before, block->span);
    contact = compose_rich(c, parent, DOC_PARAGRAPH, "contact", shown, block->span);
    /* In the contact's own style: it is set apart already. */
    for (struct doc_node *link = contact->first; link; link = link->next)
        link->style = NULL;
    return changed != NULL;
}

/* Of a section without items, all but the heading; else up to its last item: what follows the list
 * is no instruction, but small print. */
static unsigned apply_end(const struct posting *posting, const struct posting_section *section)
{
    const unsigned end = section->first + section->count;

    for (unsigned i = end; i > section->first; i--)
        if (posting_block(posting, i - 1)->kind == BLOCK_ITEM)
            return i;
    return end;
}

/* Does a block say whom to write or to ring, or until when? */
static bool says_how(const struct compose *c, const struct posting_block *block)
{
    const struct span deadline = c->posting->facts[FACT_DEADLINE].span;
    struct address address;
    unsigned digits = 0;

    for (const char *at = block->text; *at; at++)
        digits += g_ascii_isdigit(*at) ? 1 : 0;
    return digits >= PHONE_DIGITS || address_find(block->text, 0, &address) ||
           (deadline.source && deadline.source == block->span.source &&
            deadline.offset >= block->span.offset &&
            deadline.offset < block->span.offset + block->span.len);
}

/* A foot is read in passing: past so many words, what is no help to apply is left out, and named.
 */
static bool has_room(const struct compose *c, const struct posting_block *block, unsigned most,
                     unsigned *words)
{
    const unsigned more = compose_count_words(block->text);

    if (*words + more > most && !says_how(c, block)) {
        compose_omit(c, block);
        return false;
    }
    *words += more;
    return true;
}

/* What the posting says of applying; returns whether it says whom to write to here. */
static bool add_apply_lines(const struct compose *c, struct doc_node *group)
{
    bool any = false, changed = false;
    unsigned words = 0;

    for (unsigned i = 0; i < c->posting->sections->len; i++) {
        const struct posting_section *section = posting_section(c->posting, i);

        if (section->role != ROLE_APPLY)
            continue;
        for (unsigned j = section->first; j < apply_end(c->posting, section); j++) {
            if (posting_block(c->posting, j)->kind == BLOCK_HEADING ||
                !has_room(c, posting_block(c->posting, j), APPLY_WORDS, &words))
                continue;
            changed |= add_apply_line(c, group, posting_block(c->posting, j));
            any = true;
        }
    }
    return changed || (any && !(c->here && c->here->facts[FACT_CONTACT].text));
}

/* How one applies: in the posting's words, else its contact, else its address on the web. Where it
 * says none of that, there is no title over nothing. */
void compose_apply(const struct compose *c, struct doc_node *parent)
{
    struct doc_node *group = doc_add(c->doc, parent, DOC_GROUP, "apply-text", NO_SPAN), *title;

    title = compose_label(c, group, DOC_HEADING, "apply-title", LABEL_APPLY);
    title->level = 2;
    if (!add_apply_lines(c, group))
        compose_contact_lines(c, group);
    if (group->last == title)
        compose_web_line(c, group);
    if (group->last == title)
        group->first = group->last = NULL;
}

void compose_small_print(const struct compose *c)
{
    unsigned words = 0;

    for (unsigned i = 0; i < c->posting->sections->len; i++) {
        const struct posting_section *section = posting_section(c->posting, i);
        const unsigned end = section->first + section->count;
        struct doc_node *const before = c->doc->root->last;

        if (section->role != ROLE_APPLY && section->role != ROLE_COMMITMENTS)
            continue;
        for (unsigned j = section->role == ROLE_APPLY ? apply_end(c->posting, section)
                                                      : section->first;
             j < end; j++) {
            const struct posting_block *block = posting_block(c->posting, j);

            if (block->kind != BLOCK_HEADING && has_room(c, block, SMALL_WORDS, &words))
                compose_rich(c, c->doc->root, DOC_PARAGRAPH, "commitment", block->text,
                             block->span);
        }
        doc_add_section(c->doc, before->next, ROLE_COMMITMENTS);
    }
}
