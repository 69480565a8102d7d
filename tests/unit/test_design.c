/* design: the layouts that are here are good; each kind of mistake is found, and refuses the
 * layout. */
#include "design/design.h"
#include "design/design_private.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* A data folder with one layout, one brand and one piece of artwork; and a posting's that has none
 * of its own. */
struct place {
    char *folder, *layouts;
    char *own;
    struct design_request request;
    struct diag *diag;
};

static void write_file(const char *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);

    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static char *read_layout(const char *name)
{
    g_autofree char *path = g_build_filename(g_getenv("AFFICHE_DATA"), "layouts", name, NULL);
    char *text = NULL;

    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    return text;
}

/* The real files, with something after them. */
static void place_open(struct place *place, const char *layout_more, const char *brand_more,
                       const char *svg)
{
    g_autofree char *layout = read_layout("offer-a4.ini"),
                    *brand = read_layout("brand-chroniques.ini");
    g_autofree char *layout_text = g_strconcat(layout, "\n", layout_more, "\n", NULL);
    g_autofree char *brand_text = g_strconcat(brand, "\n", brand_more, "\n", NULL);

    memset(place, 0, sizeof *place);
    place->folder = g_dir_make_tmp("affiche-XXXXXX", NULL);
    place->layouts = g_build_filename(place->folder, "layouts", NULL);
    place->own = g_build_filename(place->folder, "posting", NULL);
    place->request = (struct design_request){.folder = place->own, .data = place->folder};
    place->diag = diag_new();
    g_assert_cmpint(g_mkdir(place->layouts, 0700), ==, 0);
    write_file(place->layouts, "test.ini", layout_text);
    write_file(place->layouts, "brand-chroniques.ini", brand_text);
    write_file(place->layouts, "chroniques-waves.svg", svg);
}

static void place_close(struct place *place)
{
    static const char *const names[] = {"test.ini", "brand-chroniques.ini", "chroniques-waves.svg"};

    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(place->layouts, names[i], NULL);

        g_unlink(path);
    }
    g_rmdir(place->layouts);
    g_rmdir(place->folder);
    g_free(place->folder);
    g_free(place->layouts);
    g_free(place->own);
    diag_drop(place->diag);
}

static const char good_svg[] =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><path d='M0 0h9'/></svg>";

/* What must be reported for one more piece of a layout, of a brand, or for a piece of artwork. */
static void expect(const char *layout_more, const char *brand_more, const char *svg,
                   enum diag_id id)
{
    struct place place;
    struct design *design;

    place_open(&place, layout_more, brand_more, svg);
    design = design_load("test", &place.request, place.diag);
    if (design || !diag_has(place.diag, id)) {
        diag_print(place.diag, stderr, false);
        g_error("%s was not reported for: %s %s %s", diag_id_name(id), layout_more, brand_more,
                svg);
    }
    place_close(&place);
}

