#include "tests/fuzz/command_lines.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <string_view>
#include <vector>

#include "apps/cli/options/parser.hpp"
#include "apps/cli/program.hpp"
#include "tests/fuzz/bytes_file.hpp"

namespace concordat::tests {
namespace {
using Words = std::vector<std::string>;

constexpr std::size_t most_words = 32;

/// The process works in it from the first line on.
class OwnFolder {
 public:
  OwnFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "concordat_fuzz_XXXXXX").string();
    expect(mkdtemp(name.data()) != nullptr, "no folder of its own");
    path_ = name;
    std::filesystem::current_path(path_);
  }
  ~OwnFolder() {
    std::filesystem::current_path("/");
    std::filesystem::remove_all(path_);
  }
  OwnFolder(const OwnFolder&) = delete;
  OwnFolder& operator=(const OwnFolder&) = delete;
  void empty() const {
    for (const auto& entry : std::filesystem::directory_iterator(path_))
      std::filesystem::remove_all(entry.path());
  }

 private:
  std::filesystem::path path_;
};

Words words_of(const std::string& bytes) {
  Words words;
  std::istringstream lines(bytes);
  for (std::string line; words.size() < most_words && std::getline(lines, line);) {
    std::erase(line, '\0');
    std::ranges::replace(line, '/', '_');
    words.push_back(line == ".." ? "." : line);
  }
  return words;
}

/// The last of several values counts.
Words small(Words words) {
  const std::string command = words.empty() ? "" : words.front();
  const auto add = [&](const Words& more) { words.insert(words.end(), more.begin(), more.end()); };
  if (command == "run" || command == "compare" || command == "explain" || command == "money")
    add({"--months", "1"});
  if (command == "run" || command == "compare") add({"--replicates", "2", "--threads", "1"});
  return words;
}

bool takes_long(const Words& words) {
  constexpr std::string_view long_ones[] = {"sweep", "calibrate", "validate", "--all"};
  return std::ranges::any_of(words, [&](const std::string& word) {
    return std::ranges::find(long_ones, word) != std::end(long_ones);
  });
}

void expect_answered(Words words) {
  std::ostringstream out, err;
  apps::Console console{out, err, {}, {}};
  words.insert(words.begin(), "concordat");
  const int code = apps::run_program(words, console);
  if (code < apps::ExitCode::done || code > apps::ExitCode::not_written)
    throw std::logic_error("exit code " + std::to_string(code) + ": " + err.str());
  expect(code != apps::ExitCode::bad_input || !err.str().empty(), "a refusal says nothing");
}
}  // namespace

void read_command_line(const std::string& bytes) {
  const Words words = words_of(bytes);
  if (takes_long(words)) {
    apps::parse(words, apps::all_commands(), "concordat");
    return;
  }
  static const OwnFolder folder;
  expect_answered(small(words));
  folder.empty();
}

}  // namespace concordat::tests
