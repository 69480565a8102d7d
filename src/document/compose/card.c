/* compose_card: what the picture for posting online says: who looks for whom, the facts, where to
 * read on.
 *
 * From posting to document. What always holds: it says nothing that the poster does not. */
#include "document/compose/compose_private.h"

#define FACTS_SHOWN 3 /* what is read in passing */

struct doc *compose_card(const struct compose_request *request)
{
    struct compose c = compose_begin(request);
    struct doc_node *more;

    compose_header(&c);
    compose_facts(&c, FACTS_SHOWN);
    more = doc_add(c.doc, c.doc->root, DOC_GROUP, "more", NO_SPAN);
    compose_code(&c, more);
    compose_contact(&c, more);
    compose_slot(&c, "more");
    return c.doc;
}
