/* What the files of export/ share: writing HTML. */
#ifndef EXPORT_EXPORT_PRIVATE_H
#define EXPORT_EXPORT_PRIVATE_H

#include "export/export.h"

/* The page's <style>: the brand's colours and faces, for screens wide and narrow, in light and
 * dark, and for paper. */
void html_append_style(GString *html, const struct html_page *page);
/* JSON-LD in a <script> of data, so written that nothing in it ends the element. */
void html_append_script(GString *html, const char *json);

#endif
