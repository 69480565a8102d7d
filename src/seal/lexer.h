/* lexer: the tokens of a content stream (ISO 32000-1, 7.2, 7.8.2 and 8.9.7). */
#ifndef SEAL_LEXER_H
#define SEAL_LEXER_H

#include <stdbool.h>
#include <stddef.h>

enum lexer_kind {
    LEXER_END,
    LEXER_ERROR, /* no content stream goes on like this */
    LEXER_NAME,  /* with its slash */
    LEXER_NUMBER,
    LEXER_DICT_OPEN,
    LEXER_DICT_CLOSE,
    LEXER_OPERAND, /* any other part of one: a string, an array's bracket, `true`, and `BI`, with
                      which the operands of an inline image begin */
    LEXER_OPERATOR,
    LEXER_IMAGE /* `ID` … `EI`, the data of an inline image: as it were its operator */
};

struct lexer_token {
    enum lexer_kind kind;
    const char *start;
    size_t len;
};

/* Lends the bytes. */
struct lexer {
    const char *at, *end;
};

struct lexer_token lexer_next(struct lexer *lexer);

/* Is it this operator or keyword? */
bool lexer_is(struct lexer_token token, const char *word);
/* Is it this name (without slash), once its #xx are read (7.3.5)? */
bool lexer_is_name(struct lexer_token token, const char *name);

#endif
