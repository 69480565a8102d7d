/* structure: writes the structure tree.
 *
 * After structure_read, content and annots. First the elements and their kids are gathered in plain
 * arrays, in one walk along the document; then qpdf's objects are made of them. What always holds:
 * kids stand in reading order, and every MCID and annotation has exactly one place. */
#include "seal/seal_private.h"

#include <string.h>

enum kid_kind { KID_ELEMENT, KID_CONTENT, KID_ANNOT };

struct kid {
    enum kid_kind kind;
    unsigned value; /* index of the element or annotation; MCID */
    unsigned page;  /* of content and annotations */
    unsigned next;  /* the element's next kid + 1; 0: none */
};

struct element {
    const struct doc_node *node;
    qpdf_oh object;
    unsigned parent;             /* of the first one, the document: itself */
    unsigned page;               /* + 1; of its own first content or annotation; 0: it has none */
    unsigned first, last, count; /* kids, by index + 1 */
    bool around; /* a paragraph around what must not stand alone; the node is what it holds */
};

struct writer {
    const struct structure *structure;
    struct pdf *pdf;
    const GArray *annots;
    GArray *elements, *kids;
    unsigned *owner; /* by painted node: the element that it is or stands in */
};

/* The structure type of a role; NULL: no element of its own. A heading's has its level in place of
 * the #. */
static const char *const types[] = {
    [DOC_DOCUMENT] = "/Document",
    [DOC_HEADING] = "/H#",
    [DOC_PARAGRAPH] = "/P",
    [DOC_LIST] = "/L",
    [DOC_ITEM] = "/LI",
    [DOC_LABEL] = "/Lbl",
    [DOC_BODY] = "/LBody",
    [DOC_TABLE] = "/Table",
    [DOC_ROW] = "/TR",
    [DOC_HEADER_CELL] = "/TH",
    [DOC_CELL] = "/TD",
    [DOC_SPAN] = "/Span",
    [DOC_LINK] = "/Link",
    [DOC_CODE] = "/Link",
    [DOC_FORM] = "/Form",
    [DOC_FIELD] = "/Form",
    [DOC_GROUP] = NULL,
    [DOC_TEXT] = NULL,
};

/* A field stands in its form where it has one, else is it itself. */
static bool has_element(const struct doc_node *node)
{
    return types[node->role] &&
           !(node->role == DOC_FIELD && doc_element(node->parent)->role == DOC_FORM);
}

static struct element *find_element(const struct writer *writer, unsigned index)
{
    return &g_array_index(writer->elements, struct element, index);
}

static void add_kid(struct writer *writer, unsigned owner, struct kid kid)
{
    struct element *element = find_element(writer, owner);

    g_array_append_val(writer->kids, kid);
    if (element->last)
        g_array_index(writer->kids, struct kid, element->last - 1).next = writer->kids->len;
    else
        element->first = writer->kids->len;
    element->last = writer->kids->len;
    element->count++;
    if (kid.kind != KID_ELEMENT && !element->page)
        element->page = kid.page + 1;
}

static unsigned append_element(struct writer *writer, struct element element)
{
    const unsigned index = writer->elements->len;

    element.object = pdf_add(writer->pdf, qpdf_oh_new_dictionary(writer->pdf->qpdf));
    g_array_append_val(writer->elements, element);
    if (index > 0)
        add_kid(writer, element.parent, (struct kid){.kind = KID_ELEMENT, .value = index});
    return index;
}

/* Links and fields are inline: directly under the document they get a paragraph (ISO
 * 32000-1, 14.8.4.3 and 14.8.4.4). */
static unsigned add_element(struct writer *writer, const struct doc_node *node)
{
    const bool is_inline = node->role == DOC_LINK || node->role == DOC_CODE ||
                           node->role == DOC_FORM || node->role == DOC_FIELD;
    unsigned parent = node->parent ? writer->owner[node->parent->id] : 0;

    if (is_inline && parent == 0)
        parent = append_element(writer,
                                (struct element){.node = node, .parent = parent, .around = true});
    return append_element(writer, (struct element){.node = node, .parent = parent});
}

