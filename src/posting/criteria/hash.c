/* criteria_hash: eight digits that say which grid a ballot was filled in on (specs/grid.md §1). A
 * part of criteria. What always holds: only what posting.txt and posting.ini say is in it, never
 * what is made of it: neither the generic anchors, nor a label cut from a line, nor a category that
 * was found, so that an upgrade, another wording or a translation voids no form that was handed
 * out. */
#include "posting/criteria/criteria_private.h"

#include "base/base.h"

#include <string.h>

enum { HASH_PART = 4 };

/* What people put right in a line without another meaning; `C++` and `C#` are not `C`. */
#define MARKS ".,;:!?'\u2019\"\u201C\u201D\u00AB\u00BB()\u2026"

/* Words may be written in other capitals, with other spaces and marks, and still be the same. */
static void append_normal(GString *to, const char *text)
{
    g_autofree char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_NFC);
    g_autofree char *lower = g_utf8_casefold(composed, -1);
    bool apart = false;
    const gsize start = to->len;

    for (const char *at = lower; *at; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        const bool counts = !g_unichar_isspace(c) && !g_utf8_strchr(MARKS, -1, c);

        if (counts && apart && to->len > start)
            g_string_append_c(to, ' ');
        if (counts)
            g_string_append_unichar(to, c);
        apart = !counts;
    }
    g_string_append_c(to, '\t');
}

/* The INI's words, or nothing where it has none. */
static void append_given(GString *to, const struct posting_criterion *criterion, struct span span,
                         const char *words)
{
    append_normal(to, span.source != criterion->span.source ? words : "");
}

static void append_criterion(GString *to, unsigned number,
                             const struct posting_criterion *criterion)
{
    const bool is_named = criterion->label_span.source != criterion->span.source;

    g_string_append_printf(to, "%u\t", number);
    append_normal(to, is_named ? criterion->label : criterion->text);
    append_given(to, criterion, criterion->category_span, criterion->categories);
    num_append(to, criterion->weight, 6);
    g_string_append_printf(to, "\t%d\t", criterion->knockout ? 1 : 0);
    for (unsigned i = 0; i < POSTING_ANCHORS; i++)
        append_given(to, criterion, criterion->anchor_spans[i], criterion->anchors[i]);
    g_string_append(to, "0,1,2,3,4,NE\n");
}

void criteria_set_hash(struct posting *posting)
{
    g_autoptr(GString) normal = g_string_new(NULL);
    g_autofree char *digest = NULL;

    for (unsigned i = 0; i < posting->criteria->len; i++)
        append_criterion(normal, i + 1,
                         &g_array_index(posting->criteria, struct posting_criterion, i));
    digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, normal->str, (gssize)normal->len);
    g_snprintf(posting->criteria_hash, sizeof posting->criteria_hash, "%.*s-%.*s", HASH_PART,
               digest, HASH_PART, digest + HASH_PART);
}
