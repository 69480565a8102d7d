/* The encoding of a form's fields: one byte a character, since that is what programs that fill
 * forms know best. WinAnsiEncoding, with letters of Central Europe.
 *
 * Between a field's text and its appearance, in the painted form and in its copies. What always
 * holds: form_char and form_code are each other's inverse, but that a letter may have two codes. */
#include "base/base.h"

/* Letters of Polish, Hungarian, Czech and Slovak that Windows-1252 lacks, by the codes that it
 * leaves free (0x09, 0x0A and 0x0D, which end lines and words, stay so) or has for what nobody
 * types (ƒ † ‡ ˆ ˜), with their names in the Adobe Glyph List. Five stand there twice: of the two
 * names that the list has for them PDFBox knows one, and pdftk the other. Last, what our fonts have
 * under another character: a soft hyphen shows as a hyphen, as WinAnsiEncoding has it. */
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
    {0x90, 0x016E, "Uring"},         {0x98, 0x0171, "udblacute"},
    {0x9D, 0x016F, "uring"},         {0xAD, 0x002D, "hyphen"},
    {0xB5, 0x00B5, "mugreek"},
};

static int find_letter(unsigned code)
{
    for (size_t i = 0; i < G_N_ELEMENTS(letters); i++)
        if (letters[i].code == code)
            return (int)i;
    return -1;
}

gunichar form_char(unsigned code)
{
    const int letter = find_letter(code);

    return letter < 0 ? latin_char((unsigned char)code) : letters[letter].c;
}

gunichar form_shown(unsigned code)
{
    static const gunichar micro = 0x00B5, mu = 0x03BC;
    const gunichar c = form_char(code);

    return c == micro ? mu : c;
}

unsigned char form_code(gunichar c)
{
    const unsigned char latin = latin_code(c);

    if (latin && find_letter(latin) < 0)
        return latin;
    for (size_t i = 0; i < G_N_ELEMENTS(letters); i++)
        if (letters[i].c == c)
            return letters[i].code;
    return 0;
}

const char *form_name(unsigned code)
{
    const int letter = find_letter(code);

    return letter < 0 ? NULL : letters[letter].name;
}
