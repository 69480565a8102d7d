/* places: where the work is done: addresses in running text, taken apart. Inside posting/ only. */
#ifndef POSTING_PLACES_H
#define POSTING_PLACES_H

#include "posting/posting.h"

/* Sets FACT_PLACES from the section with that role, one address a line, unless it is known. The offices' addresses say where one ends. */
void places_read(struct posting *posting);

/* `A | B` in place: a line each. */
void places_split(char *text);

#endif
