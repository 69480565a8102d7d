/* body_line: what one line of a text looks like, by itself. Inside posting/body* and title only. */
#ifndef POSTING_TEXT_TEXT_PRIVATE_H
#define POSTING_TEXT_TEXT_PRIVATE_H

#include "ini/ini.h"
#include "posting/posting.h"
#include "posting/text/text.h"

/* rewrite: a text made out of another. */
struct rewrite {
    const struct source *from;
    GString *out;
    GArray *stretches; /* struct source_stretch */
};

void rewrite_begin(struct rewrite *rewrite, const struct source *from);
/* `len` bytes of the old text from byte `from` on; or others that stand for what begins there. */
void rewrite_copy(struct rewrite *rewrite, size_t from, size_t len);
void rewrite_put(struct rewrite *rewrite, size_t from, const char *text, size_t len);
/* Takes the old text, and gives the new one; the old one itself, if nothing changed. */
struct source *rewrite_end(struct rewrite *rewrite, struct source *from);

enum { BODY_HEADING_MAX = 100, BODY_SHORT_MAX = 80 }; /* characters */

struct body_line {
    struct span whole;   /* trimmed */
    struct span content; /* without the marker of an item */
    bool blank;          /* nothing, or only a rule such as ----- */
    bool item;
    bool indented;   /* blanks stand before it */
    bool lettered;   /* an item `a)`; whether it is one, the lines before and after tell */
    unsigned number; /* of an item, also of one with a letter; 0: bullet */
};

struct body_line body_line_read(const struct source *source, unsigned number);
struct body_line body_line_read_span(struct span line); /* the same of a line's span */

bool body_line_is_capitals(struct span line); /* a heading in capitals */
bool body_line_is_question(struct span line); /* ends in ? or : and is no longer than a heading */
bool body_line_is_short(struct span line);    /* short, and ends no sentence */
bool body_line_ends_sentence(struct span line);
/* Has it more characters than that? Looks no further than it must: a line may hold a million bytes.
 */
bool body_line_is_longer(struct span line, size_t characters);

/* body_heading: is a line a heading, at its place in the text? Inside posting/body* only. */
/* What is known while a line is read. */
struct body_place {
    const struct language *lang;
    const char *title;         /* folded, or NULL */
    enum lang_role role;       /* of the section at hand */
    unsigned sections, blocks; /* so far; the first section has no heading */
    struct body_line line, next;
    const struct source *source;
    unsigned number; /* of the line at hand, from 1 */
};

/* What the lexicon says of a line; `2. Profil` is `Profil`. */
enum lang_role body_heading_role(const struct body_place *at, struct span line);

/* The line at hand, `2. Profil`, looks like an item and is a heading: alone, with a role, and no
 * list of numbers goes on below it. */
bool body_heading_is_numbered(const struct body_place *at);

/* The section at hand is about a fact: short lines are its content. */
bool body_heading_holds_fact(const struct body_place *at);

/* The line at hand can only be more of what the line above begins: "DE CANDIDATURE", "PRINCIPALES",
 * or anything below "LIEUX DE". */
bool body_heading_joins(const struct body_place *at, struct span above);

/* The line at hand, right below the last one of an item, is none of it: no item follows, it begins
 * anew, and that line ended a sentence, or was not full. */
bool body_heading_stands_below(const struct body_place *at, struct span above);

/* A line in capitals that can be one. */
bool body_heading_in_capitals(const struct body_place *at, struct span line);

/* Nothing stands right below the line at hand but an item or a heading in capitals. */
bool body_heading_is_alone(const struct body_place *at);

/* The line at hand, not in capitals, can be one where it is alone. */
bool body_heading_in_words(const struct body_place *at);

/* The line at hand, right below an item, ends the list and is a heading: alone, not indented, and
 * with a colon, a question mark or a role. */
bool body_heading_ends_list(const struct body_place *at);

/* The line at hand is a heading that leads to what belongs to the section at hand: it ends in a
 * colon, or stands above items. */
bool body_heading_leads_on(const struct body_place *at);

/* The line at hand, which no heading in capitals stands above, has its text right below it and is a
 * heading all the same: short, and of a role. */
bool body_heading_opens_text(const struct body_place *at);

/* The line at hand names what stands below it: it asks, ends in a colon or has a role; else its own
 * text or items follow, and no other heading. */
bool body_heading_has_text(const struct body_place *at);

/* Is the line at hand, `c) …`, one of a list? `last`, the number of the item above (0: none), is
 * that of b then; after `a)`, `b)` comes soon. */
bool body_heading_in_letters(const struct body_place *at, unsigned last);

/* body_correct: corrections of how lines were understood (body.h has their language). Inside
 * posting/body* only. */
struct body_correction {
    enum posting_block_kind kind;
    unsigned level;
    bool has_role;
    enum lang_role role;
    struct span span;
    bool used; /* a line answers to it: whoever uses it says so */
};

/* Folded line → struct body_correction *, owned (g_hash_table_unref); NULL: there are none. `ini`
 * may be NULL. Reports ini-value. */
GHashTable *body_corrections_read(const struct ini *ini, struct diag *diag);

/* The correction of a line, lent, or NULL. `corrections` may be NULL, here and below. */
struct body_correction *body_corrections_find(GHashTable *corrections, struct span line);

/* Reports ini-value for each that was not used. */
void body_corrections_report(GHashTable *corrections, struct diag *diag);

#endif
