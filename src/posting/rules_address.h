/* rules_address: the rule `address`. Inside posting/rules* only. */
#ifndef POSTING_RULES_ADDRESS_H
#define POSTING_RULES_ADDRESS_H

#include "base/diag.h"

/* Reports address for each e-mail address and URL in the span that can't be one. Linear. */
void rules_check_addresses(struct span span, struct diag *diag);

#endif