static void test_layout_mistakes(void)
{
    static const struct {
        const char *text;
        enum diag_id id;
    } cases[] = {
        {"[style x]\nsize = 9", DIAG_INI_LENGTH},
        {"[style x]\nsize = 12pt..9pt", DIAG_INI_LENGTH},
        {"[style x]\nsize = 1em..9pt", DIAG_INI_LENGTH},
        {"[style x]\nsize = 9,5pt", DIAG_INI_LENGTH},
        {"[style x]\nsize = 900pt", DIAG_INI_LENGTH},
        {"[style x]\nsize = fill", DIAG_INI_LENGTH},
        {"[style x]\npadding = 1pt 2pt 3pt 4pt 5pt", DIAG_INI_VALUE},
        {"[style x]\npadding = 1pt wide", DIAG_INI_LENGTH},
        {"[style x]\ncolumns = 1pt 1fr fill", DIAG_INI_LENGTH},
        {"[style x]\nsize = 0x9pt", DIAG_INI_LENGTH},
        {"[style x]\nsize = 1e1pt", DIAG_INI_LENGTH},
        {"[style x]\nsize = 3pt", DIAG_INI_LENGTH},
        {"[style x]\nsize = 0.3em", DIAG_INI_LENGTH},
        {"[style x]\ncolumns = 200%", DIAG_INI_LENGTH},
        {"[style x]\ncolumns = 60% 60%", DIAG_INI_LENGTH},
        {"[style x]\ncolumns = 300pt 300pt", DIAG_INI_LENGTH},
        {"[style x]\ncolumns = 290pt 290pt\ngap = 20pt", DIAG_INI_LENGTH},
        {"[style x]\nindent = 4000pt", DIAG_INI_LENGTH},
        {"[style x]\npadding = 0 300pt", DIAG_INI_LENGTH},
        {"[style x]\nwidth = 900pt", DIAG_INI_LENGTH},
        {"[style x]\nwidth = 10pt..20pt", DIAG_INI_LENGTH},
        {"[style x]\nmodule = 0.5mm", DIAG_INI_LENGTH},
        {"[style x]\nshade = 1.5", DIAG_INI_NUMBER},
        {"[style x]\nfill = blau", DIAG_INI_COLOUR},
        {"[style x]\ncolour = none", DIAG_INI_COLOUR},
        {"[style x]\nartwork =", DIAG_INI_VALUE},
        {"[style x]\nleading = 0", DIAG_INI_NUMBER},
        {"[style x]\nleading = 0.75", DIAG_INI_NUMBER},
        {"[style entri]\nsize = 9pt", DIAG_INI_SECTION},
        {"[frame mian]\nheight = 9pt", DIAG_INI_SECTION},
        {"[shape x]\nwidth = 9pt\nheight = 9pt", DIAG_INI_SECTION},
        {"[shape x]\nwidth = 9pt\nfill = ink", DIAG_INI_SECTION},
        {"[shape x]\nx = 100%\nwidth = 9pt\nheight = 9pt\nfill = ink", DIAG_INI_SECTION},
        {"[style x]\nleading = 1,4", DIAG_INI_NUMBER},
        {"[style x]\nleading = nan", DIAG_INI_NUMBER},
        {"[style x]\nweight = 450.5", DIAG_INI_NUMBER},
        {"[style x]\nitalic = true", DIAG_INI_VALUE},
        {"[style x]\nalign = justify", DIAG_INI_VALUE},
        {"[style x]\ncolour = pink", DIAG_INI_COLOUR},
        {"[style x]\ncolour = 12345g", DIAG_INI_COLOUR},
        {"[style x]\nborder = 1pt", DIAG_INI_VALUE},
        {"[style x]\nborder = 1pt pink", DIAG_INI_COLOUR},
        {"[style x]\nborder = wide ink", DIAG_INI_LENGTH},
        {"[style x]\nlike = y", DIAG_INI_VALUE},
        {"[style x]\nlike = x", DIAG_INI_VALUE},
        {"[style x]\nlike = y\n[style y]\nlike = x", DIAG_INI_VALUE},
        {"[style x]\nfont-size = 9pt", DIAG_INI_KEY},
        {"[frame x]\nartwork = seal", DIAG_INI_VALUE},
        {"[frame x]\nheight = 1em", DIAG_INI_LENGTH},
        {"[frame x]\ncolumns = 0", DIAG_INI_NUMBER},
        {"[shape x]\nwidth = 1em", DIAG_INI_LENGTH},
        {"[shapes x]\nwidth = 1pt", DIAG_INI_SECTION},
    };

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        expect(cases[i].text, "", good_svg, cases[i].id);
}

static void test_brand_mistakes(void)
{
    expect("", "[colour]\nx = 000000", good_svg, DIAG_INI_SECTION);
    expect("", "[more]", good_svg, DIAG_INI_SECTION);
    expect("", "none = a.svg", good_svg, DIAG_INI_KEY);
}

