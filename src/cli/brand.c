/* brand: `affiche brand`: a first brand for a posting, from one colour and perhaps a logo.
 *
 * Writes layouts/brand-NAME.ini in the posting's folder, says how its colours were chosen, and
 * shows it on all layouts. What always holds: no file that is there is written over, and the
 * posting uses the brand only where it says so. */
#include "cli/cli.h"

#include "design/design.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define DPI 96
#define LOGO_MAX SOURCE_INI_MAX

struct brand {
    char *logo, *colour, *out, *data_option, **arguments; /* options; NULL: not given */
    gboolean use;
    const char *posting, *name;
    char *folder, *ini_path, *logo_path, *data; /* logo_path: of the copy; NULL: none */
    struct colour given;
    struct design_palette palette;
};

static bool is_free(const char *path)
{
    if (!g_file_test(path, G_FILE_TEST_EXISTS) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
        return true;
    cli_complain("brand", "“%s” is there, and stays as it is; choose another name", path);
    return false;
}

/* A name that is a part of a file's, and of a value in an INI. */
static bool check_name(const char *name)
{
    bool ok = *name != '\0';

    for (const char *c = name; *c; c++)
        ok = ok && (g_ascii_isalnum(*c) || (c > name && strchr("-_", *c)));
    if (!ok)
        cli_complain("brand", "“%s” is no name for a brand; write letters, digits, - and _", name);
    return ok;
}

static bool check_usage(struct brand *brand)
{
    const char *const texts[] = {brand->colour};

    if (!brand->arguments || !brand->arguments[0] || !brand->arguments[1] || brand->arguments[2] ||
        !brand->colour) {
        cli_complain("brand", "name a posting, the brand, and --colour, such as '#2b1fe0'");
        return false;
    }
    if (!options_are_text("brand", texts, G_N_ELEMENTS(texts)))
        return false;
    brand->posting = brand->arguments[0];
    brand->name = brand->arguments[1];
    if (!colour_parse(brand->colour, &brand->given)) {
        cli_complain("brand", "“%s” is no colour; write six hex digits in quotes: '#2d1fe0'",
                     brand->colour);
        return false;
    }
    brand->data = options_find_data("brand", brand->data_option);
    return brand->data && check_name(brand->name);
}

static char *write_ini(const struct brand *brand)
{
    GString *ini = g_string_new(NULL);

    g_string_append_printf(ini,
                           "; Made by affiche brand from %s. layouts/README.md of affiche says "
                           "what stands where.\n\n[brand]\n\n[colours]\n",
                           brand->colour);
    for (unsigned i = 0; i < PALETTE_COUNT; i++) {
        g_autofree char *hex = colour_hex(brand->palette.colours[i]);

        g_string_append_printf(ini, "%s = \"%s\"\n", design_palette_names[i], hex);
    }
    g_string_append(ini, "\n[fonts]\ntext = Atkinson Hyperlegible Next\n"
                         "display = Atkinson Hyperlegible Next\n\n[artwork]\nmotif = none\n");
    if (brand->logo)
        g_string_append_printf(ini, "logo = brand-%s-logo.svg\n", brand->name);
    return g_string_free(ini, FALSE);
}

static bool write_files(const struct brand *brand, GBytes *logo, struct diag *diag)
{
    g_autofree char *layouts = g_path_get_dirname(brand->ini_path), *ini = write_ini(brand);

    if (!out_make_folder(layouts, diag))
        return false;
    if (logo && !out_write_new(brand->logo_path, g_bytes_get_data(logo, NULL),
                               g_bytes_get_size(logo), diag))
        return false;
    if (out_write_new(brand->ini_path, ini, strlen(ini), diag))
        return true;
    if (logo)
        out_remove(brand->logo_path);
    return false;
}

/* How the two strong colours came about. */
static const char *say_choice(const struct brand *brand, enum design_palette_colour colour)
{
    const struct design_palette *palette = &brand->palette;

    if (colour == PALETTE_PRIMARY)
        return palette->is_accent     ? N_("dark, of its hue: white text stands on it")
               : palette->is_darkened ? N_("yours, a little darker: white text stands on it")
                                      : N_("yours: dark enough for white text");
    if (colour == PALETTE_ACCENT)
        return palette->is_accent ? N_("yours: too light for white text")
                                  : N_("light, of its hue: it stands on primary and on ink");
    return colour == PALETTE_PAPER ? N_("white") : N_("a shade of it");
}

static void print_choice(const struct brand *brand)
{
    const struct colour *colours = brand->palette.colours;

    for (unsigned i = 0; i < PALETTE_COUNT; i++) {
        g_autofree char *hex = colour_hex(colours[i]);

        printf("%-8s %s  %s\n", design_palette_names[i], hex, say_text(say_choice(brand, i)));
    }
    for (const struct design_pair *pair = design_pairs; pair->over < PALETTE_COUNT; pair++) {
        g_autofree char *ratio = num_fixed(
            floor(colour_contrast(colours[pair->over], colours[pair->under]) * 10) / 10, 1);
        g_autofree char *need = num_fixed(pair->need, 1);

        printf(say_text("%s on %s: %s:1, needs %s:1\n"), design_palette_names[pair->over],
               design_palette_names[pair->under], ratio, need);
    }
}

#define SHOWS 1.6 /* the contrast under which a shape is lost */

/* `fill="#rgb"`, `stroke:#rrggbb`: the colour that begins at a number sign. */
static bool read_paint(const char *svg, const char *at, struct colour *colour)
{
    static const char *const keys[] = {"fill", "stroke", "stop-color"};
    size_t digits = 0;
    char hex[7] = "";
    const char *key = at;

    while (digits < 7 && g_ascii_isxdigit(at[1 + digits]))
        digits++;
    for (unsigned i = 0; i < 6 && (digits == 3 || digits == 6); i++)
        hex[i] = at[1 + (digits == 3 ? i / 2 : i)];
    while (key > svg && strchr(":=\"' ", key[-1]))
        key--;
    for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
        const size_t len = strlen(keys[i]);

        if ((size_t)(key - svg) >= len && strncmp(key - len, keys[i], len) == 0)
            return colour_parse(hex, colour);
    }
    return false;
}

