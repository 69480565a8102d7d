/* import: from a file's bytes to a text: what it is, who reads it, and what is said of that. The
 * door's own file. What always holds: whoever reads a document does so in a process of its own,
 * within limits, and hands over a text and a report. */
#include "import/import_private.h"

#include <errno.h>
#include <string.h>

enum { TIMEOUT_S = 30 };
#define MEMORY (1024u << 20) /* bytes: trees are large */

struct job {
    GBytes *bytes;
    enum import_kind kind;
    struct import_report report;
    GBytes *text; /* what came of it */
    char *data;
    enum worker_fate fate;
};

bool import_fail(struct import_report *report, enum import_fault fault, const char *detail)
{
    if (report->fault == FAULT_NONE) {
        report->fault = fault;
        g_strlcpy(report->detail, detail ? detail : "", sizeof report->detail);
    }
    return false;
}

char *import_pack(const char *text)
{
    GString *packed = g_string_new(NULL);

    for (; *text; text++)
        if (!g_ascii_isspace(*text) && *text != '\001')
            g_string_append_c(packed, *text);
    return g_string_free(packed, FALSE);
}

/* Which document an archive is: its relations name the main part of one kind, a file the other. */
static char *find_main(const struct xml *xml, GHashTable *parts)
{
    xmlDoc *doc = xml_read(xml, parts, "_rels/.rels");
    const xmlNode *root = doc ? xml->lib->xmlDocGetRootElement(doc) : NULL;
    char *main = NULL;

    for (const xmlNode *node = root ? root->children : NULL; node && !main; node = node->next) {
        const char *type = xml_is(node, "Relationship") ? xml_attribute(node, "Type") : NULL,
                   *target = type ? xml_attribute(node, "Target") : NULL;

        if (target && g_str_has_suffix(type, "/officeDocument"))
            main = g_strdup(target + (*target == '/'));
    }
    if (doc)
        xml->lib->xmlFreeDoc(doc);
    return main;
}

static bool is_odt(GHashTable *parts)
{
    GBytes *type = g_hash_table_lookup(parts, "mimetype");
    static const char text[] = "application/vnd.oasis.opendocument.text";
    gsize len;
    const char *data = type ? g_bytes_get_data(type, &len) : NULL;

    return data && len >= strlen(text) && memcmp(data, text, strlen(text)) == 0;
}

bool import_read_parts(const struct xml *xml, GHashTable *parts, struct article *article)
{
    g_autofree char *main = find_main(xml, parts);

    if (xml->report->fault != FAULT_NONE)
        return false;
    if (is_odt(parts))
        return odt_read(xml, parts, article);
    if (main && g_str_has_prefix(main, "word/"))
        return docx_read(xml, parts, main, article);
    return import_fail(
        xml->report, g_hash_table_contains(parts, "Index/Document.iwa") ? FAULT_PAGES : FAULT_OTHER,
        NULL);
}

static bool read_archive(const struct xml *xml, GBytes *bytes, struct article *article)
{
    g_autoptr(GHashTable) parts = parts_read(bytes, xml->report);

    return parts && import_read_parts(xml, parts, article);
}

static bool read_text(const struct xml *xml, const struct job *job, struct article *article)
{
    gsize len;
    const char *text = g_bytes_get_data(job->bytes, &len);
    g_autofree char *copy = g_strndup(text ? text : "", len);

    return job->kind == KIND_HTML ? webpage_read(xml, copy, article)
                                  : printed_read(xml, copy, article);
}

/* In the worker: what reads a document is opened while files can be. */
static void begin(void *data)
{
    const struct job *job = data;
    const char *why;

    module_open("xml2", &why);
    if (job->kind == KIND_ARCHIVE)
        module_open("archive", &why);
    sandbox_enter_new(SANDBOX_READ, NULL, NULL);
}

/* In the worker: the report, then the text, NUL, and the page's data. */
static void work(void *data, unsigned task, GString *answer)
{
    const struct job *job = data;
    struct import_report report = {0};
    struct article *article = article_new();
    g_autofree char *text = NULL;
    struct xml xml;

    (void)task;
    if (xml_open(&xml, &report) &&
        (job->kind == KIND_ARCHIVE ? read_archive(&xml, job->bytes, article)
                                   : read_text(&xml, job, article)))
        text = article_to_markdown(article);
    if (text && !*text)
        import_fail(&report, FAULT_NO_TEXT, NULL);
    g_string_append_len(answer, (const char *)&report, sizeof report);
    g_string_append(answer, text ? text : "");
    g_string_append_c(answer, '\0');
    g_string_append(answer, article->data ? article->data : "");
    article_drop(article);
}