static void test_artwork_mistakes(void)
{
    static const char head[] = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>";
    static const char *const bodies[] = {
        "<text>Jobs</text>",
        "<g><tspan>Jobs</tspan></g>",
        "<image href='logo.png'/>",
        "<use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='https://a.example/x.svg#y'/>",
        "<path style='fill: url( \"paint.svg#a\")' d='M0 0h9'/>",
        "<style>@import 'x.css';</style>",
        "<path d='M0 0h9'>",
        "<path d='M0 0h9'/></svg><svg>",
        "<a href='#x'><path id='x' d='M0 0h9'/></a>",
        "&logo;",
        "<use href=''/>",
        "<use href='#gone'/>",
        "<path fill='url(#gone)' d='M0 0h9'/>",
        "<path style='fill:URL(paint.svg#a)' d='M0 0h9'/>",
        "<style>a{fill:u\\72l(http://a.example/b)}</style>",
        "<style>a{fill:u<![CDATA[rl(http://a.example/b)]]>}</style>",
        "<style>@IMPORT 'x.css';</style>",
        "<script>1</script>",
        "<path d='M0 0h9'><animate attributeName='d'/></path>",
        "<switch><path systemLanguage='fr' d='M0 0h9'/></switch>",
        "<g id='a'><use href='#a'/></g>",
        "<metadata><x/></metadata><text>Jobs</text>",
        "<path d='M0 0h9' transform='scale(1e30)'/>",
        "<g transform='scale(200)'><path d='M0 0h9' transform='matrix(900 0 0 9 0 0)'/></g>",
        "<path d='M0 0h9' style='transform: scale(1e30)'/>",
        "<path d='M0 0h9' style='transform: SCALEX (20000)'/>",
        "<path d='M0 0h9' transform='translate(9) matrix(1 0 0 -20000 9 9)'/>",
        "<path d='M0 0h9' transform='matrix(1 0 0 1 9 1e30)'/>",
        "<foreignObject/>",
        "<metadata><text id='a'>Jobs</text></metadata><use href='#a'/>",
        "<metadata><x:include xmlns:x='http://www.w3.org/2001/XInclude' href='x.svg'/></metadata>",
        "<path d='M0 0h1e300'/>",
        "<style>path{stroke-width:1e9}</style>",
        "<svg viewBox='0 0 1e-9 1e-9'><path d='M0 0h9'/></svg>",
        "<pattern id='p' width='1e9' height='9'/><path fill='url(#p)' d='M0 0h9v9z'/>",
        "<filter id='f'><feTurbulence numOctaves='100000'/></filter>",
        "<filter id='f'><feConvolveMatrix order='1 401' kernelMatrix='1'/></filter>",
        "<image width='9' height='9' href='data:image/png;base64,AAAA'/>",
        "<image width='9' height='9' href='data:image/png;base64,PHN2Zy8+'/>",
        "<image width='9' height='9' href='data:image/jpeg;base64,/9j/4AAQ'/>",
        "<image width='9' height='9' href='data:image/png,AAAA'/>",
        "<x:include xmlns:x='http://www.w3.org/2001/XInclude' href='#a'/>",
    };
    static const char *const entities[] = {
        "<!ENTITY b 'x'>",
        "<!ENTITY a SYSTEM 'x.svg'>",
        "<!ENTITY a '&#60;text/>'>",
        "<!ENTITY a '<text/>'>",
        "<!ENTITY a 'url(http://a.example/b)'>",
        "<!ENTITY b 'x'><!ENTITY a '&b;&b;'>",
        "<!ENTITY % a 'x'>",
        "<!ENTITY a 'x' %b;>",
        "<!ATTLIST path d CDATA #FIXED 'x'><!ENTITY a 'x'>",
        "<!ENTITY a 'x'",
    };
    static const char shown[] = "[frame art]\nartwork = motif";
    GString *deep = g_string_new(head), *slow = g_string_new(head);

    for (size_t i = 0; i < G_N_ELEMENTS(bodies); i++) {
        g_autofree char *svg = g_strconcat(head, bodies[i], "</svg>", NULL);

        expect(shown, "", svg, DIAG_SVG);
    }
    for (unsigned i = 0; i < 100000; i++)
        g_string_append(deep, "<g>");
    for (unsigned i = 0; i < 100000; i++)
        g_string_append(deep, "</g>");
    g_string_append(deep, "</svg>");
    expect(shown, "", deep->str, DIAG_SVG);
    g_string_free(deep, TRUE);
    /* Each is within its limits; painting all of them takes minutes. */
    g_string_append(slow, "<filter id='f'>");
    for (unsigned i = 0; i < 500; i++)
        g_string_append(slow, "<feTurbulence baseFrequency='9' numOctaves='16'/>");
    g_string_append(slow, "</filter><path filter='url(#f)' d='M0 0h9v9h-9z'/></svg>");
    expect(shown, "", slow->str, DIAG_SVG);
    g_string_free(slow, TRUE);
    expect(shown, "", "<svg xmlns='http://www.w3.org/2000/svg' width='100%'/>", DIAG_SVG);
    expect(shown, "",
           "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>",
           DIAG_SVG);
    for (size_t i = 0; i < G_N_ELEMENTS(entities); i++) {
        g_autofree char *svg =
            g_strdup_printf("<?xml version='1.0'?><!-- --><!DOCTYPE svg PUBLIC 'a>' 'b[' [ %s ]>"
                            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>"
                            "<path fill='&a;'/></svg>",
                            entities[i]);

        expect(shown, "", svg, DIAG_SVG);
    }
    expect(shown, "",
           "<?xml version='1.0' encoding='UTF-7'?><svg xmlns='http://www.w3.org/2000/svg' "
           "viewBox='0 0 9 9'/>",
           DIAG_SVG);
    expect(shown, "",
           "<!DOCTYPE svg PUBLIC 'a' 'b\"><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 "
           "9'/>",
           DIAG_SVG);
    expect(shown, "", "<svg viewBox='0 0 9 9'><path d='M0 0h9'/></svg>", DIAG_SVG);
    expect(shown, "", "<g xmlns='http://www.w3.org/2000/svg'/>", DIAG_SVG);
    expect(shown, "",
           "<?xml-stylesheet href='x.css'?><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 "
           "9'/>",
           DIAG_SVG);
}

