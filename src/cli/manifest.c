/* manifest: what a run made of a posting, in a hidden file beside it, so that the next one need not
 * make it again.
 *
 * Serves batch. What always holds: what is recalled is there byte for byte, and was made of the
 * same inputs. Each posting has its own, in its own folder, so runs of several parts don't meet. */
#include "cli/cli.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define NAME ".affiche-manifest" /* tests/tools/clean has it, too */

enum { FILE_MAX_BYTES = 1 << 28, MANIFEST_MAX_BYTES = 1 << 24 };

/* NULL: it can't be read (g_free). */
static char *digest_of(const char *path, size_t max)
{
    struct diag *unsaid = diag_new(); /* then it is made again */
    g_autoptr(GBytes) bytes = source_load_bytes(path, max, unsaid);

    diag_drop(unsaid);
    return bytes ? g_compute_checksum_for_bytes(G_CHECKSUM_MD5, bytes) : NULL;
}

/* False: a file isn't there. */
static bool add_files(JsonBuilder *json, const GPtrArray *made)
{
    bool ok = true;

    json_builder_begin_object(json);
    for (unsigned i = 0; i < made->len && ok; i++) {
        const char *path = g_ptr_array_index(made, i);
        g_autofree char *name = g_path_get_basename(path),
                        *digest = digest_of(path, FILE_MAX_BYTES);

        ok = digest && g_utf8_validate(name, -1, NULL);
        if (!ok)
            break;
        json_builder_set_member_name(json, name);
        json_builder_add_string_value(json, digest);
    }
    json_builder_end_object(json);
    return ok;
}

static void add_number(JsonBuilder *json, const char *name, unsigned number)
{
    json_builder_set_member_name(json, name);
    json_builder_add_int_value(json, number);
}

static void add_text(JsonBuilder *json, const char *name, const char *text)
{
    json_builder_set_member_name(json, name);
    json_builder_add_string_value(json, text);
}

void manifest_keep(const char *folder, const char *inputs, const struct batch_answer *answer)
{
    g_autofree char *path = g_build_filename(folder, NAME, NULL), *text = NULL;
    g_autoptr(JsonBuilder) json = json_builder_new();
    struct diag *unsaid = diag_new(); /* documents don't depend on it */
    bool ok;

    json_builder_begin_object(json);
    add_text(json, "inputs", inputs);
    add_number(json, "errors", answer->tally.errors);
    add_number(json, "warnings", answer->tally.warnings);
    json_builder_set_member_name(json, "files");
    ok = add_files(json, answer->made);
    add_text(json, "found", answer->found);
    json_builder_end_object(json);
    if (ok) {
        g_autoptr(JsonNode) root = json_builder_get_root(json);

        text = json_to_string(root, TRUE);
        out_write_passing(path, text, strlen(text), unsaid);
    }
    diag_drop(unsaid);
}

/* NULL: there is none, or nobody can read it. */
static JsonParser *read_manifest(const char *path)
{
    struct diag *unsaid = diag_new();
    g_autoptr(GBytes) bytes = source_load_bytes(path, MANIFEST_MAX_BYTES, unsaid);
    g_autoptr(JsonParser) parser = json_parser_new_immutable();
    gsize len = 0;
    const char *text = bytes ? g_bytes_get_data(bytes, &len) : NULL;

    diag_drop(unsaid);
    if (!text || !json_parser_load_from_data(parser, text, (gssize)len, NULL) ||
        !json_parser_get_root(parser) || !JSON_NODE_HOLDS_OBJECT(json_parser_get_root(parser)))
        return NULL;
    return g_steal_pointer(&parser);
}

/* The node of a member that is of this kind; NULL: there is none, whatever somebody put there. */
static JsonNode *member_of(JsonObject *object, const char *name, GType kind)
{
    JsonNode *node = json_object_get_member(object, name);

    return node && json_node_get_value_type(node) == kind ? node : NULL;
}

static const char *text_of(JsonObject *object, const char *name)
{
    JsonNode *node = member_of(object, name, G_TYPE_STRING);

    return node ? json_node_get_string(node) : NULL;
}

static unsigned number_of(JsonObject *object, const char *name)
{
    JsonNode *node = member_of(object, name, G_TYPE_INT64);

    return node ? (unsigned)json_node_get_int(node) : 0;
}

static bool is_as_made(const char *path, const char *digest)
{
    g_autofree char *now = digest_of(path, FILE_MAX_BYTES);

    return now && digest && strcmp(now, digest) == 0;
}

/* False: one of the files is missing, or isn't as it was made. */
static bool recall_files(const char *folder, JsonObject *manifest, GPtrArray *made)
{
    JsonNode *node = member_of(manifest, "files", JSON_TYPE_OBJECT);
    JsonObject *files = node ? json_node_get_object(node) : NULL;
    g_autoptr(GList) names = files ? json_object_get_members(files) : NULL;
    bool ok = names;

    for (const GList *name = names; name && ok; name = name->next) {
        char *path = g_build_filename(folder, name->data, NULL);

        g_ptr_array_add(made, path);
        ok = is_as_made(path, text_of(files, name->data));
    }
    return ok;
}

bool manifest_recall(const char *folder, const char *inputs, struct batch_answer *answer)
{
    g_autofree char *path = g_build_filename(folder, NAME, NULL);
    g_autoptr(JsonParser) parser = read_manifest(path);
    JsonObject *manifest = parser ? json_node_get_object(json_parser_get_root(parser)) : NULL;
    const char *found;

    if (!manifest || g_strcmp0(text_of(manifest, "inputs"), inputs) != 0)
        return false;
    found = text_of(manifest, "found");
    if (!found || !recall_files(folder, manifest, answer->made)) {
        g_ptr_array_set_size(answer->made, 0);
        return false;
    }
    answer->found = g_strdup(found);
    answer->tally = (struct batch_tally){.made = answer->made->len,
                                         .unchanged = 1,
                                         .errors = number_of(manifest, "errors"),
                                         .warnings = number_of(manifest, "warnings")};
    return true;
}
