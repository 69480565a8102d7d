/* pattern: regular expressions, matched from left to right with backtracking, as Perl does. A part
 * of facts, below view. What always holds: bytes in, bytes out; it sees nothing outside the stretch
 * that it is given, and gives up where a text would keep it for long.
 *
 * GRegex would do, but PCRE2 takes 600,000 instructions to compile one of these patterns, half of
 * all that affiche does with a posting, and each is asked of some hundred lines at most. Here a
 * pattern is read once, fast, into a graph of nodes; tables by the next byte are made where a text
 * first needs them.
 *
 * Known: | ( ) (?: (?= (?! (?<= (?<! of one length, [ ] . \d \w \s \b ^ $ ? * + {m,n}, all greedy
 * unless ? follows. */
#include "posting/facts/facts_private.h"

#include <stdint.h>
#include <string.h>

enum {
    BRANCHES_MAX = 64, /* of a node; more are a node of their own */
    GROUPS_MAX = 8,
    LOOPS_MAX = 32,
    DEPTH_MAX = 4000, /* calls in each other */
    TRIES_MAX = 2000000,
    ARENA_BYTES = 8192
};

enum kind { TEXT, SET, SPAN, BRANCH, ENTER, LOOP, OPEN, CLOSE, LOOK, EDGE, START, END, PASS, DONE };

/* Bytes by which branches are told apart: 64 classes; ASCII letters and digits have one each. */
typedef guint64 classes;

struct set {
    guint64 bits[4];
};

struct node {
    enum kind kind;
    struct node *next;
    union {
        const char *text;  /* TEXT */
        struct set *set;   /* SET, SPAN */
        struct node *body; /* LOOP, LOOK, ENTER: its loop */
        struct node **branches;
    };
    struct pattern *pattern;
    classes *table;  /* BRANCH: by class of the next byte, a bit for each branch */
    size_t min, max; /* SPAN, LOOP; of TEXT, BRANCH and LOOK behind min is the length */
    unsigned id;     /* LOOP, OPEN, CLOSE */
    bool lazy, not, behind;
    bool known, busy;
    classes first; /* of what may stand there; known: was asked for */
};

struct pattern {
    GPtrArray *arena;
    size_t used; /* of its last piece */
    struct node *root;
    unsigned groups, loops;
};

struct reader {
    struct pattern *pattern;
    const char *at;
    bool bad;
};

/* Nodes in a row; the last one's next is open. */
struct chain {
    struct node *first, *last;
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

static void *take(struct pattern *pattern, size_t size)
{
    char *piece;

    size = (size + 7) & ~(size_t)7;
    if (pattern->arena->len == 0 || pattern->used + size > ARENA_BYTES) {
        g_ptr_array_add(pattern->arena, g_malloc(ARENA_BYTES));
        pattern->used = 0;
    }
    piece = (char *)pattern->arena->pdata[pattern->arena->len - 1] + pattern->used;
    pattern->used += size;
    return memset(piece, 0, size);
}

static struct node *node_new(struct pattern *pattern, enum kind kind)
{
    struct node *node = take(pattern, sizeof *node);

