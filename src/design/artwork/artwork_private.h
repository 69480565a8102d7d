/* artwork_parts: which parts of an SVG show which others, and how much is drawn in the end. */
#ifndef DESIGN_ARTWORK_ARTWORK_PRIVATE_H
#define DESIGN_ARTWORK_ARTWORK_PRIVATE_H

#include "base/base.h"
#include "design/design.h"

#include <librsvg/rsvg.h>

struct artwork_parts;

struct artwork_parts *artwork_parts_new(void);
void artwork_parts_drop(struct artwork_parts *parts);

/* Elements in the order of the file: as each begins, its id (NULL: none), then what it shows; as
 * each ends. */
void artwork_parts_begin(struct artwork_parts *parts, const char *id, struct span span);
void artwork_parts_refer(struct artwork_parts *parts, const char *id, size_t len, struct span span);
void artwork_parts_end(struct artwork_parts *parts);

/* After the last: reports svg for what is shown but not there, what shows itself, and what
 * multiplies beyond what a page can want; false then. */
bool artwork_parts_check(struct artwork_parts *parts, struct diag *diag);

/* entities: a file's text with the plain entities that its DOCTYPE declares put where it names
 * them, and that declares none; the same source, if it has none, or others. Takes the source. */
struct source *artwork_expand(struct source *source);

/* artwork_judge: is an SVG fit for documents? */
/* Reports svg, at the tag, for all that would be missing, or look otherwise, on another system, or
 * another day; false then. *risky: it has what may take long, or much memory, to paint. */
bool artwork_judge(const struct source *source, bool *risky, struct diag *diag);

/* limits: of an attribute's value, are its numbers those that a page may have? */
bool artwork_numbers_fit(const char *name, const char *value);
double artwork_scale_of(const char *transform); /* at least 1 */
bool artwork_scale_fits(double scale);          /* of all that stand in each other */
bool artwork_box_fits(const char *box);         /* a view box */
/* What is wrong with a picture, `data:image/png…` or `data:image/jpeg…`; not translated. NULL:
 * nothing. */
const char *artwork_picture_fault(const char *href);

/* try: reads and paints artwork in a process of its own. Reports svg for what can't be painted
 * within its limits, system where there is no process; false then. */
bool artwork_try(const struct source *source, struct nursery *nursery, struct diag *diag);

/* module_rsvg: librsvg's functions, which `svg` opens. */
struct rsvg_functions {
    __typeof__(rsvg_handle_new_from_data) *read;
    __typeof__(rsvg_handle_get_intrinsic_dimensions) *measure;
    __typeof__(rsvg_handle_render_document) *paint;
};

/* svg: what librsvg makes of it. Sets the artwork's size. Reports `svg` for what is damaged or has
 * no size, `system` where the library is missing; NULL then. The source must outlive it. */
struct svg *svg_new(const struct source *source, struct design_art *art, struct diag *diag);
void svg_drop(struct svg *svg);
/* Paints it as a picture with so many pixels on its longer side, and forgets that. False: it
 * can't be. */
bool svg_try(const struct design_art *art, double side);

#endif
