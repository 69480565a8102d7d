/* profile: sRGB (IEC 61966-2-1) as an ICC profile, made in memory by lcms.
 *
 * For seal. What always holds: no date of the clock in it. */
#include "seal/seal_private.h"

#include <lcms2.h>
#include <stdbool.h>
#include <string.h>

#define DATE_OFFSET 24 /* ISO 15076-1, 7.2.8: six big-endian 16-bit numbers, year first */

/* Any fixed date does; a profile must have one. */
static const unsigned char fixed_date[12] = {2000 >> 8, 2000 & 0xFF, 0, 1, 0, 1};

GBytes *profile_new_srgb(void)
{
    cmsHPROFILE profile = cmsCreate_sRGBProfile();
    cmsUInt32Number len = 0;
    unsigned char *bytes = NULL;
    bool ok = false;

    if (!profile)
        return NULL;
    cmsSetProfileVersion(profile, 4.2);
    if (cmsSaveProfileToMem(profile, NULL, &len) && len > DATE_OFFSET + sizeof(fixed_date)) {
        bytes = g_malloc(len);
        ok = cmsSaveProfileToMem(profile, bytes, &len);
    }
    cmsCloseProfile(profile);
    if (!ok) {
        g_free(bytes);
        return NULL;
    }
    memcpy(bytes + DATE_OFFSET, fixed_date, sizeof(fixed_date));
    return g_bytes_new_take(bytes, len);
}