    node->kind = kind;
    node->pattern = pattern;
    return node;
}

static struct chain chain_of(struct node *node)
{
    return (struct chain){node, node};
}

static void chain_add(struct chain *chain, struct chain more)
{
    if (!chain->first)
        *chain = more;
    else
        chain->last->next = more.first;
    chain->last = more.last;
}

static bool set_has(const struct set *set, unsigned char c)
{
    return set->bits[c >> 6] >> (c & 63) & 1;
}

static void set_add(struct set *set, unsigned char from, unsigned char to)
{
    for (unsigned c = from; c <= to; c++)
        set->bits[c >> 6] |= (guint64)1 << (c & 63);
}

/* As PCRE has it of bytes under GLib: those over 127 are the characters of Latin-1. */
static bool is_word(unsigned char c)
{
    return g_ascii_isalnum(c) || c == '_' || (c >= 0x80 && g_unichar_isalnum(c));
}

/* What ends a line, of one byte. */
static bool is_newline(unsigned char c)
{
    return (c >= '\n' && c <= '\r') || c == 0x85;
}

/* `\d`, `\w`, `\s`, or the byte itself. */
static void add_escaped(struct set *set, char c)
{
    if (c == 'd')
        set_add(set, '0', '9');
    for (unsigned byte = 0; c == 'w' && byte < 256; byte++)
        if (is_word((unsigned char)byte))
            set_add(set, (unsigned char)byte, (unsigned char)byte);
    if (c == 's') {
        set_add(set, '\t', '\r');
        set_add(set, ' ', ' ');
        set_add(set, 0x85, 0x85);
        set_add(set, 0xA0, 0xA0);
    }
    if (c == 'n')
        set_add(set, '\n', '\n');
    else if (!strchr("dws", c))
        set_add(set, (unsigned char)c, (unsigned char)c);
}

static void set_invert(struct set *set)
{
    for (size_t i = 0; i < G_N_ELEMENTS(set->bits); i++)
        set->bits[i] = ~set->bits[i];
}

/* Behind `[`. */
static void read_set(struct reader *reader, struct set *set)
{
    const bool not = *reader->at == '^';
    const char *at = reader->at + not, *first = at;

    for (; *at && (*at != ']' || at == first); at++) {
        if (*at == '\\' && at[1]) {
            add_escaped(set, *++at);
        } else if (at[1] == '-' && at[2] && at[2] != ']') {
            set_add(set, (unsigned char)*at, (unsigned char)at[2]);
            at += 2;
        } else {
            set_add(set, (unsigned char)*at, (unsigned char)*at);
        }
    }
    if (not )
        set_invert(set);
    reader->bad |= *at != ']';
    reader->at = at + 1;
}

/* Bytes that stand for themselves, up to one that a quantifier follows. */
static size_t text_len(const char *at)
{
    const size_t len = strcspn(at, "|()[].^$?*+{\\");

    return len > 1 && at[len] && strchr("?*+{", at[len]) ? len - 1 : len;
}

static struct chain read_branches(struct reader *reader);

/* The one length of what a lookbehind looks for; SIZE_MAX: it has several. */
static size_t width_of(const struct node *node)
{
    size_t width = 0;

    for (; node->kind != DONE; node = node->next) {
        if (node->kind == BRANCH) {
            const size_t rest = width_of(node->branches[0]);

            for (size_t i = 1; i < node->min; i++)
                if (width_of(node->branches[i]) != rest)
                    return SIZE_MAX;
            return rest == SIZE_MAX ? rest : width + rest;
        }
        if (node->kind == LOOP || node->kind == ENTER ||
            (node->kind == SPAN && node->min != node->max))
            return SIZE_MAX;
        width += node->kind == TEXT || node->kind == SPAN ? node->min : node->kind == SET;
    }
    return width;
}

/* Behind `(`. */
static struct chain read_group(struct reader *reader)
{
    static const struct {
        const char *sign;
        bool not, behind;
    } looks[] = {
        {"?=", false, false}, {"?!", true, false}, {"?<=", false, true}, {"?<!", true, true}};
    struct pattern *pattern = reader->pattern;
    struct node *open = NULL, *close;
    struct chain chain;

    for (size_t i = 0; i < G_N_ELEMENTS(looks) && !open; i++)
        if (g_str_has_prefix(reader->at, looks[i].sign)) {
            open = node_new(pattern, LOOK);
            open->not = looks[i].not ;
            open->behind = looks[i].behind;
            reader->at += strlen(looks[i].sign);
        }
    if (open) {
        chain = read_branches(reader);
        chain.last->next = node_new(pattern, DONE);
        open->body = chain.first;
        open->min = open->behind ? width_of(chain.first) : 0;
        reader->bad |= open->min == SIZE_MAX;
        chain = chain_of(open);
    } else if (g_str_has_prefix(reader->at, "?:")) {
        reader->at += 2;
        chain = read_branches(reader);
    } else {
        open = node_new(pattern, OPEN);
        close = node_new(pattern, CLOSE);
        open->id = close->id = pattern->groups++;
        reader->bad |= pattern->groups > GROUPS_MAX;
        chain = chain_of(open);
        chain_add(&chain, read_branches(reader));
        chain_add(&chain, chain_of(close));
    }
    reader->bad |= *reader->at != ')';
    reader->at += *reader->at == ')';
    return chain;
}

/* One thing that a quantifier may follow. */
static struct chain read_atom(struct reader *reader)
{
    struct pattern *pattern = reader->pattern;
    const char c = *reader->at++;
    struct node *node = node_new(pattern, SET);

