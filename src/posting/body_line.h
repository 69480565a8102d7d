/* body_line: what one line of a text looks like, by itself. Inside posting/body* and title only. */
#ifndef POSTING_BODY_LINE_H
#define POSTING_BODY_LINE_H

#include "posting/body.h"

enum { BODY_HEADING_MAX = 100, BODY_SHORT_MAX = 80 }; /* characters */

struct body_line {
    struct span whole;   /* trimmed */
    struct span content; /* without the marker of an item */
    bool blank;          /* nothing, or only a rule such as ----- */
    bool item;
    bool indented;       /* blanks stand before it */
    bool lettered;       /* an item `a)`; whether it is one, the lines before and after tell */
    unsigned number;     /* of an item, also of one with a letter; 0: bullet */
};

struct body_line body_line_read(const struct source *source, unsigned number);
struct body_line body_line_read_span(struct span line); /* the same of a line's span */

bool body_line_is_capitals(struct span line);  /* a heading in capitals */
bool body_line_is_question(struct span line);  /* ends in ? or : and is no longer than a heading */
bool body_line_is_short(struct span line);     /* short, and ends no sentence */
bool body_line_ends_sentence(struct span line);
/* Has it more characters than that? Looks no further than it must: a line may hold a million bytes. */
bool body_line_is_longer(struct span line, size_t characters);

#endif
