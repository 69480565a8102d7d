/* haru_form_font: the font of fields: whole for all that its encoding can say.
 *
 * Part of the haru device, for field. libharu embeds the glyphs that a page shows; a field shows
 * what people will type. So this font is no libharu font, but made of its objects: a simple
 * TrueType font (ISO 32000-1, 9.6.3) in WinAnsiEncoding, to whose unused codes letters of Central
 * Europe are given. What always holds: each code that has a character has its glyph, and the font
 * file knows no other character, so that programs see what it lacks and fall back. */
#include "device/haru/haru_private.h"

#include <math.h>
#include <string.h>

#define CODES 0x100
#define FLAG_NONSYMBOLIC 32
#define STEM_PT 80 /* of a thousand: programs look at it only where they lack the font */

/* Letters of Polish, Hungarian, Czech and Slovak that Windows-1252 lacks, by the codes that it
 * leaves free (0x09, 0x0A and 0x0D, which end lines and words, stay so) or has for what nobody
 * types (ƒ † ‡ ˆ ˜, the soft hyphen) or our fonts lack (µ, for which programs then take another),
 * with their names in the Adobe Glyph List. Six stand there twice: of the two names that the list
 * has for them PDFBox knows one, and pdftk the other. */
static const struct {
    unsigned char code;
    gunichar c;
    const char *name;
} letters[] = {
    {0x01, 0x0104, "Aogonek"},       {0x02, 0x0105, "aogonek"},
    {0x03, 0x0106, "Cacute"},        {0x04, 0x0107, "cacute"},
    {0x05, 0x0118, "Eogonek"},       {0x06, 0x0119, "eogonek"},
    {0x07, 0x0141, "Lslash"},        {0x08, 0x0142, "lslash"},
    {0x0B, 0x0143, "Nacute"},        {0x0C, 0x0144, "nacute"},
    {0x0E, 0x015A, "Sacute"},        {0x0F, 0x015B, "sacute"},
    {0x10, 0x0179, "Zacute"},        {0x11, 0x017A, "zacute"},
    {0x12, 0x017B, "Zdotaccent"},    {0x13, 0x017C, "zdotaccent"},
    {0x14, 0x0150, "Ohungarumlaut"}, {0x15, 0x0151, "ohungarumlaut"},
    {0x16, 0x0170, "Uhungarumlaut"}, {0x17, 0x0171, "uhungarumlaut"},
    {0x18, 0x010C, "Ccaron"},        {0x19, 0x010D, "ccaron"},
    {0x1A, 0x010E, "Dcaron"},        {0x1B, 0x010F, "dcaron"},
    {0x1C, 0x011A, "Ecaron"},        {0x1D, 0x011B, "ecaron"},
    {0x1E, 0x0158, "Rcaron"},        {0x1F, 0x0159, "rcaron"},
    {0x7F, 0x0147, "Ncaron"},        {0x81, 0x0148, "ncaron"},
    {0x83, 0x017B, "Zdot"},          {0x86, 0x0150, "Odblacute"},
    {0x87, 0x0151, "odblacute"},     {0x88, 0x017C, "zdot"},
    {0x8D, 0x0164, "Tcaron"},        {0x8F, 0x0165, "tcaron"},
    {0x90, 0x016E, "Uring"},         {0x98, 0x0170, "Udblacute"},
    {0x9D, 0x016F, "uring"},         {0xAD, 0x0171, "udblacute"},
    {0xB5, 0x013E, "lcaron"},
};

/* The character of a code; 0: none. */
static gunichar code_char(unsigned code)
{
    for (size_t i = 0; i < G_N_ELEMENTS(letters); i++)
        if (letters[i].code == code)
            return letters[i].c;
    return latin_char((unsigned char)code);
}

static unsigned char char_code(gunichar c)
{
    for (size_t i = 0; i < G_N_ELEMENTS(letters); i++)
        if (letters[i].c == c)
            return letters[i].code;
    return latin_code(c);
}

bool haru_form_codes(const char *text, GString *codes)
{
    bool all = true;

    for (; *text; text = g_utf8_next_char(text)) {
        const unsigned char code = char_code(g_utf8_get_char(text));

        if (code)
            g_string_append_c(codes, (char)code);
        else
            all = false;
    }
    return all;
}

double haru_form_advance(const struct haru_font *font, unsigned char code)
{
    return font_face_advance(font->face, code_char(code));
}

static HPDF_Dict new_object(const struct haru *haru)
{
    HPDF_Dict dict = HPDF_Dict_New(haru->pdf->mmgr);

    HPDF_Xref_Add(haru->pdf->xref, dict);
    return dict;
}

/* The face with the characters that have a code; NULL: reported. */
static HPDF_Dict new_file(const struct haru *haru, const struct font_face *face)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GBytes) bytes = NULL;
    HPDF_Dict file;

    for (unsigned code = 0; code < CODES; code++)
        if (code_char(code))
            g_string_append_unichar(text, code_char(code));
    bytes = font_face_subset(face, text->str, false);
    if (!bytes) {
        diag_add(haru->diag, DIAG_SYSTEM, NO_SPAN, "no form can be made with the font %s",
                 face->path);
        return NULL;
    }
    file = HPDF_DictStream_New(haru->pdf->mmgr, haru->pdf->xref);
    HPDF_Dict_AddNumber(file, "Length1", (HPDF_INT32)g_bytes_get_size(bytes));
    HPDF_Stream_Write(file->stream, g_bytes_get_data(bytes, NULL),
                      (HPDF_UINT)g_bytes_get_size(bytes));
    return file;
}

