/* export: documents and figures as something else than pages: plain text, HTML, JSON-LD, CSV and
 * JSON. It writes no file. */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include "document/doc.h"
#include "panel/panel.h"
#include "posting/posting.h"

/* offer.txt, social.txt (specs/offer.md): all that the tree says, in reading order; what was cut
 * from it is not there. UTF-8 with LF: a paragraph a line, an empty line between blocks, `- `
 * before items, "label : value" for a row of a table, in the document's language; of all spaces
 * only the ordinary one, so that a search for two words finds them. `doubled`: inclusive forms as
 * they are read aloud, `salariées et salariés`, not as they are written. Reports nothing; never
 * fails (g_free). */
char *export_text(const struct doc *doc, bool doubled);

/* What was understood of a posting, as one JSON object and a line end: name, language, facts,
 * sections with their blocks, criteria, each with its place; what is unknown is null (g_free). */
char *export_posting(const struct posting *posting);

/* A round's figures as CSV: a row a figure, `figure,candidate,evaluator,criterion,value`; UTF-8,
 * LF, two decimals; what can't be computed is blank (g_free). */
char *export_panel_csv(const struct panel *panel, const struct panel_result *result);
/* The same as JSON, whole numbers and doubles as they are, with what was read, refused and set
 * aside (g_free). */
char *export_panel_json(const struct panel *panel, const struct panel_result *result);

/* What a web page takes from the brand: its colours and faces. All is lent. */
struct html_face {
    const char *family; /* as CSS names it */
    const char *weight; /* "400" */
    GBytes *font;       /* TrueType, subset */
};

struct html_colour {
    const char *name; /* primary, ink, accent, tint, paper, rule, muted, field, edge, night (the
                         facts' ground), link, heading; for the dark pale (links), dark-muted,
                         dark-field, dark-tint, dark-rule, dark-edge */
    char css[8];      /* #2d1fe0 */
};

struct html_brand {
    const char *text_family, *display_family;
    const struct html_face *faces;
    unsigned face_count;
    const struct html_colour *colours;
    unsigned colour_count;
    const char *motif; /* SVG, or NULL */
};

/* What offer.html shows beside the document: words of its own. All is lent. */
struct html_page {
    const struct html_brand *brand;
    const char *kicker;                  /* "Offre d’emploi · CDI · temps plein" */
    const char *apply_uri, *apply_label; /* NULL: there is no address to apply to */
    const char *apply_note;              /* what one sends, or NULL */
    const char *skip_label, *contents_label, *facts_label;
    const char *jsonld; /* or NULL */
};

/* offer.html: one self-contained page, semantic, without scripts (g_free). `doc` is an offer that
 * no layout has dressed. */
char *export_html(const struct doc *doc, const struct html_page *page);
/* grid.html: the grid of a posting that has criteria as one self-contained page, whose script
 * gives a ballot as CSV (g_free). `grid` is what the PDF says. */
char *export_ballot(const struct posting *posting, const struct doc *grid,
                    const struct html_brand *brand);
/* offer.jsonld: schema.org's JobPosting, from the posting and its offer (g_free). */
char *export_jsonld(const struct posting *posting, const struct doc *offer);
/* An element `job` of the feed, with what the posting says (g_free). */
char *export_feed_job(const struct posting *posting, const struct doc *offer);
/* An element `url` of the site map; "": the offer has no address of its own (g_free). */
char *export_sitemap_url(const struct posting *posting);
/* feed.xml and sitemap.xml (sitemaps.org, protocol 0.9) of such elements (g_free). */
char *export_feed(const char *jobs);
char *export_sitemap(const char *urls);
/* The offer's text alone, as elements without classes: for a description (g_free). */
char *export_html_text(const struct doc *doc);

/* ini: the posting.ini that a new posting begins with, whose text is all that is known of it: what
 * was found, with its line and rule, what was not, how headings were understood; all but the
 * employer commented out (g_free). */
struct export_beginning {
    const struct posting_fact *employer; /* as the text says it */
    const char *brand;                   /* its name; NULL: the default */
    char *const *answers; /* by fact, what was said of it, which stands there; NULL: not asked */
    char *const *data; /* by fact, what a page's data say of it, offered where the text does not */
};
char *export_ini(const struct posting *posting, const struct export_beginning *beginning);
/* What the data of a page (JSON-LD; NULL: none) say of its post: facts[id], g_free; others stay. */
void export_read_page_data(const char *json, char *facts[FACT_COUNT]);
/* The facts of it, one after the other, each with what one might write. False: there are no more.
 */
bool export_ini_asks(unsigned index, enum posting_fact_id *id, const char **example);

/* confirm: rows of paper that a person has to read. All lent. */
struct confirm_choice {
    const char *value, *label; /* NULL: the end */
};

struct confirm_row {
    const char *title; /* "C-07 · A · K3 Label" */
    const char *why;   /* and where it is */
    const char *row, *digest;
    const char *proposal;                 /* one of the values; NULL: none */
    GBytes *crop;                         /* PNG */
    const struct confirm_choice *choices; /* NULL: it is typed */
    unsigned most;                        /* characters, of what is typed */
};

struct confirm_page {
    const char *title, *note;
    const char *saved; /* what to do with what was saved */
    const struct confirm_row *rows;
    unsigned count;
};

/* confirm.html, which saves confirmed.csv, in the language that is spoken (g_free). */
char *export_confirm(const struct confirm_page *page);

#endif
