/* facts_prose: facts in running text, where no heading names them. Inside posting/facts* only. */
#ifndef POSTING_FACTS_PROSE_H
#define POSTING_FACTS_PROSE_H

#include "posting/posting.h"

/* `Lieu : Marseille`, `Salary: £30,000`: facts that lines of the block name; FACT_COUNT: all of them, else the wanted one alone. What is known stays. */
void facts_read_named(struct posting *posting, struct span block, enum posting_fact_id wanted);

/* What a line says of pay: surer than a section of that role, which may speak of holidays. What is known stays. */
void facts_read_named_pay(struct posting *posting);

/* All that the text says of contract, hours, dates and employer without a heading. What is known stays. */
void facts_read_prose(struct posting *posting);

#endif