    if (c == '(')
        return read_group(reader);
    if (c == '^' || c == '$' || (c == '\\' && *reader->at == 'b')) {
        node->kind = c == '^' ? START : c == '$' ? END : EDGE;
        reader->at += c == '\\';
        return chain_of(node);
    }
    if (!strchr("[.\\", c) && strchr("?*+{|)", c))
        reader->bad = true;
    node->set = take(pattern, sizeof *node->set);
    if (c == '[') {
        read_set(reader, node->set);
    } else if (c == '.') {
        set_add(node->set, '\n', '\r');
        set_add(node->set, 0x85, 0x85);
        set_invert(node->set);
    } else if (c == '\\' && *reader->at) {
        add_escaped(node->set, *reader->at++);
    } else {
        set_add(node->set, (unsigned char)c, (unsigned char)c);
    }
    return chain_of(node);
}

/* `?`, `*`, `+`, `{m}`, `{m,n}`, and whether it is lazy. False: none stands there. */
static bool read_quantifier(struct reader *reader, size_t *min, size_t *max, bool *lazy)
{
    const char c = *reader->at;
    char *end;

    if (!c || !strchr("?*+{", c))
        return false;
    *min = c == '+' ? 1 : 0;
    *max = c == '?' ? 1 : SIZE_MAX;
    reader->at++;
    if (c == '{') {
        *min = *max = g_ascii_strtoull(reader->at, &end, 10);
        if (*end == ',')
            *max = end[1] == '}' ? SIZE_MAX : g_ascii_strtoull(end + 1, &end, 10);
        reader->at = end + (*end == ',');
        reader->bad |= *reader->at != '}';
        reader->at += *reader->at == '}';
    }
    *lazy = *reader->at == '?';
    reader->at += *lazy;
    return true;
}

static struct node *branch_new(struct pattern *pattern, struct node *const *branches, size_t count)
{
    struct node *node = node_new(pattern, BRANCH);

    node->branches = take(pattern, count * sizeof *branches);
    memcpy(node->branches, branches, count * sizeof *branches);
    node->min = count;
    return node;
}

static struct chain repeat(struct reader *reader, struct chain body, size_t min, size_t max,
                           bool lazy)
{
    struct pattern *pattern = reader->pattern;
    struct node *node = body.first, *pass, *loop;

    if (node == body.last && node->kind == SET) {
        node->kind = SPAN;
        node->min = min;
        node->max = max;
        node->lazy = lazy;
        return body;
    }
    if (min == 0 && max == 1) {
        pass = node_new(pattern, PASS);
        body.last->next = pass;
        return (struct chain){
            branch_new(pattern,
                       lazy ? (struct node *[]){pass, node} : (struct node *[]){node, pass}, 2),
            pass};
    }
    loop = node_new(pattern, LOOP);
    loop->body = node;
    loop->min = min;
    loop->max = max;
    loop->lazy = lazy;
    loop->id = pattern->loops++;
    reader->bad |= pattern->loops > LOOPS_MAX;
    body.last->next = loop;
    node = node_new(pattern, ENTER);
    node->next = loop;
    return (struct chain){node, loop};
}

/* A row of things, up to `|`, `)` or the end. */
static struct chain read_row(struct reader *reader)
{
    struct chain row = chain_of(node_new(reader->pattern, PASS));
    size_t min, max;
    bool lazy;

    while (*reader->at && !strchr("|)", *reader->at) && !reader->bad) {
        const size_t len = text_len(reader->at);
        struct chain next;

        if (len > 1 || (len == 1 && !(reader->at[1] && strchr("?*+{", reader->at[1])))) {
            next = chain_of(node_new(reader->pattern, TEXT));
            next.first->text = reader->at;
            next.first->min = len;
            reader->at += len;
        } else {
            next = read_atom(reader);
            if (read_quantifier(reader, &min, &max, &lazy))
                next = repeat(reader, next, min, max, lazy);
        }
        chain_add(&row, next);
    }
    if (row.first != row.last)
        row.first = row.first->next;
    return row;
}

static struct chain read_branches(struct reader *reader)
{
    struct node *branches[BRANCHES_MAX], *pass = NULL;
    struct chain row = read_row(reader);
    size_t count = 0;

