/* What the files of product/ share: a posting on its way, and the steps that it takes. */
#ifndef PRODUCT_PRODUCT_PRIVATE_H
#define PRODUCT_PRODUCT_PRIVATE_H

#include "export/export.h"
#include "product/product.h"
#include "scan/scan.h"

struct job {
    struct house *house;
    const struct order *order;
    const struct posting *posting;
    struct fonts *fonts;
    struct doc *doc; /* the last one composed: offer.txt says the same as offer.pdf */
    const struct document *doc_of;
    const struct design *doc_design;
    const struct dossier *dossier; /* of the one whose cover is at hand; NULL: none */
    const struct document *judged; /* the last one whose colours were */
    GBytes *jsonld;                /* the posting as data, which PDFs carry; NULL until one does */
    GHashTable *designs;           /* char * → const struct design *, or NULL: it can't be used */
    GPtrArray *own_designs;        /* struct design *: those that are the posting's own */
    struct out_set *files;         /* written, and not yet in their places */
    struct job_result result;
    struct diag *diag;
};

/* house.c */
/* The fonts for a posting in this folder (house_close_fonts): the house's, opened once in each
 * process, with those of the folder, if it has some. NULL: there are none, reported. */
struct fonts *house_open_fonts(struct house *house, const char *folder, struct diag *diag);
void house_close_fonts(struct house *house, struct fonts *fonts);
/* The design of a layout for a posting (`other_brand`: NULL, or that of another brand), read once
 * where nothing of the posting's own counts, and nothing was reported; else *own is new, and
 * becomes the caller's (design_drop). NULL: reported.
 */
const struct design *house_find_design(struct house *house, const struct posting *posting,
                                       const char *other_brand, const char *name,
                                       struct design **own, struct diag *diag);
/* The hyphenation dictionaries, read when they are needed. Lent. */
struct hyphens *house_hyphens(const struct house *house);
/* The data folder. */
const char *house_data(const struct house *house);

/* forms.c */
#define FORMS_FOLDER "panel-" /* what the folder of a round begins with */
#define FORMS_CROPS "crops"   /* in it, pictures of rows and of evidence by hand */
/* The paths of what a folder holds and is wanted (NULL: of all), by name; none, and reported, if
 * not all of it can be read (char *, freed with the array). */
GPtrArray *forms_list_folder(const char *folder, bool (*is_wanted)(const char *name),
                             struct diag *diag);
/* The named files (ends with NULL); where none is named, forms and ballots in the round's folder,
 * by name, and not what was made of them; `whole`: these beside the named ones (char *, freed with
 * the array). */
GPtrArray *forms_gather(const struct posting *posting, const char *round, char *const *named,
                        bool whole, struct diag *diag);
/* Is a file of that name (without folder) called as what is made of a round? */
bool forms_is_made(const char *name);
/* Is a file of that name (without folder) one of them? */
bool forms_is_ballot(const char *name);

/* documents.c */
/* The first document of this name; there must be one. */
const struct document *documents_find(const char *name);
/* offer.jsonld, which PDFs carry as posting.jsonld (g_bytes_unref). */
GBytes *documents_new_jsonld(const struct posting *posting, const struct doc *offer);
/* The document's file: `poster-friche.pdf`; in another layout than its own, `poster-friche-a3.pdf`
 * (g_free). */
char *documents_file_name(const struct product *product, const struct order *order);
/* A file of this name in the posting's folder (g_free). */
char *documents_path(const struct product *product, const struct order *order, const char *name);

/* steps.c */
/* Of personal forms the codes of the first, of which the others are copies; of others none. */
struct grid_codes job_find_codes(const struct job *job);
void job_step(const struct job *job, const char *name); /* tells who wants to know */
/* Reads that design, as long as no font is open. */
void job_load_design(struct job *job, const struct document *document);
/* The document's design: that of its layout, or of the order's. *other: the order's is of another
 * kind, so this document is not asked for. NULL: reported, or other. Lent. */
const struct design *job_find_design(struct job *job, const struct document *document, bool *other);
/* What it says. Never NULL; lent. */
struct doc *job_compose(struct job *job, const struct product *product);
/* The posting as data, made of the offer; once a posting. Lent. */
GBytes *job_jsonld(struct job *job, const struct product *product);
/* What the layout makes of it. */
void job_dress(const struct job *job, const struct product *product);
/* Where it stands, judged and, for print, bled (pages_drop). NULL: reported. */
struct pages *job_place(struct job *job, const struct product *product);

/* bind.c: a document of parts, each in its own layout: what all of them say and where it stands.
 * False: reported. */
bool job_bind(struct job *job, struct product *product);

/* finish.c: from pages to bytes. NULL: reported (g_bytes_unref). */
GBytes *job_paint(const struct job *job, const struct product *product, GArray *marks);
GBytes *job_seal(struct job *job, const struct product *product, GBytes *painted,
                 const GArray *marks);

/* web.c: pages that stand alone. NULL: reported (g_bytes_unref). */
GBytes *web_make_offer(const struct product *product, struct diag *diag);
GBytes *web_make_ballot(const struct product *product, struct diag *diag);

