// A C face of libphonenumber, so that Swift needs no C++ interoperability.
#pragma once

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Writes the E.164 form ("+13125550147") of `text` into `out`, NUL-terminated.
///
/// `region` is the ISO 3166-1 alpha-2 code that a number without a country code belongs to.
/// Returns the number of characters written, or 0 when `text` holds no number that is valid
/// in any region, or when `capacity` is too small. An E.164 number has at most 16 characters.
size_t tenon_phone_e164(const char *text, const char *region, char *out, size_t capacity);

/// As `tenon_phone_e164`, but writes the national form of the number's own region ("(312) 555-0147").
size_t tenon_phone_national(const char *text, const char *region, char *out, size_t capacity);

/// Whether `region`, an ISO 3166-1 alpha-2 code in capitals, has telephone numbers of its own.
bool tenon_phone_knows_region(const char *region);

#ifdef __cplusplus
}
#endif
