/* facts: the rules that judge what is known of the job.
 *
 * A part of check. */
#include "check/check_private.h"

/* Does every office state it for itself? */
static bool all_offices_have(const struct posting *posting, enum posting_fact_id id)
{
    for (unsigned i = 0; i < posting->offices->len; i++)
        if (!g_array_index(posting->offices, struct posting_office, i).facts[id].text)
            return false;
    return posting->offices->len > 0;
}

void check_missing_fact(const struct check *check)
{
    static const struct {
        enum posting_fact_id id;
        const char *what;
    } wanted[] = {{FACT_TITLE, "title"},          {FACT_EMPLOYER, "employer"},
                  {FACT_PLACES, "place of work"}, {FACT_CONTRACT, "kind of contract"},
                  {FACT_CONTACT, "contact"},      {FACT_DEADLINE, "deadline"},
                  {FACT_START, "start date"},     {FACT_PUBLISHED, "publication date"},
                  {FACT_REFERENCE, "reference"},  {FACT_URL, "address (URL) of the offer"}};

    for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++)
        if (!check->posting->facts[wanted[i].id].text &&
            !all_offices_have(check->posting, wanted[i].id))
            diag_add(check->diag, DIAG_MISSING_FACT, NO_SPAN,
                     "no %s is known; give it in [facts], key %s", wanted[i].what,
                     posting_fact_name(wanted[i].id));
}

/* Neither a contact nor an address on the web, and no section says how to apply. */
void check_no_apply(const struct check *check)
{
    const struct posting *posting = check->posting;
    const struct posting_section *section = posting_find_section(posting, ROLE_APPLY);

    if (section && section->count > 1)
        return;
    if (posting->facts[FACT_CONTACT].text || all_offices_have(posting, FACT_CONTACT) ||
        posting->facts[FACT_URL].text || posting->facts[FACT_SITE].text)
        return;
    diag_add(check->diag, DIAG_NO_APPLY,
             section ? posting_block(posting, section->first)->span : NO_SPAN,
             "nothing says how to apply, and neither will the poster; give an address in [facts], "
             "key contact or url");
}
