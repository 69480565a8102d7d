/* What the files of import/ share. */
#ifndef IMPORT_IMPORT_PRIVATE_H
#define IMPORT_IMPORT_PRIVATE_H

#include "import/import.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

/* libarchive's functions, in module_archive, and libxml2's, in module_xml2. */
#define ARCHIVE_FUNCTIONS(X)                                                                       \
    X(archive_read_new)                                                                            \
    X(archive_read_support_format_zip_seekable)                                                    \
    X(archive_read_open_memory)                                                                    \
    X(archive_read_next_header)                                                                    \
    X(archive_read_data)                                                                           \
    X(archive_read_free)                                                                           \
    X(archive_entry_pathname)                                                                      \
    X(archive_entry_pathname_utf8)                                                                 \
    X(archive_entry_filetype)                                                                      \
    X(archive_entry_is_encrypted)                                                                  \
    X(archive_error_string)

#define XML_FUNCTIONS(X)                                                                           \
    X(htmlReadMemory)                                                                              \
    X(xmlCtxtReadMemory)                                                                           \
    X(xmlDocGetRootElement)                                                                        \
    X(xmlFreeDoc)                                                                                  \
    X(xmlFreeParserCtxt)                                                                           \
    X(xmlNewParserCtxt)                                                                            \
    X(xmlSetExternalEntityLoader)                                                                  \
    X(xmlStopParser)

struct archive_library {
#define X(name) __typeof__(name) *name;
    ARCHIVE_FUNCTIONS(X)
#undef X
};

struct xml_library {
#define X(name) __typeof__(name) *name;
    XML_FUNCTIONS(X)
#undef X
};

/* Why a file is refused; import.c has a sentence for each. */
enum import_fault {
    FAULT_NONE,
    FAULT_LIBRARY, /* detail: why it can't be opened */
    FAULT_ARCHIVE, /* detail: what libarchive says */
    FAULT_NAME,    /* of the next ones: a part's name */
    FAULT_LINK,
    FAULT_TWICE,
    FAULT_BIG,
    FAULT_MANY,
    FAULT_LOCKED,
    FAULT_XML,     /* a part's name */
    FAULT_DOCTYPE, /* a part's name */
    FAULT_OTHER,   /* an archive of another kind */
    FAULT_PAGES,   /* one of Apple's */
    FAULT_NO_TEXT,
    FAULT_SCAN,    /* a PDF without text */
    FAULT_PDF,     /* damaged, or with a password */
    FAULT_PROGRAM, /* pdftotext is not there */
    FAULT_SLOW,    /* or too large */
    FAULT_COUNT
};

/* What is left out, and said. */
enum import_left {
    LEFT_NOTES,
    LEFT_EDGES, /* headers and footers */
    LEFT_DELETED,
    LEFT_HIDDEN,
    LEFT_COMMENTS,
    LEFT_INSERTED, /* other documents put into this one */
    LEFT_AROUND,   /* what stands around a page's content */
    LEFT_COUNT
};

/* The first fault counts. */
struct import_report {
    enum import_fault fault;
    char detail[200];
    bool left[LEFT_COUNT];
};

/* False, always: so that a reader may end with it. */
bool import_fail(struct import_report *report, enum import_fault fault, const char *detail);

/* A text without white space and without what was put before its marks (g_free). */
char *import_pack(const char *text);

/* article: what a document says, block by block, as it is read.
 *
 * Inline text is put in, then the block that it makes is ended. */
enum article_kind { ARTICLE_PARAGRAPH, ARTICLE_HEADING, ARTICLE_ITEM, ARTICLE_ROW };

struct article_block {
    enum article_kind kind;
    unsigned level;  /* headings: 1 … 6; items: their depth, from 1 */
    unsigned number; /* items: 0 is a bullet */
    bool lettered;   /* and its number is a letter: a) */
    char *bold;      /* a character a line: b, all of it is, or - */
    char *text;      /* escaped; \n: a line ends */
};

struct article {
    GArray *blocks;   /* struct article_block */
    GString *text;    /* of the block under way */
    GString *lines;   /* its `bold`, without the line under way */
    bool bold, plain; /* what that line holds */
    size_t link_at;   /* where the link's text began */
    char *target;     /* of the link under way; NULL: none */
    char *data;       /* what a page says for machines; NULL: nothing */
};

struct article *article_new(void);
void article_drop(struct article *article);
/* Puts text in: as it stands, line ends as spaces; or, `fold`, with its white space folded. */
void article_put(struct article *article, const char *text, bool bold, bool fold);
/* A line ends, or a cell's place does (`\t`). */
void article_put_break(struct article *article, char mark);
/* A link begins; a target that leads nowhere outside is none. And ends. */
void article_open_link(struct article *article, const char *target);
void article_close_link(struct article *article);
/* Ends the block: `how` says all but bold and text. One without text is nothing. */
void article_end(struct article *article, struct article_block how);
/* A row of a table: its cells (struct article *, lent). Where one holds more than a row can, they
 * follow each other, below the first if that one names them. */
void article_add_row(struct article *article, const GPtrArray *cells);
/* All of it as Markdown (g_free). */
char *article_to_markdown(const struct article *article);

/* parts: the XML in an archive.
 *
 * char * name → GBytes *; NULL: refused (g_hash_table_unref). Nothing is written anywhere. */
GHashTable *parts_read(GBytes *archive, struct import_report *report);

/* xml: trees, by local names: the namespaces of Word's dialects differ. */
struct xml {
    const struct xml_library *lib;
    struct import_report *report;
};

