/* lexer: cuts a content stream into tokens.
 *
 * Under content, which decides what they mean. What always holds: a token lies whole within the
 * stream, after the one before; nothing inside a string, a comment or an image is ever a token. */
#include "pdf/pdf.h"

#include <glib.h>
#include <string.h>

/* An EI in image data may be chance: what follows a true one is text, for this many bytes. */
#define LOOK_AHEAD 12

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_delimiter(char c)
{
    return c != '\0' && strchr("()<>[]{}/%", c);
}

static bool is_regular(char c)
{
    return !is_space(c) && !is_delimiter(c);
}

static struct lexer_token take(struct lexer *lexer, enum lexer_kind kind, const char *end)
{
    const struct lexer_token token = {kind, lexer->at, (size_t)(end - lexer->at)};

    lexer->at = end;
    return token;
}

static struct lexer_token fail(struct lexer *lexer)
{
    return take(lexer, LEXER_ERROR, lexer->end);
}

static void skip_space(struct lexer *lexer)
{
    for (bool comment = false; lexer->at < lexer->end; lexer->at++) {
        const char c = *lexer->at;

        if (comment)
            comment = c != '\n' && c != '\r';
        else if (c == '%')
            comment = true;
        else if (!is_space(c))
            return;
    }
}

static struct lexer_token take_string(struct lexer *lexer)
{
    size_t depth = 0;

    for (const char *at = lexer->at; at < lexer->end; at++) {
        if (*at == '\\')
            at += lexer->end - at > 1;
        else if (*at == '(')
            depth++;
        else if (*at == ')' && --depth == 0)
            return take(lexer, LEXER_OPERAND, at + 1);
    }
    return fail(lexer);
}

static struct lexer_token take_hex(struct lexer *lexer)
{
    const char *at = lexer->at + 1;

    while (at < lexer->end && (g_ascii_isxdigit(*at) || is_space(*at)))
        at++;
    return at < lexer->end && *at == '>' ? take(lexer, LEXER_OPERAND, at + 1) : fail(lexer);
}

static bool is_image_end(const char *at, const char *end)
{
    const char *stop = MIN(end, at + 3 + LOOK_AHEAD);

    if (end - at < 3 || !is_space(at[0]) || at[1] != 'E' || at[2] != 'I')
        return false;
    if (end - at > 3 && is_regular(at[3]))
        return false;
    for (at += 3; at < stop; at++)
        if (*at == '\0' || !(g_ascii_isprint(*at) || is_space(*at)))
            return false;
    return true;
}

static struct lexer_token take_image(struct lexer *lexer)
{
    for (const char *at = lexer->at + strlen("ID"); at < lexer->end; at++)
        if (is_image_end(at, lexer->end))
            return take(lexer, LEXER_IMAGE, at + 3);
    return fail(lexer);
}

static bool is_number(struct lexer_token token)
{
    return g_ascii_isdigit(*token.start) || strchr("+-.", *token.start);
}

static struct lexer_token take_word(struct lexer *lexer)
{
    static const char *const operands[] = {"true", "false", "null", "BI"};
    const char *end = lexer->at + 1;
    struct lexer_token word;

    while (end < lexer->end && is_regular(*end))
        end++;
    word = (struct lexer_token){LEXER_OPERATOR, lexer->at, (size_t)(end - lexer->at)};
    if (lexer_is(word, "ID"))
        return take_image(lexer);
    if (is_number(word))
        return take(lexer, LEXER_NUMBER, end);
    for (size_t i = 0; i < G_N_ELEMENTS(operands); i++)
        if (lexer_is(word, operands[i]))
            return take(lexer, LEXER_OPERAND, end);
    return take(lexer, LEXER_OPERATOR, end);
}

static struct lexer_token take_name(struct lexer *lexer)
{
    const char *end = lexer->at + 1;

    while (end < lexer->end && is_regular(*end))
        end++;
    return take(lexer, LEXER_NAME, end);
}

struct lexer_token lexer_next(struct lexer *lexer)
{
    bool doubled;

    skip_space(lexer);
    if (lexer->at == lexer->end)
        return take(lexer, LEXER_END, lexer->end);
    doubled = lexer->end - lexer->at > 1 && lexer->at[1] == lexer->at[0];
    switch (*lexer->at) {
    case '(':
        return take_string(lexer);
    case '<':
        return doubled ? take(lexer, LEXER_DICT_OPEN, lexer->at + 2) : take_hex(lexer);
    case '>':
        return doubled ? take(lexer, LEXER_DICT_CLOSE, lexer->at + 2) : fail(lexer);
    case '[':
    case ']':
        return take(lexer, LEXER_OPERAND, lexer->at + 1);
    case '/':
        return take_name(lexer);
    case ')':
    case '{':
    case '}':
        return fail(lexer);
    default:
        return take_word(lexer);
    }
}

bool lexer_is(struct lexer_token token, const char *word)
{
    size_t len = 0;

    while (len < token.len && word[len] == token.start[len] && word[len])
        len++;
    return len == token.len && !word[len];
}

bool lexer_is_name(struct lexer_token token, const char *name)
{
    const char *end = token.start + token.len;

    if (token.kind != LEXER_NAME)
        return false;
    for (const char *at = token.start + 1; at < end; at++, name++) {
        int c = (unsigned char)*at;

        if (c == '#' && end - at > 2 && g_ascii_isxdigit(at[1]) && g_ascii_isxdigit(at[2])) {
            c = g_ascii_xdigit_value(at[1]) * 16 + g_ascii_xdigit_value(at[2]);
            at += 2;
        }
        if (c == 0 || c != (unsigned char)*name)
            return false;
    }
    return *name == '\0';
}