static HPDF_Dict new_descriptor(const struct haru *haru, const struct haru_font *font,
                                HPDF_Dict file)
{
    HPDF_Dict descriptor = new_object(haru);

    HPDF_Dict_AddName(descriptor, "Type", "FontDescriptor");
    HPDF_Dict_AddName(descriptor, "FontName", font->face->name);
    HPDF_Dict_AddNumber(descriptor, "Flags", FLAG_NONSYMBOLIC);
    HPDF_Dict_AddNumber(descriptor, "Ascent", font->def->ascent);
    HPDF_Dict_AddNumber(descriptor, "Descent", font->def->descent);
    HPDF_Dict_AddNumber(descriptor, "CapHeight", (HPDF_INT32)lround(font->face->cap_height * 1000));
    HPDF_Dict_AddNumber(descriptor, "ItalicAngle", font->def->italic_angle);
    HPDF_Dict_AddNumber(descriptor, "StemV", STEM_PT);
    HPDF_Dict_Add(descriptor, "FontBBox",
                  HPDF_Box_Array_New(haru->pdf->mmgr, font->def->font_bbox));
    HPDF_Dict_Add(descriptor, "FontFile2", file);
    return descriptor;
}

/* The letters of other codes than WinAnsiEncoding has, in the order of these. */
static HPDF_Dict new_encoding(const struct haru *haru)
{
    HPDF_Dict encoding = HPDF_Dict_New(haru->pdf->mmgr);
    HPDF_Array differences = HPDF_Array_New(haru->pdf->mmgr);

    HPDF_Dict_AddName(encoding, "Type", "Encoding");
    HPDF_Dict_AddName(encoding, "BaseEncoding", "WinAnsiEncoding");
    HPDF_Dict_Add(encoding, "Differences", differences);
    for (size_t i = 0; i < G_N_ELEMENTS(letters); i++) {
        if (i == 0 || letters[i].code != letters[i - 1].code + 1)
            HPDF_Array_AddNumber(differences, letters[i].code);
        HPDF_Array_AddName(differences, letters[i].name);
    }
    return encoding;
}

static void put_widths(const struct haru *haru, const struct haru_font *font, HPDF_Dict dict)
{
    HPDF_Array widths = HPDF_Array_New(haru->pdf->mmgr);

    HPDF_Dict_AddNumber(dict, "FirstChar", 0);
    HPDF_Dict_AddNumber(dict, "LastChar", CODES - 1);
    HPDF_Dict_Add(dict, "Widths", widths);
    for (unsigned code = 0; code < CODES; code++)
        HPDF_Array_AddNumber(
            widths, (HPDF_INT32)lround(1000 * haru_form_advance(font, (unsigned char)code)));
}

/* From codes to characters (9.10.3), for programs that don't know the names. */
static HPDF_Dict new_to_unicode(const struct haru *haru)
{
    HPDF_Dict map = HPDF_DictStream_New(haru->pdf->mmgr, haru->pdf->xref);
    g_autoptr(GString) text =
        g_string_new("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                     "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                     "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                     "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n");

    for (unsigned row = 0; row < CODES; row += 0x40) { /* a block has at most 100 */
        unsigned count = 0;

        for (unsigned code = row; code < row + 0x40; code++)
            count += code_char(code) ? 1 : 0;
        g_string_append_printf(text, "%u beginbfchar\n", count);
        for (unsigned code = row; code < row + 0x40; code++)
            if (code_char(code))
                g_string_append_printf(text, "<%02X> <%04X>\n", code, code_char(code));
        g_string_append(text, "endbfchar\n");
    }
    g_string_append(text, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    HPDF_Stream_WriteStr(map->stream, text->str);
    return map;
}

/* A resource's name says nothing of what it names (7.8.3), but to one program: PDFium, which is in
 * most browsers, looks for a typed character that is not Latin-1, œ too, in another font, one that
 * is not embedded, unless the resource of the field's font has the name of a symbol font. The font
 * itself says what it is. */
#define PDFIUM_KEEPS "Wingdings"

HPDF_Dict haru_form_font(struct haru *haru, struct haru_font *font)
{
    HPDF_Dict file = font->form ? NULL : new_file(haru, font->face);

    if (!file)
        return font->form;
    font->form = new_object(haru);
    if (!haru->form_fonts) /* the first, and in our layouts the only one */
        g_strlcpy(font->name, PDFIUM_KEEPS, sizeof font->name);
    HPDF_Dict_AddName(font->form, "Type", "Font");
    HPDF_Dict_AddName(font->form, "Subtype", "TrueType");
    HPDF_Dict_AddName(font->form, "BaseFont", font->face->name);
    put_widths(haru, font, font->form);
    HPDF_Dict_Add(font->form, "FontDescriptor", new_descriptor(haru, font, file));
    HPDF_Dict_Add(font->form, "Encoding", new_encoding(haru));
    HPDF_Dict_Add(font->form, "ToUnicode", new_to_unicode(haru));
    return font->form;
}
