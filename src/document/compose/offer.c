/* compose_offer: what the accessible offer says: the job, its facts as a table, the whole text as
 * it stands, the abbreviations.
 *
 * From posting to document. What always holds: between the table and the glossary stand all words
 * of the posting's text, in order, and behind them all that stands around it, and nothing else. */
#include "document/compose/compose_private.h"
#include "lang/address/address.h"

#include <string.h>

static const struct {
    enum posting_fact_id fact;
    enum lang_label label;
} fact_rows[] = {
    {FACT_CONTRACT, LABEL_CONTRACT}, {FACT_START, LABEL_START},
    {FACT_DEADLINE, LABEL_DEADLINE}, {FACT_PLACES, LABEL_PLACES},
    {FACT_PAY, LABEL_PAY},           {FACT_URL, LABEL_APPLY_WEB},
    {FACT_CONTACT, LABEL_CONTACT},   {FACT_REFERENCE, LABEL_REFERENCE},
};

/* The text says where to apply online: then an e-mail address beside it is whom to ask. */
static bool has_form(const struct posting *posting)
{
    return posting->facts[FACT_URL].text && !posting->facts[FACT_URL].from_ini;
}

/* One line stands in the cell itself; of several, each is a paragraph. */
static void add_lines(const struct compose *c, struct doc_node *row, const char *text,
                      struct span span)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    struct doc_node *cell;

    if (!lines[0] || !lines[1]) {
        compose_rich(c, row, DOC_CELL, "fact-value", text, span);
        return;
    }
    cell = doc_add(c->doc, row, DOC_CELL, "fact-value", span);
    for (unsigned i = 0; lines[i]; i++)
        compose_rich(c, cell, DOC_PARAGRAPH, "fact-line", lines[i], span);
}

static enum lang_label row_label(const struct compose *c, unsigned index, const char *text)
{
    const enum posting_fact_id id = fact_rows[index].fact;

    if (id == FACT_PLACES && !strchr(text, '\n'))
        return LABEL_PLACE;
    return id == FACT_CONTACT && has_form(c->posting) ? LABEL_ASK : fact_rows[index].label;
}

/* "CDI, temps plein": the hours belong to the contract. */
static char *contract_text(const struct posting *posting)
{
    const char *contract = posting->facts[FACT_CONTRACT].text,
               *hours = posting->facts[FACT_HOURS].text;

    return contract && hours ? g_strconcat(contract, ", ", hours, NULL)
                             : g_strdup(contract ? contract : hours);
}

static void add_fact(const struct compose *c, struct doc_node *table, unsigned index)
{
    const enum posting_fact_id id = fact_rows[index].fact;
    const struct posting_fact *fact = &c->posting->facts[id];
    g_autofree char *text = id == FACT_CONTRACT ? contract_text(c->posting) : g_strdup(fact->text);
    struct doc_node *row;

    if (!text)
        return;
    row = doc_add(c->doc, table, DOC_ROW, "fact", fact->span);
    compose_label(c, row, DOC_HEADER_CELL, "fact-label", row_label(c, index, text))->scope =
        DOC_SCOPE_ROW;
    add_lines(c, row, text, fact->span);
    if (id == FACT_CONTRACT)
        row->last->also = c->posting->facts[FACT_HOURS].span;
}

static void add_facts(const struct compose *c)
{
    struct doc_node *table = NULL;

    for (unsigned i = 0; i < G_N_ELEMENTS(fact_rows); i++) {
        const struct posting_fact *facts = c->posting->facts;
        const enum posting_fact_id id = fact_rows[i].fact;

        if ((!facts[id].text && !(id == FACT_CONTRACT && facts[FACT_HOURS].text)) ||
            (id == FACT_URL && !has_form(c->posting)))
            continue;
        if (!table)
            table = doc_add(c->doc, c->doc->root, DOC_TABLE, "facts", NO_SPAN);
        add_fact(c, table, i);
    }
}

static bool is_around(const struct compose *c, unsigned index)
{
    return posting_block(c->posting, index)->around;
}

/* The posting's own text, as it stands. */
static void add_text(const struct compose *c)
{
    const unsigned count = c->posting->blocks->len;

    for (unsigned from = 0, to; from < count; from = to + 1) {
        for (to = from; to < count && !is_around(c, to); to++)
            ;
        compose_blocks(c, c->doc->root, from, to);
    }
}

/* What stands around it in a mail or on a page, apart and small: it is none of the offer, but no
 * word of the text is lost. */
static void add_around(const struct compose *c)
{
    struct doc_node *group = NULL;

    for (unsigned i = 0; i < c->posting->blocks->len; i++) {
        const struct posting_block *block = posting_block(c->posting, i);

        if (!block->around)
            continue;
        if (!group) {
            group = doc_add(c->doc, c->doc->root, DOC_GROUP, "around", NO_SPAN);
            compose_label(c, group, DOC_HEADING, "around-title", LABEL_AROUND)->level = 2;
        }
        compose_rich(c, group, DOC_PARAGRAPH, "around-text", block->text, block->span);
    }
}

/* The abbreviations that occur, in the order in which they do. */
static void add_glossary(const struct compose *c)
{
    struct doc_node *list;

    if (c->spans->used->len == 0)
        return;
    compose_label(c, c->doc->root, DOC_HEADING, "section", LABEL_GLOSSARY)->level = 2;
    list = doc_add(c->doc, c->doc->root, DOC_LIST, "glossary", NO_SPAN);
    list->terms = true;
    for (unsigned i = 0; i < c->spans->used->len; i++) {
        const struct posting_phrase *abbreviation = g_ptr_array_index(c->spans->used, i);
        struct doc_node *entry = doc_add(c->doc, list, DOC_ITEM, "entry", NO_SPAN);

        compose_text(c, entry, DOC_LABEL, "entry-label", abbreviation->form, abbreviation->span);
        compose_text(c, entry, DOC_BODY, "entry-text", abbreviation->says, abbreviation->span);
    }
}

static void set_foot(const struct compose *c)
{
    struct doc *doc = c->doc;
    g_autofree char *foot =
        doc->author ? g_strconcat(doc->author, " · ", doc->title, NULL) : g_strdup(doc->title);

    doc->foot = doc_keep(doc, foot);
}

struct doc *compose_offer(const struct compose_request *request)
{
    struct compose_spans spans;
    const struct posting *posting = request->posting;
    struct compose c = compose_begin(request);
    struct doc_node *root = c.doc->root;

    compose_spans_init(&spans, &c);
    c.spans = &spans;
    set_foot(&c);
    compose_brand(&c, doc_add(c.doc, root, DOC_GROUP, "brand", NO_SPAN));
    compose_rich(&c, root, DOC_HEADING, "title", c.doc->title, posting->facts[FACT_TITLE].span)
        ->level = 1;
    add_facts(&c);
    add_text(&c);
    add_around(&c);
    add_glossary(&c);
    compose_slot(&c, "main");
    compose_spans_clear(&spans);
    return c.doc;
}
