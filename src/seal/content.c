/* content: rewrites the content stream of one page, so that everything in it is content or
 * artifact.
 *
 * Between lexer and seal. Operator by operator, which is right whatever nesting of BT and q the
 * painter chose. What always holds: only marked-content operators come or go, and neutral colours
 * are said in grey, which presses and lasers set in black alone; what is painted stays as it was,
 * and doing it again changes nothing. */
#include "seal/content.h"

#include "seal/lexer.h"

#include <string.h>

enum effect { NONE, PATH_BEGIN, PATH_PAINT, PATH_END, PAINT, SEQUENCE_BEGIN, SEQUENCE_END, FILL, STROKE };

static const struct {
    const char *name;
    enum effect effect;
} operators[] = {
    {"m", PATH_BEGIN},     {"re", PATH_BEGIN},      {"f", PATH_PAINT},  {"S", PATH_PAINT},
    {"n", PATH_END},       {"TJ", PAINT},           {"Tj", PAINT},      {"BDC", SEQUENCE_BEGIN},
    {"EMC", SEQUENCE_END}, {"BMC", SEQUENCE_BEGIN}, {"B", PATH_PAINT},  {"f*", PATH_PAINT},
    {"B*", PATH_PAINT},    {"b", PATH_PAINT},       {"b*", PATH_PAINT}, {"s", PATH_PAINT},
    {"F", PATH_PAINT},     {"Do", PAINT},           {"sh", PAINT},      {"'", PAINT},
    {"\"", PAINT},         {"rg", FILL},            {"RG", STROKE},
};

/* A marked-content sequence that is open. */
enum sequence {
    CONTENT, /* with an MCID */
    ARTIFACT,
    KEPT,     /* neither, and left as it is */
    UNWRAPPED /* its operators are taken out */
};

struct marker {
    struct lexer lexer;
    GString *out;
    const char *copied;   /* the input up to here is in `out` */
    const char *operands; /* where those of the next operator begin; NULL: it has none yet */
    const char *path;     /* where the path under construction begins, or NULL */
    GByteArray *open;     /* enum sequence */
    unsigned inside;      /* how many of them are content or artifact */
    bool painted;         /* something, since the last MCID */
    const bool *decoration;
    unsigned count, seen; /* MCIDs */
    const char *why;
};

static enum effect find_effect(struct lexer_token token)
{
    if (token.kind == LEXER_IMAGE)
        return PAINT;
    for (size_t i = 0; i < G_N_ELEMENTS(operators); i++)
        if (lexer_is(token, operators[i].name))
            return operators[i].effect;
    return NONE;
}

static void copy_until(struct marker *m, const char *end)
{
    g_string_append_len(m->out, m->copied, end - m->copied);
    m->copied = end;
}

static void replace_until(struct marker *m, const char *end, const char *with)
{
    g_string_append(m->out, with);
    m->copied = end;
}

static void make_artifact(struct marker *m, const char *start, const char *end)
{
    m->painted = true;
    if (m->inside)
        return;
    copy_until(m, start);
    g_string_append(m->out, "/Artifact BMC\n");
    copy_until(m, end);
    g_string_append(m->out, "\nEMC");
}

static bool push(struct marker *m, enum sequence sequence)
{
    const guint8 item = (guint8)sequence;

    g_byte_array_append(m->open, &item, 1);
    m->inside += sequence == CONTENT || sequence == ARTIFACT;
    return true;
}

static bool refuse(struct marker *m, const char *why)
{
    m->why = why;
    return false;
}

/* The /MCID of a property list written inline, or −1. A name of a resource is none of a device's.
 */
static long find_mcid(struct lexer lexer)
{
    struct lexer_token token = lexer_next(&lexer);

    for (unsigned depth = 0; token.kind > LEXER_ERROR; token = lexer_next(&lexer)) {
        depth += token.kind == LEXER_DICT_OPEN;
        depth -= token.kind == LEXER_DICT_CLOSE && depth > 0;
        if (depth != 1 || !lexer_is_name(token, "MCID"))
            continue;
        token = lexer_next(&lexer);
        if (token.kind == LEXER_NUMBER && token.len <= 9)
            return (long)g_ascii_strtoll(token.start, NULL, 10);
    }
    return -1;
}

static bool begin_content(struct marker *m, struct lexer_token operator, long mcid)
{
    if (m->inside)
        return refuse(m, "marked content inside marked content");
    if (m->seen == m->count || mcid != (long)m->seen)
        return refuse(m, "marked content that the device does not know of");
    m->painted = false;
    if (!m->decoration[m->seen++])
        return push(m, CONTENT);
    copy_until(m, m->operands);
    replace_until(m, operator.start + operator.len, "/Artifact BMC");
    return push(m, ARTIFACT);
}

