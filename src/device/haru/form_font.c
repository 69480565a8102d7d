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

bool haru_form_codes(const char *text, GString *codes)
{
    bool all = true;

    for (; *text; text = g_utf8_next_char(text)) {
        const unsigned char code = form_code(g_utf8_get_char(text));

        if (code)
            g_string_append_c(codes, (char)code);
        else
            all = false;
    }
    return all;
}

double haru_form_advance(const struct haru_font *font, unsigned char code)
{
    return font_face_advance(font->face, form_shown(code));
}

/* The face with the characters that have a code; NULL: reported. */
static HPDF_Dict new_file(const struct haru *haru, const struct font_face *face)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GBytes) bytes = NULL;
    HPDF_Dict file;

    for (unsigned code = 0; code < CODES; code++)
        if (form_shown(code))
            g_string_append_unichar(text, form_shown(code));
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
    HPDF_Dict descriptor = haru_new_object(haru);

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
    for (unsigned code = 1; code < CODES; code++) {
        if (!form_name(code))
            continue;
        if (!form_name(code - 1))
            HPDF_Array_AddNumber(differences, (HPDF_INT32)code);
        HPDF_Array_AddName(differences, form_name(code));
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
            count += form_char(code) ? 1 : 0;
        g_string_append_printf(text, "%u beginbfchar\n", count);
        for (unsigned code = row; code < row + 0x40; code++)
            if (form_char(code))
                g_string_append_printf(text, "<%02X> <%04X>\n", code, form_char(code));
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
    font->form = haru_new_object(haru);
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
