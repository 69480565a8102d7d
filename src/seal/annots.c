/* annots: links made from the areas that place found, and the widgets that the haru device made.
 *
 * Before structure, which gives each its element. What always holds: every annotation of the sealed
 * file is one of these, prints, and is never hidden (ISO 19005-3, 6.3.2). */
#include "seal/seal_private.h"

/* One for each page: the annotations that it has or gets. */
struct page_annots {
    qpdf_oh array;
    GArray *widgets; /* qpdf_oh */
    unsigned used;   /* widgets that had their mark */
};

struct collector {
    struct pdf *pdf;
    const struct structure *structure;
    GArray *pages; /* struct page_annots */
    GArray *annots;
};

static struct page_annots *find_page(const struct collector *collector, unsigned index)
{
    return &g_array_index(collector->pages, struct page_annots, index);
}

static void clear_page(gpointer data)
{
    g_array_unref(((struct page_annots *)data)->widgets);
}

static bool read_page(struct collector *collector, const struct pdf_page *page)
{
    const qpdf_data qpdf = collector->pdf->qpdf;
    const bool has = qpdf_oh_has_key(qpdf, page->object, "/Annots");
    const struct page_annots annots = {
        .array = has ? qpdf_oh_get_key(qpdf, page->object, "/Annots") : qpdf_oh_new_array(qpdf),
        .widgets = g_array_new(FALSE, FALSE, sizeof(qpdf_oh)),
    };
    const int count = qpdf_oh_get_array_n_items(qpdf, annots.array);

    g_array_append_val(collector->pages, annots);
    for (int i = 0; i < count; i++) {
        const qpdf_oh widget = qpdf_oh_get_array_item(qpdf, annots.array, i);

        if (!pdf_has_name(collector->pdf, widget, "/Subtype", "/Widget"))
            return pdf_fail(collector->pdf, "an annotation that is no field");
        g_array_append_val(annots.widgets, widget);
    }
    return true;
}

static void add_annot(struct collector *collector, qpdf_oh object, unsigned page,
                      const struct doc_node *node)
{
    const struct annot annot = {object, page, node};

    pdf_put_int(collector->pdf, object, "/F", 4);
    pdf_put_ref(collector->pdf, object, "/P", pdf_page(collector->pdf, page)->object);
    g_array_append_val(collector->annots, annot);
}

static qpdf_oh new_rectangle(const struct pdf *pdf, const struct mark_link *link)
{
    const struct pdf_page *page = pdf_page(pdf, link->page);
    const double left = page->left_pt + link->x_pt, top = page->top_pt - link->y_pt;
    const qpdf_oh rectangle = qpdf_oh_new_array(pdf->qpdf);

    pdf_push_number(pdf, rectangle, left);
    pdf_push_number(pdf, rectangle, top - link->height_pt);
    pdf_push_number(pdf, rectangle, left + link->width_pt);
    pdf_push_number(pdf, rectangle, top);
    return rectangle;
}

/* A URI is ASCII (12.6.4.7): all else is written as RFC 3986, 2.1 has it; so is a percent sign that
 * begins no such thing. */
static char *dup_escaped(const char *uri)
{
    GString *escaped = g_string_new(NULL);

    for (const char *at = uri; *at; at++) {
        const unsigned char c = (unsigned char)*at;
        const bool escape = c == '%' && g_ascii_isxdigit(at[1]) && g_ascii_isxdigit(at[2]);

        if (c > ' ' && c < 0x7F && (c != '%' || escape))
            g_string_append_c(escaped, *at);
        else
            g_string_append_printf(escaped, "%%%02X", c);
    }
    return g_string_free(escaped, FALSE);
}

qpdf_oh annots_new_destination(const struct pdf *pdf, const struct mark *mark)
{
    const struct pdf_page *page = pdf_page(pdf, mark->page);
    const qpdf_oh destination = qpdf_oh_new_array(pdf->qpdf);

    pdf_push_ref(pdf, destination, page->object);
    pdf_push(pdf, destination, qpdf_oh_new_name(pdf->qpdf, "/XYZ"));
    pdf_push_number(pdf, destination, page->left_pt);
    pdf_push_number(pdf, destination, page->top_pt - mark->y_pt);
    pdf_push(pdf, destination, qpdf_oh_new_null(pdf->qpdf));
    return destination;
}

qpdf_oh annots_new_jump(const struct pdf *pdf, const struct structure *structure,
                        const struct mark *mark)
{
    const qpdf_oh action = pdf_parse(pdf, "<< /S /GoTo >>");
    qpdf_oh element;

    pdf_put(pdf, action, "/D", annots_new_destination(pdf, mark));
    if (!structure->job->pdf2)
        return action;
    element = pdf_parse(pdf, "[ ]");
    pdf_push_ref(pdf, element, structure->objects[mark->node->id]);
    pdf_push(pdf, element, qpdf_oh_new_name(pdf->qpdf, "/Fit"));
    pdf_put(pdf, action, "/SD", element);
    return action;
}

