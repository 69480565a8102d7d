/* image_jpeg: JPEG through libjpeg, of telephones, scanners and of PDFs.
 *
 * Under image. What always holds: libjpeg's errors come back here, by the one jump that it leaves
 * us; what it had to make up is damage. */
#include "scan/scan_private.h"

#include <jerror.h>
#include <setjmp.h>

/* All of a progressive one's coefficients are in memory at once. */
#define PROGRESSIVE_MAX 26000000.0
#define SCANS_MAX 100

struct jpeg {
    struct jpeg_decompress_struct state;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf back;
    char message[JMSG_LENGTH_MAX];
    bool is_damaged;
    struct sink *sink;
    unsigned char *row;
};

static void stop(j_common_ptr state)
{
    struct jpeg *jpeg = state->client_data;

    state->err->format_message(state, jpeg->message);
    longjmp(jpeg->back, 1);
}

/* Of its warnings, one is harmless: bytes that telephones put between its parts. */
static void hear(j_common_ptr state, int level)
{
    struct jpeg *jpeg = state->client_data;

    if (level < 0 && state->err->msg_code != JWRN_EXTRANEOUS_DATA && !jpeg->is_damaged) {
        state->err->format_message(state, jpeg->message);
        jpeg->is_damaged = true;
    }
}

static void say_nothing(j_common_ptr state)
{
    (void)state;
}

/* Each scan of a progressive one goes over all of the picture again. */
static void watch(j_common_ptr state)
{
    struct jpeg *jpeg = state->client_data;

    if (jpeg->state.input_scan_number > SCANS_MAX)
        stop(state);
}

static bool begin(const struct libraries *libs, struct jpeg *jpeg, GBytes *file,
                  struct trouble *trouble)
{
    struct jpeg_decompress_struct *state = &jpeg->state;
    gsize len;
    const unsigned char *bytes = g_bytes_get_data(file, &len);

    libs->jpeg->jpeg_CreateDecompress(state, JPEG_LIB_VERSION, sizeof *state);
    state->client_data = jpeg;
    libs->jpeg->jpeg_mem_src(state, bytes, len);
    libs->jpeg->jpeg_read_header(state, TRUE);
    if (state->num_components != 1 && state->num_components != 3)
        return trouble_note(trouble, SCAN_FILTER, "CMYK");
    state->out_color_space = state->num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
    if (state->progressive_mode &&
        (double)state->image_width * (double)state->image_height > PROGRESSIVE_MAX)
        return trouble_note(trouble, SCAN_LARGE, NULL);
    jpeg->sink =
        sink_new(state->image_width, state->image_height, (unsigned)state->num_components, trouble);
    return jpeg->sink;
}

static void read_rows(const struct libraries *libs, struct jpeg *jpeg)
{
    jpeg->row = g_malloc((size_t)jpeg->state.image_width * (size_t)jpeg->state.num_components);
    jpeg->progress.progress_monitor = watch;
    jpeg->state.progress = &jpeg->progress;
    libs->jpeg->jpeg_start_decompress(&jpeg->state);
    while (jpeg->state.output_scanline < jpeg->state.output_height) {
        JSAMPROW row = jpeg->row;

        libs->jpeg->jpeg_read_scanlines(&jpeg->state, &row, 1);
        sink_take(jpeg->sink, row);
    }
}

struct picture *jpeg_load(const struct libraries *libs, GBytes *file, struct trouble *trouble)
{
    struct jpeg *jpeg = g_new0(struct jpeg, 1);
    struct picture *picture = NULL;

    jpeg->state.err = libs->jpeg->jpeg_std_error(&jpeg->errors);
    jpeg->state.client_data = jpeg;
    jpeg->errors.error_exit = stop;
    jpeg->errors.emit_message = hear;
    jpeg->errors.output_message = say_nothing;
    if (setjmp(jpeg->back) != 0)
        trouble_note(trouble, SCAN_DAMAGED, jpeg->message);
    else if (begin(libs, jpeg, file, trouble)) {
        read_rows(libs, jpeg);
        if (jpeg->is_damaged)
            trouble_note(trouble, SCAN_DAMAGED, jpeg->message);
        else
            picture = sink_finish(g_steal_pointer(&jpeg->sink), trouble);
    }
    libs->jpeg->jpeg_destroy_decompress(&jpeg->state);
    sink_drop(jpeg->sink);
    g_free(jpeg->row);
    g_free(jpeg);
    return picture;
}
