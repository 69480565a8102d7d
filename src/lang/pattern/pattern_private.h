/* pattern: the nodes that a pattern becomes. Inside lang/pattern only. */
#ifndef LANG_PATTERN_PATTERN_PRIVATE_H
#define LANG_PATTERN_PATTERN_PRIVATE_H

#include "lang/pattern/pattern.h"

#include <glib.h>

enum {
    BRANCHES_MAX = 64, /* of a node; more are a node of their own */
    GROUPS_MAX = 8,
    LOOPS_MAX = 32
};

enum kind {
    NODE_TEXT,
    NODE_SET,
    NODE_SPAN,
    NODE_BRANCH,
    NODE_ENTER,
    NODE_LOOP,
    NODE_OPEN,
    NODE_CLOSE,
    NODE_LOOK,
    NODE_EDGE,
    NODE_START,
    NODE_END,
    NODE_PASS,
    NODE_DONE
};

/* Bytes by which branches are told apart: 64 classes; ASCII letters and digits have one each. */
typedef guint64 classes;

struct set {
    guint64 bits[4];
};

struct node {
    enum kind kind;
    struct node *next;
    union {
        const char *text;  /* NODE_TEXT */
        struct set *set;   /* NODE_SET, NODE_SPAN */
        struct node *body; /* NODE_LOOP, NODE_LOOK, NODE_ENTER: its loop */
        struct node **branches;
    };
    struct pattern *pattern;
    classes *table;  /* NODE_BRANCH: by class of the next byte, a bit for each branch */
    size_t min, max; /* NODE_SPAN, NODE_LOOP; of NODE_TEXT, NODE_BRANCH and NODE_LOOK behind min is
                        the length */
    unsigned id;     /* NODE_LOOP, NODE_OPEN, NODE_CLOSE */
    bool lazy, negated, behind;
    bool known, busy;
    enum { UNKNOWN, NO, YES } figure; /* is there one in all that begins here? */
    classes first;                    /* of what may stand there; known: was asked for */
};

struct pattern {
    GPtrArray *arena;
    size_t used; /* of its last piece */
    struct node *root;
    unsigned groups, loops;
    bool tied;         /* to the beginning of the text */
    bool figure;       /* there is one in all that it matches */
    classes pairs[64]; /* by the class of its first byte, those that its second may have */
};

/* Asked of each byte of a text. */
static inline bool set_has(const struct set *set, unsigned char c)
{
    return set->bits[c >> 6] >> (c & 63) & 1;
}

static inline unsigned class_of(unsigned char c)
{
    return (c ^ (c >> 1 & 32)) & 63u;
}

void *pattern_take(struct pattern *pattern, size_t size); /* zeroed; goes with the pattern */

/* read: bytes and their sets. */
void set_add(struct set *set, unsigned char from, unsigned char to);
bool pattern_is_word(unsigned char c);
bool pattern_is_newline(unsigned char c); /* what ends a line, of one byte */

/* first: what may stand where a node begins. */
classes first_of(struct node *node);      /* all: also nothing */
void first_init(struct pattern *pattern); /* tied, figure, pairs */

#endif