static bool begin_sequence(struct marker *m, struct lexer_token operator)
{
    const struct lexer operands = {m->operands, operator.start };
    struct lexer rest = operands;
    struct lexer_token tag;
    long mcid;

    if (!m->operands || m->path)
        return refuse(m, m->path ? "marked content inside a path" : "marked content without a tag");
    tag = lexer_next(&rest);
    mcid = find_mcid(rest);
    if (mcid >= 0)
        return begin_content(m, operator, mcid);
    if (lexer_is_name(tag, "Artifact") && !m->inside)
        return push(m, ARTIFACT);
    if (!lexer_is_name(tag, "Artifact") && !lexer_is_name(tag, "Span"))
        return push(m, KEPT);
    copy_until(m, m->operands);
    replace_until(m, operator.start + operator.len, "");
    return push(m, UNWRAPPED);
}

static bool end_sequence(struct marker *m, struct lexer_token operator)
{
    enum sequence sequence;

    if (!m->open->len || m->path)
        return refuse(m, m->path ? "marked content inside a path" : "an EMC without its BDC");
    sequence = m->open->data[m->open->len - 1];
    g_byte_array_set_size(m->open, m->open->len - 1);
    m->inside -= sequence == CONTENT || sequence == ARTIFACT;
    if (sequence == CONTENT && !m->painted)
        return refuse(m, "marked content that paints nothing");
    if (sequence != UNWRAPPED)
        return true;
    copy_until(m, operator.start);
    replace_until(m, operator.start + operator.len, "");
    return true;
}

/* `0 0 0 rg` → `0 g`: of three inks, or four, one (DESIGN §6.14). */
static void make_grey(struct marker *m, struct lexer_token operator, const char *grey)
{
    struct lexer operands = {m->operands, operator.start };
    const struct lexer_token red = lexer_next(&operands), green = lexer_next(&operands), blue = lexer_next(&operands);

    if (!m->operands || red.kind != LEXER_NUMBER || green.kind != LEXER_NUMBER || blue.kind != LEXER_NUMBER ||
        red.len != green.len || red.len != blue.len || memcmp(red.start, green.start, red.len) != 0 ||
        memcmp(red.start, blue.start, red.len) != 0)
        return;
    copy_until(m, red.start + red.len);
    replace_until(m, operator.start + operator.len, grey);
}

static bool apply(struct marker *m, struct lexer_token operator)
{
    const char *start = m->operands ? m->operands : operator.start;
    const char *end = operator.start + operator.len;

    switch (find_effect(operator)) {
    case PATH_BEGIN:
        m->path = m->path ? m->path : start;
        return true;
    case PATH_PAINT:
        make_artifact(m, m->path ? m->path : start, end);
        m->path = NULL;
        return true;
    case PATH_END:
        m->path = NULL;
        return true;
    case PAINT:
        make_artifact(m, start, end);
        return true;
    case SEQUENCE_BEGIN:
        return begin_sequence(m, operator);
    case SEQUENCE_END:
        return end_sequence(m, operator);
    case FILL:
        make_grey(m, operator, " g");
        return true;
    case STROKE:
        make_grey(m, operator, " G");
        return true;
    case NONE:
        return true;
    }
    return true;
}

static bool mark_all(struct marker *m)
{
    struct lexer_token token = lexer_next(&m->lexer);

    for (; token.kind > LEXER_ERROR; token = lexer_next(&m->lexer)) {
        if (token.kind < LEXER_OPERATOR) {
            m->operands = m->operands ? m->operands : token.start;
            continue;
        }
        if (!apply(m, token))
            return false;
        m->operands = NULL;
    }
    if (token.kind == LEXER_ERROR)
        return refuse(m, "a content stream that can't be read");
    if (m->open->len)
        return refuse(m, "marked content that never ends");
    if (m->seen < m->count)
        return refuse(m, "less marked content than the device knows of");
    copy_until(m, m->lexer.end);
    return true;
}

GString *content_mark(const char *bytes, size_t len, const bool *decoration, unsigned count,
                      const char **why)
{
    struct marker m = {
        .lexer = {bytes, bytes + len},
        .out = g_string_sized_new(len + len / 4),
        .copied = bytes,
        .open = g_byte_array_new(),
        .decoration = decoration,
        .count = count,
    };

    if (!mark_all(&m)) {
        *why = m.why;
        g_string_free(g_steal_pointer(&m.out), TRUE);
    }
    g_byte_array_free(m.open, TRUE);
    return m.out;
}
