#include "apps/cli/screen/text.hpp"

#include <catch2/catch.hpp>

#include "apps/cli/screen/table.hpp"
#include "tests/cli/words.hpp"

using namespace concordat::apps;
using concordat::tests::width;

TEST_CASE("columns count characters, not bytes") {
  CHECK(columns("£ – ▁█") == 6);
  CHECK(left("▁█", 4) == "▁█  ");
  CHECK(right("£5", 4) == "  £5");
}

TEST_CASE("in ASCII the program's own glyphs are traded, and nothing of the user's") {
  CHECK(to_ascii("£3 · 1 – 2 ▁▂▃▄▅▆▇█ “so”") == "GBP 3 | 1 - 2 .:-=+*%# \"so\"");
  CHECK(to_ascii("größe 健康 \xFF") == "größe 健康 \xFF");
  const std::vector<std::string> kept{"a – b.h5"};
  CHECK(to_ascii("x – y: a – b.h5 – z", kept) == "x - y: a – b.h5 - z");
}

TEST_CASE("a command is read back as the words that it was made of") {
  const std::vector<std::string> words{
      "concordat", "it's $5",       "a b",  "",     "“größe” – 1",    "\"",
      "\\",        "a\x1b[31m'\\b", "\xFF", "#~*?", "--set=a[0].b=1", "a\nb"};
  CHECK(shell_words(command_text(words)) == words);
}

TEST_CASE("a long command is never broken within a word, however it is quoted") {
  for (const std::string word : {"it's $5 and more", "a b", "\x1b c's d"}) {
    const std::string text = command_text({"concordat", std::string(60, 'x'), word, word});
    std::string joined = command_lines(text, 9);
    for (std::size_t at = 0; (at = joined.find(" \\\n             ", at)) != joined.npos;)
      joined.replace(at, 16, " ");
    CHECK(joined == text);
  }
}

TEST_CASE("lines are wrapped between words") {
  CHECK(wrapped("one two three", 7) == std::vector<std::string>{"one two", "three"});
}

TEST_CASE("words are quoted where a shell needs it") {
  CHECK(shell_word("trust.gain=0.02") == "trust.gain=0.02");
  CHECK(shell_word("South Yorkshire") == "\"South Yorkshire\"");
  CHECK(shell_word("a[0].b=1") == "\"a[0].b=1\"");
  CHECK(shell_word("it's $5") == "'it'\\''s $5'");
  CHECK(shell_word("") == "\"\"");
  CHECK(shell_word("a\x1b[31m'") == "$'a\\x1b[31m\\x27'");
}

TEST_CASE("a long command is continued with backslashes, options beside their values") {
  const std::string command =
      command_text({"concordat", "run", "--footprint", "South Yorkshire and Bassetlaw", "--set",
                    "regime=majority", "--output", "south_yorkshire_and_bassetlaw_majority.h5"});
  const std::string text = command_lines(command, 9);
  CHECK(text ==
        "concordat run --footprint \"South Yorkshire and Bassetlaw\" \\\n"
        "             --set regime=majority \\\n"
        "             --output south_yorkshire_and_bassetlaw_majority.h5");
}

TEST_CASE("two wide columns give way together, and no word is broken for it") {
  std::string words;
  for (int k = 0; k < 12; ++k) words += "word ";
  const std::string name(18, 'n');
  const Table table{{{"a", "name"}, {"b", "what"}, {"c", "size"}},
                    {{Cell(name), Cell(words), Cell(words + "and one")}}};
  const std::string text = to_text(table);
  CHECK(width(text) <= screen_columns);
  CHECK(text.find(name) != text.npos);
  CHECK(concordat::tests::lines(text).size() == 4);
}

TEST_CASE("a table that is too wide wraps its widest column") {
  const Table table{{{"a", "name"}, {"b", "number", Column::Align::right}},
                    {{Cell(std::string(20, 'x') + " " + std::string(70, 'y')), Cell("5", 5)}}};
  const std::string text = to_text(table);
  CHECK(width(text) == screen_columns);
  CHECK(concordat::tests::lines(text).size() == 3);
  CHECK(to_json(table)[0]["b"] == 5);
}
