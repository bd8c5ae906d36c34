// #embed is C23, and so far an extension of the C that packages are built as.
#pragma clang diagnostic ignored "-Wc23-extensions"

#include "console_files.h"

// One array and one line of the table for each file under files/.

static const unsigned char console_css[] = {
#embed "files/console.css"
};

static const unsigned char icon_svg[] = {
#embed "files/icon.svg"
};

static const unsigned char layout_mustache[] = {
#embed "files/layout.mustache"
};

static const unsigned char pages_account_mustache[] = {
#embed "files/pages/account.mustache"
};

static const unsigned char pages_code_mustache[] = {
#embed "files/pages/code.mustache"
};

static const unsigned char pages_join_mustache[] = {
#embed "files/pages/join.mustache"
};

static const unsigned char pages_keys_mustache[] = {
#embed "files/pages/keys.mustache"
};

static const unsigned char pages_message_mustache[] = {
#embed "files/pages/message.mustache"
};

static const unsigned char pages_overview_mustache[] = {
#embed "files/pages/overview.mustache"
};

static const unsigned char pages_people_mustache[] = {
#embed "files/pages/people.mustache"
};

static const unsigned char pages_set_up_mustache[] = {
#embed "files/pages/set-up.mustache"
};

static const unsigned char pages_sign_in_mustache[] = {
#embed "files/pages/sign-in.mustache"
};

static const unsigned char parts_guard_mustache[] = {
#embed "files/parts/guard.mustache"
};

static const unsigned char parts_review_mustache[] = {
#embed "files/parts/review.mustache"
};

static const unsigned char texts_en_yaml[] = {
#embed "files/texts-en.yaml"
};

#define FILE_ENTRY(name, array) {name, array, sizeof array}

static const struct console_file files[] = {
    FILE_ENTRY("console.css", console_css),
    FILE_ENTRY("icon.svg", icon_svg),
    FILE_ENTRY("layout.mustache", layout_mustache),
    FILE_ENTRY("pages/account.mustache", pages_account_mustache),
    FILE_ENTRY("pages/code.mustache", pages_code_mustache),
    FILE_ENTRY("pages/join.mustache", pages_join_mustache),
    FILE_ENTRY("pages/keys.mustache", pages_keys_mustache),
    FILE_ENTRY("pages/message.mustache", pages_message_mustache),
    FILE_ENTRY("pages/overview.mustache", pages_overview_mustache),
    FILE_ENTRY("pages/people.mustache", pages_people_mustache),
    FILE_ENTRY("pages/set-up.mustache", pages_set_up_mustache),
    FILE_ENTRY("pages/sign-in.mustache", pages_sign_in_mustache),
    FILE_ENTRY("parts/guard.mustache", parts_guard_mustache),
    FILE_ENTRY("parts/review.mustache", parts_review_mustache),
    FILE_ENTRY("texts-en.yaml", texts_en_yaml),
};

const struct console_file *console_files(size_t *count) {
    *count = sizeof files / sizeof files[0];
    return files;
}