bool xml_open(struct xml *xml, struct import_report *report);
/* A part as a tree; NULL: there is none, which is no fault, or it is refused. */
xmlDoc *xml_read(const struct xml *xml, GHashTable *parts, const char *name);
/* HTML, whatever it is like; NULL: nothing. */
xmlDoc *xml_read_html(const struct xml *xml, const char *text);
bool xml_is(const xmlNode *node, const char *name); /* an element of this name? NULL is none */
const char *xml_attribute(const xmlNode *node, const char *name); /* NULL: none. Lent */
/* The first child, or descendant, of this name; NULL: none. */
const xmlNode *xml_child(const xmlNode *node, const char *name);
const xmlNode *xml_find(const xmlNode *node, const char *name);
/* The node behind another one in the order of the text, below `top`; NULL: none. */
const xmlNode *xml_next(const xmlNode *node, const xmlNode *top);
bool xml_has_text(const xmlNode *node); /* in it, or below it */

/* docx: a Word document while it is read; docx_looks answers what its styles and lists say. */
enum docx_trait { DOCX_BOLD, DOCX_HIDDEN, DOCX_TRAITS };

struct docx {
    const struct xml *xml;
    struct article *article; /* the cell's, in a table */
    GPtrArray *cells;        /* of the row under way; NULL: none */
    GPtrArray *boxes;        /* lent nodes: text boxes of the paragraph under way */
    GHashTable *targets;     /* char * id → char * address */
    GString *instruction;    /* of the field under way */
    unsigned fields;         /* how deep in fields */
    bool in_paragraph, bold;
    const struct docx_style *style; /* of the paragraph under way; NULL: none */
    GHashTable *styles;             /* char * id → struct docx_style * */
    GHashTable *lists;              /* char * id → struct docx_list * */
    bool titled;                    /* it has a title of its own above the headings */
};

void docx_looks_open(struct docx *docx, GHashTable *parts, const char *styles, const char *lists);
void docx_looks_close(struct docx *docx);
/* What a paragraph with these properties (`pPr`, NULL: none) is; the paragraph under way is of its
 * style from now on. */
struct article_block docx_paragraph(struct docx *docx, const xmlNode *properties);
/* Has a run of the paragraph under way, with these properties (`rPr`, NULL), a trait? */
bool docx_run_is(const struct docx *docx, const xmlNode *properties, enum docx_trait trait);

/* odt: a document of LibreOffice while it is read; odt_looks answers what its styles say. */
enum { ODT_DEPTH_MAX = 8 };

struct odt {
    const struct xml *xml;
    struct article *article;
    GPtrArray *cells;    /* struct article *, of the row under way; NULL: none */
    GPtrArray *boxes;    /* lent nodes: text boxes of the paragraph under way */
    GHashTable *styles;  /* char * name → struct odt_style * */
    GHashTable *ordered; /* char * name and level → char * format of its numbers; none: a bullet */
    const char *lists[ODT_DEPTH_MAX + 1]; /* styles of the lists we are in */
    unsigned depth, numbers[ODT_DEPTH_MAX + 1];
    bool marked; /* the item under way has its mark already */
    bool in_paragraph, bold, titled;
};

void odt_looks_open(struct odt *odt);
/* The styles in a group of them, and those of the part `styles.xml`. */
void odt_read_styles(struct odt *odt, const xmlNode *group);
void odt_read_common_styles(struct odt *odt, GHashTable *parts);
/* Is what has this style (NULL: none) hidden, or else bold? `otherwise`: where no style says. */
bool odt_style_is(const struct odt *odt, const char *name, bool hidden, bool otherwise);
bool odt_style_is_title(const struct odt *odt, const char *name);

/* What may be read of each kind: false, refused. The parts of an archive are those of either. */
bool import_read_parts(const struct xml *xml, GHashTable *parts, struct article *article);
bool docx_read(const struct xml *xml, GHashTable *parts, const char *main, struct article *article);
bool odt_read(const struct xml *xml, GHashTable *parts, struct article *article);
/* Of a page's text, in UTF-8. */
bool webpage_read(const struct xml *xml, const char *page, struct article *article);

/* printed: a printed page's text, from where its words stand (pdftotext -raw -bbox). */
enum { PRINTED_CELLS = 8 };

struct printed_line {
    unsigned page;
    double left, right, top, bottom; /* pt, from the page's upper left corner */
    double first_word;               /* its width */
    GString *text;                   /* cells with \t between */
    unsigned cells;
    double cell_left[PRINTED_CELLS];
};

/* The lines of all pages, as they were painted (g_ptr_array_unref). */
GPtrArray *printed_lines(const xmlNode *root, struct import_report *report);
double printed_height(const struct printed_line *line);
/* Where the words of a PDF stand, as pdftotext says it; NULL: *fault says why (g_bytes_unref). */
GBytes *printed_words(GBytes *pdf, enum import_fault *fault);
bool printed_read(const struct xml *xml, const char *words, struct article *article);

/* kind: what a file is, by its first bytes. */
enum import_kind {
    KIND_TEXT,
    KIND_HTML,
    KIND_ARCHIVE, /* .docx, .odt or what else is one */
    KIND_PDF,
    KIND_REFUSED
};

/* *advice: what to do with one that is refused; to be translated. */
enum import_kind kind_find(const char *bytes, size_t len, const char **advice);
/* The encoding that a page declares (g_free); NULL: none. */
char *kind_find_encoding(const char *bytes, size_t len);

#endif
