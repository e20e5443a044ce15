#include "engine/printable.hpp"

#include <catch2/catch.hpp>

#include "engine/error.hpp"

using namespace concordat::engine;

TEST_CASE("plain text of any script is shown as it stands") {
  for (const char* text : {"", "Ashby & Co.\n   £5m\tyes", "Ynys Môn", "健康", "👩‍⚕️"})
    CHECK(printable(text) == text);
}

TEST_CASE("control characters are spelt out and not sent to a terminal") {
  CHECK(printable("a\x1b[31mb") == "a\\x1b[31mb");
  CHECK(printable(std::string("a\0b", 3)) == "a\\x00b");
  CHECK(printable("\r\b\x7f") == "\\r\\x08\\x7f");
  CHECK(printable("\xC2\x9B"
                  "31m") == "\\u009b31m");
}

TEST_CASE("marks that turn the direction of writing are spelt out") {
  CHECK(printable("a\u202Eb\u2066c\u200F") == "a\\u202eb\\u2066c\\u200f");
}

TEST_CASE("bytes that are not UTF-8 are spelt out one by one") {
  CHECK(printable("Caf\xE9 x") == "Caf\\xe9 x");
  CHECK(printable("\xC0\xAF") == "\\xc0\\xaf");
  CHECK(printable("\xE0\x80\xAF") == "\\xe0\\x80\\xaf");
  CHECK(printable("\xED\xA0\x80") == "\\xed\\xa0\\x80");
  CHECK(printable("\xF4\x90\x80\x80") == "\\xf4\\x90\\x80\\x80");
  CHECK(printable("\xE2\x82") == "\\xe2\\x82");
}

TEST_CASE("a word is shown in one line") {
  CHECK(printable_word("a\nb\tc") == "a\\nb\\tc");
  CHECK(printable("a\nb\tc") == "a\nb\tc");
}

TEST_CASE("an error's words are fit for a terminal, whatever they quote") {
  CHECK(std::string(UserError("no file \"\x1b]0;x\x07\"").what()) == "no file \"\\x1b]0;x\\x07\"");
  const UserError asked({Problem{"no", {{Advice::look_into, "a\x1b"}}, {Asked::factor, "b\x1b"}}});
  CHECK(std::string(asked.what()).find('\x1b') == std::string::npos);
}
