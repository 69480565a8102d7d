/* design_box: frames, shapes and shown artwork of a layout. Inside document/ only. */
#ifndef DOCUMENT_DESIGN_BOX_H
#define DOCUMENT_DESIGN_BOX_H

#include "document/design_value.h"

extern const struct design_property design_frame_properties[], design_shape_properties[];

/* Reads every [frame NAME] and [shape NAME]. Reports what design_value_read and artwork_open report, ini-value for
 * artwork that the brand lacks, ini-section for a shape that nobody would see. */
void design_read_boxes(struct design *design, const struct ini *ini, const struct design_names *names);
/* Once all styles are read: one that is like another has its artwork from it. Reports the same. */
void design_show_artwork(struct design *design, const struct ini *ini, const struct design_names *names);

void design_frame_drop(struct design_frame *frame);

#endif
