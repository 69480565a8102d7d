/* pattern: regular expressions, matched from left to right with backtracking, as Perl does.
 *
 * GRegex would do, but PCRE2 takes 600,000 instructions to compile one of the patterns of facts,
 * half of all that affiche does with a posting, and each is asked of some hundred lines at most.
 * Here a pattern is read once, fast, into a graph of nodes; tables by the next byte are made where
 * a text first needs them.
 *
 * Known: | ( ) (?: (?= (?! (?<= (?<! of one length, [ ] . \d \w \s \b ^ $ ? * + {m,n}, all greedy
 * unless ? follows. Bytes in, bytes out: those over 127 are the characters of Latin-1 to \w and \b,
 * as they are to PCRE under GLib. */
#ifndef LANG_PATTERN_PATTERN_H
#define LANG_PATTERN_PATTERN_H

#include "lang/lang.h"

struct pattern;

/* Owned by the caller; NULL: what it says is not known here. The text must outlive it. Not to be
 * shared by threads: matching makes its tables. */
struct pattern *pattern_new(const char *text);
void pattern_drop(struct pattern *pattern); /* NULL: nothing */

/* The first match in `len` bytes, and in it the first group that took part, else all of it; both in
 * bytes of the text. False: there is none, or it takes too long to tell. */
bool pattern_find(struct pattern *pattern, const char *text, size_t len, struct lang_match *whole,
                  struct lang_match *value);

#endif
