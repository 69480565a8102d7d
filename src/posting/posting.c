/* posting: reads posting.ini and posting.txt into one typed thing. On the way from posting to PDF:
 * the end of reading. What always holds: after it, nobody opens these files, and every part knows
 * where it came from. */
#include "posting/posting.h"

#include "lang/typo/typo.h"
#include "posting/criteria/criteria.h"
#include "posting/facts/facts.h"
#include "posting/posting_private.h"
#include "posting/text/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static GArray *array_new(guint size, GDestroyNotify clear)
{
    GArray *array = g_array_new(FALSE, TRUE, size);

    if (clear)
        g_array_set_clear_func(array, clear);
    return array;
}

static void link_clear(gpointer link)
{
    g_free(((struct posting_link *)link)->target);
}

GArray *posting_links_new(void)
{
    return array_new(sizeof(struct posting_link), link_clear);
}

void posting_links_add(GArray *links, size_t start, size_t len, const char *target)
{
    const struct posting_link link = {.start = start, .len = len, .target = g_strdup(target)};

    g_array_append_vals(links, &link, 1);
}

void posting_block_clear(gpointer data)
{
    struct posting_block *block = data;

    g_clear_pointer(&block->links, g_array_unref);
    g_free(block->marker);
    g_free(block->text);
    g_free(block->brief.text);
}

static void value_free(gpointer data)
{
    g_free(((struct ini_value *)data)->text);
    g_free(data);
}

/* What is no UTF-8 is shown as `_`, which every font has and typography leaves. */
static char *new_shown_name(const char *name)
{
    g_autofree char *shown = g_filename_display_name(name);
    g_auto(GStrv) parts = g_strsplit(shown, "\uFFFD", -1);

    return g_strjoinv("_", parts);
}

static struct posting *posting_new(char *folder)
{
    struct posting *posting = g_new0(struct posting, 1);
    g_autofree char *canonical = g_canonicalize_filename(folder, NULL);

    posting->folder = folder;
    posting->name = g_path_get_basename(canonical);
    posting->shown_name = new_shown_name(posting->name);
    posting->brand_overrides = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, value_free);
    posting->blocks = array_new(sizeof(struct posting_block), posting_block_clear);
    posting->sections = array_new(sizeof(struct posting_section), NULL);
    posting->offices = array_new(sizeof(struct posting_office), posting_office_clear);
    posting->criteria = array_new(sizeof(struct posting_criterion), NULL);
    posting->panel.names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    posting->abbreviations = array_new(sizeof(struct posting_phrase), posting_phrase_clear);
    posting->inclusive = array_new(sizeof(struct posting_phrase), posting_phrase_clear);
    posting->foreign = array_new(sizeof(struct posting_phrase), posting_phrase_clear);
    posting->set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return posting;
}

void posting_fact_clear(struct posting_fact *fact)
{
    g_free(fact->text);
    g_free(fact->hint.text);
}

void posting_drop(struct posting *posting)
{
    if (!posting)
        return;
    GArray *const arrays[] = {posting->blocks,   posting->sections,      posting->offices,
                              posting->criteria, posting->abbreviations, posting->inclusive,
                              posting->foreign};

    for (unsigned i = 0; i < posting->criteria->len; i++)
        criteria_clear(&g_array_index(posting->criteria, struct posting_criterion, i));
    for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_array_unref(arrays[i]);
    for (unsigned id = 0; id < FACT_COUNT; id++)
        posting_fact_clear(&posting->facts[id]);
    for (unsigned key = 0; key < BOARD_COUNT; key++)
        g_free(posting->board[key].text);
    g_hash_table_unref(posting->brand_overrides);
    g_hash_table_unref(posting->set);
    g_strfreev(posting->typography_keep);
    g_free(posting->panel.calibration);
    g_hash_table_unref(posting->panel.names);
    g_free(posting->poster.lead);
    g_free(posting->brand.text);
    g_free(posting->tagline);
    g_free(posting->organisation);
    source_drop(posting->txt);
    source_drop(posting->ini);
    g_free(posting->name);
    g_free(posting->shown_name);
    g_free(posting->folder);
    g_free(posting);
}

