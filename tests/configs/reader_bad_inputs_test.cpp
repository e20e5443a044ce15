// Each file of bad_inputs/ and bad_experiments/ is read and its message compared with the .message
// file beside it. `CONCORDAT_BLESS=1 build/test_configs "[bad_inputs]"` writes the messages anew:
// look at the diff.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "configs/experiment/experiment.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/error.hpp"
#include "tests/paths.hpp"

namespace fs = std::filesystem;
using namespace concordat;

namespace {

fs::path folder_of(const std::string& name) {
  return tests::project_folder() / "tests/configs" / name;
}

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Comments such as `# --set months=0` in the first lines are options of the command line.
configs::Overrides options_in(const std::string& text) {
  configs::Overrides overrides;
  std::istringstream lines(text);
  const std::string mark = "# --set ";
  for (std::string line; std::getline(lines, line) && line.starts_with(mark);) {
    overrides.settings.push_back(line.substr(mark.size()));
  }
  return overrides;
}

/// What a reader says to a file.
template <class Read>
std::string message_of(const fs::path& path, Read read) {
  try {
    read(contents(path), path.filename().string());
  } catch (const engine::UserError& error) {
    return std::string(error.what()) + "\n";
  }
  return "accepted\n";
}

/// The number of files in a folder, all of them compared.
template <class Read>
int compare_messages(const fs::path& folder, Read read) {
  int count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".txtpb") continue;
    ++count;
    const fs::path expected = fs::path(entry.path()).replace_extension(".message");
    const std::string message = message_of(entry.path(), read);
    INFO(entry.path().filename().string());
    CHECK(message != "accepted\n");
    if (std::getenv("CONCORDAT_BLESS") != nullptr) std::ofstream(expected) << message;
    CHECK(message == contents(expected));
  }
  return count;
}

}  // namespace

TEST_CASE("every bad input is refused with its exact message", "[bad_inputs]") {
  const fs::path folder = folder_of("bad_inputs");
  CHECK(compare_messages(folder, [&](const std::string& text, const std::string& name) {
          configs::read_scenario_text(text, name, options_in(text), folder.string());
        }) >= 40);
}

TEST_CASE("every bad experiment is refused with its exact message", "[bad_inputs]") {
  const fs::path folder = folder_of("bad_experiments");
  CHECK(compare_messages(folder, [&](const std::string& text, const std::string& name) {
          configs::read_experiment_text(text, name, folder.string());
        }) >= 95);
}