static void gather(struct writer *writer)
{
    const struct structure *structure = writer->structure;
    const struct doc_node *root = writer->structure->job->doc->root;

    for (const struct doc_node *at = root; at; at = doc_next(root, at)) {
        if (!structure->painted[at->id])
            continue;
        writer->owner[at->id] =
            has_element(at) ? add_element(writer, at) : writer->owner[at->parent->id];
        for (unsigned i = structure->first[at->id]; i; i = structure->next[i - 1]) {
            const struct mark *mark =
                &g_array_index(writer->structure->job->marks, struct mark, i - 1);

            if (mark->kind == MARK_CONTENT)
                add_kid(writer, writer->owner[at->id],
                        (struct kid){KID_CONTENT, structure->mcids[i - 1], mark->page, 0});
        }
    }
    for (unsigned i = 0; i < writer->annots->len; i++) {
        const struct annot *annot = &g_array_index(writer->annots, struct annot, i);

        add_kid(writer, writer->owner[annot->node->id], (struct kid){KID_ANNOT, i, annot->page, 0});
    }
}

static void put_page(const struct writer *writer, qpdf_oh dict, unsigned page)
{
    pdf_put_ref(writer->pdf, dict, "/Pg", pdf_page(writer->pdf, page)->object);
}

/* An entry of /K that is no element, to be released. */
static qpdf_oh new_kid(const struct writer *writer, const struct element *element,
                       const struct kid *kid)
{
    qpdf_oh dict;

    if (kid->kind == KID_CONTENT && kid->page + 1 == element->page)
        return qpdf_oh_new_integer(writer->pdf->qpdf, kid->value);
    dict =
        pdf_parse(writer->pdf, kid->kind == KID_CONTENT ? "<< /Type /MCR >>" : "<< /Type /OBJR >>");
    put_page(writer, dict, kid->page);
    if (kid->kind == KID_CONTENT)
        pdf_put_int(writer->pdf, dict, "/MCID", kid->value);
    else
        pdf_put_ref(writer->pdf, dict, "/Obj",
                    g_array_index(writer->annots, struct annot, kid->value).object);
    return dict;
}

/* The only kid stands alone, several in an array. */
static void put_kids(const struct writer *writer, const struct element *element)
{
    struct pdf *pdf = writer->pdf;
    const qpdf_oh kids = element->count > 1 ? qpdf_oh_new_array(pdf->qpdf) : 0;
    const struct kid *kid;

    for (unsigned i = element->first; i; i = kid->next) {
        kid = &g_array_index(writer->kids, struct kid, i - 1);
        if (kid->kind == KID_ELEMENT && kids)
            pdf_push_ref(pdf, kids, find_element(writer, kid->value)->object);
        else if (kid->kind == KID_ELEMENT)
            pdf_put_ref(pdf, element->object, "/K", find_element(writer, kid->value)->object);
        else if (kids)
            pdf_push(pdf, kids, new_kid(writer, element, kid));
        else
            pdf_put(pdf, element->object, "/K", new_kid(writer, element, kid));
    }
    if (kids)
        pdf_put(pdf, element->object, "/K", kids);
}

static void put_type(const struct writer *writer, const struct element *element)
{
    g_autofree char *type = g_strdup(types[element->around ? DOC_PARAGRAPH : element->node->role]);

    if (type[strlen(type) - 1] == '#')
        type[strlen(type) - 1] = (char)('0' + element->node->level);
    pdf_put_name(writer->pdf, element->object, "/S", type);
}

