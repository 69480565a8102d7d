/* findings: what `check` found, for people or for programs: text, JSON, SARIF 2.1.0 (OASIS
 * standard, for editors and CI).
 *
 * Behind the judging. What always holds: text is printed posting by posting, what programs read is
 * one document at the end; levels and ids in it are the same in all languages. */
#include "cli/cli.h"

#include "check/check.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

struct format {
    const char *name;
    void (*begin)(JsonBuilder *to); /* NULL: text, nothing at the end */
    diag_visit put;
    void (*end)(JsonBuilder *to);
};

/* How a finding can be mended, where it stands. */
struct mend {
    enum diag_id id;
    struct source_place finding, place;
    char *path, *text; /* owned */
};

struct findings {
    const struct format *format;
    JsonBuilder *json;
    GArray *mends; /* struct mend, of the posting whose findings come next */
};

static void put_text(JsonBuilder *to, const char *name, const char *text)
{
    json_builder_set_member_name(to, name);
    json_builder_add_string_value(to, text);
}

static void put_number(JsonBuilder *to, const char *name, unsigned number)
{
    json_builder_set_member_name(to, name);
    json_builder_add_int_value(to, number);
}

static void begin_object(JsonBuilder *to, const char *name)
{
    if (name)
        json_builder_set_member_name(to, name);
    json_builder_begin_object(to);
}

static void begin_list(JsonBuilder *to, const char *name)
{
    if (name)
        json_builder_set_member_name(to, name);
    json_builder_begin_array(to);
}

/* JSON: a list of findings. */

static void begin_json(JsonBuilder *to)
{
    begin_list(to, NULL);
}

static void put_json(const struct diag_finding *finding, void *data)
{
    JsonBuilder *to = ((struct findings *)data)->json;

    begin_object(to, NULL);
    put_text(to, "file", finding->path);
    put_number(to, "line", finding->place.line);
    put_number(to, "column", finding->place.column);
    put_number(to, "length", finding->place.width);
    put_text(to, "level", diag_level_name(finding->level));
    put_text(to, "id", diag_id_name(finding->id));
    put_text(to, "message", finding->message);
    json_builder_end_object(to);
}

static void end_json(JsonBuilder *to)
{
    json_builder_end_array(to);
}

/* SARIF: one run, with all rules that there are. */

#define SARIF                                                                                      \
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

/* SARIF 2.1.0, 3.27.10: its notes are our infos, too. */
static const char *sarif_level(enum diag_level level)
{
    return level == DIAG_INFO ? diag_level_name(DIAG_NOTE) : diag_level_name(level);
}

static void put_message(JsonBuilder *to, const char *name, const char *text)
{
    begin_object(to, name);
    put_text(to, "text", text);
    json_builder_end_object(to);
}

static void put_rule(JsonBuilder *to, enum diag_id id)
{
    const struct check_rule *rule = check_find_rule(id);

    begin_object(to, NULL);
    put_text(to, "id", diag_id_name(id));
    put_message(to, "shortDescription", say_text(diag_id_meaning(id)));
    if (rule)
        put_message(to, "fullDescription", say_text(rule->why));
    begin_object(to, "defaultConfiguration");
    put_text(to, "level", sarif_level(diag_id_level(id)));
    json_builder_end_object(to);
    json_builder_end_object(to);
}

static void put_driver(JsonBuilder *to)
{
    begin_object(to, "tool");
    begin_object(to, "driver");
    put_text(to, "name", "affiche");
    put_text(to, "version", CLI_VERSION);
    begin_list(to, "rules");
    for (unsigned id = 0; id < DIAG_COUNT; id++)
        put_rule(to, id);
    json_builder_end_array(to);
    json_builder_end_object(to);
    json_builder_end_object(to);
}

/* Columns count code points, as our places do (3.14.17). */
static void begin_sarif(JsonBuilder *to)
{
    begin_object(to, NULL);
    put_text(to, "$schema", SARIF);
    put_text(to, "version", "2.1.0");
    begin_list(to, "runs");
    begin_object(to, NULL);
    put_driver(to);
    put_text(to, "language", say_language());
    put_text(to, "columnKind", "unicodeCodePoints");
    begin_list(to, "results");
}

/* A relative path is relative to where the command was given, as in text (3.4.3, 3.4.4). */
static void put_artifact(JsonBuilder *to, const char *path)
{
    g_autofree char *escaped = g_uri_escape_string(path, "/", FALSE);
    g_autofree char *uri = g_strconcat(*escaped == '/' ? "file://" : "", escaped, NULL);

    begin_object(to, "artifactLocation");
    put_text(to, "uri", uri);
    json_builder_end_object(to);
}

