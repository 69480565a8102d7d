/* facts_lead: dates to which words lead. Inside posting/facts* only. */
#ifndef POSTING_FACTS_LEAD_H
#define POSTING_FACTS_LEAD_H

#include "posting/posting.h"

/* Start, deadline and publication in those blocks of the text that are `searched` (one bool for each). What is known stays. */
void facts_read_leads(struct posting *posting, const bool *searched);

#endif
