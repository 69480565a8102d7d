/* content: rewrites the content stream of one page, so that everything in it is content or
 * artifact.
 *
 * Between lexer and seal. Operator by operator, which is right whatever nesting of BT and q the
 * painter chose. What always holds: only marked-content operators come or go, and neutral colours
 * are said in grey, which presses and lasers set in black alone; what is painted stays as it was,
 * and doing it again changes nothing. */
#include "seal/seal_private.h"

#include "pdf/pdf.h"

#include <string.h>

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
    const enum content_kind *kinds; /* NULL: all sequences are taken out, and none put in */
    unsigned count, seen;           /* MCIDs */
    const char *why;
};

static void copy_until(struct marker *marker, const char *end)
{
    g_assert(end >= marker->copied);
    g_string_append_len(marker->out, marker->copied, end - marker->copied);
    marker->copied = end;
}

static void replace_until(struct marker *marker, const char *end, const char *with)
{
    g_string_append(marker->out, with);
    marker->copied = end;
}

static void make_artifact(struct marker *marker, const char *start, const char *end)
{
    marker->painted = true;
    if (marker->inside || !marker->kinds)
        return;
    copy_until(marker, start);
    g_string_append(marker->out, "/Artifact BMC\n");
    copy_until(marker, end);
    g_string_append(marker->out, "\nEMC");
}

static bool push(struct marker *marker, enum sequence sequence)
{
    const guint8 item = (guint8)sequence;

    g_byte_array_append(marker->open, &item, 1);
    marker->inside += sequence == CONTENT || sequence == ARTIFACT;
    return true;
}

static bool refuse(struct marker *marker, const char *why)
{
    marker->why = why;
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

/* ISO 32000-1, table 330. */
static const char *const artifacts[] = {
    [CONTENT_ARTIFACT] = "/Artifact BMC",
    [CONTENT_FOOT] = "/Artifact << /Type /Pagination /Subtype /Footer /Attached [ /Bottom ] >> BDC",
};

static bool begin_content(struct marker *marker, struct lexer_token operator, long mcid)
{
    enum content_kind kind;

    if (marker->inside)
        return refuse(marker, "marked content inside marked content");
    if (marker->seen == marker->count || mcid != (long)marker->seen)
        return refuse(marker, "marked content that the device does not know of");
    marker->painted = false;
    kind = marker->kinds[marker->seen++];
    if (kind == CONTENT_TAGGED)
        return push(marker, CONTENT);
    copy_until(marker, marker->operands);
    replace_until(marker, operator.start + operator.len, artifacts[kind]);
    return push(marker, ARTIFACT);
}

static bool begin_sequence(struct marker *marker, struct lexer_token operator)
{
    struct lexer rest = {marker->operands, operator.start };
    struct lexer_token tag;
    long mcid;

    if (!marker->operands || marker->path)
        return refuse(marker, marker->path ? "marked content inside a path"
                                           : "marked content without a tag");
    tag = lexer_next(&rest);
    mcid = find_mcid(rest);
    if (mcid >= 0 && marker->kinds)
        return begin_content(marker, operator, mcid);
    if (lexer_is_name(tag, "Artifact") && !marker->inside && marker->kinds)
        return push(marker, ARTIFACT);
    if (!lexer_is_name(tag, "Artifact") && !lexer_is_name(tag, "Span"))
        return push(marker, KEPT);
    copy_until(marker, marker->operands);
    replace_until(marker, operator.start + operator.len, "");
    return push(marker, UNWRAPPED);
}

static bool end_sequence(struct marker *marker, struct lexer_token operator)
{
    enum sequence sequence;

    if (marker->operands) /* taken out, the next operator would have them */
        return refuse(marker, "an EMC with operands");
    if (!marker->open->len || marker->path)
        return refuse(marker,
                      marker->path ? "marked content inside a path" : "an EMC without its BDC");
    sequence = marker->open->data[marker->open->len - 1];
    g_byte_array_set_size(marker->open, marker->open->len - 1);
    marker->inside -= sequence == CONTENT || sequence == ARTIFACT;
    if (sequence == CONTENT && !marker->painted)
        return refuse(marker, "marked content that paints nothing");
    if (sequence != UNWRAPPED)
        return true;
    copy_until(marker, operator.start);
    replace_until(marker, operator.start + operator.len, "");
    return true;
}

/* `0 0 0 rg` → `0 g`: of three inks, or four, one (DESIGN §6.14). */
static bool make_grey(struct marker *marker, struct lexer_token operator, const char * grey)
{
    struct lexer operands = {marker->operands, operator.start };
    struct lexer_token parts[3];
    bool same = true;

    if (marker->path)
        return refuse(marker, "a colour inside a path");
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        parts[i] = marker->operands ? lexer_next(&operands) : (struct lexer_token){0};
        if (parts[i].kind != LEXER_NUMBER)
            return refuse(marker, "a colour that is not three numbers");
        same &= parts[i].len == parts[0].len &&
                memcmp(parts[i].start, parts[0].start, parts[i].len) == 0;
    }
    if (lexer_next(&operands).kind != LEXER_END)
        return refuse(marker, "a colour that is not three numbers");
    if (!same)
        return true;
    copy_until(marker, parts[0].start + parts[0].len);
    replace_until(marker, operator.start + operator.len, grey);
    return true;
}

