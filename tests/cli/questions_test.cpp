// The commands of the guide's page of questions, typed in their order into a folder that holds
// nothing else.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/cli/processes.hpp"
#include "tests/cli/words.hpp"
#include "tests/paths.hpp"

using namespace concordat;

namespace {
using Words = std::vector<std::string>;

/// What stands before the note on the right: two spaces part them.
std::string without_note(const std::string& line) { return line.substr(0, line.find("  ")); }

/// The commands of all fenced blocks, a continued line as one.
std::vector<std::string> commands_of(const std::string& page) {
  std::vector<std::string> commands;
  bool is_fenced = false, continues = false;
  for (const std::string& line : tests::lines(page)) {
    if (line.starts_with("```")) {
      is_fenced = !is_fenced;
      continue;
    }
    const bool begins = is_fenced && line.starts_with("concordat ");
    if (!begins && !continues) continue;
    std::string words = begins ? line.substr(10) : line.substr(line.find_first_not_of(' '));
    const std::size_t slash = words.find('\\');
    const bool goes_on = slash != words.npos;
    words = goes_on ? words.substr(0, slash) : without_note(words);
    if (begins)
      commands.push_back(words);
    else
      commands.back() += words;
    continues = goes_on;
  }
  return commands;
}

/// The same with few runs, so that it is quick; what it does is the same.
std::string quickened(const std::string& command) {
  const auto is = [&](const std::string& verb) { return command.starts_with(verb); };
  const bool draws = command.find("--uncertain") != command.npos;
  if (is("run")) return command + (draws ? " --replicates 16 --quiet" : " --replicates 8 --quiet");
  if (is("compare") && draws) return command + " --replicates 16 --quiet";
  if (is("sweep")) return command + " --replicates 1 --quiet";
  if (is("calibrate") || is("validate") || is("library") || is("hindcast"))
    return command + " --replicates 2 --quiet";
  return command;
}

/// What a file is called that a quickened sweep left, and as the page calls it.
void give_usual_names(const tests::Folder& folder) {
  const std::string mark = "_replicates1.h5";
  for (const auto& entry : std::filesystem::directory_iterator(folder.file(""))) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(mark))
      std::filesystem::rename(entry.path(),
                              folder.file(name.substr(0, name.size() - mark.size()) + ".h5"));
  }
}

int type(const std::string& command, const tests::Folder& folder) {
  const int status = std::system(
      ("cd " + apps::shell_word(folder.file("")) + " && " + tests::typed(command) + " >said 2>&1")
          .c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
}  // namespace

TEST_CASE("the questions of the guide can be asked in the order in which they stand") {
  const std::vector<std::string> commands =
      commands_of(tests::content((tests::project_folder() / "docs/pages/questions.md").string()));
  REQUIRE(commands.size() >= 30);
  const tests::Folder folder;
  for (const std::string& command : commands) {
    const int code = type(quickened(command), folder);
    INFO("concordat " << command << "\n" << tests::content(folder.file("said")));
    CHECK(code == apps::ExitCode::done);
    give_usual_names(folder);
  }
}