struct typo_options posting_typo_options(const struct posting *posting)
{
    return (struct typo_options){
        .lang = posting->lang,
        .keep = (const char *const *)posting->typography_keep,
        .off = posting->typography_off,
        .on = posting->typography_on,
    };
}

char *posting_typo(const struct posting *posting, const char *text)
{
    const struct typo_options options = posting_typo_options(posting);
    const char *known = posting->set ? g_hash_table_lookup(posting->set, text) : NULL;
    char *set = known ? g_strdup(known) : typo_apply(text, &options);

    if (posting->set && !known)
        g_hash_table_insert(posting->set, g_strdup(text), g_strdup(set));
    return set;
}

const struct posting_block *posting_block(const struct posting *posting, unsigned index)
{
    return &g_array_index(posting->blocks, struct posting_block, index);
}

const struct posting_section *posting_section(const struct posting *posting, unsigned index)
{
    return &g_array_index(posting->sections, struct posting_section, index);
}

const struct posting_criterion *posting_criterion(const struct posting *posting, unsigned index)
{
    return &g_array_index(posting->criteria, struct posting_criterion, index);
}

const struct posting_section *posting_find_section(const struct posting *posting,
                                                   enum lang_role role)
{
    for (unsigned i = 0; i < posting->sections->len; i++)
        if (posting_section(posting, i)->role == role)
            return posting_section(posting, i);
    return NULL;
}

const struct posting_block *posting_heading_of(const struct posting *posting,
                                               const struct posting_section *section)
{
    const struct posting_block *first =
        section->count > 0 ? posting_block(posting, section->first) : NULL;

    return first && first->kind == BLOCK_HEADING ? first : NULL;
}

bool posting_names_next(const struct posting_block *block)
{
    return block->value.source && block->value.offset > block->span.offset + block->span.len;
}

static void understand(struct posting *posting, const struct ini *ini, struct text_marks *marks,
                       struct diag *diag)
{
    g_autofree char *title = NULL;

    posting_ini_read(posting, ini, diag);
    posting_panel_read(posting, ini, diag);
    posting_board_read(posting, ini, diag);
    facts_read_title(posting, ini);
    if (posting->facts[FACT_TITLE].text)
        title = lang_fold(posting->facts[FACT_TITLE].text, strlen(posting->facts[FACT_TITLE].text));
    body_read(posting, title, ini, marks, diag);
    posting_poster_read(posting, ini, diag);
    facts_read(posting, ini, diag);
    criteria_derive(posting, ini, diag);
}

/* A posting that some file is missing of says what to write; one of which nothing is there, once.
 */
static bool check_files(const char *path, const char *ini, const char *text, struct diag *diag)
{
    const bool no_ini = source_is_missing(ini), no_text = source_is_missing(text);

    if (no_ini && no_text)
        diag_add_file(diag, DIAG_INPUT_MISSING, path, 1,
                      "there is no posting here; write %s (the text, as it is) and %s (what the "
                      "text leaves open; it may be empty)",
                      POSTING_TXT, POSTING_INI);
    else if (no_ini)
        diag_add_file(diag, DIAG_INPUT_MISSING, ini, 1,
                      "there is no such file; write one, which may be empty, or say in it who is "
                      "hiring: [organisation], and below it name = …");
    return !no_ini || !no_text;
}

static char *ini_path_of(const char *path)
{
    return posting_is_ini(path) ? g_strdup(path) : g_build_filename(path, POSTING_INI, NULL);
}

static char *text_path_of(const char *path)
{
    const bool is_ini = posting_is_ini(path);
    g_autofree char *folder = is_ini ? g_path_get_dirname(path) : g_strdup(path);

    return is_ini && !strchr(path, '/') ? g_strdup(POSTING_TXT)
                                        : g_build_filename(folder, POSTING_TXT, NULL);
}

/* Takes all its arguments; ini and txt may be NULL, reported. */
static struct posting *put_together(char *folder, struct ini *ini, struct source *txt,
                                    struct diag *diag)
{
    struct posting *posting = posting_new(folder);
    struct text_marks marks = {0};

    if (ini) {
        posting->ini = ini_steal_source(ini);
        diag_set_home(diag, posting->ini);
        posting_ini_check(ini, diag);
    }
    if (txt)
        posting->txt = text_read_marks(clean_text(txt, diag), &marks, diag);
    if (ini && txt)
        understand(posting, ini, &marks, diag);
    else
        g_clear_pointer(&posting, posting_drop);
    text_marks_clear(&marks);
    ini_drop(ini);
    return posting;
}

