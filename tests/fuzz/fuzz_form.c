/* A form that came back: a PDF of anyone's. */
#include "pdf/pdf.h"

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    g_autoptr(GBytes) bytes = g_bytes_new(data, size);
    enum fields_fault fault;

    fields_drop(fields_read(bytes, NULL, &fault));
    return 0;
}
