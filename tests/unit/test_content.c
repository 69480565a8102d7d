/* content, lexer: what a content stream holds, and that everything in it is content or artifact. */
#include "pdf/pdf.h"
#include "seal/seal_private.h"

#include <string.h>

/* The tokens of a stream, one letter and its text each. */
static char *tokens(const char *bytes, size_t len)
{
    static const char letters[] = {
        [LEXER_END] = 'e',       [LEXER_ERROR] = '!',   [LEXER_NAME] = 'n',
        [LEXER_NUMBER] = '1',    [LEXER_OPERAND] = 'x', [LEXER_OPERATOR] = 'o',
        [LEXER_DICT_OPEN] = 'd', [LEXER_IMAGE] = 'i',   [LEXER_DICT_CLOSE] = 'd',
    };
    GString *text = g_string_new(NULL);
    struct lexer lexer = {bytes, bytes + len};
    struct lexer_token token;

    do {
        token = lexer_next(&lexer);
        g_string_append_printf(text, "%c:%.*s|", letters[token.kind],
                               token.kind == LEXER_ERROR ? 0 : (int)token.len, token.start);
    } while (token.kind > LEXER_ERROR);
    return g_string_free(text, FALSE);
}

static void test_tokens(void)
{
    static const struct {
        const char *stream, *tokens;
    } cases[] = {
        {"", "e:|"},
        {" \n% (comment EMC\n\r\t", "e:|"},
        {"(a(b\\)c)EMC)Tj", "x:(a(b\\)c)EMC)|o:Tj|e:|"},
        {"(\\\\)Tj(\\(\\\n)'", "x:(\\\\)|o:Tj|x:(\\(\\\n)|o:'|e:|"},
        {"<48 65\n6C>Tj<>Tj", "x:<48 65\n6C>|o:Tj|x:<>|o:Tj|e:|"},
        {"/Span<</MCID 0/Lang(fr)>>BDC", "n:/Span|d:<<|n:/MCID|1:0|n:/Lang|x:(fr)|d:>>|o:BDC|e:|"},
        {"/ BMC/A#20B/C BMC", "n:/|o:BMC|n:/A#20B|n:/C|o:BMC|e:|"},
        {"-.5 +3 4. 1.5e d* [(a)-2]TJ", "1:-.5|1:+3|1:4.|1:1.5e|o:d*|x:[|x:(a)|1:-2|x:]|o:TJ|e:|"},
        {"true false null q", "x:true|x:false|x:null|o:q|e:|"},
        {"q%(EMC\rQ", "o:q|o:Q|e:|"},
        {"BI /W 1 ID x EIEI EI \x01y\nEI Q", "x:BI|n:/W|1:1|i:ID x EIEI EI \x01y\nEI|o:Q|e:|"},
        {"BI ID EI", "x:BI|i:ID EI|e:|"},
        {"BI ID x EI\x01", "x:BI|!:|"},
        {"(a", "!:|"},
        {"(a\\", "!:|"},
        {"<4x>", "!:|"},
        {"<48", "!:|"},
        {"a)", "o:a|!:|"},
        {"> ", "!:|"},
        {"{1}", "!:|"},
        {"ID", "!:|"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *found = tokens(cases[i].stream, strlen(cases[i].stream));

        g_assert_cmpstr(found, ==, cases[i].tokens);
    }
}

static void test_nul(void)
{
    g_autofree char *found = tokens("q\0Q\0", 4);

    g_assert_cmpstr(found, ==, "o:q|o:Q|e:|");
}

static void test_names(void)
{
    static const struct {
        const char *token, *name;
        bool same;
    } cases[] = {
        {"/Span", "Span", true},
        {"/Sp#61n", "Span", true},
        {"/Span", "Spa", false},
        {"/Spa", "Span", false},
        {"/Sp#6", "Sp#6", true},
        {"/Sp#00an", "Sp", false},
        {"/#41rt#49fact", "ArtIfact", true},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct lexer lexer = {cases[i].token, cases[i].token + strlen(cases[i].token)};

        g_assert_cmpint(lexer_is_name(lexer_next(&lexer), cases[i].name), ==, cases[i].same);
    }
}

static char *mark(const char *stream, unsigned count, const char **why)
{
    const enum content_kind kinds[5] = {[2] = CONTENT_ARTIFACT, [4] = CONTENT_FOOT};
    GString *marked = content_new_marked(stream, strlen(stream), kinds, count, why);

    return marked ? g_string_free(marked, FALSE) : NULL;
}

static void test_mark(void)
{
    static const struct {
        const char *stream;
        unsigned count;
        const char *marked;
    } cases[] = {
        {"", 0, ""},
        /* A path from the operands of its first m or re to its painting; one that only clips is no
           painting. */
        {"0 0 0 rg .5 .5 .5 RG 1 1 0 rg", 0, "0 g .5 G 1 1 0 rg"},
        {"q 1 0 0 rg 0 0 9 9 re f Q", 0, "q 1 0 0 rg /Artifact BMC\n0 0 9 9 re f\nEMC Q"},
        {"0 0 m 1 1 l 0 0 1 1 re B* 2 2 m 3 3 l s", 0,
         "/Artifact BMC\n0 0 m 1 1 l 0 0 1 1 re B*\nEMC /Artifact BMC\n2 2 m 3 3 l s\nEMC"},
        {"0 0 9 9 re W n /x5 Do", 0, "0 0 9 9 re W n /Artifact BMC\n/x5 Do\nEMC"},
        {"f", 0, "/Artifact BMC\nf\nEMC"},
        {"BT/F 9 Tf(a)Tj[(b)]TJ 1 2(c)\" (d)' ET", 0,
         "BT/F 9 Tf/Artifact BMC\n(a)Tj\nEMC/Artifact BMC\n[(b)]TJ\nEMC "
         "/Artifact BMC\n1 2(c)\"\nEMC /Artifact BMC\n(d)'\nEMC ET"},
        {"/s sh BI /W 1 ID x\nEI Q", 0,
         "/Artifact BMC\n/s sh\nEMC /Artifact BMC\nBI /W 1 ID x\nEI\nEMC Q"},
        /* Content is left alone, whatever it says. */
        {"/Span <</MCID 0>> BDC (EMC /Span <</MCID 7>> BDC) Tj 0 0 1 1 re f EMC", 1,
         "/Span <</MCID 0>> BDC (EMC /Span <</MCID 7>> BDC) Tj 0 0 1 1 re f EMC"},
        {"/Span<</MC#49D 0/X<</MCID 5>>>>BDC(a)Tj EMC", 1,
         "/Span<</MC#49D 0/X<</MCID 5>>>>BDC(a)Tj EMC"},
        /* Nested marked content without an MCID is unwrapped, inside content and outside. */
        {"/Span <</MCID 0>> BDC (a) Tj /Span <</ActualText <feff00660069>>> BDC (b) Tj EMC EMC", 1,
         "/Span <</MCID 0>> BDC (a) Tj  (b) Tj  EMC"},
        {"/Span <</ActualText(x)>> BDC (b) Tj EMC", 0, " /Artifact BMC\n(b) Tj\nEMC "},
        {"/Span <</MCID 0>> BDC (a) Tj /Span <</ActualText()>> BDC EMC EMC", 1,
         "/Span <</MCID 0>> BDC (a) Tj   EMC"},
        /* What is an artifact, or neither, stays. */
        {"/Artifact BMC (a) Tj 0 0 1 1 re f EMC /OC /o BDC (b) Tj EMC", 0,
         "/Artifact BMC (a) Tj 0 0 1 1 re f EMC /OC /o BDC /Artifact BMC\n(b) Tj\nEMC EMC"},
        /* The third mark is decoration. */
        {"/P <</MCID 0>> BDC f EMC /P <</MCID 1>> BDC f EMC /P <</MCID 2>> BDC (a) Tj EMC", 3,
         "/P <</MCID 0>> BDC f EMC /P <</MCID 1>> BDC f EMC /Artifact BMC (a) Tj EMC"},
        /* The fifth is the running foot. */
        {"/P <</MCID 0>> BDC f EMC /P <</MCID 1>> BDC f EMC /P <</MCID 2>> BDC f EMC "
         "/P <</MCID 3>> BDC f EMC /P <</MCID 4>> BDC (a) Tj EMC",
         5,
         "/P <</MCID 0>> BDC f EMC /P <</MCID 1>> BDC f EMC /Artifact BMC f EMC "
         "/P <</MCID 3>> BDC f EMC "
         "/Artifact << /Type /Pagination /Subtype /Footer /Attached [ /Bottom ] >> BDC (a) Tj EMC"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *why = NULL;
        g_autofree char *marked = mark(cases[i].stream, cases[i].count, &why);
        g_autofree char *again = NULL;

        g_assert_cmpstr(marked, ==, cases[i].marked);
        if (cases[i].count > 2)
            continue;
        again = mark(marked, cases[i].count, &why);
        g_assert_cmpstr(again, ==, marked);
    }
}

static void test_strip(void)
{
    static const char stream[] =
        "/Span <</MCID 0>> BDC (a) Tj /Span <</ActualText (x)>> BDC (b) Tj EMC EMC "
        "/Artifact BMC f EMC /OC /o BDC f EMC 0 0 0 rg";
    const char *why = NULL;
    GString *stripped = content_new_stripped(stream, strlen(stream), &why);

    g_assert_nonnull(stripped);
    g_assert_cmpstr(stripped->str, ==, " (a) Tj  (b) Tj    f  /OC /o BDC f EMC 0 g");
    g_string_free(stripped, TRUE);
    g_assert_null(content_new_stripped("EMC", 3, &why));
    g_assert_nonnull(strstr(why, "an EMC without"));
}

static void test_refused(void)
{
    static const struct {
        const char *stream;
        unsigned count;
        const char *why;
    } cases[] = {
        {"(a", 0, "can't be read"},
        {"EMC", 0, "an EMC without"},
        {"BDC", 0, "without a tag"},
        {"/Span <</MCID 0>> BDC", 1, "never ends"},
        {"f /Span <</MCID 0>> BDC /Span <</ActualText()>> BDC EMC EMC", 1, "paints nothing"},
        {"/Span <</MCID 0>> BDC f EMC", 0, "does not know"},
        {"/Span <</MCID 0>> BDC f EMC", 2, "less marked"},
        {"/Span <</MCID 1>> BDC f EMC", 1, "does not know"},
        {"/Span <</MCID 4294967296>> BDC f EMC", 1, "less marked"},
        {"/Span <</MCID 0>> BDC /Span <</MCID 1>> BDC f EMC f EMC", 2, "inside marked"},
        {"/Artifact BMC /Span <</MCID 0>> BDC f EMC f EMC", 1, "inside marked"},
        {"0 0 m /Span <</MCID 0>> BDC f EMC", 1, "inside a path"},
        {"/Span <</MCID 0>> BDC f 0 0 m EMC", 1, "inside a path"},
        {"rg", 0, "three numbers"},
        {"0 0 RG", 0, "three numbers"},
        {"0 0 0 0 rg", 0, "three numbers"},
        {"0 /a 0 rg", 0, "three numbers"},
        {"0 0 m 1 1 1 rg 5 5 l S", 0, "inside a path"},
        {"0 0 m 5 5 l", 0, "not painted"},
        {"q 0 0 m Q S", 0, "not painted"},
        {"0 0 m q S", 0, "not painted"},
        {"0 0 m BT ET S", 0, "not painted"},
        {"0 0 m (a) Tj S", 0, "not painted"},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const char *why = NULL;

        g_assert_null(mark(cases[i].stream, cases[i].count, &why));
        g_assert_nonnull(strstr(why, cases[i].why));
    }
}

/* Deep strings, dictionaries, sequences and false ends of an image: were any read again and again,
 * this would not end soon. */
static void test_long(void)
{
    static const char *const pieces[] = {"(", "<<", "/P BMC ", "0 0 m ", "[", "% EI\n", "/A "};

    for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
        GString *stream = g_string_new(i % 2 ? "BI ID " : "");
        const char *why = NULL;

        for (unsigned j = 0; j < 300000; j++)
            g_string_append(stream, pieces[i]);
        g_free(mark(stream->str, 0, &why));
        g_string_free(stream, TRUE);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lexer/tokens", test_tokens);
    g_test_add_func("/lexer/nul", test_nul);
    g_test_add_func("/lexer/names", test_names);
    g_test_add_func("/content/mark", test_mark);
    g_test_add_func("/content/strip", test_strip);
    g_test_add_func("/content/refused", test_refused);
    g_test_add_func("/content/long", test_long);
    return g_test_run();
}
