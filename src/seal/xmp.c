/* xmp: writes the XMP packet: what the document is, and which standards it claims.
 *
 * For seal. What always holds: well-formed XML, whatever characters a title holds. */
#include "seal/seal_private.h"

static const char packet_start[] =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<dc:format>application/pdf</dc:format>\n"
    "<pdf:Producer>" XMP_PRODUCER "</pdf:Producer>\n";

/* PDF/A knows no pdfuaid: a schema of ours says what it is (ISO 19005-3, 6.6.2.3.3). */
static const char extension[] =
    "<rdf:Description rdf:about=\"\""
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>the part of ISO 14289 that the file conforms to"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n";

/* What a file says of itself beside the standards of ISO (PDF Association: PDF Declarations). */
static const char declaration[] =
    "<rdf:Description rdf:about=\"\" xmlns:pdfd=\"http://pdfa.org/declarations/\">\n"
    "<pdfd:declarations><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfd:conformsTo>%s</pdfd:conformsTo></rdf:li></rdf:Bag></pdfd:declarations>\n"
    "</rdf:Description>\n";

static const char packet_end[] = "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";

/* Controls, which XML can't hold, become spaces. */
static char *dup_escaped(const char *text)
{
    g_autofree char *clean = g_strdup(text);

    for (char *at = clean; *at; at++)
        if (g_ascii_iscntrl(*at))
            *at = ' ';
    return g_markup_escape_text(clean, -1);
}

static void append_title(GString *xmp, const char *title, const char *lang)
{
    g_autofree char *escaped = dup_escaped(title);

    g_string_append_printf(xmp,
                           "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li>"
                           "<rdf:li xml:lang=\"%s\">%s</rdf:li></rdf:Alt></dc:title>\n",
                           escaped, lang, escaped);
}

static void append_author(GString *xmp, const char *author)
{
    g_autofree char *escaped = author ? dup_escaped(author) : NULL;

    if (escaped)
        g_string_append_printf(
            xmp, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", escaped);
}

static void append_dates(GString *xmp, const char *created)
{
    static const char *const names[] = {"CreateDate", "ModifyDate", "MetadataDate"};

    for (size_t i = 0; created && i < G_N_ELEMENTS(names); i++)
        g_string_append_printf(xmp, "<xmp:%s>%s</xmp:%s>\n", names[i], created, names[i]);
}

/* The same for the same pages of the same day, and for no others: the offices' posters have one
 * title. */
static char *new_identity(const struct seal_job *job, GBytes *painted)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    gsize len;
    const guchar *bytes = g_bytes_get_data(painted, &len);

    g_checksum_update(checksum, (const guchar *)job->doc->title, -1);
    if (job->created)
        g_checksum_update(checksum, (const guchar *)job->created, -1);
    g_checksum_update(checksum, bytes, (gssize)len);
    return g_strdup(g_checksum_get_string(checksum));
}

/* What ISO 15930-7 wants: an identity and a version of the document, and that nobody trapped it. */
static void append_press(GString *xmp, const struct seal_job *job, GBytes *painted,
                         const char *version)
{
    g_autofree char *sum = new_identity(job, painted);

    g_string_append_printf(
        xmp,
        "<pdf:Trapped>False</pdf:Trapped>\n</rdf:Description>\n"
        "<rdf:Description rdf:about=\"\" xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\""
        " xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\">\n"
        "<xmpMM:DocumentID>uuid:%.8s-%.4s-%.4s-%.4s-%.12s</xmpMM:DocumentID>\n"
        "<xmpMM:VersionID>1</xmpMM:VersionID>\n<xmpMM:RenditionClass>default</"
        "xmpMM:RenditionClass>\n"
        "<pdfxid:GTS_PDFXVersion>%s</pdfxid:GTS_PDFXVersion>\n</rdf:Description>\n",
        sum, sum + 8, sum + 12, sum + 16, sum + 20, version);
    g_string_append(xmp, packet_end);
}

static void append_claim(GString *xmp, const char *prefix, unsigned part, unsigned rev)
{
    g_string_append_printf(xmp, "<%s:part>%u</%s:part>\n", prefix, part, prefix);
    if (rev)
        g_string_append_printf(xmp, "<%s:rev>%u</%s:rev>\n", prefix, rev, prefix);
}

static void append_claims(GString *xmp, const struct seal_standard *standard)
{
    if (standard->archive_part)
        append_claim(xmp, "pdfaid", standard->archive_part, standard->archive_rev);
    if (standard->archive_level)
        g_string_append_printf(xmp, "<pdfaid:conformance>%s</pdfaid:conformance>\n",
                               standard->archive_level);
    append_claim(xmp, "pdfuaid", standard->ua_part, standard->ua_rev);
    g_string_append(xmp, "</rdf:Description>\n");
}

char *xmp_new(const struct seal_job *job, GBytes *painted, const struct seal_standard *standard)
{
    const char *lang = job->doc->lang->code;
    GString *xmp = g_string_new(packet_start);

    append_title(xmp, job->doc->title, lang);
    append_author(xmp, job->doc->author);
    g_string_append_printf(
        xmp, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", lang);
    append_dates(xmp, job->created);
    if (standard->press) {
        append_press(xmp, job, painted, standard->press);
        return g_string_free(xmp, FALSE);
    }
    append_claims(xmp, standard);
    if (standard->declares)
        g_string_append_printf(xmp, declaration, standard->declares);
    else if (standard->archive_part)
        g_string_append(xmp, extension);
    g_string_append(xmp, packet_end);
    return g_string_free(xmp, FALSE);
}