void annots_add_elements(struct pdf *pdf, const struct structure *structure, const GArray *annots)
{
    for (unsigned i = 0; i < annots->len; i++) {
        const struct annot *annot = &g_array_index(annots, struct annot, i);

        if (annot->node->target)
            pdf_put(pdf, annot->object, "/A",
                    annots_new_jump(pdf, structure,
                                    structure_find_mark(structure, annot->node->target)));
    }
}

/* To an address, or to where another node begins. */
static qpdf_oh new_action(const struct collector *collector, const struct doc_node *node)
{
    const struct pdf *pdf = collector->pdf;
    const qpdf_oh action = pdf_parse(pdf, node->target ? "<< /S /GoTo >>" : "<< /S /URI >>");

    if (node->target) {
        pdf_put(
            pdf, action, "/D",
            annots_new_destination(pdf, structure_find_mark(collector->structure, node->target)));
    } else {
        g_autofree char *uri = dup_escaped(node->uri);

        pdf_put(pdf, action, "/URI", qpdf_oh_new_string(pdf->qpdf, uri));
    }
    return action;
}

static void add_link(struct collector *collector, const struct mark_link *link)
{
    const struct pdf *pdf = collector->pdf;
    const struct doc_node *node = link->node;
    const qpdf_oh object =
        pdf_add(pdf, pdf_parse(pdf, "<< /Type /Annot /Subtype /Link /Border [ 0 0 0 ] >>"));

    pdf_put(pdf, object, "/A", new_action(collector, node));
    pdf_put(pdf, object, "/Rect", new_rectangle(pdf, link));
    pdf_put_text(pdf, object, "/Contents", node->alt ? node->alt : node->uri);
    pdf_push_ref(pdf, find_page(collector, link->page)->array, object);
    add_annot(collector, object, link->page, node);
}

/* The same text in fewer bytes: painters write all of it as UTF-16, most of it has another encoding
 * as well (7.9.2.2). */
static void shorten(struct pdf *pdf, qpdf_oh dict, const char *key)
{
    const qpdf_oh text = qpdf_oh_get_key(pdf->qpdf, dict, key);

    if (qpdf_oh_is_string(pdf->qpdf, text)) {
        g_autofree char *copy = g_strdup(qpdf_oh_get_utf8_value(pdf->qpdf, text));

        pdf_put_text(pdf, dict, key, copy);
    }
    qpdf_oh_release(pdf->qpdf, text);
}

static bool add_widget(struct collector *collector, const struct mark *mark)
{
    struct page_annots *page = find_page(collector, mark->page);
    qpdf_oh widget;

    if (page->used == page->widgets->len || collector->structure->decoration[mark->node->id])
        return pdf_fail(collector->pdf, "a field without its widget");
    widget = g_array_index(page->widgets, qpdf_oh, page->used++);
    shorten(collector->pdf, widget, "/TU");
    shorten(collector->pdf, widget, "/Contents");
    add_annot(collector, widget, mark->page, mark->node);
    return true;
}

static bool collect(struct collector *collector)
{
    const struct seal_job *job = collector->structure->job;

    for (unsigned i = 0; i < collector->pdf->pages->len; i++)
        if (!read_page(collector, pdf_page(collector->pdf, i)))
            return false;
    for (unsigned i = 0; i < job->links->len; i++) {
        const struct mark_link *link = &g_array_index(job->links, struct mark_link, i);

        if (link->node->target && !structure_find_mark(collector->structure, link->node->target))
            return pdf_fail(collector->pdf, "a link to what is not there");
        if (!collector->structure->decoration[link->node->id])
            add_link(collector, link);
    }
    for (unsigned i = 0; i < job->marks->len; i++) {
        const struct mark *mark = &g_array_index(job->marks, struct mark, i);

        if (mark->kind == MARK_FIELD && !add_widget(collector, mark))
            return false;
    }
    return true;
}

/* The tab key goes along the structure (ISO 14289-1, 7.18.3). */
static bool write_pages(const struct collector *collector)
{
    for (unsigned i = 0; i < collector->pages->len; i++) {
        const struct page_annots *page = find_page(collector, i);
        const qpdf_oh object = pdf_page(collector->pdf, i)->object;

        if (page->used < page->widgets->len)
            return pdf_fail(collector->pdf, "a widget without its field");
        pdf_put_name(collector->pdf, object, "/Tabs", "/S");
        if (qpdf_oh_get_array_n_items(collector->pdf->qpdf, page->array))
            pdf_put_ref(collector->pdf, object, "/Annots", page->array);
    }
    return true;
}

GArray *annots_new(struct pdf *pdf, const struct structure *structure)
{
    struct collector collector = {
        .pdf = pdf,
        .structure = structure,
        .pages = g_array_new(FALSE, FALSE, sizeof(struct page_annots)),
        .annots = g_array_new(FALSE, FALSE, sizeof(struct annot)),
    };

    g_array_set_clear_func(collector.pages, clear_page);
    if (!collect(&collector) || !write_pages(&collector))
        g_clear_pointer(&collector.annots, g_array_unref);
    g_array_unref(collector.pages);
    return collector.annots;
}
