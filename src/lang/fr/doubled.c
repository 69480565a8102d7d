/* fr_doubled: how inclusive forms are written out in French: `salarié·es permanent·es` is
 * `salariées et salariés permanents`. For lang/doubled. What always holds: of the endings that fit
 * a stem the first counts, so particular ones stand before general ones. */
#include "lang/fr/fr_private.h"

/* suffix behind the mark, end of the stem, what stands there in the feminine */
static const struct lang_gendered endings[] = {
    {"e", "", "e"},          {"ne", "n", "nne"},
    {"enne", "en", "enne"},  {"ienne", "ien", "ienne"},
    {"onne", "on", "onne"},  {"le", "l", "lle"},
    {"elle", "eau", "elle"}, {"elle", "el", "elle"},
    {"ale", "al", "ale"},    {"ve", "f", "ve"},
    {"ive", "if", "ive"},    {"fe", "f", "ffe"},
    {"se", "x", "se"},       {"se", "eur", "euse"},
    {"euse", "eur", "euse"}, {"euse", "eux", "euse"},
    {"te", "et", "ette"},    {"te", "ot", "otte"},
    {"te", "t", "te"},       {"que", "grec", "grecque"},
    {"que", "c", "que"},     {"sse", "e", "esse"},
    {"esse", "e", "esse"},   {"ère", "er", "ère"},
    {"ière", "ier", "ière"}, {"trice", "teur", "trice"},
    {"rice", "eur", "rice"}, {"ice", "eur", "rice"},
    {"eure", "eur", "eure"}, {NULL, NULL, NULL},
};

/* the whole, the masculine, the feminine */
static const struct lang_gendered singular[] = {
    {"un·e", "un", "une"},
    {"le·la", "le", "la"},
    {"la·le", "le", "la"},
    {"il·elle", "il", "elle"},
    {"elle·il", "il", "elle"},
    {"celui·celle", "celui", "celle"},
    {"ce·cette", "ce", "cette"},
    {"ce·tte", "ce", "cette"},
    {"son·sa", "son", "sa"},
    {"sa·son", "son", "sa"},
    {"du·de la", "du", "de la"},
    {"nouveau·elle", "nouveau", "nouvelle"},
    {"beau·elle", "beau", "belle"},
    {"copain·ine", "copain", "copine"},
    {NULL, NULL, NULL},
};

static const struct lang_gendered plural[] = {
    {"ils·elles", "ils", "elles"},
    {"elles·ils", "ils", "elles"},
    {"ceux·celles", "ceux", "celles"},
    {"celles·ceux", "ceux", "celles"},
    {"tous·tes", "tous", "toutes"},
    {"tou·tes", "tous", "toutes"},
    {"tout·es", "tous", "toutes"},
    {"tous·toutes", "tous", "toutes"},
    {"toutes·tous", "tous", "toutes"},
    {"nouveaux·elles", "nouveaux", "nouvelles"},
    {"nouveau·elles", "nouveaux", "nouvelles"},
    {NULL, NULL, NULL},
};

/* before a form in the singular, which both genders take with them */
static const struct lang_gendered pairs[] = {
    {"la ou le", "le", "la"},   {"le ou la", "le", "la"}, {"une ou un", "un", "une"},
    {"un ou une", "un", "une"}, {"le/la", "le", "la"},    {"la/le", "le", "la"},
    {"un/une", "un", "une"},    {"une/un", "un", "une"},  {"sa/son", "son", "sa"},
    {"son/sa", "son", "sa"},    {NULL, NULL, NULL},
};

/* the end of a stem, and what it is in the plural; what is not here takes an s */
static const struct lang_gendered plurals[] = {
    {"bancal", "bancals", NULL},
    {"banal", "banals", NULL},
    {"fatal", "fatals", NULL},
    {"final", "finals", NULL},
    {"naval", "navals", NULL},
    {"natal", "natals", NULL},
    {"al", "aux", NULL},
    {"eau", "eaux", NULL},
    {"s", "s", NULL},
    {"x", "x", NULL},
    {"z", "z", NULL},
    {NULL, NULL, NULL},
};

const struct lang_doubled fr_doubled = {
    .endings = endings,
    .singular = singular,
    .plural = plural,
    .pairs = pairs,
    .plurals = plurals,
    .plural_mark = "s",
    /* Their stems: what stands before its noun goes with each of both. */
    .before = WORDS("tous", "tou", "certain", "nombreux", "nouveau", "nouveaux", "ancien", "futur",
                    "premier", "dernier", "seul", "prochain", "meilleur"),
    .and = "et",
    .or = "ou",
};