static struct posting *load(const char *path, bool is_ini, struct diag *diag)
{
    char *folder = is_ini ? g_path_get_dirname(path) : g_strdup(path);
    g_autofree char *ini_path = ini_path_of(path), *text_path = text_path_of(path);
    struct ini *ini;

    if (!check_files(path, ini_path, text_path, diag) ||
        !source_check_inside(folder, ini_path, diag) ||
        !source_check_inside(folder, text_path, diag)) {
        g_free(folder);
        return NULL;
    }
    ini = source_is_missing(ini_path) ? NULL : ini_load(ini_path, diag);
    return put_together(folder, ini, source_load(text_path, SOURCE_TEXT_MAX, SOURCE_LINE_MAX, diag),
                        diag);
}

struct posting *posting_read(const struct posting_texts *texts, struct diag *diag)
{
    g_autofree char *ini_path = g_build_filename(texts->folder, POSTING_INI, NULL),
                    *text_path = g_build_filename(texts->folder, POSTING_TXT, NULL);
    g_autoptr(GBytes) text = g_bytes_new_static(texts->text, strlen(texts->text));

    return put_together(g_strdup(texts->folder), ini_new(ini_path, texts->ini, diag),
                        source_from_bytes(text, text_path, SOURCE_LINE_MAX, diag), diag);
}

/* What is neither a folder nor an INI is said once, not once for each file that it lacks. */
static bool check_path(const char *path, bool is_ini, struct diag *diag)
{
    struct stat info;
    const int error = stat(path, &info) == 0 ? 0 : errno;

    if (is_ini || (error == 0 && S_ISDIR(info.st_mode)))
        return true;
    if (error == 0)
        diag_add_file(diag, DIAG_INPUT_MISSING, path, 1,
                      "this is no posting; name its folder or its %s", POSTING_INI);
    else if (error == ENOENT || error == ENOTDIR)
        diag_add_file(diag, DIAG_INPUT_MISSING, path, 1,
                      "there is no such posting; name a folder with a posting.txt");
    else
        source_report_errno(diag, path, error);
    return false;
}

bool posting_is_ini(const char *path)
{
    return g_str_has_suffix(path, ".ini") && !g_file_test(path, G_FILE_TEST_IS_DIR);
}

struct posting *posting_load(const char *path, struct diag *diag)
{
    const bool is_ini = posting_is_ini(path);

    return check_path(path, is_ini, diag) ? load(path, is_ini, diag) : NULL;
}

/* Takes its arguments, which may be NULL. */
static char *language_of(struct ini *ini, struct source *text, struct diag *diag)
{
    const struct ini_entry *entry = ini ? ini_find(ini, "posting", "lang") : NULL;
    const struct language *lang = entry ? lang_find(entry->value) : NULL;

    if (!lang && text) {
        text = clean_text(text, diag);
        lang = lang_guess(text->text, text->len);
    }
    ini_drop(ini);
    source_drop(text);
    return lang ? lang_short_code(lang) : NULL;
}

char *posting_find_language(const char *path)
{
    g_autofree char *ini = ini_path_of(path), *text = text_path_of(path);
    struct diag *unheard = diag_new();
    char *language =
        language_of(source_is_missing(ini) ? NULL : ini_load(ini, unheard),
                    source_load(text, SOURCE_TEXT_MAX, SOURCE_LINE_MAX, unheard), unheard);

    diag_drop(unheard);
    return language;
}

char *posting_read_language(const char *ini, const char *text)
{
    struct diag *unheard = diag_new();
    char *language = language_of(ini_new(POSTING_INI, ini, unheard),
                                 source_new(POSTING_TXT, text, strlen(text)), unheard);

    diag_drop(unheard);
    return language;
}

bool posting_may_have_office(const char *path, const char *id)
{
    g_autofree char *ini_path = ini_path_of(path);
    struct diag *diag = diag_new();
    struct ini *ini = source_is_missing(ini_path) ? NULL : ini_load(ini_path, diag);
    const bool has = !ini || posting_ini_has_office(ini, id);

    ini_drop(ini);
    diag_drop(diag);
    return has;
}