    if (*reader->at != '|')
        return row;
    pass = node_new(reader->pattern, PASS);
    row.last->next = pass;
    branches[count++] = row.first;
    while (*reader->at == '|' && !reader->bad) {
        reader->at++;
        row = count + 1 < BRANCHES_MAX ? read_row(reader) : read_branches(reader);
        row.last->next = pass;
        branches[count++] = row.first;
    }
    return (struct chain){branch_new(reader->pattern, branches, count), pass};
}

static unsigned class_of(unsigned char c)
{
    return (c ^ (c >> 1 & 32)) & 63u;
}

static classes classes_of(const struct set *set)
{
    classes all = 0;

    for (unsigned c = 0; c < 256; c++)
        if (set_has(set, (unsigned char)c))
            all |= (classes)1 << class_of((unsigned char)c);
    return all;
}

static classes first_of(struct node *node);

static classes first_of_kind(struct node *node)
{
    classes all = 0;

    switch (node->kind) {
    case TEXT:
        return (classes)1 << class_of((unsigned char)*node->text);
    case SET:
        return classes_of(node->set);
    case SPAN:
        return classes_of(node->set) | (node->min == 0 ? first_of(node->next) : 0);
    case BRANCH:
        for (size_t i = 0; i < node->min; i++)
            all |= first_of(node->branches[i]);
        return all;
    case LOOP:
        return first_of(node->body) | first_of(node->next);
    case DONE:
        return ~(classes)0;
    default:
        return first_of(node->next);
    }
}

/* The classes of bytes that what begins at a node may begin with; all: also nothing. */
static classes first_of(struct node *node)
{
    if (node->busy)
        return ~(classes)0;
    if (node->known)
        return node->first;
    node->busy = true;
    node->first = first_of_kind(node);
    node->busy = false;
    node->known = true;
    return node->first;
}

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
        node->table = take(node->pattern, 64 * sizeof *node->table);
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

    if (node->kind == OPEN)
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
        return node->not ;
    return run(match, node->body, at - node->min) != node->not ;
}

static bool is_edge(const struct match *match, const char *at)
{
    const bool before = at > match->start && is_word((unsigned char)at[-1]),
               behind = at < match->end && is_word((unsigned char)*at);

    return before != behind;
}

/* At the end, or before the line end that is the end. */
static bool is_end(const struct match *match, const char *at)
{
    const size_t left = (size_t)(match->end - at);

    return left == 0 || (left == 1 && is_newline((unsigned char)*at)) ||
           (left == 2 && at[0] == '\r' && at[1] == '\n');
}

/* What takes up to one way on. */
static struct node *step_plain(struct match *match, struct node *node, const char **at)
{
    const size_t left = (size_t)(match->end - *at);
    bool is = true;

    switch (node->kind) {
    case TEXT:
        is = left >= node->min && memcmp(*at, node->text, node->min) == 0;
        *at += is ? node->min : 0;
        break;
    case SET:
        is = left > 0 && set_has(node->set, (unsigned char)**at);
        *at += is ? 1 : 0;
        break;
    case LOOK:
        is = looks(match, node, *at);
        break;
    case EDGE:
        is = is_edge(match, *at);
        break;
    case START:
        is = *at == match->start;
        break;
    case END:
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
    case SPAN:
        return step_span(match, node, at);
    case BRANCH:
        return step_branch(match, node, *at);
    case ENTER:
        return step_enter(match, node, *at);
    case LOOP:
        return step_loop(match, node, *at);
    case OPEN:
    case CLOSE:
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
    while (node && node->kind != DONE)
        node = step(match, node, &at);
    match->depth--;
    if (node && node != &match->done)
        match->stop = at;
    return node;
}

struct pattern *pattern_new(const char *text)
{
    struct pattern *pattern = g_new0(struct pattern, 1);
    struct reader reader = {.pattern = pattern, .at = text};
    struct chain chain;

    pattern->arena = g_ptr_array_new_with_free_func(g_free);
    chain = read_branches(&reader);
    chain.last->next = node_new(pattern, DONE);
    pattern->root = chain.first;
    if (reader.bad || *reader.at)
        g_clear_pointer(&pattern, pattern_drop);
    return pattern;
}

void pattern_drop(struct pattern *pattern)
{
    if (!pattern)
        return;
    g_ptr_array_unref(pattern->arena);
    g_free(pattern);
}

bool pattern_find(struct pattern *pattern, const char *text, size_t len, struct lang_match *whole,
                  struct lang_match *value)
{
    const classes first = first_of(pattern->root);
    struct match match = {.start = text, .end = text + len, .done = {.kind = DONE}};

    for (const char *at = text; at <= match.end; at++) {
        if (!(first >> class_at(&match, at) & 1) || !run(&match, pattern->root, at))
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