static void put_location(JsonBuilder *to, const struct diag_finding *finding)
{
    const struct source_place place = finding->place;

    begin_object(to, NULL);
    begin_object(to, "physicalLocation");
    put_artifact(to, finding->path);
    begin_object(to, "region");
    put_number(to, "startLine", place.line);
    put_number(to, "startColumn", place.column);
    if (place.width > 0)
        put_number(to, "endColumn", place.column + place.width);
    json_builder_end_object(to);
    json_builder_end_object(to);
    json_builder_end_object(to);
}

static bool mends(const struct mend *mend, const struct diag_finding *finding)
{
    return mend->id == finding->id && mend->finding.line == finding->place.line &&
           mend->finding.column == finding->place.column && strcmp(mend->path, finding->path) == 0;
}

/* SARIF 2.1.0, 3.57. */
static void put_replacement(JsonBuilder *to, const struct mend *mend)
{
    begin_object(to, NULL);
    begin_object(to, "deletedRegion");
    put_number(to, "startLine", mend->place.line);
    put_number(to, "startColumn", mend->place.column);
    put_number(to, "endColumn", mend->place.column + mend->place.width);
    json_builder_end_object(to);
    put_message(to, "insertedContent", mend->text);
    json_builder_end_object(to);
}

/* 3.27.30: one fix, all of its file's replacements (3.55, 3.56); none: no such property. */
static void put_fixes(const struct findings *findings, const struct diag_finding *finding)
{
    JsonBuilder *to = findings->json;
    bool open = false;

    for (unsigned i = 0; i < findings->mends->len; i++) {
        const struct mend *mend = &g_array_index(findings->mends, struct mend, i);

        if (!mends(mend, finding))
            continue;
        if (!open) {
            begin_list(to, "fixes");
            begin_object(to, NULL);
            begin_list(to, "artifactChanges");
            begin_object(to, NULL);
            put_artifact(to, finding->path);
            begin_list(to, "replacements");
            open = true;
        }
        put_replacement(to, mend);
    }
    if (!open)
        return;
    json_builder_end_array(to);
    json_builder_end_object(to);
    json_builder_end_array(to);
    json_builder_end_object(to);
    json_builder_end_array(to);
}

static void put_sarif(const struct diag_finding *finding, void *data)
{
    JsonBuilder *to = ((struct findings *)data)->json;

    begin_object(to, NULL);
    put_text(to, "ruleId", diag_id_name(finding->id));
    put_number(to, "ruleIndex", finding->id);
    put_text(to, "level", sarif_level(finding->level));
    put_message(to, "message", finding->message);
    begin_list(to, "locations");
    put_location(to, finding);
    json_builder_end_array(to);
    put_fixes(data, finding);
    json_builder_end_object(to);
}

static void end_sarif(JsonBuilder *to)
{
    json_builder_end_array(to);
    json_builder_end_object(to);
    json_builder_end_array(to);
    json_builder_end_object(to);
}

static const struct format formats[] = {
    {"text", NULL, NULL, NULL},
    {"json", begin_json, put_json, end_json},
    {"sarif", begin_sarif, put_sarif, end_sarif},
};

static void mend_clear(gpointer data)
{
    struct mend *mend = data;

    g_free(mend->path);
    g_free(mend->text);
}

struct findings *findings_new(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
        struct findings *findings;

        if (strcmp(formats[i].name, name) != 0)
            continue;
        findings = g_new0(struct findings, 1);
        findings->format = &formats[i];
        findings->mends = g_array_new(FALSE, FALSE, sizeof(struct mend));
        g_array_set_clear_func(findings->mends, mend_clear);
        if (formats[i].begin)
            formats[i].begin(findings->json = json_builder_new());
        return findings;
    }
    return NULL;
}

void findings_drop(struct findings *findings)
{
    if (!findings)
        return;
    g_clear_object(&findings->json);
    g_array_unref(findings->mends);
    g_free(findings);
}

bool findings_are_text(const struct findings *findings)
{
    return !findings->json;
}

void findings_take_edits(struct findings *findings, const GArray *edits)
{
    for (unsigned i = 0; i < edits->len; i++) {
        const struct check_edit *edit = &g_array_index(edits, struct check_edit, i);
        const struct mend mend = {
            .id = edit->id,
            .finding = source_find_place(edit->finding),
            .place = source_find_place(edit->span),
            .path = g_strdup(edit->span.source->path),
            .text = g_strdup(edit->text),
        };

        g_array_append_val(findings->mends, mend);
    }
}

void findings_put(struct findings *findings, const struct diag *diag)
{
    if (findings->json)
        diag_each(diag, findings->format->put, findings);
    else
        diag_print(diag, stderr, isatty(STDERR_FILENO));
    g_array_set_size(findings->mends, 0);
}

void findings_end(struct findings *findings)
{
    g_autoptr(JsonNode) root = NULL;
    g_autofree char *text = NULL;

    if (!findings->json)
        return;
    findings->format->end(findings->json);
    root = json_builder_get_root(findings->json);
    text = json_to_string(root, TRUE);
    puts(text);
}