/* The worst contrast of its colours; what names none paints black. */
static double logo_contrast(const char *svg, struct colour under)
{
    double worst = HUGE_VAL;
    struct colour colour;

    for (const char *at = strchr(svg, '#'); at; at = strchr(at + 1, '#'))
        if (read_paint(svg, at, &colour))
            worst = fmin(worst, colour_contrast(colour, under));
    return worst < HUGE_VAL ? worst : colour_contrast((struct colour){0, 0, 0, 1}, under);
}

/* No document judges artwork; who hands a dark logo in sees it vanish on a dark header. */
static void warn_logo(const struct brand *brand, GBytes *logo)
{
    gsize len = 0;
    const char *bytes = logo ? g_bytes_get_data(logo, &len) : NULL;
    g_autofree char *svg = g_strndup(bytes ? bytes : "", len);

    if (logo && logo_contrast(svg, brand->palette.colours[PALETTE_PRIMARY]) < SHOWS)
        cli_complain("brand",
                     "some of the logo hardly shows on primary, where posters have it: "
                     "put one in its place that does, %s",
                     brand->logo_path);
}

/* The INI with the line that has the posting use it, below its section's name if it is there
 * (g_free). */
static char *add_use(const struct source *source, struct span section, const char *name)
{
    const char *end = source->text + source->len,
               *from = source->text + section.offset + section.len,
               *line = section.len > 0 ? from + strcspn(from, "\r\n") : end;

    return g_strdup_printf("%.*s%s\nuse = %s%s", (int)(line - source->text), source->text,
                           section.len > 0 ? "" : "\n[brand]", name, line < end ? line : "\n");
}

static enum cli_status write_use(const struct brand *brand, const struct ini *ini,
                                 const struct source *source, struct diag *diag)
{
    g_autofree char *text = add_use(source, ini_section_span(ini, "brand"), brand->name);
    g_autoptr(GBytes) file = source_load_bytes(source->path, SOURCE_INI_MAX, diag);
    g_autoptr(GBytes) bytes = file ? source_encode(file, source, text, diag) : NULL;

    return bytes && out_rewrite(source->path, g_bytes_get_data(bytes, NULL),
                                g_bytes_get_size(bytes), diag)
               ? CLI_OK
               : CLI_SYSTEM;
}

/* Has posting.ini use the brand, where it uses none. */
static enum cli_status use(const struct brand *brand, struct diag *diag)
{
    g_autofree char *path = g_build_filename(brand->folder, POSTING_INI, NULL);
    struct ini *ini = ini_load(path, diag);
    struct source *source = ini ? ini_steal_source(ini) : NULL;
    const struct ini_entry *used = ini ? ini_find(ini, "brand", "use") : NULL;
    enum cli_status status = CLI_FAILED;

    if (used)
        cli_complain("brand", "posting.ini says use = %s already, and stays as it is", used->value);
    else if (source)
        status = write_use(brand, ini, source, diag);
    source_drop(source);
    ini_drop(ini);
    return status;
}

