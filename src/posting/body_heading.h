/* body_heading: is a line a heading, at its place in the text? Inside posting/body* only. */
#ifndef POSTING_BODY_HEADING_H
#define POSTING_BODY_HEADING_H

#include "posting/body_line.h"

/* What is known while a line is read. */
struct body_place {
    enum lang lang;
    const char *title;         /* folded, or NULL */
    enum lang_role role;       /* of the section at hand */
    unsigned sections, blocks; /* so far; the first section has no heading */
    struct body_line line, next;
    const struct source *source;
    unsigned number;           /* of the line at hand, from 1 */
};

/* What the lexicon says of a line; `2. Profil` is `Profil`. */
enum lang_role body_heading_role(const struct body_place *at, struct span line);

/* The line at hand, `2. Profil`, looks like an item and is a heading: alone, with a role, and no list of numbers goes on below it. */
bool body_heading_is_numbered(const struct body_place *at);

/* The section at hand is about a fact: short lines are its content. */
bool body_heading_holds_fact(const struct body_place *at);

/* The line at hand can only be more of what the line above begins: "DE CANDIDATURE", "PRINCIPALES", or anything below "LIEUX DE". */
bool body_heading_joins(const struct body_place *at, struct span above);

/* The line at hand, right below the last one of an item, is none of it: no item follows, it begins anew, and that line ended a
 * sentence, or was not full. */
bool body_heading_stands_below(const struct body_place *at, struct span above);

/* A line in capitals that can be one. */
bool body_heading_in_capitals(const struct body_place *at, struct span line);

/* Nothing stands right below the line at hand but an item or a heading in capitals. */
bool body_heading_is_alone(const struct body_place *at);

/* The line at hand, not in capitals, can be one where it is alone. */
bool body_heading_in_words(const struct body_place *at);

/* The line at hand, right below an item, ends the list and is a heading: alone, not indented, and with a colon, a question mark or a role. */
bool body_heading_ends_list(const struct body_place *at);

/* The line at hand is a heading that leads to what belongs to the section at hand: it ends in a colon, or stands above items. */
bool body_heading_leads_on(const struct body_place *at);

/* The line at hand, which no heading in capitals stands above, has its text right below it and is a heading all the same: short, and of a role. */
bool body_heading_opens_text(const struct body_place *at);

/* The line at hand names what stands below it: it asks, ends in a colon or has a role; else its own text or items follow, and no other heading. */
bool body_heading_has_text(const struct body_place *at);

/* Is the line at hand, `c) …`, one of a list? `last`, the number of the item above (0: none), is that of b then; after `a)`, `b)` comes soon. */
bool body_heading_in_letters(const struct body_place *at, unsigned last);

#endif