/* A megabyte of what only begins as a transform: read once, not once for each of its words. */
static void test_artwork_scales(void)
{
    g_autofree char *words = g_strnfill(1000000, ' ');
    g_autofree char *svg = NULL;

    for (size_t i = 0; i + 5 < 1000000; i += 5)
        memcpy(words + i, "scale", 5);
    svg = g_strconcat("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9' "
                      "style='",
                      words, "(20000)'/></svg>", NULL);
    expect("[frame art]\nartwork = motif", "", svg, DIAG_SVG);
}

/* Five lines that would draw 30 million elements. */
static void test_artwork_bomb(void)
{
    GString *svg = g_string_new(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path id='u0' d='M0 0h9'/>");

    for (unsigned i = 1; i <= 5; i++) {
        g_string_append_printf(svg, "<g id='u%u'>", i);
        for (unsigned j = 0; j < 30; j++)
            g_string_append_printf(svg, "<use href='#u%u'/>", i - 1);
        g_string_append(svg, "</g>");
    }
    g_string_append(svg, "</svg>");
    expect("[frame art]\nartwork = motif", "", svg->str, DIAG_SVG);
    g_string_free(svg, TRUE);
}

static void test_artwork_good(void)
{
    static const char *const svgs[] = {
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9' "
        "data-from='C:\\logo.svg'><metadata><text>Logo</text></metadata>"
        "<title>Jobs</title><defs><g id='a'><path d='M0 0h9'/></g></defs><use href='#a'/><use "
        "href='#a'/></svg>",
        "<s:svg xmlns:s='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><s:linearGradient "
        "id='g'/><s:path fill='url( \"#g\" )' d='M0 0h9'/></s:svg>",
        "<?xml version='1.0' encoding='utf-8'?><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 "
        "0 "
        "9 9'><filter id='f'><feGaussianBlur stdDeviation='2'/></filter><g transform='scale(2)' "
        "filter='url(#f)'><path stroke='#1e9999' stroke-dasharray='2 1' d='M0 0h9'/></g></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><g "
        "transform='translate(99999 -99999)'><g transform='matrix(1,0,0,1,-99999,99999) "
        "scale(2)'><path d='M0 0h9' transform='rotate(90 99999 0)'/></g></g></svg>",
        "<!DOCTYPE svg PUBLIC 'a' 'b' [ <!-- ]> --> <!ENTITY svg "
        "\"http://www.w3.org/2000/svg\">\n"
        "<!ENTITY st0 'fill:#f00'>]><svg xmlns='&svg;' viewBox='0 0 9 9'><path style='&st0;' "
        "d='M0 0h9'/><title>a &amp; b</title></svg>",
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><switch><foreignObject "
        "requiredExtensions='x'><x href='#gone'/></foreignObject><path href='#gone' "
        "d='M0 0h9'/></switch></svg>",
        "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x'><svg "
        "xmlns='http://www.w3.org/2000/svg' width='9mm' height='9mm'/>",
    };

    for (size_t i = 0; i < G_N_ELEMENTS(svgs); i++) {
        struct place place;
        struct design *design;

        place_open(&place, "[frame art]\nartwork = motif", "", svgs[i]);
        design = design_load("test", &place.request, place.diag);
        if (!design)
            diag_print(place.diag, stderr, false);
        g_assert_nonnull(design);
        design_drop(design);
        place_close(&place);
    }
}

/* Sizes of pages, by name and by two lengths. */
static void test_page(void)
{
    static const struct {
        const char *size;
        bool refused;
    } cases[] = {{"Letter", false},     {"a5", false},         {"100pt 500pt", false},
                 {"100pt 501pt", true}, {"501pt 100pt", true}, {"Legal", true}};

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text =
            g_strdup_printf("[page]\nkind = offer\nbrand = chroniques\nsize = %s\n", cases[i].size);
        struct place place;

        place_open(&place, "", "", good_svg);
        write_file(place.layouts, "test.ini", text);
        design_drop(design_load("test", &place.request, place.diag));
        g_assert_cmpint(diag_has(place.diag, DIAG_INI_LENGTH), ==, cases[i].refused);
        place_close(&place);
    }
}