static void take(void *data, unsigned task, const struct workers_answer *answer)
{
    struct job *job = data;
    gsize len = 0, text_len;
    const char *bytes = answer->bytes ? g_bytes_get_data(answer->bytes, &len) : NULL;

    (void)task;
    job->fate = answer->fate;
    if (!bytes || len < sizeof job->report)
        return;
    memcpy(&job->report, bytes, sizeof job->report);
    bytes += sizeof job->report;
    len -= sizeof job->report;
    text_len = strnlen(bytes, len);
    job->text = g_bytes_new(bytes, text_len);
    if (text_len + 1 < len)
        job->data = g_strndup(bytes + text_len + 1, len - text_len - 1);
}

/* What is wrong, and what to do; the detail stands behind it. */
static const struct {
    enum diag_id id;
    const char *says;
} faults[FAULT_COUNT] = {
    [FAULT_LIBRARY] = {DIAG_SYSTEM, N_("the library that reads it can't be opened")},
    [FAULT_ARCHIVE] = {DIAG_INPUT_DAMAGED,
                       N_("the document can't be unpacked; save it anew where it was written")},
    [FAULT_NAME] = {DIAG_INPUT_DAMAGED,
                    N_("a name in the document leads out of it, which no word processor writes; "
                       "save it anew where it was written")},
    [FAULT_LINK] = {DIAG_INPUT_DAMAGED,
                    N_("the document holds a link to another file, which no word processor writes; "
                       "save it anew where it was written")},
    [FAULT_TWICE] = {DIAG_INPUT_DAMAGED,
                     N_("the document holds a part twice; save it anew where it was written")},
    [FAULT_BIG] = {DIAG_INPUT_SIZE,
                   N_("the document unpacks to more than is read; copy its text into a new one")},
    [FAULT_MANY] = {DIAG_INPUT_SIZE,
                    N_("the document has more parts than are read; copy its text into a new one")},
    [FAULT_LOCKED] = {DIAG_INPUT_KIND, N_("the document has a password; save it without one")},
    [FAULT_XML] = {DIAG_INPUT_DAMAGED,
                   N_("a part of the document is missing or damaged; save it anew where it was "
                      "written")},
    [FAULT_DOCTYPE] = {DIAG_INPUT_DAMAGED,
                       N_("a part of the document declares entities, which no word processor does; "
                          "save it anew where it was written")},
    [FAULT_OTHER] = {DIAG_INPUT_KIND,
                     N_("this is an archive, and no .docx or .odt; name the text itself")},
    [FAULT_PAGES] = {DIAG_INPUT_KIND, N_("this is a document of Pages; export it as .docx")},
    [FAULT_NO_TEXT] = {DIAG_INPUT_EMPTY,
                       N_("there is no text in it; write the text, or name the file that has it")},
    [FAULT_SCAN] = {DIAG_INPUT_EMPTY,
                    N_("there is no text in this PDF, but perhaps a picture of one; name the "
                       "document that it was made of, or have its text recognised (ocrmypdf)")},
    [FAULT_PDF] = {DIAG_INPUT_DAMAGED,
                   N_("this PDF is damaged, or locked with a password; save it anew without one")},
    [FAULT_PROGRAM] = {DIAG_SYSTEM,
                       N_("a PDF is read by pdftotext, which is not there; install it (Debian: "
                          "poppler-utils), or save the text yourself")},
    [FAULT_SLOW] = {DIAG_INPUT_DAMAGED,
                    N_("it takes too long to read, or too much memory; copy its text into a new "
                       "document")},
};

static const char *const left[LEFT_COUNT] = {
    [LEFT_NOTES] = N_("footnotes are left out; add to posting.txt what belongs there"),
    [LEFT_EDGES] = N_("headers and footers are left out; add to posting.txt what belongs there"),
    [LEFT_DELETED] = N_("what was deleted under revision control is left out"),
    [LEFT_HIDDEN] = N_("hidden text is left out"),
    [LEFT_COMMENTS] = N_("comments are left out"),
    [LEFT_INSERTED] = N_("a document put into this one is left out; add its text to posting.txt"),
    [LEFT_AROUND] = N_("menus, forms and what else stands around the content are left out"),
};

/* A bit for each thing that is left out, and one for any document. */
static unsigned taken_of(const struct import_report *report)
{
    unsigned taken = 1u << LEFT_COUNT;

    for (unsigned i = 0; i < LEFT_COUNT; i++)
        taken |= report->left[i] ? 1u << i : 0;
    return taken;
}

void import_tell(const struct import_taken *taken, const char *path, struct diag *diag)
{
    if (taken->left)
        diag_add_file(diag, DIAG_INPUT_TAKEN, path, 1,
                      "its text was taken as Markdown; compare posting.txt with it");
    for (unsigned i = 0; i < LEFT_COUNT; i++)
        if (taken->left & 1u << i)
            diag_add_file(diag, DIAG_INPUT_TAKEN, path, 1, "%s", say_text(left[i]));
}

