/* latin: Windows-1252, the encoding of simple fonts in a PDF (ISO 32000-1, annex D.2: WinAnsiEncoding). */
#ifndef BASE_LATIN_H
#define BASE_LATIN_H

#include <glib.h>

/* The character of a code; 0: a control, or one of its five holes. */
gunichar latin_char(unsigned char code);
/* The code of a character; 0: it has none. */
unsigned char latin_code(gunichar c);

#endif
