/* source: one input file held in memory, and where things stand in it.
 *
 * Base layer. `read` makes sources; every node of a posting, a design or a document keeps a span into one,
 * so that any later layer can point at the line a person wrote. A source outlives every span into it. */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct diag;

/* Limits of DESIGN §8, in bytes. */
#define SOURCE_TEXT_MAX (8u * 1024 * 1024)
#define SOURCE_INI_MAX (1024u * 1024)
#define SOURCE_LINE_MAX 1000000u

struct source {
    char *path;      /* as the user named it; printed in diagnostics */
    char *text;      /* UTF-8, NUL-terminated, no NUL inside, line ends as in the file */
    size_t len;      /* bytes of text, without the final NUL */
    GArray *lines;   /* size_t: byte offset at which each line begins */
};

/* A place: `len` bytes from `offset`. source == NULL: no place at all. */
struct span {
    const struct source *source;
    size_t offset;
    size_t len;
};

#define NO_SPAN ((struct span){0})

/* A place as people count: from 1; columns and width in characters (code points), not bytes. */
struct source_place {
    unsigned line;
    unsigned column;
    unsigned width;
};

/* Loads a text file: UTF-8 (a BOM is dropped) or, where hardly anything is, Windows-1252, which is reported as input-guessed. `max` bytes at most.
 * Reports input-missing, input-unreadable, input-folder, input-empty, input-binary, input-encoding, input-size, input-line;
 * returns NULL then. The caller owns the source. `line_max` bytes a line at most. */
struct source *source_load(const char *path, size_t max, size_t line_max, struct diag *diag);

/* A source from memory (tests, lists of defaults). Copies; never fails. */
struct source *source_new(const char *path, const char *text, size_t len);

void source_drop(struct source *source);

/* Where a span stands. A span without source gives {1, 1, 0}. */
struct source_place source_find_place(struct span span);

/* The bytes of line `line` (from 1) without its line end; *len says how many. */
const char *source_line(const struct source *source, unsigned line, size_t *len);

/* A part of a span, clipped to it. */
struct span span_part(struct span span, size_t offset, size_t len);

/* Where the span's text begins; it goes on behind the span. Not of a span without source. */
const char *span_text(struct span span);

/* The span as a new string (g_free). */
char *span_dup(struct span span);

#endif
