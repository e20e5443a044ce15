#include "apps/cli/options/help.hpp"

#include <algorithm>
#include <filesystem>

#include "apps/cli/screen/text.hpp"

namespace concordat::apps {
namespace {
bool is_positional(const Option& option) { return !option.name.starts_with("--"); }

std::string heading(const Option& option) {
  return option.name + (option.brief.empty() ? "" : ", " + option.brief) +
         (option.value.empty() ? "" : " " + option.value);
}

/// Two columns, the second wrapped to the screen.
std::string entry(const std::string& name, const std::string& text, int name_columns) {
  std::string result;
  for (const std::string& line : wrapped(text, screen_columns - name_columns - 5))
    result += "  " + left(result.empty() ? name : "", name_columns) + "  " + line + "\n";
  return result;
}

/// Examples say "concordat", not where it was built.
std::string short_name(const std::string& program) {
  return std::filesystem::path(program).filename().string();
}

/// What comes before the first comma, colon or full stop: a line for the overview.
std::string first_clause(const std::string& text) {
  return text.substr(0, text.find_first_of(",:."));
}

std::string usage(const Command& command, const std::string& program) {
  std::string text = program + " " + command.name;
  for (const Option& option : command.options)
    if (is_positional(option)) text += " " + heading(option);
  return text + " [options]";
}
}  // namespace

std::string help_of(const Command& command, const std::string& path) {
  const std::string program = short_name(path);
  std::string text = "\n";
  for (const std::string& line : wrapped(command.gives, screen_columns - 4))
    text += "  " + line + "\n";
  text += "\nExamples\n";
  for (const std::string& example : command.examples) text += "  " + program + " " + example + "\n";
  text += "\nUsage\n  " + usage(command, program) + "\n\nOptions\n";
  int width = 0;
  for (const Option& option : command.options) width = std::max(width, columns(heading(option)));
  for (const Option& option : command.options) text += entry(heading(option), option.help, width);
  return text;
}

std::string overview(const std::vector<Command>& commands, const std::string& path) {
  const std::string program = short_name(path);
  std::string text =
      "\n  How hospitals, commissioners, councils and GPs come to work as one, or do not.\n"
      "\n";
  int width = 0;
  for (const Command& command : commands) width = std::max(width, columns(command.name));
  for (const Command& command : commands)
    text += entry(command.name, first_clause(command.gives), width);
  return text + "  For example " + program +
         " run --footprint dorset; run --help says more; --version\n";
}

}  // namespace concordat::apps