static void complain(struct diag *diag, const char *path, enum import_fault fault,
                     const char *detail)
{
    const char *says = say_text(faults[fault].says);

    if (*detail)
        diag_add_file(diag, faults[fault].id, path, 1, "%s (%s)", says, detail);
    else
        diag_add_file(diag, faults[fault].id, path, 1, "%s", says);
}

static struct source *to_source(GBytes *text, const char *path, struct diag *diag)
{
    if (g_bytes_get_size(text) <= SOURCE_TEXT_MAX)
        return source_from_bytes(text, path, SOURCE_LINE_MAX, diag);
    diag_add_file(diag, DIAG_INPUT_SIZE, path, 1,
                  "over %zu bytes, which is the most that is read; shorten it",
                  (size_t)SOURCE_TEXT_MAX);
    return NULL;
}

static struct source *read_document(GBytes *bytes, enum import_kind kind, const char *path,
                                    struct import_taken *taken, struct diag *diag)
{
    struct job job = {.bytes = bytes, .kind = kind, .fate = WORKER_NONE};
    const struct workers_plan plan = {.workers = 1,
                                      .tasks = 1,
                                      .timeout_s = TIMEOUT_S,
                                      .memory = MEMORY,
                                      .data = &job,
                                      .begin = begin,
                                      .work = work,
                                      .take = take};
    struct source *source = NULL;

    if (!workers_run(&plan))
        diag_add_file(diag, DIAG_SYSTEM, path, 1, "%s", say_error(errno));
    else if (job.fate != WORKER_DONE)
        complain(diag, path, FAULT_SLOW, "");
    else if (job.report.fault != FAULT_NONE)
        complain(diag, path, job.report.fault, job.report.detail);
    else if ((source = to_source(job.text, path, diag)))
        *taken = (struct import_taken){taken_of(&job.report), g_steal_pointer(&job.data)};
    g_clear_pointer(&job.text, g_bytes_unref);
    g_free(job.data);
    return source;
}

/* What HTML calls ISO 8859-1 is Windows-1252, as in all browsers. */
static char *decode(const char *data, gsize len)
{
    g_autofree char *encoding = kind_find_encoding(data, len);
    const bool latin = encoding && (strstr(encoding, "8859-1") || strcmp(encoding, "ascii") == 0);

    if (!encoding || g_utf8_validate(data, (gssize)len, NULL) || memchr(data, '\0', len))
        return NULL;
    return g_convert(data, (gssize)len, "UTF-8", latin ? "WINDOWS-1252" : encoding, NULL, NULL,
                     NULL);
}

/* The page in UTF-8; NULL: reported. */
static GBytes *decode_page(GBytes *bytes, const char *path, struct diag *diag)
{
    gsize len;
    const char *data = g_bytes_get_data(bytes, &len);
    char *declared = decode(data, len);
    struct source *decoded;
    GBytes *text = NULL;

    if (declared)
        return g_bytes_new_take(declared, strlen(declared));
    decoded = source_from_bytes(bytes, path, IMPORT_MAX, diag);
    if (decoded) {
        text = g_bytes_new(decoded->text, decoded->len);
        source_drop(decoded);
    }
    return text;
}

static struct source *read_html(GBytes *bytes, const char *path, struct import_taken *taken,
                                struct diag *diag)
{
    g_autoptr(GBytes) text = decode_page(bytes, path, diag);

    return text ? read_document(text, KIND_HTML, path, taken, diag) : NULL;
}

static struct source *read_pdf(GBytes *bytes, const char *path, struct import_taken *taken,
                               struct diag *diag)
{
    enum import_fault fault;
    g_autoptr(GBytes) words = printed_words(bytes, &fault);

    if (words)
        return read_document(words, KIND_PDF, path, taken, diag);
    complain(diag, path, fault, "");
    return NULL;
}

struct source *import_read(GBytes *bytes, const char *path, struct import_taken *taken,
                           struct diag *diag)
{
    gsize len;
    const char *data = g_bytes_get_data(bytes, &len), *advice = NULL;
    const enum import_kind kind = kind_find(data ? data : "", len, &advice);

    *taken = (struct import_taken){0};
    if (kind == KIND_HTML)
        return read_html(bytes, path, taken, diag);
    if (kind == KIND_PDF)
        return read_pdf(bytes, path, taken, diag);
    if (kind == KIND_ARCHIVE)
        return read_document(bytes, kind, path, taken, diag);
    if (kind == KIND_REFUSED) {
        diag_add_file(diag, DIAG_INPUT_KIND, path, 1, "%s", say_text(advice));
        return NULL;
    }
    return to_source(bytes, path, diag);
}
