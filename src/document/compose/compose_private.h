/* What the files of compose/ share: how a piece of the posting becomes nodes (common), and the
 * parts that several documents have. */
#ifndef DOCUMENT_COMPOSE_COMPOSE_PRIVATE_H
#define DOCUMENT_COMPOSE_COMPOSE_PRIVATE_H

#include "document/compose/compose.h"

struct compose {
    const struct compose_request *request;
    const struct posting *posting;     /* the request's */
    const struct posting_office *here; /* the request's */
    bool several;                      /* there are several posts, a section each */
    bool brief; /* items in the wording that [poster] gives, where it gives one */
    struct doc *doc;
    struct compose_spans *spans; /* NULL: running text has none but links */
};

/* spans: what running text says of its words: what abbreviations stand for, how inclusive forms are
 * written out, in which language words are. Forms are compared as typography sets them. */
struct compose_spans {
    GPtrArray *used; /* const struct posting_phrase *: abbreviations, each once, as they are met */
    char **abbreviations, **inclusive, **foreign; /* forms of the posting's, in its order, as set */
};

void compose_spans_init(struct compose_spans *spans, const struct compose *c);
void compose_spans_clear(struct compose_spans *spans);
/* Running text without links, of `len` bytes, its typography set: leaves, and spans where `c` has
 * them. */
void compose_spans_add(const struct compose *c, struct doc_node *parent, const char *text,
                       size_t len, struct span span);
/* Of a text, as a leaf; nothing of nothing. */
void compose_leaf(const struct compose *c, struct doc_node *parent, const char *text, size_t len,
                  struct span span);

/* With a new doc in the posting's language: titled after the job, authored by the organisation. */
struct compose compose_begin(const struct compose_request *request);

/* Who looks for somebody: the posting's word for it, or its brand's; text NULL: unknown. Lent. */
struct ini_value compose_organisation(const struct compose *c);

/* A fact as it holds here: the office's own, or the posting's. */
const struct posting_fact *compose_fact(const struct compose *c, enum posting_fact_id id);

/* The text with its typography set right (g_free). */
char *compose_typo(const struct compose *c, const char *text);

/* A block of text with its typography. */
struct doc_node *compose_text(const struct compose *c, struct doc_node *parent, enum doc_role role,
                              const char *style, const char *text, struct span span);
/* The same with one of the tool's own labels. */
struct doc_node *compose_label(const struct compose *c, struct doc_node *parent, enum doc_role role,
                               const char *style, enum lang_label label);
/* A block of text with its links (style "link") and its spans. */
struct doc_node *compose_rich(const struct compose *c, struct doc_node *parent, enum doc_role role,
                              const char *style, const char *text, struct span span);
/* A link (style "link") that shows `text` and leads to `uri`; what it says of itself comes from the
 * language. */
struct doc_node *compose_link(const struct compose *c, struct doc_node *parent, const char *text,
                              const char *uri, struct span span);

/* The blocks [first, end) as headings, lists and paragraphs: styles section, sub-heading, text,
 * list, item, item-label, item-text. */
void compose_blocks(const struct compose *c, struct doc_node *parent, unsigned first, unsigned end);

/* A block that names what the next one says, before `end`, and what it says, as one text; NULL: it
 * does not (g_free). */
char *compose_join_value(const struct compose *c, unsigned index, unsigned end);

/* The logo; organisation and tagline, where known. */
void compose_brand(const struct compose *c, struct doc_node *parent);

/* The document's children since the last call flow into this frame; after the last part, none is
 * without one. */
void compose_slot(const struct compose *c, const char *slot);

/* parts: what poster and card have in common. */

/* Organisation, badge and title, into the frame `header`. */
void compose_header(const struct compose *c);
/* Of start, deadline, places, pay and reference the first `most` that are known, into the frame
 * `facts`. */
void compose_facts(const struct compose *c, unsigned most);
/* The QR code of the offer's address, or of the organisation's site, with the address below it;
 * nothing where neither is known. */