/* What a name must not lead to. */
static void test_names(void)
{
    struct place place;

    place_open(&place, "", "", good_svg);
    g_assert_null(design_load("nowhere", &place.request, place.diag));
    g_assert_true(diag_has(place.diag, DIAG_INI_FILE));
    g_assert_null(design_load("../layouts/test", &place.request, place.diag));
    g_assert_true(diag_has(place.diag, DIAG_INI_PATH));
    place.request.brand.text = (char *)"nobody";
    g_assert_null(design_load("test", &place.request, place.diag));
    g_assert_cmpuint(diag_count(place.diag, DIAG_ERROR), ==, 3);
    place_close(&place);
}

/* A style has all that it does not say itself from the one it is like, else from the document. */
static void test_styles(void)
{
    struct place place;
    struct design *design;
    const struct design_style *style;

    place_open(&place,
               "[style a]\nsize = 9pt .. 12pt\nleading = 1.2 .. 1.3\nartwork = none\nfont = "
               "display\ncolour = primary\npadding = 1pt "
               "2pt\nborder = 1pt ink\n"
               "columns = auto 1fr 30%\n[style logo]\nlike = a\nweight = 700\nborder-left = "
               "none\nspace-before = fill",
               "", good_svg);
    design = design_load("test", &place.request, place.diag);
    g_assert_nonnull(design);
    style = design_style(design, "logo");
    g_assert_cmpstr(style->name, ==, "logo");
    g_assert_cmpstr(style->family, ==, "Syne");
    g_assert_cmpuint(style->weight, ==, 700);
    g_assert_cmpfloat(style->size.max.value, ==, 12);
    g_assert_cmpfloat(style->leading.max, ==, 1.3);
    g_assert_null(style->art);
    g_assert_cmpfloat(style->padding[3].value, ==, 2);
    g_assert_cmpfloat(style->border[0].width_pt, ==, 1);
    g_assert_cmpfloat(style->border[3].width_pt, ==, 0);
    g_assert_cmpuint(style->column_count, ==, 3);
    g_assert_cmpint(style->columns[2].unit, ==, UNIT_PERCENT);
    g_assert_cmpint(style->space_before.unit, ==, UNIT_FILL);
    g_assert_false(style->ligatures);
    g_assert_cmpfloat_with_epsilon(style->colour.b, 0xe0 / 255.0, 1e-9);
    g_assert_cmpstr(design_style(design, "text")->family, ==, "Atkinson Hyperlegible Next");
    g_assert_true(design_style(design, "no such style") == design_style(design, "document"));
    g_assert_null(design_find_style(design, "no such style"));
    design_drop(design);
    place_close(&place);
}

/* A layout that comes with the tool is good, and the posting's colours go into it. */
static void check_shipped(const char *name, const struct design_request *request, struct diag *diag)
{
    struct design *design = design_load(name, request, diag);
    const struct colour *colour;

    if (!design)
        diag_print(diag, stderr, false);
    g_assert_nonnull(design);
    colour = g_hash_table_lookup(design->colours, "primary");
    g_assert_cmpfloat(colour->r, ==, 1);
    g_assert_cmpfloat(design->width_pt, ==,
                      strcmp(name, "social-1080") == 0 ? 810
                      : strcmp(name, "poster-a3") == 0 ? 841.89
                                                       : 595.28);
    design_drop(design);
}

