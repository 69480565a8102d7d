/* box_para: the text of a block as a paragraph, and the size at which it is set. Shared by box_text, box_run and box_size. Inside typeset/ only. */
#ifndef TYPESET_BOX_PARA_H
#define TYPESET_BOX_PARA_H

#include "typeset/box.h"
#include "typeset/para.h"

#define BOX_REFERENCE_EM_PT 10.0 /* what 1em is while a text is shaped */

struct box_para {
    struct para *para;
    double shaped_pt; /* the size it was shaped at */
};

static inline double box_para_size(struct design_length size, double em_pt)
{
    return size.unit == UNIT_EM ? size.value * em_pt : size.value;
}

/* box_run.c: the text of a block in its styles, shaped the first time it is asked for. Lent by the box. */
struct box_para *box_para_find(struct box *box, const struct doc_node *block, const struct design_style *style);
/* New (para_drop): a text in one style, of no node. */
struct para *box_para_loose(struct box *box, const struct design_style *style, const char *text);

/* box_size.c: the largest size of the style's range, up to the stretch allowed now, at which the text takes no more than its lines; on fewer lines
 * where that costs little size, so that no line of a title holds but a small word. In points. */
double box_para_choose_size(const struct box *box, const struct design_style *style, const struct box_para *text, double width_pt);
/* A title that has to break a word, even at the smallest size, is none: false, `fit` reported once at `node`. */
bool box_para_holds_words(struct box *box, const struct doc_node *node, const struct design_style *style, const struct box_para *text, double size_pt,
                          double width_pt);

#endif
