/* A layout, as a file of layouts/, up to a line `%%`, then a brand: loaded, or refused with a
 * place. */
#include "design/design.h"
#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    static const char mark[] = "\n%%\n";
    const char *layout = (const char *)data, *brand = memmem(data, size, mark, strlen(mark));
    const size_t len = brand ? (size_t)(brand - layout) : size,
                 rest = brand ? size - len - strlen(mark) : 0;
    struct design_request request = {.folder = fuzz_folder(), .data = fuzz_folder()};
    struct diag *diag = diag_new();
    struct design *design;

    fuzz_put("layouts/test.ini", layout, len);
    fuzz_put("layouts/brand-test.ini", brand ? brand + strlen(mark) : "", rest);
    if (brand)
        request.brand.text = (char *)"test";
    design = design_load("test", &request, diag);
    if (!design && diag_count(diag, DIAG_ERROR) == 0)
        abort();
    design_drop(design);
    diag_drop(diag);
    return 0;
}
