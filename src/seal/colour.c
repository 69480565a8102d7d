/* colour: converts colours and content streams for print by lcms.
 *
 * Part of the seal's way for the press (DESIGN §6.19). What always holds: black type is one ink, and no place gets more ink than paper takes. */
#include "seal/colour.h"

#include "base/num.h"
#include "seal/lexer.h"

#include <lcms2.h>
#include <math.h>

#define DARK 0.03 /* relative luminance (WCAG 2.2) below which a colour is black to the eye */
#define NEUTRAL 0.004
#define OPERANDS 4

struct colour_press {
    cmsHTRANSFORM transform; /* sRGB 0–1 → CMYK 0–100 */
};

struct colour_press *colour_press_new(GBytes *profile)
{
    gsize len;
    const void *bytes = g_bytes_get_data(profile, &len);
    const cmsHPROFILE press = cmsOpenProfileFromMem(bytes, (cmsUInt32Number)len), screen = cmsCreate_sRGBProfile();
    cmsHTRANSFORM transform = NULL;
    struct colour_press *made;

    if (press && screen && cmsGetColorSpace(press) == cmsSigCmykData)
        transform = cmsCreateTransform(screen, TYPE_RGB_DBL, press, TYPE_CMYK_DBL, INTENT_RELATIVE_COLORIMETRIC,
                                       cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE);
    if (press)
        cmsCloseProfile(press);
    if (screen)
        cmsCloseProfile(screen);
    if (!transform)
        return NULL;
    made = g_new(struct colour_press, 1);
    made->transform = transform;
    return made;
}

void colour_press_drop(struct colour_press *press)
{
    if (!press)
        return;
    cmsDeleteTransform(press->transform);
    g_free(press);
}

static double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double luminance(const double rgb[static 3])
{
    return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
}

static void limit_ink(double cmyk[static 4])
{
    const double colours = cmyk[0] + cmyk[1] + cmyk[2];

    if (colours + cmyk[3] <= COLOUR_INK_MAX)
        return;
    for (unsigned i = 0; i < 3; i++)
        cmyk[i] *= (COLOUR_INK_MAX - cmyk[3]) / colours;
}

void colour_to_inks(const struct colour_press *press, const double rgb[static 3], double cmyk[static 4])
{
    const double most = MAX(MAX(rgb[0], rgb[1]), rgb[2]), least = MIN(MIN(rgb[0], rgb[1]), rgb[2]);
    const bool dark = luminance(rgb) < DARK && most < 0.25;

    cmyk[0] = cmyk[1] = cmyk[2] = 0;
    cmyk[3] = dark ? 1 : 1 - least;
    if (dark || most - least < NEUTRAL)
        return;
    cmsDoTransform(press->transform, rgb, cmyk, 1);
    for (unsigned i = 0; i < 4; i++)
        cmyk[i] = CLAMP(cmyk[i] / 100, 0, 1);
    limit_ink(cmyk);
}

/* What is being converted. */
struct conversion {
    const struct colour_press *press;
    GString *out;
    const char *copied;
    double operands[OPERANDS];
    unsigned count;       /* of numbers since the last operator */
    const char *operands_at;
    bool named;           /* a name is among them */
};

static void say(struct conversion *c, const char *end, const double rgb[static 3], const char *operator)
{
    double cmyk[4];

    colour_to_inks(c->press, rgb, cmyk);
    g_string_append_len(c->out, c->copied, c->operands_at - c->copied);
    for (unsigned i = 0; i < 4; i++) {
        num_append(c->out, cmyk[i], 4);
        g_string_append_c(c->out, ' ');
    }
    g_string_append(c->out, operator);
    c->copied = end;
}

/* False: a colour that is none of a device's. */
static bool convert(struct conversion *c, struct lexer_token token)
{
    static const struct {
        const char *name, *becomes;
        unsigned count;
    } colours[] = {{"rg", "k", 3}, {"RG", "K", 3}, {"g", "k", 1}, {"G", "K", 1}};
    static const char *const others[] = {"cs", "CS", "sc", "SC", "scn", "SCN", "sh"};

    for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
        if (lexer_is(token, others[i]))
            return false;
    for (size_t i = 0; i < G_N_ELEMENTS(colours); i++) {
        const bool grey = colours[i].count == 1;

        if (!lexer_is(token, colours[i].name))
            continue;
        if (c->count != colours[i].count)
            return false;
        say(c, token.start + token.len,
            (const double[3]){c->operands[0], c->operands[grey ? 0 : 1], c->operands[grey ? 0 : 2]}, colours[i].becomes);
    }
    return true;
}

static void keep(struct conversion *c, struct lexer_token token)
{
    if (c->count == 0 && !c->named)
        c->operands_at = token.start;
    c->named |= token.kind != LEXER_NUMBER;
    if (token.kind == LEXER_NUMBER && c->count < OPERANDS) {
        g_autofree char *number = g_strndup(token.start, token.len);

        c->operands[c->count++] = g_ascii_strtod(number, NULL);
    }
}

GString *colour_convert(const struct colour_press *press, const char *bytes, size_t len, const char **why)
{
    struct conversion c = {.press = press, .out = g_string_sized_new(len + len / 8), .copied = bytes};
    struct lexer lexer = {bytes, bytes + len};
    struct lexer_token token = lexer_next(&lexer);
    bool ok = true;

    *why = "artwork with gradients, patterns or inline images can't be told in inks; flatten them to plain colours";
    for (; ok && token.kind > LEXER_ERROR; token = lexer_next(&lexer)) {
        if (token.kind < LEXER_OPERATOR) {
            keep(&c, token);
            continue;
        }
        ok = token.kind == LEXER_OPERATOR && convert(&c, token);
        c.count = 0;
        c.named = false;
    }
    if (ok && token.kind == LEXER_ERROR)
        *why = "a content stream that can't be read";
    if (ok && token.kind == LEXER_END) {
        g_string_append_len(c.out, c.copied, bytes + len - c.copied);
        return c.out;
    }
    g_string_free(c.out, TRUE);
    return NULL;
}