/* ISO 32000-1, table 347. */
static const char *const numberings[] = {
    [DOC_NUMBERING_NONE] = "<< /O /List /ListNumbering /None >>",
    [DOC_NUMBERING_BULLET] = "<< /O /List /ListNumbering /Disc >>",
    [DOC_NUMBERING_DECIMAL] = "<< /O /List /ListNumbering /Decimal >>",
    [DOC_NUMBERING_LOWER_ALPHA] = "<< /O /List /ListNumbering /LowerAlpha >>",
    [DOC_NUMBERING_UPPER_ALPHA] = "<< /O /List /ListNumbering /UpperAlpha >>",
};

/* Labels that are terms, or of no kind, are some in PDF 2.0 (ISO 14289-2, 8.2.5.25). */
static const char *list_attributes(const struct writer *writer, const struct doc_node *list)
{
    const struct doc_node *first = list->first ? list->first->first : NULL;

    if (!writer->structure->job->pdf2 || list->numbering != DOC_NUMBERING_NONE || !first ||
        first->role != DOC_LABEL)
        return numberings[list->numbering];
    return list->terms ? "<< /O /List /ListNumbering /Description >>"
                       : "<< /O /List /ListNumbering /Unordered >>";
}

/* A form that holds more than its widget has to say what it is a field of (ISO 32000-1, tables 340
 * and 348). */
static const char *form_attributes(const struct doc_node *form)
{
    static const char *const roles[] = {
        [DOC_FIELD_TEXT] = "<< /O /PrintField /Role /tv >>",
        [DOC_FIELD_CHECK] = "<< /O /PrintField /Role /cb >>",
        [DOC_FIELD_RADIO] = "<< /O /PrintField /Role /rb >>",
    };

    for (const struct doc_node *at = form; at; at = doc_next(form, at))
        if (at->field)
            return roles[at->field->kind];
    return NULL;
}

static void put_attributes(const struct writer *writer, const struct element *element)
{
    const struct doc_node *node = element->node;
    const char *attributes = NULL;

    if (node->role == DOC_LIST)
        attributes = list_attributes(writer, node);
    else if (node->role == DOC_FORM)
        attributes = form_attributes(node);
    else if (node->role == DOC_HEADER_CELL)
        attributes = node->scope == DOC_SCOPE_ROW ? "<< /O /Table /Scope /Row >>"
                                                  : "<< /O /Table /Scope /Column >>";
    if (attributes)
        pdf_put(writer->pdf, element->object, "/A", pdf_parse(writer->pdf, attributes));
    pdf_put_text(writer->pdf, element->object, "/Lang", node->lang);
    pdf_put_text(writer->pdf, element->object, "/ActualText", node->actual_text);
    pdf_put_text(writer->pdf, element->object, "/E", node->expansion);
    /* A link's own words stay: its `alt` is the annotation's. A field's name is asked of its
     * element by pdf.js, of its widget by all others. */
    if (node->role != DOC_LINK)
        pdf_put_text(writer->pdf, element->object, "/Alt",
                     node->field ? node->field->says : node->alt);
}

/* Direct children of `nums` are the pairs of a number tree (7.9.7). */
static void push_parent(const struct writer *writer, qpdf_oh nums, unsigned key, qpdf_oh value)
{
    pdf_push(writer->pdf, nums, qpdf_oh_new_integer(writer->pdf->qpdf, key));
    pdf_push_ref(writer->pdf, nums, value);
}

/* Decoration has an MCID no more, so nothing will ask for its parent: null keeps the places. */
static void push_page_parents(const struct writer *writer, qpdf_oh nums)
{
    struct pdf *pdf = writer->pdf;
    g_autofree qpdf_oh *parents = g_new0(qpdf_oh, pdf->pages->len);

    for (unsigned i = 0; i < pdf->pages->len; i++) {
        if (!structure_kinds(writer->structure, i)->len)
            continue;
        parents[i] = pdf_add(pdf, qpdf_oh_new_array(pdf->qpdf));
        push_parent(writer, nums, i, parents[i]);
        pdf_put_int(pdf, pdf_page(pdf, i)->object, "/StructParents", i);
    }
    for (unsigned i = 0; i < writer->structure->job->marks->len; i++) {
        const struct mark *mark = &g_array_index(writer->structure->job->marks, struct mark, i);

        if (mark->kind == MARK_FIELD)
            continue;
        if (mark->kind == MARK_FOOT || writer->structure->decoration[mark->node->id])
            pdf_push(pdf, parents[mark->page], qpdf_oh_new_null(pdf->qpdf));
        else
            pdf_push_ref(pdf, parents[mark->page],
                         find_element(writer, writer->owner[mark->node->id])->object);
    }
}

