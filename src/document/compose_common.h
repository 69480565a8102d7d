/* compose_common: what the compose_* files share. Inside document/ only. */
#ifndef DOCUMENT_COMPOSE_COMMON_H
#define DOCUMENT_COMPOSE_COMMON_H

#include "document/compose.h"

struct compose {
    const struct posting *posting;
    const struct design *design;
    const struct posting_office *here; /* whose document it is; NULL: everyone's */
    bool brief; /* items in the wording that [poster] gives, where it gives one */
    struct doc *doc;
    GPtrArray *used; /* const struct posting_abbreviation *, each once, as they are met; NULL:
                        abbreviations are not marked */
};

/* A new doc in the posting's language: titled after the job, authored by the organisation. */
struct doc *compose_doc_new(const struct compose *c);

/* Who looks for somebody: the posting's word for it, or its brand's; text NULL: unknown. Lent. */
struct posting_value compose_organisation(const struct compose *c);

/* A fact as it holds here: the office's own, or the posting's. */
const struct posting_fact *compose_fact(const struct compose *c, enum posting_fact_id id);

/* The text with its typography set right (g_free). */
char *compose_typo(const struct compose *c, const char *text);

/* A block of text: typography, and capitals where the style wants them (the mixed form goes to
 * actual_text). */
struct doc_node *compose_text(const struct compose *c, struct doc_node *parent, enum doc_role role,
                              const char *style, const char *text, struct span span);
/* The same with one of the tool's own labels. */
struct doc_node *compose_label(const struct compose *c, struct doc_node *parent, enum doc_role role,
                               const char *style, enum lang_label label);
/* A block of text with its links (style "link") and, where `used` is given, its abbreviations. */
struct doc_node *compose_rich(const struct compose *c, struct doc_node *parent, enum doc_role role,
                              const char *style, const char *text, struct span span);
/* A link that shows `text` (in capitals where the block around it or the style "link" is) and leads to `uri`; what it
 * says comes from the language. */
struct doc_node *compose_link(const struct compose *c, struct doc_node *parent, const char *text,
                              const char *uri, struct span span);

/* The blocks [first, end) as headings, lists and paragraphs: styles section, sub-heading, text,
 * list, item, item-label, item-text. */
void compose_blocks(const struct compose *c, struct doc_node *parent, unsigned first, unsigned end);

/* The logo, where the layout shows one and the brand has it; organisation and tagline, where known. */
void compose_brand(const struct compose *c, struct doc_node *parent);

/* The document's children since the last call flow into this frame; after the last part, none is without one. */
void compose_slot(const struct compose *c, const char *slot);

#endif
