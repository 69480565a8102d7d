/* lists: the rules that judge how the items of a list end.
 *
 * A part of check. A list is a run of items that follow each other at one depth; what is inside an
 * item, deeper, is none of its own. */
#include "check/check_private.h"

#include <string.h>

enum { LIST_MIN = 3 }; /* items: fewer have no habit */

/* The last character of a block; "": there is none. */
static const char *end_of(const struct posting_block *block)
{
    const char *text = span_text(block->span), *end = text + block->span.len;

    while (end > text && g_ascii_isspace(end[-1]))
        end--;
    return end > text ? g_utf8_find_prev_char(text, end) : "";
}

static bool leads_on(const struct posting_block *block)
{
    const char *end = end_of(block);

    return *end == ':' || *end == ',';
}

/* The items of the list that begins with block `at`, which becomes the first block behind it
 * (g_ptr_array_unref). */
static GPtrArray *take_list(const struct posting *posting, unsigned *at)
{
    GPtrArray *items = g_ptr_array_new();
    const struct posting_block *first = posting_block(posting, *at);

    for (; *at < posting->blocks->len; (*at)++) {
        const struct posting_block *block = posting_block(posting, *at);

        if (block->kind != BLOCK_ITEM || block->depth < first->depth ||
            block->section != first->section)
            break;
        if (block->depth == first->depth)
            g_ptr_array_add(items, (gpointer)block);
    }
    return items;
}

/* What stands inside an item is judged as a list of its own where it has no item before it: so only
 * lists of the first depth, and those of a deeper one that begin right behind their item, are seen
 * once each. */
static void each_list(const struct check *check,
                      void (*judge)(const struct check *check, const GPtrArray *items))
{
    const struct posting *posting = check->posting;

    for (unsigned i = 0; i < posting->blocks->len; i++) {
        const struct posting_block *block = posting_block(posting, i);
        const struct posting_block *before = i > 0 ? posting_block(posting, i - 1) : NULL;
        unsigned at = i;
        g_autoptr(GPtrArray) items = NULL;

        if (block->kind != BLOCK_ITEM ||
            (before && before->kind == BLOCK_ITEM && before->depth >= block->depth &&
             before->section == block->section))
            continue;
        items = take_list(posting, &at);
        if (items->len >= LIST_MIN)
            judge(check, items);
    }
}

/* Does what follows stand below the item: a paragraph, or an item that is set further in, or is
 * marked in another way? Then its colon leads to that. */
static bool leads_to(const struct posting *posting, const struct posting_block *item)
{
    const struct posting_block *next = item + 1;

    if (*end_of(item) != ':' || next >= posting_block(posting, 0) + posting->blocks->len ||
        next->section != item->section || next->kind == BLOCK_HEADING)
        return false;
    return next->kind == BLOCK_PARAGRAPH || next->depth > item->depth ||
           g_strcmp0(next->marker, item->marker) != 0 ||
           source_find_place(next->span).column > source_find_place(item->span).column;
}

static void judge_ends(const struct check *check, const GPtrArray *items)
{
    unsigned count = 0;

    for (unsigned i = 0; i < items->len; i++)
        count += leads_on(g_ptr_array_index(items, i));
    for (unsigned i = 0; i < items->len && 2 * count < items->len; i++) {
        const struct posting_block *item = g_ptr_array_index(items, i);
        const size_t at = (size_t)(end_of(item) - span_text(item->span));

        if (leads_on(item) && !leads_to(check->posting, item))
            diag_add(check->diag, DIAG_ITEM_END, span_part(item->span, at, 1),
                     "the item ends in “%c”, and nothing follows; end it as the others of its list",
                     *end_of(item));
    }
}

void check_item_end(const struct check *check)
{
    each_list(check, judge_ends);
}

enum ending { ENDING_NONE, ENDING_STOP, ENDING_SEMICOLON, ENDING_OTHER, ENDING_COUNT };

/* Other: what an item ends in for its own sake, or another rule finds. */
static enum ending ending_of(const struct posting_block *item)
{
    const char *end = end_of(item);
    const gunichar c = g_utf8_get_char(end);

    if (*end == ';')
        return ENDING_SEMICOLON;
    if (*end == '.')
        return end - span_text(item->span) >= 2 && end[-1] == '.' ? ENDING_OTHER : ENDING_STOP;
    return strchr(":,?!", *end) || c == 0x2026 ? ENDING_OTHER : ENDING_NONE;
}

/* The most frequent one; ENDING_OTHER: none is. */
static enum ending habit_of(const GPtrArray *items)
{
    unsigned counts[ENDING_COUNT] = {0};
    enum ending best = ENDING_NONE;
    bool tied = false;

    for (unsigned i = 0; i + 1 < items->len; i++)
        counts[ending_of(g_ptr_array_index(items, i))]++;
    for (unsigned ending = ENDING_NONE + 1; ending < ENDING_OTHER; ending++) {
        tied = counts[ending] == counts[best] || (tied && counts[ending] < counts[best]);
        best = counts[ending] > counts[best] ? ending : best;
    }
    return tied || counts[best] < 2 ? ENDING_OTHER : best;
}

static void judge_punctuation(const struct check *check, const GPtrArray *items)
{
    static const char *const says[] = {[ENDING_NONE] = N_("without a mark"),
                                       [ENDING_STOP] = N_("with a full stop"),
                                       [ENDING_SEMICOLON] = N_("with a semicolon")};
    const enum ending habit = habit_of(items);

    for (unsigned i = 0; i + 1 < items->len && habit != ENDING_OTHER; i++) {
        const struct posting_block *item = g_ptr_array_index(items, i);
        const char *end = end_of(item);

        if (ending_of(item) == habit || ending_of(item) == ENDING_OTHER)
            continue;
        diag_add(check->diag, DIAG_ITEM_PUNCTUATION,
                 span_part(item->span, (size_t)(end - span_text(item->span)),
                           (size_t)(g_utf8_next_char(end) - end)),
                 "most items of this list end %s; end this one alike", say_text(says[habit]));
        return;
    }
}

void check_item_punctuation(const struct check *check)
{
    each_list(check, judge_punctuation);
}
