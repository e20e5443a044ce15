#include "tests/odd/columns.hpp"

#include <algorithm>
#include <filesystem>
#include <regex>

#include "tests/odd/page.hpp"
#include "tests/paths.hpp"

namespace concordat::tests {
namespace {
namespace fs = std::filesystem;

/// The C++ files of a room, one after the other, without comments.
std::string code_of_room(const std::string& room) {
  std::set<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(project_folder() / "agents" / room))
    if (entry.path().extension() == ".hpp" || entry.path().extension() == ".cpp")
      files.insert(entry.path());
  std::string code;
  for (const fs::path& file : files)
    code += project_file(fs::relative(file, project_folder()).string());
  return std::regex_replace(code, std::regex("//[^\n]*"), "");
}

/// The text without what stands between pairs of brackets.
std::string without(const std::string& text, char open, char close) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == open) ++depth;
    if (depth == 0) out += c;
    if (c == close) --depth;
  }
  return out;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  const std::regex word("\\w+");
  for (std::sregex_iterator at(text.begin(), text.end(), word), end; at != end; ++at)
    words.push_back(at->str());
  return words;
}

/// The names that the declarations of a struct's body give.
std::vector<std::string> names_in(const std::string& body) {
  std::vector<std::string> names;
  std::string text = without(without(body, '{', '}'), '<', '>');
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(';', at), text.size());
    const std::string declaration = text.substr(at, end - at);
    at = end + 1;
    if (declaration.find("using") != declaration.npos) continue;
    const auto words = words_of(declaration);
    for (std::size_t k = 1; k < words.size(); ++k) names.push_back(words[k]);
  }
  return names;
}

/// Functions by name, each with its text from its name on; of overloads all texts.
std::map<std::string, std::string> functions() {
  std::map<std::string, std::string> found;
  for (const std::string room : {"facts", "month"}) {
    const std::string code = code_of_room(room);
    const std::regex start(
        R"re(\n(?!struct|using|enum|namespace|template)(\w[^\n;={]*?)?\b(\w+)\()re");
    for (std::sregex_iterator at(code.begin(), code.end(), start), end; at != end; ++at) {
      const auto from = static_cast<std::size_t>(at->position(2));
      const auto line = code.find('\n', from);
      const auto last = code.find("\n}\n", from);
      const bool is_one_line = code[line - 1] == '}';
      found[(*at)[2]] += code.substr(from, (is_one_line ? line : last) - from);
    }
  }
  return found;
}

void add_reads(const std::string& function, const std::map<std::string, std::string>& all,
               std::set<std::string>& seen, std::set<std::string>& reads) {
  const auto text = all.find(function);
  if (text == all.end() || !seen.insert(function).second) return;
  const std::regex use(R"re((\w+\.)?(\w+))re");
  for (std::sregex_iterator at(text->second.begin(), text->second.end(), use), end; at != end;
       ++at) {
    if ((*at)[1] == "world.")
      reads.insert((*at)[2]);
    else if (!(*at)[1].matched)
      add_reads((*at)[2], all, seen, reads);
  }
}

/// The groups in a step's signature.
std::vector<std::string> groups_written(const std::string& text) {
  const std::string signature = text.substr(0, text.find(')'));
  std::vector<std::string> groups;
  const std::regex group(R"re(, (\w+)&)re");
  for (std::sregex_iterator at(signature.begin(), signature.end(), group), end; at != end; ++at)
    groups.push_back((*at)[1]);
  return groups;
}

}  // namespace

const std::vector<ColumnGroup>& column_groups() {
  static const std::vector<ColumnGroup> groups = [] {
    std::vector<ColumnGroup> found;
    const std::string code = code_of_room("state");
    const std::regex group(R"re(struct (\w+) : On<\1> \{)re");
    for (std::sregex_iterator at(code.begin(), code.end(), group), end; at != end; ++at) {
      const auto from = static_cast<std::size_t>(at->position() + at->length());
      found.push_back({(*at)[1], names_in(code.substr(from, code.find("\n};", from) - from))});
    }
    return found;
  }();
  return groups;
}

const std::vector<StepAccess>& step_accesses() {
  static const std::vector<StepAccess> steps = [] {
    std::set<std::string> columns;
    for (const ColumnGroup& group : column_groups())
      columns.insert(group.columns.begin(), group.columns.end());
    const auto all = functions();
    std::vector<StepAccess> found;
    const std::string page = project_file("agents/month/month.hpp");
    const std::regex row(R"re(step<(\w+)>\("(\w+)"\),)re");
    for (std::sregex_iterator at(page.begin(), page.end(), row), end; at != end; ++at) {
      StepAccess step{(*at)[2], (*at)[1], groups_written(all.at((*at)[1])), {}};
      std::set<std::string> seen, reads;
      add_reads(step.function, all, seen, reads);
      for (const std::string& name : reads)
        if (columns.count(name) == 1) step.reads.insert(name);
      found.push_back(step);
    }
    return found;
  }();
  return steps;
}

bool is_looked_for(const std::string& name) {
  const std::regex whole(name + "\\b");
  for (const std::string room : {"events", "facts", "month"})
    if (std::regex_search(code_of_room(room), whole)) return true;
  return false;
}

std::map<std::string, std::set<std::string>> writers_of_columns() {
  std::map<std::string, std::set<std::string>> writers;
  for (const ColumnGroup& group : column_groups())
    for (const std::string& column : group.columns) {
      auto& steps = writers[column];
      for (const StepAccess& step : step_accesses())
        if (std::count(step.writes.begin(), step.writes.end(), group.name) > 0)
          steps.insert(step.name);
    }
  return writers;
}

}  // namespace concordat::tests
