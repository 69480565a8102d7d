/* profile: the sRGB profile of a file's output intent. */
#ifndef SEAL_PROFILE_H
#define SEAL_PROFILE_H

#include <glib.h>

/* An ICC profile (ISO 15076-1:2005, as ISO 32000-1, 8.6.5.5 wants), the same bytes every time
 * (g_bytes_unref). NULL: lcms failed. */
GBytes *profile_new_srgb(void);

#endif