/* The posting's pages in each layout, as pictures. Of the posting itself nothing is said. */
static void preview(const struct brand *brand, struct diag *diag)
{
    static const char *const none[] = {NULL};
    g_autofree char *names = house_list_layouts(brand->data, brand->folder),
                    *stem = g_strconcat("brand-", brand->name, NULL),
                    *out = g_build_filename(brand->out ? brand->out : "out", stem, NULL);
    g_auto(GStrv) layouts = g_strsplit(names, ", ", -1);
    struct house *house = house_open(brand->data);

    diag_switch_off_others(diag, none);
    if (out_make_folder(brand->out ? brand->out : "out", diag))
        for (char **layout = layouts; *layout; layout++) {
            const struct order order = {.out = out,
                                        .layout = *layout,
                                        .brand = brand->name,
                                        .stage = STAGE_PICTURES,
                                        .dpi = DPI,
                                        .made = cli_print_path};

            job_run(house, brand->posting, &order, diag);
        }
    house_close(house);
}

static enum cli_status make(struct brand *brand, struct diag *diag)
{
    g_autoptr(GBytes) logo = NULL;
    enum cli_status status = CLI_OK;

    if (brand->logo && (!design_judge_artwork(brand->logo, diag) ||
                        !(logo = source_load_bytes(brand->logo, LOGO_MAX, diag))))
        return diag_system_failed(diag) ? CLI_SYSTEM : CLI_FAILED;
    design_palette_choose(brand->given, &brand->palette);
    if (!write_files(brand, logo, diag))
        return CLI_SYSTEM;
    puts(brand->ini_path);
    print_choice(brand);
    warn_logo(brand, logo);
    if (brand->use)
        status = use(brand, diag);
    else
        printf(say_text("to use it, write in posting.ini, under [brand]: use = %s\n"), brand->name);
    preview(brand, diag);
    return diag_system_failed(diag) ? CLI_SYSTEM : status;
}

static bool find_place(struct brand *brand)
{
    g_autofree char *ini = g_strconcat("brand-", brand->name, ".ini", NULL),
                    *logo = g_strconcat("brand-", brand->name, "-logo.svg", NULL);

    if (!postings_is_one(brand->posting) && !posting_is_ini(brand->posting)) {
        cli_complain("brand", "“%s” is no posting; name its folder", brand->posting);
        return false;
    }
    brand->folder = postings_folder(brand->posting);
    brand->ini_path = g_build_filename(brand->folder, "layouts", ini, NULL);
    brand->logo_path = g_build_filename(brand->folder, "layouts", logo, NULL);
    return is_free(brand->ini_path) && (!brand->logo || is_free(brand->logo_path));
}

static void clear(struct brand *brand)
{
    char **const strings[] = {&brand->logo,        &brand->colour, &brand->out,
                              &brand->data_option, &brand->folder, &brand->ini_path,
                              &brand->logo_path,   &brand->data};

    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(*strings[i]);
    g_strfreev(brand->arguments);
}

int cli_brand(int argc, char **argv)
{
    struct brand brand = {0};
    const GOptionEntry own[] = {
        {"logo", 0, 0, G_OPTION_ARG_FILENAME, &brand.logo, N_("the house's logo, copied beside it"),
         "FILE.svg"},
        {"colour", 0, 0, G_OPTION_ARG_FILENAME, &brand.colour, N_("the house's colour"),
         "'#2b1fe0'"},
        {"use", 0, 0, G_OPTION_ARG_NONE, &brand.use, N_("have posting.ini use it"), NULL},
        {"out", 'o', 0, G_OPTION_ARG_FILENAME, &brand.out, N_("where its pictures go (out)"),
         "DIR"},
        {"data", 0, 0, G_OPTION_ARG_FILENAME, &brand.data_option,
         N_("the folder with fonts/ and layouts/"), "DIR"},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &brand.arguments, NULL,
         "POSTING NAME"},
        {0},
    };
    const GOptionEntry *const entries[] = {own, NULL};
    struct diag *diag = diag_new();
    int status;

    if (options_parse("brand",
                      "Makes a first brand for a posting: its colours are chosen so that all "
                      "contrasts hold.",
                      entries, argc, argv, &status)) {
        messages_ask_one(brand.arguments ? brand.arguments[0] : NULL);
        status = !check_usage(&brand)  ? CLI_USAGE
                 : !find_place(&brand) ? CLI_FAILED
                                       : (int)make(&brand, diag);
        if (diag_count(diag, DIAG_ERROR) > 0)
            diag_print(diag, stderr, isatty(STDERR_FILENO));
    }
    diag_drop(diag);
    clear(&brand);
    return status;
}