static bool grey_fill(struct marker *marker, struct lexer_token operator)
{
    return make_grey(marker, operator, " g");
}

static bool grey_stroke(struct marker *marker, struct lexer_token operator)
{
    return make_grey(marker, operator, " G");
}

static const char *get_start(const struct marker *marker, struct lexer_token operator)
{
    return marker->operands ? marker->operands : operator.start;
}

static bool begin_path(struct marker *marker, struct lexer_token operator)
{
    marker->path = marker->path ? marker->path : get_start(marker, operator);
    return true;
}

static bool paint_path(struct marker *marker, struct lexer_token operator)
{
    make_artifact(
        marker,
        marker->path ? marker->path : get_start(marker, operator), operator.start + operator.len);
    marker->path = NULL;
    return true;
}

static bool end_path(struct marker *marker, struct lexer_token operator)
{
    (void)operator;
    marker->path = NULL;
    return true;
}

static bool paint(struct marker *marker, struct lexer_token operator)
{
    if (marker->path)
        return refuse(marker, "a path that is not painted");
    make_artifact(marker, get_start(marker, operator), operator.start + operator.len);
    return true;
}

/* Nothing but its segments may stand between a path and its painting (ISO 32000-1, 8.2). */
static bool need_no_path(struct marker *marker, struct lexer_token operator)
{
    (void)operator;
    return marker->path ? refuse(marker, "a path that is not painted") : true;
}

static const struct {
    const char *name;
    bool (*apply)(struct marker *marker, struct lexer_token operator);
} operators[] = {
    {"m", begin_path},     {"re", begin_path},      {"f", paint_path},    {"S", paint_path},
    {"n", end_path},       {"TJ", paint},           {"Tj", paint},        {"BDC", begin_sequence},
    {"EMC", end_sequence}, {"BMC", begin_sequence}, {"B", paint_path},    {"f*", paint_path},
    {"B*", paint_path},    {"b", paint_path},       {"b*", paint_path},   {"s", paint_path},
    {"F", paint_path},     {"Do", paint},           {"sh", paint},        {"'", paint},
    {"\"", paint},         {"rg", grey_fill},       {"RG", grey_stroke},  {"q", need_no_path},
    {"Q", need_no_path},   {"BT", need_no_path},    {"ET", need_no_path}, {"cm", need_no_path},
};

static bool apply(struct marker *marker, struct lexer_token operator)
{
    if (operator.kind == LEXER_IMAGE)
        return paint(marker, operator);
    for (size_t i = 0; i < G_N_ELEMENTS(operators); i++)
        if (lexer_is(operator, operators[i].name))
            return operators[i].apply(marker, operator);
    return true;
}

static bool mark_all(struct marker *marker)
{
    struct lexer_token token = lexer_next(&marker->lexer);

    for (; token.kind > LEXER_ERROR; token = lexer_next(&marker->lexer)) {
        if (token.kind < LEXER_OPERATOR) {
            marker->operands = marker->operands ? marker->operands : token.start;
            continue;
        }
        if (!apply(marker, token))
            return false;
        marker->operands = NULL;
    }
    if (token.kind == LEXER_ERROR)
        return refuse(marker, "a content stream that can't be read");
    if (marker->path)
        return refuse(marker, "a path that is not painted");
    if (marker->open->len)
        return refuse(marker, "marked content that never ends");
    if (marker->seen < marker->count)
        return refuse(marker, "less marked content than the device knows of");
    copy_until(marker, marker->lexer.end);
    return true;
}

static GString *rewrite(struct marker *marker, size_t len, const char **why)
{
    marker->out = g_string_sized_new(len + len / 4);
    marker->open = g_byte_array_new();
    if (!mark_all(marker)) {
        *why = marker->why;
        g_string_free(g_steal_pointer(&marker->out), TRUE);
    }
    g_byte_array_free(marker->open, TRUE);
    return marker->out;
}

GString *content_new_marked(const char *bytes, size_t len, const enum content_kind *kinds,
                            unsigned count, const char **why)
{
    static const enum content_kind none[] = {CONTENT_TAGGED};
    struct marker marker = {
        .lexer = {bytes, bytes + len},
        .copied = bytes,
        .kinds = kinds ? kinds : none,
        .count = count,
    };

    return rewrite(&marker, len, why);
}

GString *content_new_stripped(const char *bytes, size_t len, const char **why)
{
    struct marker marker = {.lexer = {bytes, bytes + len}, .copied = bytes};

    return rewrite(&marker, len, why);
}
