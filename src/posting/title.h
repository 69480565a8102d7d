/* title: what the job is called, found at the beginning of the text. Inside posting/ only. */
#ifndef POSTING_TITLE_H
#define POSTING_TITLE_H

#include "posting/posting.h"

/* Where the title stands in posting->txt; len 0: nothing looks like one. Needs language, organisation, tagline and offices. */
struct span title_find(const struct posting *posting);

/* Does a line only say that there is a job: "OFFRE D'EMPLOI", "MAISON X RECRUTE"? */
bool title_is_announcement(enum lang lang, struct span line);

#endif
