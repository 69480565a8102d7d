/* left_out: notes what a document of one page leaves out. After place, for `build` alone: it is no
 * finding of the posting. */
#include "product/product_private.h"

#define QUOTED 60 /* characters */

/* Quotes as much as reminds of it. */
static void say(struct diag *diag, struct span span, const char *layout, const char *why,
                char *text)
{
    g_strdelimit(text, "\n", ' ');
    diag_add(diag, DIAG_LEFT_OUT, span, "%s %s: “%.*s”", layout, why,
             (int)(g_utf8_offset_to_pointer(text, MIN(g_utf8_strlen(text, -1), QUOTED)) - text),
             text);
}

/* A heading, paragraph or item that the posting has: a list is left out item by item, a lead
 * without a word. */
static bool is_left_out(const struct doc_node *node, unsigned cut)
{
    if (node->role != DOC_HEADING && node->role != DOC_PARAGRAPH && node->role != DOC_ITEM)
        return false;
    return (node->drop_rank > cut && node->drop_rank != DOC_RANK_LEAD) ||
           node->parent->drop_rank > cut;
}

void left_out_say(const struct doc *doc, unsigned cut, const char *layout, struct diag *diag)
{
    for (unsigned i = 0; i < doc->omissions->len; i++) {
        const struct doc_omission *omission =
            &g_array_index(doc->omissions, struct doc_omission, i);
        g_autofree char *text = g_strdup(omission->text);

        if (!omission->unless || !doc_is_shown(omission->unless, cut))
            say(diag, omission->span, layout, "leaves out this section", text);
    }
    for (const struct doc_node *node = doc->root; node; node = doc_next(doc->root, node)) {
        g_autofree char *text =
            is_left_out(node, cut) ? doc_text(node->role == DOC_ITEM ? node->last : node) : NULL;

        if (text)
            say(diag, node->span, layout, "has no room for this", text);
    }
}
