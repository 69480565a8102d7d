/* read: takes a pattern apart. The first of lang/pattern. What always holds: what is not known
 * makes no pattern at all, instead of another. */
#include "lang/pattern/pattern_private.h"

#include <stdint.h>
#include <string.h>

enum { ARENA_BYTES = 8192 };

struct reader {
    struct pattern *pattern;
    const char *at;
    bool bad;
};

/* Nodes in a row; the last one's next is open. */
struct chain {
    struct node *first, *last;
};

void *pattern_take(struct pattern *pattern, size_t size)
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

void set_add(struct set *set, unsigned char from, unsigned char to)
{
    for (unsigned c = from; c <= to; c++)
        set->bits[c >> 6] |= (guint64)1 << (c & 63);
}

/* As PCRE has it of bytes under GLib: those over 127 are the characters of Latin-1. */
bool pattern_is_word(unsigned char c)
{
    return g_ascii_isalnum(c) || c == '_' || (c >= 0x80 && g_unichar_isalnum(c));
}

bool pattern_is_newline(unsigned char c)
{
    return (c >= '\n' && c <= '\r') || c == 0x85;
}

static struct node *node_new(struct pattern *pattern, enum kind kind)
{
    struct node *node = pattern_take(pattern, sizeof *node);

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

/* `\d`, `\w`, `\s`, or the byte itself. */
static void add_escaped(struct set *set, char c)
{
    if (c == 'd')
        set_add(set, '0', '9');
    for (unsigned byte = 0; c == 'w' && byte < 256; byte++)
        if (pattern_is_word((unsigned char)byte))
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
    const bool negated = *reader->at == '^';
    const char *at = reader->at + negated, *first = at;

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
    if (negated)
        set_invert(set);
    reader->bad |= *at != ']';
    reader->at = at + (*at == ']');
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

    for (; node->kind != NODE_DONE; node = node->next) {
        if (node->kind == NODE_BRANCH) {
            const size_t rest = width_of(node->branches[0]);

            for (size_t i = 1; i < node->min; i++)
                if (width_of(node->branches[i]) != rest)
                    return SIZE_MAX;
            return rest == SIZE_MAX ? rest : width + rest;
        }
        if (node->kind == NODE_LOOP || node->kind == NODE_ENTER ||
            (node->kind == NODE_SPAN && node->min != node->max))
            return SIZE_MAX;
        width +=
            node->kind == NODE_TEXT || node->kind == NODE_SPAN ? node->min : node->kind == NODE_SET;
    }
    return width;
}

/* Behind `(`: a lookaround, or NULL: it is none. */
static struct node *read_look(struct reader *reader)
{
    static const struct {
        const char *sign;
        bool negated, behind;
    } looks[] = {
        {"?=", false, false}, {"?!", true, false}, {"?<=", false, true}, {"?<!", true, true}};

    for (size_t i = 0; i < G_N_ELEMENTS(looks); i++) {
        struct node *look;
        struct chain body;

        if (!g_str_has_prefix(reader->at, looks[i].sign))
            continue;
        look = node_new(reader->pattern, NODE_LOOK);
        look->negated = looks[i].negated;
        look->behind = looks[i].behind;
        reader->at += strlen(looks[i].sign);
        body = read_branches(reader);
        body.last->next = node_new(reader->pattern, NODE_DONE);
        look->body = body.first;
        look->min = look->behind ? width_of(body.first) : 0;
        reader->bad |= look->min == SIZE_MAX;
        return look;
    }
    return NULL;
}

/* Behind `(`. */
static struct chain read_group(struct reader *reader)
{
    struct pattern *pattern = reader->pattern;
    struct node *look = read_look(reader), *open, *close;
    struct chain chain;

    if (look) {
        chain = chain_of(look);
    } else if (g_str_has_prefix(reader->at, "?:")) {
        reader->at += 2;
        chain = read_branches(reader);
    } else {
        open = node_new(pattern, NODE_OPEN);
        close = node_new(pattern, NODE_CLOSE);
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
    struct node *node = node_new(pattern, NODE_SET);

    if (c == '(')
        return read_group(reader);
    if (c == '^' || c == '$' || (c == '\\' && *reader->at == 'b')) {
        node->kind = c == '^' ? NODE_START : c == '$' ? NODE_END : NODE_EDGE;
        reader->at += c == '\\';
        return chain_of(node);
    }
    if (!strchr("[.\\", c) && strchr("?*+{|)", c))
        reader->bad = true;
    node->set = pattern_take(pattern, sizeof *node->set);
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
    struct node *node = node_new(pattern, NODE_BRANCH);

    node->branches = pattern_take(pattern, count * sizeof *branches);
    memcpy(node->branches, branches, count * sizeof *branches);
    node->min = count;
    return node;
}

static struct chain repeat(struct reader *reader, struct chain body, size_t min, size_t max,
                           bool lazy)
{
    struct pattern *pattern = reader->pattern;
    struct node *node = body.first, *pass, *loop;

    if (node == body.last && node->kind == NODE_SET) {
        node->kind = NODE_SPAN;
        node->min = min;
        node->max = max;
        node->lazy = lazy;
        return body;
    }
    if (min == 0 && max == 1) {
        pass = node_new(pattern, NODE_PASS);
        body.last->next = pass;
        return (struct chain){
            branch_new(pattern,
                       lazy ? (struct node *[]){pass, node} : (struct node *[]){node, pass}, 2),
            pass};
    }
    loop = node_new(pattern, NODE_LOOP);
    loop->body = node;
    loop->min = min;
    loop->max = max;
    loop->lazy = lazy;
    loop->id = pattern->loops++;
    reader->bad |= pattern->loops > LOOPS_MAX;
    body.last->next = loop;
    node = node_new(pattern, NODE_ENTER);
    node->next = loop;
    return (struct chain){node, loop};
}

/* A row of things, up to `|`, `)` or the end. */
static struct chain read_row(struct reader *reader)
{
    struct chain row = chain_of(node_new(reader->pattern, NODE_PASS));
    size_t min, max;
    bool lazy;

    while (*reader->at && !strchr("|)", *reader->at) && !reader->bad) {
        const size_t len = text_len(reader->at);
        struct chain next;

        if (len > 1 || (len == 1 && !(reader->at[1] && strchr("?*+{", reader->at[1])))) {
            next = chain_of(node_new(reader->pattern, NODE_TEXT));
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
    pass = node_new(reader->pattern, NODE_PASS);
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

struct pattern *pattern_new(const char *text)
{
    struct pattern *pattern = g_new0(struct pattern, 1);
    struct reader reader = {.pattern = pattern, .at = text};
    struct chain chain;

    pattern->arena = g_ptr_array_new_with_free_func(g_free);
    chain = read_branches(&reader);
    chain.last->next = node_new(pattern, NODE_DONE);
    pattern->root = chain.first;
    if (!reader.bad && !*reader.at) {
        first_init(pattern);
    }
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
