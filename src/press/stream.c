/* stream: says the colours of a content stream in a press's inks.
 *
 * Between lexer and colour, for press. What always holds: only the operators of colours change, and
 * none but k and K is left. */
#include "press/press_private.h"

#include "base/base.h"
#include "pdf/pdf.h"

#define OPERANDS 4

const char press_why_space[] =
    N_("artwork with colours of a space of its own can't be told in inks; "
       "give them in RGB, grey or CMYK");
const char press_why_inline[] =
    N_("artwork with an image inside a content stream can't be told in inks; keep images apart");
const char press_why_unreadable[] = N_("a content stream that can't be read");

/* What is being converted. */
struct conversion {
    const struct press_inks *press;
    GString *out;
    const char *copied;
    double operands[OPERANDS];
    unsigned count;           /* of numbers since the last operator */
    const char *operands_at;  /* where operands of any kind begin */
    struct lexer_token other; /* the last of them that is no number */
    bool mixed;               /* there is one */
    const char *why;
};

static bool refuse(struct conversion *c, const char *why)
{
    c->why = why;
    return false;
}

static void say(struct conversion *c, struct lexer_token operator, const double cmyk[static 4],
                const char *as)
{
    g_string_append_len(c->out, c->copied, c->operands_at - c->copied);
    for (unsigned i = 0; i < 4; i++) {
        num_append(c->out, cmyk[i], 4);
        g_string_append_c(c->out, ' ');
    }
    g_string_append(c->out, as);
    c->copied = operator.start + operator.len;
}

/* Readers take what is out of range for the end of it (ISO 32000-1, 8.6.8). */
static double clamp(double operand)
{
    return operand > 0 ? MIN(operand, 1) : 0;
}

/* Left as it is, to the byte, where it is no more than paper takes. */
static void convert_inks(struct conversion *c, struct lexer_token operator, const char * as)
{
    double cmyk[OPERANDS];
    bool same = true;

    for (unsigned i = 0; i < OPERANDS; i++)
        cmyk[i] = clamp(c->operands[i]);
    press_limit_colour(cmyk);
    for (unsigned i = 0; i < OPERANDS; i++)
        same = same && !(cmyk[i] < c->operands[i]) && !(cmyk[i] > c->operands[i]);
    if (!same)
        say(c, operator, cmyk, as);
}

static bool convert_colour(struct conversion *c, struct lexer_token operator, unsigned count,
                           const char *as)
{
    double rgb[3], cmyk[4];

    if (c->count != count || c->mixed)
        return refuse(c, press_why_unreadable);
    if (count == 4) {
        convert_inks(c, operator, as);
        return true;
    }
    for (unsigned i = 0; i < 3; i++)
        rgb[i] = clamp(c->operands[count == 3 ? i : 0]);
    press_convert_colour(c->press, rgb, cmyk);
    say(c, operator, cmyk, as);
    return true;
}

/* A stencil has no colour of its own (8.9.6.2), and paints with one that was converted. Glyphs of
 * bitmap fonts are written so. */
static bool is_stencil(const struct conversion *c, struct lexer_token data)
{
    struct lexer lexer = {c->operands_at, data.start};

    for (struct lexer_token token = lexer_next(&lexer); token.kind > LEXER_ERROR;
         token = lexer_next(&lexer))
        if (lexer_is_name(token, "IM") || lexer_is_name(token, "ImageMask"))
            return lexer_is(lexer_next(&lexer), "true");
    return false;
}

/* A pattern by its name, or the space of patterns that have colours of their own: whoever knows the
 * resources converts what they are. */
static bool names_pattern(const struct conversion *c, struct lexer_token operator)
{
    const bool space = lexer_is(operator, "cs") || lexer_is(operator, "CS"),
               paint = lexer_is(operator, "scn") || lexer_is(operator, "SCN");

    return c->mixed && c->count == 0 && c->other.kind == LEXER_NAME &&
           (space ? lexer_is_name(c->other, "Pattern") : paint);
}

static bool convert(struct conversion *c, struct lexer_token token)
{
    static const struct {
        const char *name, *as;
        unsigned count;
    } colours[] = {{"rg", "k", 3}, {"RG", "K", 3}, {"g", "k", 1},
                   {"G", "K", 1},  {"k", "k", 4},  {"K", "K", 4}};
    static const char *const spaces[] = {"cs", "CS", "sc", "SC", "scn", "SCN"};

    if (token.kind == LEXER_IMAGE)
        return (c->mixed && is_stencil(c, token)) || refuse(c, press_why_inline);
    for (size_t i = 0; i < G_N_ELEMENTS(spaces); i++)
        if (lexer_is(token, spaces[i]))
            return names_pattern(c, token) || refuse(c, press_why_space);
    for (size_t i = 0; i < G_N_ELEMENTS(colours); i++)
        if (lexer_is(token, colours[i].name))
            return convert_colour(c, token, colours[i].count, colours[i].as);
    return true;
}

static void keep(struct conversion *c, struct lexer_token token)
{
    if (c->count == 0 && !c->mixed)
        c->operands_at = token.start;
    if (token.kind != LEXER_NUMBER) {
        c->other = token;
        c->mixed = true;
        return;
    }
    if (c->count < OPERANDS) {
        g_autofree char *number = g_strndup(token.start, token.len);

        c->operands[c->count] = g_ascii_strtod(number, NULL);
    }
    c->count++;
}

GString *press_convert_content(const struct press_inks *press, const char *bytes, size_t len,
                               const char **why)
{
    struct conversion c = {.press = press,
                           .out = g_string_sized_new(len + len / 8),
                           .copied = bytes,
                           .why = press_why_unreadable};
    struct lexer lexer = {bytes, bytes + len};
    struct lexer_token token = lexer_next(&lexer);
    bool ok = true;

    for (; ok && token.kind > LEXER_ERROR; token = lexer_next(&lexer)) {
        if (token.kind < LEXER_OPERATOR) {
            keep(&c, token);
            continue;
        }
        ok = convert(&c, token);
        c.count = 0;
        c.mixed = false;
    }
    *why = c.why;
    if (ok && token.kind == LEXER_END) {
        g_string_append_len(c.out, c.copied, bytes + len - c.copied);
        return c.out;
    }
    g_string_free(c.out, TRUE);
    return NULL;
}
