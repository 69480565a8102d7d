/* documents_artwork: which artwork placed pages show. Inside cli/ only. */
#ifndef CLI_DOCUMENTS_ARTWORK_H
#define CLI_DOCUMENTS_ARTWORK_H

#include "typeset/page.h"

/* The names of its files, each once, with commas; *span becomes where the first is named. NULL: there is none (g_free). */
char *documents_list_artwork(const struct pages *pages, struct span *span);

#endif