static void test_shipped(void)
{
    struct ini_value pink = {(char *)"ff00aa", {0}};
    struct design_request request = {.folder = "/nowhere", .data = g_getenv("AFFICHE_DATA")};
    struct diag *diag = diag_new();
    g_autofree char *folder = g_build_filename(g_getenv("AFFICHE_DATA"), "layouts", NULL);
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *file;
    unsigned count = 0;

    request.colours = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_insert(request.colours, (gpointer) "primary", &pink);
    while ((file = g_dir_read_name(dir))) {
        g_autofree char *name = g_strndup(file, strcspn(file, "."));

        if (!g_str_has_suffix(file, ".ini") || g_str_has_prefix(file, "brand-"))
            continue;
        check_shipped(name, &request, diag);
        count++;
    }
    g_assert_cmpuint(count, >=, 2);
    pink.text = (char *)"pink";
    g_assert_null(design_load("poster-a4", &request, diag));
    g_assert_true(diag_has(diag, DIAG_INI_COLOUR));
    g_dir_close(dir);
    g_hash_table_destroy(request.colours);
    diag_drop(diag);
}

/* What can't be read is reported, and leaves what was there. */
static void test_refused_value(void)
{
    static const struct {
        enum design_value_kind kind;
        const char *text;
    } refused[] = {
        {VALUE_NUMBER, "9"},        {VALUE_NUMBER, "x"},
        {VALUE_COUNT, "1.5"},       {VALUE_SPAN, "1..9"},
        {VALUE_SPAN, "2..1"},       {VALUE_POINTS, "9pt"},
        {VALUE_LENGTH, "9pt"},      {VALUE_LENGTH, "1fr"},
        {VALUE_RANGE, "1pt..9pt"},  {VALUE_SIDES, "1pt 9pt"},
        {VALUE_COLUMNS, "1pt x"},   {VALUE_BORDER, "1pt nosuch"},
        {VALUE_BORDER, "9pt none"}, {VALUE_ROLES, "about, nosuch"},
    };
    struct diag *diag = diag_new();
    struct design design = {.colours = g_hash_table_new(g_str_hash, g_str_equal)};
    struct design_names names = {.design = &design,
                                 .missing =
                                     g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                                 .brand = "b",
                                 .diag = diag};

    for (unsigned i = 0; i < G_N_ELEMENTS(refused); i++) {
        const struct design_property property = {
            .key = "k", .kind = refused[i].kind, .units = IN_PT, .max = 5, .second = 1000};
        const struct ini_entry entry = {.key = (char *)"k", .value = (char *)refused[i].text};
        char target[2000], before[2000];

        memset(target, 7, sizeof target);
        memcpy(before, target, sizeof target);
        g_assert_false(design_value_read(&property, &entry, target, &names));
        g_assert_true(diag_count(diag, DIAG_ERROR) > 0);
        g_assert_true(memcmp(target, before, sizeof before) == 0);
    }
    g_hash_table_unref(names.missing);
    g_hash_table_unref(design.colours);
    diag_drop(diag);
}

static void test_contrast(void)
{
    const struct colour black = {0, 0, 0, 1}, white = {1, 1, 1, 1},
                        grey = {0x77 / 255.0, 0x77 / 255.0, 0x77 / 255.0, 1};

    g_assert_cmpfloat_with_epsilon(colour_contrast(black, white), 21, 1e-9);
    g_assert_cmpfloat_with_epsilon(colour_contrast(white, black), 21, 1e-9);
    g_assert_cmpfloat_with_epsilon(colour_contrast(white, white), 1, 1e-9);
    g_assert_cmpfloat_with_epsilon(colour_contrast(grey, white), 4.478,
                                   1e-3); /* the well-known #777 */
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/design/layout-mistakes", test_layout_mistakes);
    g_test_add_func("/design/brand-mistakes", test_brand_mistakes);
    g_test_add_func("/design/artwork-mistakes", test_artwork_mistakes);
    g_test_add_func("/design/artwork-scales", test_artwork_scales);
    g_test_add_func("/design/artwork-bomb", test_artwork_bomb);
    g_test_add_func("/design/artwork-good", test_artwork_good);
    g_test_add_func("/design/page", test_page);
    g_test_add_func("/design/names", test_names);
    g_test_add_func("/design/styles", test_styles);
    g_test_add_func("/design/shipped", test_shipped);
    g_test_add_func("/design/refused-value", test_refused_value);
    g_test_add_func("/design/contrast", test_contrast);
    return g_test_run();
}
