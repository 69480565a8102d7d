/* find: matches a pattern. Behind read and first. What always holds: nothing outside the text is
 * looked at, and what would take too long is given up. */
#include "lang/pattern/pattern_private.h"

#include <stdint.h>
#include <string.h>

enum {
    DEPTH_MAX = 4000, /* calls in each other */
    TRIES_MAX = 2000000
};

/* Where a group was opened; where it took part, or NULL. */
struct group {
    const char *open, *start, *end;
};

struct match {
    const char *start, *end, *stop;
    struct node done;
    struct group groups[GROUPS_MAX];
    struct {
        size_t count;
        const char *at;
    } loops[LOOPS_MAX];
    unsigned depth, tries;
};

/* The class of what stands at a place; that of a NUL at the end. */
static unsigned class_at(const struct match *match, const char *at)
{
    return at < match->end ? class_of((unsigned char)*at) : 0;
}

static bool can_begin(const struct match *match, struct node *node, const char *at)
{
    return at == match->end || first_of(node) >> class_at(match, at) & 1;
}

static bool run(struct match *match, struct node *node, const char *at);

/* Steps: each gives the node that goes on, or NULL: no match here. One that had to try all that may
 * follow by itself, and did match, gives the pattern's end. */
static struct node *step_span(struct match *match, struct node *node, const char **at)
{
    const size_t max = MIN(node->max, (size_t)(match->end - *at)),
                 eager = node->lazy ? MIN(node->min, max) : max;
    const char *from = *at;
    size_t count = 0;

    while (count < eager && set_has(node->set, (unsigned char)from[count]))
        count++;
    if (count < node->min)
        return NULL;
    for (; !node->lazy && count > node->min; count--)
        if (can_begin(match, node->next, from + count) && run(match, node->next, from + count))
            return &match->done;
    for (; node->lazy && count < max && set_has(node->set, (unsigned char)from[count]); count++)
        if (can_begin(match, node->next, from + count) && run(match, node->next, from + count))
            return &match->done;
    *at = from + count;
    return node->next;
}

static classes *table_of(struct node *node)
{
    if (!node->table) {
        node->table = pattern_take(node->pattern, 64 * sizeof *node->table);
        for (size_t i = 0; i < node->min; i++)
            for (classes first = first_of(node->branches[i]); first; first &= first - 1)
                node->table[__builtin_ctzll(first)] |= (classes)1 << i;
    }
    return node->table;
}

static struct node *step_branch(struct match *match, struct node *node, const char *at)
{
    classes open = table_of(node)[class_at(match, at)];

    if (open == 0)
        return NULL;
    for (; open & (open - 1); open &= open - 1)
        if (run(match, node->branches[__builtin_ctzll(open)], at))
            return &match->done;
    return node->branches[__builtin_ctzll(open)];
}

/* Once more through the body of a loop? */
static bool goes_round(struct match *match, struct node *node, const char *at)
{
    const size_t count = match->loops[node->id].count;
    const char *before = match->loops[node->id].at;

    if (count >= node->max || (count >= node->min && at == before) ||
        !can_begin(match, node->body, at))
        return false;
    match->loops[node->id].count = count + 1;
    match->loops[node->id].at = at;
    if (run(match, node->body, at))
        return true;
    match->loops[node->id].count = count;
    match->loops[node->id].at = before;
    return false;
}

static struct node *step_loop(struct match *match, struct node *node, const char *at)
{
    if (match->loops[node->id].count < node->min)
        return goes_round(match, node, at) ? &match->done : NULL;
    if (!node->lazy)
        return goes_round(match, node, at) ? &match->done : node->next;
    return run(match, node->next, at) || goes_round(match, node, at) ? &match->done : NULL;
}

/* A loop may stand in the body of another: its count is put back where that goes on without it. */
static struct node *step_enter(struct match *match, struct node *node, const char *at)
{
    const size_t count = match->loops[node->next->id].count;
    const char *before = match->loops[node->next->id].at;

    match->loops[node->next->id].count = 0;
    match->loops[node->next->id].at = NULL;
    if (run(match, node->next, at))
        return &match->done;
    match->loops[node->next->id].count = count;
    match->loops[node->next->id].at = before;
    return NULL;
}

