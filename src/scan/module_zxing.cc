/* module_zxing: ZXing-C++, as libraries opens it (base/module.c), for C: its own interface is C++, and
 * another one in versions 1 and 2. Linked into a shared object of its own. What always holds: nothing
 * is thrown to the caller. */
#define ZX_USE_UTF8 /* version 1 has wide characters else */
#include <ZXing/ReadBarcode.h>

#include <cstring>
#include <exception>
#include <string>

#if __has_include(<ZXing/ReaderOptions.h>)
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

/* As scan_private.h has them, which is C. */
extern "C" {
enum { ZXING_TEXT_MAX = 800 };
struct point {
    double x, y;
};
struct zxing_code {
    char text[ZXING_TEXT_MAX];
    struct point corners[4];
};
struct zxing_library {
    bool (*find)(const unsigned char *pixels, int width, int height, const char *start,
                 struct zxing_code *code);
};
extern const struct zxing_library module_table;
}

/* False: it is none of ours. */
static bool copy(const std::string &text, const char *start, char *to)
{
    if (text.size() >= ZXING_TEXT_MAX || text.compare(0, std::strlen(start), start) != 0)
        return false;
    std::strcpy(to, text.c_str());
    return true;
}

static point corner(const ZXing::PointI &at)
{
    return {static_cast<double>(at.x), static_cast<double>(at.y)};
}

static bool find(const unsigned char *pixels, int width, int height, const char *start,
                 struct zxing_code *code)
{
    try {
        Options options;

        options.setFormats(ZXing::BarcodeFormat::QRCode);
        for (const auto &found : ZXing::ReadBarcodes(
                 ZXing::ImageView(pixels, width, height, ZXing::ImageFormat::Lum), options)) {
            if (!found.isValid() || !copy(found.text(), start, code->text))
                continue;
            const auto position = found.position();

            code->corners[0] = corner(position.topLeft());
            code->corners[1] = corner(position.bottomLeft());
            code->corners[2] = corner(position.bottomRight());
            code->corners[3] = corner(position.topRight());
            return true;
        }
    } catch (const std::exception &) {
    }
    return false;
}

extern "C" const struct zxing_library module_table = {find};
