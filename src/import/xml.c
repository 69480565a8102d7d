/* xml: trees of XML, and questions to them. Between the parts of a document and who reads them.
 * What always holds: a part with a document type, and so with entities, is refused, and nothing
 * that a part names is opened. */
#include "import/import_private.h"

#include <string.h>

static xmlParserInputPtr open_nothing(const char *url, const char *id, xmlParserCtxtPtr context)
{
    (void)url;
    (void)id;
    (void)context;
    return NULL;
}

bool xml_open(struct xml *xml, struct import_report *report)
{
    const char *why;

    *xml = (struct xml){module_open("xml2", &why), report};
    if (!xml->lib)
        return import_fail(report, FAULT_LIBRARY, why);
    xml->lib->xmlSetExternalEntityLoader(open_nothing);
    return true;
}

/* A document type has begun; what it declares has not been read. */
static void refuse_doctype(void *context, const xmlChar *name, const xmlChar *id,
                           const xmlChar *url)
{
    xmlParserCtxt *parser = context;
    const struct xml *xml = parser->_private;

    (void)name;
    (void)id;
    (void)url;
    import_fail(xml->report, FAULT_DOCTYPE, NULL);
    xml->lib->xmlStopParser(parser);
}

xmlDoc *xml_read(const struct xml *xml, GHashTable *parts, const char *name)
{
    GBytes *bytes = g_hash_table_lookup(parts, name);
    const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                        XML_PARSE_NOCDATA | XML_PARSE_COMPACT;
    xmlParserCtxt *parser;
    xmlDoc *doc;
    gsize len;
    const char *data;

    if (!bytes)
        return NULL;
    parser = xml->lib->xmlNewParserCtxt();
    parser->_private = (void *)xml;
    parser->sax->internalSubset = refuse_doctype;
    data = g_bytes_get_data(bytes, &len);
    doc = xml->lib->xmlCtxtReadMemory(parser, data, (int)len, name, NULL, options);
    xml->lib->xmlFreeParserCtxt(parser);
    if (!doc)
        import_fail(xml->report, FAULT_XML, name);
    return doc;
}

xmlDoc *xml_read_html(const struct xml *xml, const char *text)
{
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                        HTML_PARSE_NONET | HTML_PARSE_COMPACT;

    return xml->lib->htmlReadMemory(text, (int)strlen(text), NULL, "UTF-8", options);
}

bool xml_is(const xmlNode *node, const char *name)
{
    return node && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

const char *xml_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        if (strcmp((const char *)attribute->name, name) == 0)
            return attribute->children && attribute->children->content
                       ? (const char *)attribute->children->content
                       : "";
    return NULL;
}

const xmlNode *xml_child(const xmlNode *node, const char *name)
{
    for (const xmlNode *child = node ? node->children : NULL; child; child = child->next)
        if (xml_is(child, name))
            return child;
    return NULL;
}

const xmlNode *xml_next(const xmlNode *node, const xmlNode *top)
{
    if (node->type == XML_ELEMENT_NODE && node->children)
        return node->children;
    while (node != top && !node->next)
        node = node->parent;
    return node == top ? NULL : node->next;
}

const xmlNode *xml_find(const xmlNode *node, const char *name)
{
    const xmlNode *at = node;

    while (at && (at = xml_next(at, node)))
        if (xml_is(at, name))
            return at;
    return NULL;
}

bool xml_has_text(const xmlNode *node)
{
    for (const xmlNode *at = node; at; at = xml_next(at, node))
        if (at->type == XML_TEXT_NODE && at->content)
            for (const char *c = (const char *)at->content; *c; c = g_utf8_next_char(c))
                if (!g_unichar_isspace(g_utf8_get_char(c)))
                    return true;
    return false;
}
