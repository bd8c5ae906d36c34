#include "include/phone_number.h"

#include <phonenumbers/phonenumberutil.h>

#include <cstring>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

size_t write_formatted(const char *text, const char *region, PhoneNumberUtil::PhoneNumberFormat format, char *out,
                       size_t capacity) {
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    if (util.Parse(text, region, &number) != PhoneNumberUtil::NO_PARSING_ERROR) return 0;
    if (!util.IsValidNumber(number)) return 0;
    std::string formatted;
    util.Format(number, format, &formatted);
    if (formatted.size() + 1 > capacity) return 0;
    std::memcpy(out, formatted.c_str(), formatted.size() + 1);
    return formatted.size();
}

}  // namespace

extern "C" size_t tenon_phone_e164(const char *text, const char *region, char *out, size_t capacity) {
    return write_formatted(text, region, PhoneNumberUtil::E164, out, capacity);
}

extern "C" bool tenon_phone_knows_region(const char *region) {
    return PhoneNumberUtil::GetInstance()->GetCountryCodeForRegion(region) != 0;
}

extern "C" size_t tenon_phone_national(const char *text, const char *region, char *out, size_t capacity) {
    return write_formatted(text, region, PhoneNumberUtil::NATIONAL, out, capacity);
}