void compose_code(const struct compose *c, struct doc_node *parent);
/* Where to write to: the title of it, and the address, if it is known. */
void compose_contact(const struct compose *c, struct doc_node *parent);
/* Whom to apply to, a paragraph each; nothing where nobody is known. */
void compose_contact_lines(const struct compose *c, struct doc_node *parent);
/* The offer's address on the web, else the organisation's; nothing where neither is known. */
void compose_web_line(const struct compose *c, struct doc_node *parent);

/* apply: how one applies, as a group: in the posting's words, else its contact, else its address on
 * the web; nothing where it says none of that. */
void compose_apply(const struct compose *c, struct doc_node *parent);
/* Commitments, and what stands behind the list of how one applies. */
void compose_small_print(const struct compose *c);

/* rest: what a poster says beside missions, profile and how to apply, where there is room. */
struct compose_rest {
    const struct compose *c;
    const struct doc_node *lead; /* NULL: none */
    GArray *parts;               /* struct compose_part */
};

void compose_rest_init(struct compose_rest *rest, const struct compose *c,
                       const struct doc_node *lead);
/* Of the sections [first, end) all that no other part of the poster says. */
void compose_rest_add(struct compose_rest *rest, unsigned first, unsigned end);
/* Says in which order they go, once all are there; ends the rest. */
void compose_rest_rank(struct compose_rest *rest);
/* All of it, as it stands in the text, where there is nothing else. */
void compose_rest_add_all(struct compose_rest *rest);

/* view: a posting of which some blocks are left, as a poster sets them. */
struct compose_view {
    struct posting posting; /* blocks and sections are the view's, all else is lent */
    GStringChunk *strings;
    GPtrArray *links;
    bool filled; /* the section that is open: see compose_view_open */
    bool inside; /* sections of the text are parts of it, and their headings stand lower */
};

void compose_view_begin(struct compose_view *view, const struct posting *posting);
void compose_view_end(struct compose_view *view);
/* Blocks that are added stand in the section that was opened last; where none is added, it is none.
 * `filled`: the section had more than a heading, and is nothing with a heading alone. */
void compose_view_open(struct compose_view *view, enum lang_role role, bool filled);
/* `said`: the block's text as far as it is said; NULL: all of it. */
void compose_view_add(struct compose_view *view, const struct posting_block *block,
                      const char *said);
/* No more blocks come. */
void compose_view_close(struct compose_view *view);

/* skip: from here on `c` has only what a poster says; `view` must be ended once it is
 * composed. */
void compose_skip(struct compose *c, struct compose_view *view);

/* A block on its way, or a part of it. */
struct compose_skip {
    struct compose_view *view;
    const struct compose *c;
    const struct posting_section *section;
    unsigned index;     /* of the block */
    const char *folded; /* its text */
    bool other_jobs;    /* below a heading of other jobs */
};

/* How many bytes of a stretch of text the facts that a poster shows take; those that only an INI
 * states have no part in it. */
size_t compose_skip_facts(const struct compose_skip *skip, struct span span);
const char *const *compose_skip_phrases(const struct compose_skip *skip, enum lang_unsaid what);
/* skip_part: what is left of a block's text; "": nothing (g_free). */
char *compose_skip_said(const struct compose_skip *skip, const struct posting_block *block);

/* Nothing but facts, in few words? */
bool compose_skip_repeats(const struct compose_skip *skip, const struct posting_block *block);

/* rows: a row of a table that says what is sought, as items; false: it is none. */
bool compose_rows_add(const struct compose_skip *skip, const struct posting_block *row);

/* posts: a text with several posts, of which a line each names one. */
struct compose_posts {
    unsigned count;
    unsigned first, end; /* blocks; none where there are fewer than two posts */
};

void compose_posts_find(const struct posting *posting, struct compose_posts *posts);
/* Does a post begin with this block? */
bool compose_posts_begins(const struct compose_posts *posts, const struct posting *posting,
                          unsigned index);
/* The document is titled after all of them; of the facts (FACT_COUNT, lent) those that hold for one
 * alone go. */
void compose_posts_name(struct compose *c, const struct compose_posts *posts,
                        struct posting_fact *facts);

/* Is a line parted by signs into words of different things: `Remote | Full-time`? */
bool compose_has_cells(const struct posting_block *block);
/* Notes down that the document leaves this block out. */
typedef void compose_omitting(const struct compose *c, const struct posting_block *block);
compose_omitting compose_omit;
/* The same, but for what header and foot say: title, house, offices. */
compose_omitting compose_omit_short;
unsigned compose_count_words(const char *text);