/* web_apply.c */
/* Where to apply: the first link of the facts, else the address of the offer. NULL: unknown. Lent.
 */
const char *web_find_application(const struct doc *doc, const struct posting *posting);
/* "CV et lettre de motivation": what one sends there, if a sentence of the posting says so
 * (g_free).
 */
char *web_new_sent(const struct posting *posting);

/* web_brand.c: what a page takes from the brand. */
#define WEB_FACES 3
#define WEB_COLOURS 18
struct web_face {
    const char *style; /* of the layout; NULL: the end of the list */
    const char *weight;
    const char *text; /* what it has to show */
};

struct web_brand {
    struct html_brand page;
    struct html_face faces[WEB_FACES];
    struct html_colour colours[WEB_COLOURS];
    char *motif;
};

/* A face that the fonts lack is reported. The brand stays where it is until it is cleared. */
void web_brand_init(struct web_brand *brand, const struct product *product,
                    const struct web_face *faces, struct diag *diag);
void web_brand_clear(struct web_brand *brand);

/* paper.c: what makes a form known when it comes back on paper. */
/* Puts its code on each page, where the layout has one. False: reported. */
bool paper_stamp(const struct job *job, const struct product *product, struct pages *pages);
/* The item that paints it. NULL: its layout has none. */
const struct page_item *paper_find_code(const struct page *page);
/* What paints the codes of these pages in a copy for somebody else (GString *; g_ptr_array_unref).
 * NULL: reported. */
GPtrArray *paper_new_codes(const struct job *job, const struct pages *pages,
                           const struct grid_codes *codes);

/* paper_form.c: a posting's grid in a layout, as it is looked for in pictures. */
struct paper {
    struct scan_form form;
    GArray *pages; /* struct scan_page: the form's */
    GStringChunk *strings;
    GPtrArray *blocks;
};
/* NULL: reported, or the layout is of no grid (paper_drop, takes NULL). */
struct paper *paper_new(struct house *house, const struct posting *posting, const char *layout,
                        struct diag *diag);
void paper_drop(struct paper *paper);

/* returns.c: files of pictures, and what people said of them. */
#define RETURNS_LAYOUTS 2

struct return_file {
    char *path;
    GBytes *bytes;
};

struct returns {
    struct house *house;
    const struct posting *posting;
    GArray *files;                         /* struct return_file */
    struct paper *papers[RETURNS_LAYOUTS]; /* by layout; NULL: not needed yet, or it can't be had */
    bool is_tried[RETURNS_LAYOUTS];
    struct panel_answers *answers;
};

struct returns *returns_new(struct house *house, const struct posting *posting);
void returns_drop(struct returns *returns); /* may be NULL */
void returns_add(struct returns *returns, const char *path, GBytes *bytes);
/* The answers in a folder. Reports those that the system doesn't give. */
void returns_find_answers(struct returns *returns, const char *folder, struct diag *diag);
/* Reads the files into the round's panel, and lists what waits; the round keeps nothing that is the
 * returns' own. */
void returns_take(struct returns *returns, struct round *round);

/* piles.c: pages that find each other. */
struct piles;
struct piles *piles_new(struct returns *returns, struct round *round);
/* A page that was read; the sheet is lent until the piles are closed. */
void piles_add(struct piles *piles, const char *name, const struct scan_sheet *sheet);
/* Makes their ballots, and ends them. */
void piles_close(struct piles *piles);
/* Of a crop (g_free). */
char *returns_digest(GBytes *crop);

/* forms.c: personal forms in place of the one grid that was sealed, which has the codes of the
 * first. False: one was not made; reported. */
bool forms_write(struct job *job, const struct pages *pages, GBytes *sealed);
/* grid-C-07-A.pdf (g_free) */
char *forms_name(const char *candidate, const char *evaluator);

/* round.c: a round without its ballots: what its grid asks (round_drop). NULL: reported. */
struct round *round_open(const char *posting, const char *number, struct diag *diag);

/* ballots.c: the ballots of a file that came back, of any kind; password: NULL, or that of
 * encrypted ones; returns: takes what is a picture, and answers; NULL: they are passed over. What
 * can't be read is a remark of the panel, and reported where the system failed. Returns the kind of
 * what it holds (MIME, static), and in *taken, unless that is NULL, its bytes (g_bytes_unref); both
 * are NULL of a file that is neither a PDF nor text. */
const char *ballots_take(struct panel *panel, const char *file, const char *password,
                         struct returns *returns, GBytes **taken, struct diag *diag);

/* write.c: a document, or what it is on its way. All files of a job come to their places together
 * (out_set): what became of each is counted and told then; of forms, what was there and is moved
 * aside, or stays, is reported. */
void job_open_files(struct job *job);
void job_place_files(struct job *job);
void job_write(struct job *job, const struct product *product, GBytes *bytes);
/* False: a picture can't be made; reported. */
bool job_write_stage(struct job *job, const struct product *product);
/* `how`: flags of out_set_add. */
void job_write_file(struct job *job, const char *path, GBytes *bytes, unsigned how);

#endif
