#include "tests/odd/page.hpp"

#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/paths.hpp"

namespace concordat::tests {
namespace {

std::string line(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const std::string& text : cells) out += " " + text + " |";
  return out + "\n";
}

}  // namespace

std::string project_file(const std::string& path) {
  std::ifstream file(project_folder() / path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c == '<' ? "&lt;" : std::string(1, c);
  }
  return out;
}

std::string code(std::string_view text) { return "`" + std::string(text) + "`"; }

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

std::string range(double low, double high) {
  return low == high ? number(low) : number(low) + " to " + number(high);
}

std::string table(const std::vector<std::string>& heading,
                  const std::vector<std::vector<std::string>>& rows) {
  std::string out = line(heading) + line(std::vector<std::string>(heading.size(), "---"));
  for (const auto& row : rows) out += line(row);
  return out;
}

void check_page(const std::string& name, const std::string& text) {
  const std::string path = "agents/odd/" + name;
  INFO(path << " differs from the code's tables: CONCORDAT_BLESS=1 test_odd writes it anew");
  if (std::getenv("CONCORDAT_BLESS") != nullptr)
    std::ofstream(project_folder() / path, std::ios::binary) << text;
  const bool is_current = project_file(path) == text;
  CHECK(is_current);
}

}  // namespace concordat::tests