static struct node *step_group(struct match *match, struct node *node, const char *at)
{
    const struct group before = match->groups[node->id];
    struct group *group = &match->groups[node->id];

    if (node->kind == NODE_OPEN)
        group->open = at;
    else
        *group = (struct group){group->open, group->open, at};
    if (run(match, node->next, at))
        return &match->done;
    *group = before;
    return NULL;
}

static bool looks(struct match *match, struct node *node, const char *at)
{
    if (node->behind && (size_t)(at - match->start) < node->min)
        return node->negated;
    return run(match, node->body, at - node->min) != node->negated;
}

static bool is_edge(const struct match *match, const char *at)
{
    const bool before = at > match->start && pattern_is_word((unsigned char)at[-1]),
               behind = at < match->end && pattern_is_word((unsigned char)*at);

    return before != behind;
}

/* At the end, or before the line end that is the end. */
static bool is_end(const struct match *match, const char *at)
{
    const size_t left = (size_t)(match->end - at);

    return left == 0 || (left == 1 && pattern_is_newline((unsigned char)*at)) ||
           (left == 2 && at[0] == '\r' && at[1] == '\n');
}

/* What takes up to one way on. */
static struct node *step_plain(struct match *match, struct node *node, const char **at)
{
    const size_t left = (size_t)(match->end - *at);
    bool is = true;

    switch (node->kind) {
    case NODE_TEXT:
        is = left >= node->min && memcmp(*at, node->text, node->min) == 0;
        *at += is ? node->min : 0;
        break;
    case NODE_SET:
        is = left > 0 && set_has(node->set, (unsigned char)**at);
        *at += is ? 1 : 0;
        break;
    case NODE_LOOK:
        is = looks(match, node, *at);
        break;
    case NODE_EDGE:
        is = is_edge(match, *at);
        break;
    case NODE_START:
        is = *at == match->start;
        break;
    case NODE_END:
        is = is_end(match, *at);
        break;
    default:
        break;
    }
    return is ? node->next : NULL;
}

static struct node *step(struct match *match, struct node *node, const char **at)
{
    switch (node->kind) {
    case NODE_SPAN:
        return step_span(match, node, at);
    case NODE_BRANCH:
        return step_branch(match, node, *at);
    case NODE_ENTER:
        return step_enter(match, node, *at);
    case NODE_LOOP:
        return step_loop(match, node, *at);
    case NODE_OPEN:
    case NODE_CLOSE:
        return step_group(match, node, *at);
    default:
        return step_plain(match, node, at);
    }
}

static bool run(struct match *match, struct node *node, const char *at)
{
    if (match->depth == DEPTH_MAX || match->tries == TRIES_MAX)
        return false;
    match->depth++;
    match->tries++;
    while (node && node->kind != NODE_DONE)
        node = step(match, node, &at);
    match->depth--;
    if (node && node != &match->done)
        match->stop = at;
    return node;
}

static bool has_figure(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (g_ascii_isdigit(text[i]))
            return true;
    return false;
}

bool pattern_find(struct pattern *pattern, const char *text, size_t len, struct lang_match *whole,
                  struct lang_match *value)
{
    struct match match = {.start = text, .end = text + len, .done = {.kind = NODE_DONE}};
    const char *last = pattern->tied ? text : match.end;
    unsigned here, next;

    if (pattern->figure && !has_figure(text, len))
        return false;
    here = class_at(&match, text);
    for (const char *at = text; at <= last; at++, here = next) {
        next = class_at(&match, at + 1);
        if (!(pattern->pairs[here] >> next & 1) || !run(&match, pattern->root, at))
            continue;
        *whole = *value = (struct lang_match){(size_t)(at - text), (size_t)(match.stop - at)};
        for (unsigned i = 0; i < pattern->groups; i++)
            if (match.groups[i].start) {
                value->offset = (size_t)(match.groups[i].start - text);
                value->len = (size_t)(match.groups[i].end - match.groups[i].start);
                break;
            }
        return true;
    }
    return false;
}
