/* compose: what each document says, in which order, and how dispensable each node is; never where
 * it stands. */
#ifndef DOCUMENT_COMPOSE_COMPOSE_H
#define DOCUMENT_COMPOSE_COMPOSE_H

#include "document/doc.h"
#include "panel/panel.h"
#include "posting/posting.h"

/* Whom a personal grid is for; NULL: left blank, to be filled in. */
struct grid_codes {
    const char *round, *candidate, *evaluator;
};
/* "C-07 · A", with which the title of such a grid begins (g_free). */
char *compose_grid_codes(const char *candidate, const char *evaluator);

/* What a dossier is bound of, but for its cover. */
enum dossier_part {
    DOSSIER_OFFER,
    DOSSIER_ANCHORS,
    DOSSIER_SUMMARY,
    DOSSIER_FIGURES, /* those of one candidate */
    DOSSIER_BALLOTS
};

/* Where something begins: what the contents lead to. */
struct dossier_place {
    unsigned page;                  /* from 1 */
    const struct doc_node *heading; /* of another document that will be bound with the cover */
};

struct dossier_entry {
    enum dossier_part part;
    struct dossier_place place;
};

/* What the cover of a dossier says of it. All lent. */
struct dossier {
    const char *candidate; /* of an extract; NULL: the whole */
    unsigned originals;    /* files that are attached, beside panel.csv; 0: nothing is */
    const char *day;       /* it was made; NULL: it doesn't say */
    const struct dossier_entry *entries;
    unsigned count;
    const struct dossier_place *ballots; /* of each ballot of the panel */
};

/* What is composed, and for whom. All lent. */
struct compose_request {
    const struct posting *posting;
    const struct posting_office *here; /* the office where it hangs, which stands first and whose
                                          facts count; NULL: everyone's */
    struct ini_value brand_name, brand_tagline; /* the brand's; they count where the posting asks
                                                   for a brand and says none itself */
    const struct panel *panel;                  /* of a round; NULL: none */
    const struct panel_result *result;          /* with it */
    const struct dossier *dossier;              /* of its cover; NULL: none */
    struct grid_codes codes; /* of a grid: these fields are filled in and read-only */
};

/* Each gives a new doc (doc_drop); never NULL. The posting must outlive it. Nothing is reported:
 * what is left out for good is noted in the doc (doc_omit), what may go when there is no room is a
 * section of it (doc_add_section) or the lead. Each child of the document flows into a frame of its
 * kind, by `slot`. */
struct doc *compose_poster(const struct compose_request *request);
struct doc *compose_card(const struct compose_request *request);
struct doc *compose_offer(const struct compose_request *request);
/* The posting has criteria. */
struct doc *compose_grid(const struct compose_request *request);
/* The request has a panel. */
struct doc *compose_panel(const struct compose_request *request);
/* Parts of a dossier: its cover, which is one page; what scores mean; the figures of the panel's
 * candidates; their ballots, each of which begins with a heading of level 2. The request has a
 * panel; for the cover a dossier. */
struct doc *compose_cover(const struct compose_request *request);
struct doc *compose_anchors(const struct compose_request *request);
struct doc *compose_figures(const struct compose_request *request);
struct doc *compose_ballots(const struct compose_request *request);

#endif
