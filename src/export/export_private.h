/* What the files of export/ share: writing HTML and JSON. */
#ifndef EXPORT_EXPORT_PRIVATE_H
#define EXPORT_EXPORT_PRIVATE_H

#include "export/export.h"

#include <json-glib/json-glib.h>

/* A file of this folder that the program carries (Makefile: EMBEDDED), without a NUL at its end. */
struct html_embedded {
    const char *start, *end;
};
#define HTML_EMBEDDED(file)                                                                        \
    {                                                                                              \
        _binary_src_export_##file##_start, _binary_src_export_##file##_end                         \
    }
extern const char _binary_src_export_ballot_css_start[], _binary_src_export_ballot_css_end[];
extern const char _binary_src_export_ballot_js_start[], _binary_src_export_ballot_js_end[];
extern const char _binary_src_export_confirm_css_start[], _binary_src_export_confirm_css_end[];
extern const char _binary_src_export_confirm_js_start[], _binary_src_export_confirm_js_end[];
extern const char _binary_src_export_offer_css_start[], _binary_src_export_offer_css_end[];

/* Text, and what stands between quotes; an attribute without value (NULL) is none. */
void html_append_escaped(GString *html, const char *text);
void html_append_attribute(GString *html, const char *name, const char *value);

/* A page's beginning up to its title, which is the document's; what else <head> holds follows. */
void html_append_head(GString *html, const struct doc *doc);
/* Nothing from elsewhere, and nothing to elsewhere: only this style and this script. */
void html_append_policy(GString *html, const char *style, const char *script);
/* What stands in its <style>: the brand's faces and colours, then the page's own sheet (g_free). */
char *html_new_style(const struct html_brand *brand, struct html_embedded sheet);

/* html_text.c: a tree on its way to HTML. */
struct html_writer {
    GString *html;
    unsigned headings; /* of level 2, so far: their ids */
    bool plain;        /* elements alone: no class, no id, no style */
    bool in_text;      /* behind the first of the headings */
    bool lead;         /* the leading paragraph is there */
};

/* The tree of an offer: the brand, the title, the table of facts, then the text. */
struct html_parts {
    const struct doc_node *brand, *title, *facts, *text;
};
struct html_parts html_find_parts(const struct doc *doc);

/* What an inline node, or a block's, holds. */
void html_put_children(const struct html_writer *writer, const struct doc_node *node);
/* <name attribute="value">what it holds</name>, in its language. */
void html_put_element(const struct html_writer *writer, const struct doc_node *node,
                      const char *name, const char *attribute, const char *value);
/* What an item or a cell holds: blocks, or a line of its own. */
void html_put_content(struct html_writer *writer, const struct doc_node *node);
void html_put_heading(struct html_writer *writer, const struct doc_node *heading);
void html_put_block(struct html_writer *writer, const struct doc_node *node);

/* ballot.c: the ballot's page on its way. Texts get their typography. */
struct ballot_writer {
    GString *html;
    const struct posting *posting;
    const struct language *lang;
};

const char *ballot_label(const struct ballot_writer *writer, enum lang_label label);
void ballot_put(const struct ballot_writer *writer, const char *markup);
void ballot_put_text(const struct ballot_writer *writer, const char *text);
/* <tag>text</tag>; `tag` may have attributes. */
void ballot_put_element(const struct ballot_writer *writer, const char *tag, const char *text);
void ballot_put_label(const struct ballot_writer *writer, const char *tag, enum lang_label label);

/* ballot_criteria.c */
/* A button of a group and its words: `before` in bold, or NULL, then `text`; what else it says may
 * follow, up to its end. */
void ballot_put_button(const struct ballot_writer *writer, const char *group, const char *value,
                       const char *before, const char *text);
void ballot_end_button(const struct ballot_writer *writer);
void ballot_put_criteria(const struct ballot_writer *writer);

/* jsonld.c: what is unknown (NULL, "") is left out. */
void jsonld_put(JsonBuilder *to, const char *name, const char *text);
/* An object of this type; name NULL: in an array. */
void jsonld_begin(JsonBuilder *to, const char *name, const char *type);
/* jsonld_terms.c: hours, pay, and what else boards ask for. */
void jsonld_put_terms(JsonBuilder *to, const struct posting *posting);

/* json.c. `text` NULL: null. */
void json_put_text(JsonBuilder *to, const char *name, const char *text);
void json_put_count(JsonBuilder *to, const char *name, unsigned count);
void json_put_flag(JsonBuilder *to, const char *name, bool flag);
void json_begin_list(JsonBuilder *to, const char *name);
/* What was built, indented, with a line end (g_free). */
char *json_take(JsonBuilder *to);

#endif
