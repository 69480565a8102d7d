/* text: from the bytes of a text to clean text (clean_), without marks (text_), to blocks and
 * sections (body_; specs/offer.md, the outline of the first posting).
 *
 * The language of corrections, `[headings]` in the INI: `1 = heading profile | Ce que nous
 * attendons de vous`. Before the bar stand the kind of the line (heading, subheading, item,
 * paragraph) and, for a heading, perhaps its role (`affiche show` prints both); behind it the whole
 * line. */
#ifndef POSTING_TEXT_TEXT_H
#define POSTING_TEXT_TEXT_H

#include "ini/ini.h"
#include "posting/posting.h"

/* Takes a text as typed and gives it clean: NFC, without soft hyphens, zero-width and control
 * characters, each line end \n; places of the clean text are said in the typed one. Reports
 * control, mojibake. */
struct source *clean_text(struct source *typed, struct diag *diag);

/* The marks of a text by line, and its links. */
struct text_marks {
    GArray *lines; /* struct text_mark: text/ alone looks into them */
    GArray *links;
};

/* Takes a clean text and gives it without its marks (Markdown, HTML, quotes of a mail); `marks` is
 * filled with what they said (text_marks_clear). */
struct source *text_read_marks(struct source *clean, struct text_marks *marks, struct diag *diag);
void text_marks_clear(struct text_marks *marks);

/* Fills posting->blocks and ->sections from posting->txt. `title`, folded, is what no heading
 * holds; NULL: unknown. `ini` and `marks` may be NULL. Reports ini-value for a correction that
 * can't be understood or that no line answers to. Linear in the text, whatever it holds. */
void body_read(struct posting *posting, const char *title, const struct ini *ini,
               struct text_marks *marks, struct diag *diag);

/* A stretch of text without the white space around it. */
struct span body_trim(struct span span);
/* The characters of its first word. */
size_t body_first_word(struct span line);
/* Does a date go on from the end of one line to the beginning of the next: "vendredi" above
 * "30 avril", "30" above "avril 2027"? */
bool body_parts_date(const struct language *lang, struct span above, struct span below);

/* Its words, white space folded to one space (g_free). */
char *body_fold(struct span span);
/* How long the first `len` bytes of it become by that. */
size_t body_folded_len(struct span span, size_t len);
/* Does a text say something that is no heading: an address with a postcode, an e-mail address, a
 * URL? */
bool body_is_address(const char *text, size_t len);

#endif