/* panel: what the parts of the summary share, and the grid in part. */

#define COMPOSE_MEMBERS_ABREAST 8 /* evaluators in one table: more have several */

struct doc_node *compose_group(const struct compose *c, struct doc_node *parent, const char *style);
const char *compose_panel_label(const struct compose *c, enum lang_panel text);
/* A heading of the summary. */
void compose_panel_heading(const struct compose *c, struct doc_node *parent, enum lang_panel text);
/* A cell, or a header cell of this scope, with one text. */
struct doc_node *compose_cell(const struct compose *c, struct doc_node *row, enum doc_scope scope,
                              const char *style, const char *text);
/* What the language says, its `{1}`, `{2}` … filled in; ends with NULL (g_free). */
char *compose_say(const struct compose *c, enum lang_panel text, ...) G_GNUC_NULL_TERMINATED;
/* "3 grilles lues" (g_free). */
char *compose_count(const struct compose *c, enum lang_panel text, unsigned count);
/* With so many decimals and the language's mark; "–" of what is not a number (g_free). */
char *compose_number(const struct compose *c, double value, int decimals);
/* "K3" (g_free). */
char *compose_criterion_number(unsigned criterion);
/* "A 4 · B 2": the scores of a candidate, by its place in the ranking, on a criterion (g_free). */
char *compose_scores(const struct compose *c, unsigned candidate, unsigned criterion);
/* NULL: there is none. */
const struct ballot *compose_find_ballot(const struct compose *c, const char *candidate,
                                         const char *evaluator);

/* panel_ranking.c: who stands where; panel_means.c: by criterion, and what is to be discussed;
 * panel_figures.c: agreement, strictness, stability; panel_annex.c: all figures and all words. */
void compose_panel_ranking(const struct compose *c);
void compose_panel_means(const struct compose *c);
/* Do means and what is to be discussed stand side by side, on the first page? */
bool compose_panel_is_small(const struct compose *c);
void compose_panel_figures(const struct compose *c);
void compose_panel_annex(const struct compose *c);
/* How the candidate at this place of the ranking stands, and what was recommended. */
void compose_standing(const struct compose *c, unsigned index);
const char *compose_recommendation(const struct compose *c, enum ballot_recommendation what);
/* "3", "NE"; "–" of a blank (g_free). */
char *compose_score(int score);
/* A cell with what an evaluator wrote on a criterion, as it was written, a paragraph a line; of
 * what is in a hand its picture, and that it is one. */
void compose_evidence(const struct compose *c, struct doc_node *row, const char *style,
                      const struct ballot *ballot, unsigned criterion);

/* grid: what the parts of the evaluation grid share. */

const char *compose_grid_label(const struct compose *c, enum lang_label label);
/* A label inside a sentence (g_free). */
char *compose_grid_inside(const struct compose *c, enum lang_label label);
/* A form of this style for one field, which goes into it with its label. */
struct doc_node *compose_grid_form(const struct compose *c, struct doc_node *parent,
                                   const char *style, const struct doc_field *field,
                                   struct span span);
/* A radio button with its label beside it, in a form of this style; its label has the style
 * `STYLE-label`. */
void compose_grid_choice(const struct compose *c, struct doc_node *row, const char *style,
                         const struct doc_field *field, const char *label);

/* grid_criteria.c: the table of criteria, with their fields. Of each criterion the link to its
 * anchors, by index; NULL: it has none of its own (g_free). */
struct doc_node **compose_grid_criteria(const struct compose *c);

/* grid_anchors.c: what the scores mean. */
/* Has the criterion anchors of its own, and not the scale that holds for all? */
bool compose_grid_has_scale(const struct compose *c); /* is there one that has none? */
/* The scale that holds for all, once: a paragraph; nothing where each has its own. */
void compose_grid_scale(const struct compose *c, struct doc_node *parent);
/* The table of the criteria's own anchors, linked with the criteria; nothing where none has any. */
void compose_grid_anchors(const struct compose *c, struct doc_node **links);

#endif
