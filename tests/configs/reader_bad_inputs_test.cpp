// Each file of bad_inputs/ is read and its message compared with the .message file beside it.
// `CONCORDAT_BLESS=1 build/test_configs "[bad_inputs]"` writes the messages anew: look at the diff.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "configs/reader.hpp"
#include "engine/error.hpp"

namespace fs = std::filesystem;
using namespace concordat;

namespace {

const fs::path folder = fs::path(CONCORDAT_SOURCE_DIR) / "tests/configs/bad_inputs";

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

std::string message_of(const fs::path& path) {
  const std::string text = contents(path);
  try {
    configs::read_scenario_text(text, path.filename().string(), options_in(text), folder.string());
  } catch (const engine::UserError& error) {
    return std::string(error.what()) + "\n";
  }
  return "accepted\n";
}

}  // namespace

TEST_CASE("every bad input is refused with its exact message", "[bad_inputs]") {
  int count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".txtpb") continue;
    ++count;
    const fs::path expected = fs::path(entry.path()).replace_extension(".message");
    const std::string message = message_of(entry.path());
    INFO(entry.path().filename().string());
    CHECK(message != "accepted\n");
    if (std::getenv("CONCORDAT_BLESS") != nullptr) std::ofstream(expected) << message;
    CHECK(message == contents(expected));
  }
  CHECK(count >= 40);
}