static void push_annot_parents(const struct writer *writer, qpdf_oh nums)
{
    for (unsigned i = 0; i < writer->annots->len; i++) {
        const struct annot *annot = &g_array_index(writer->annots, struct annot, i);
        const unsigned key = writer->pdf->pages->len + i;

        push_parent(writer, nums, key,
                    find_element(writer, writer->owner[annot->node->id])->object);
        pdf_put_int(writer->pdf, annot->object, "/StructParent", key);
    }
}

static void write_elements(const struct writer *writer, qpdf_oh tree)
{
    for (unsigned i = 0; i < writer->elements->len; i++) {
        const struct element *element = find_element(writer, i);

        put_type(writer, element);
        pdf_put_ref(writer->pdf, element->object, "/P",
                    i ? find_element(writer, element->parent)->object : tree);
        if (element->page)
            put_page(writer, element->object, element->page - 1);
        put_kids(writer, element);
        if (!element->around)
            put_attributes(writer, element);
    }
}

/* The document is one of PDF 2.0; what stands in it has the types that PDF 1.7 knows as well (ISO
 * 14289-2, 8.2.5.2). */
static void put_namespace(const struct writer *writer, qpdf_oh tree)
{
    struct pdf *pdf = writer->pdf;
    const qpdf_oh all = qpdf_oh_new_array(pdf->qpdf);
    const qpdf_oh name =
        pdf_add(pdf, pdf_parse(pdf, "<< /Type /Namespace /NS (http://iso.org/pdf2/ssn) >>"));

    pdf_push_ref(pdf, all, name);
    pdf_put(pdf, tree, "/Namespaces", all);
    pdf_put_ref(pdf, find_element(writer, 0)->object, "/NS", name);
}

static void write_tree(const struct writer *writer)
{
    struct pdf *pdf = writer->pdf;
    const qpdf_oh tree = pdf_add(pdf, pdf_parse(pdf, "<< /Type /StructTreeRoot >>"));
    const qpdf_oh nums = qpdf_oh_new_array(pdf->qpdf), parents = pdf_parse(pdf, "<< >>");

    write_elements(writer, tree);
    if (writer->structure->job->pdf2)
        put_namespace(writer, tree);
    push_page_parents(writer, nums);
    push_annot_parents(writer, nums);
    pdf_put(pdf, parents, "/Nums", nums);
    pdf_put(pdf, tree, "/ParentTree", pdf_add(pdf, parents));
    pdf_put_int(pdf, tree, "/ParentTreeNextKey", pdf->pages->len + writer->annots->len);
    pdf_put_ref(pdf, tree, "/K", find_element(writer, 0)->object);
    pdf_put(pdf, pdf->root, "/StructTreeRoot", tree);
}

void structure_write(struct structure *structure, struct pdf *pdf, const GArray *annots)
{
    struct writer writer = {
        .structure = structure,
        .pdf = pdf,
        .annots = annots,
        .elements = g_array_new(FALSE, FALSE, sizeof(struct element)),
        .kids = g_array_new(FALSE, FALSE, sizeof(struct kid)),
        .owner = g_new0(unsigned, structure->job->doc->nodes->len),
    };

    gather(&writer);
    write_tree(&writer);
    for (unsigned id = 0; id < structure->job->doc->nodes->len; id++)
        if (structure->painted[id])
            structure->objects[id] = find_element(&writer, writer.owner[id])->object;
    g_array_unref(writer.elements);
    g_array_unref(writer.kids);
    g_free(writer.owner);
}
