/* dates_scan: words and numbers at a place in a text. Inside posting/dates* only. Places are bytes of the text; what looks past its ends finds nothing. */
#ifndef POSTING_DATES_SCAN_H
#define POSTING_DATES_SCAN_H

#include "lang/clues.h"

#include <glib.h>

/* A text, and a stretch of it. */
struct dates_reader {
    enum lang lang;
    const char *text;
    size_t len;
};

enum { DATES_LEAP_YEAR = 2024 };

struct dates_word {
    size_t start, end;
};

gunichar dates_char(const struct dates_reader *reader, size_t at); /* 0 at the end */
size_t dates_after(const struct dates_reader *reader, size_t at);  /* behind the character there */
size_t dates_before(const struct dates_reader *reader, size_t at); /* where the character before it begins */
size_t dates_skip(const struct dates_reader *reader, size_t at);   /* over blanks */
size_t dates_skip_back(const struct dates_reader *reader, size_t at);

/* The letters that begin there, or that end there. False: none, or too many to be of use. */
bool dates_word_at(const struct dates_reader *reader, size_t at, struct dates_word *word);
bool dates_word_before(const struct dates_reader *reader, size_t at, struct dates_word *word);

bool dates_word_is(const struct dates_reader *reader, enum clue clue, struct dates_word word);
int dates_month(const struct dates_reader *reader, struct dates_word word); /* 1 to 12; 0: it is none */

/* A number of at most four digits; *end is what follows it. */
bool dates_number(const struct dates_reader *reader, size_t at, int *value, size_t *end);
bool dates_is_year(int value);

#endif
