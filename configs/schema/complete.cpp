/// Completes the schema of scenarios while the program is built: what scenario.proto does not say
/// itself is made from the tables of agents/tables, so that a row there is all that a parameter, a
/// switch or a rule needs.
///
///   complete scenario.proto OUTPUT
#include <charconv>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "agents/tables/events.hpp"
#include "agents/tables/kinds.hpp"
#include "agents/tables/parameters.hpp"
#include "agents/tables/regimes.hpp"
#include "agents/tables/rules.hpp"
#include "agents/tables/subtypes.hpp"
#include "agents/tables/switches.hpp"

namespace concordat::configs {
namespace {

using namespace agents;

std::string number(double x) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, x).ptr};
}

/// "public_trust" as the name of its message: "PublicTrust".
std::string message_of(std::string_view group) {
  std::string name;
  bool starts = true;
  for (const char c : group) {
    if (c != '_') name += starts ? static_cast<char>(c - 'a' + 'A') : c;
    starts = c == '_';
  }
  return name;
}

/// An enumeration of the rows' names, in their order.
template <class Rows, class Meaning>
void write_names(std::ostream& out, const char* name, const Rows& rows, Meaning meaning) {
  out << "\nenum " << name << " {\n";
  int value = 0;
  for (const auto& row : rows)
    out << "  " << row.name << " = " << value++ << ";  // " << meaning(row) << '\n';
  out << "}\n";
}

void write_scope(std::ostream& out) {
  out << "\nmessage Scope {\n";
  int value = 0;
  for (const KindRow& row : kind_table())
    out << "  optional double " << row.name << " = " << ++value
        << "\n      [(about) = {meaning: \"how far " << row.title
        << " are inside merged forms\" unit: \"1\" low: 0 high: 1}];\n";
  out << "}\n";
}

void write_switches(std::ostream& out) {
  out << "\nmessage Switches {\n";
  int value = 0;
  for (const SwitchRow& row : switch_table())
    out << "  // Default " << (row.value ? "true" : "false") << ".\n  optional bool " << row.name
        << " = " << ++value << " [(about) = {meaning: \"" << row.meaning << "\"}];\n";
  out << "}\n";
}

void write_parameters(std::ostream& out) {
  std::string_view group;
  int value = 0;
  for (const ParameterRow& row : parameter_table()) {
    if (row.group != group) {
      out << (group.empty() ? "" : "}\n") << "\nmessage " << message_of(row.group) << " {\n";
      value = 0;
    }
    group = row.group;
    out << "  // " << row.meaning << " [" << row.unit << "], " << number(row.allowed_low) << " to "
        << number(row.allowed_high) << ", default " << number(row.value) << "\n  optional double "
        << row.name << " = " << ++value << ";\n";
  }
  out << "}\n";
}

/// What one body may have of its own: the groups of a level, within the body's message.
void write_own_values(std::ostream& out, Level level) {
  std::string_view group;
  int value = 0, groups = 100;  // numbers above those that the schema writes itself
  const auto close = [&] {
    if (!group.empty())
      out << "  }\n  optional " << message_of(group) << ' ' << group << " = " << groups++
          << " [(about) = {meaning: \"its own instead of everybody's\"}];\n";
  };
  for (const ParameterRow& row : parameter_table()) {
    if (row.level != level) continue;
    if (row.group != group) {
      close();
      out << "  message " << message_of(row.group) << " {\n";
      value = 0;
    }
    group = row.group;
    out << "    optional double " << row.name << " = " << ++value << ";  // " << row.meaning
        << '\n';
  }
  close();
}

/// The schema with what is its own of systems, places and organisations in the place of a line
/// "  // OWN VALUES: place".
void write_schema(std::ostream& out, const std::string& schema) {
  constexpr std::string_view mark = "  // OWN VALUES: ";
  std::istringstream lines(schema);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(mark)) {
      out << line << '\n';
      continue;
    }
    for (std::size_t level = 0; level < std::size(level_names); ++level)
      if (line.substr(mark.size()) == level_names[level])
        write_own_values(out, static_cast<Level>(level));
  }
}

/// Groups of the table that scenarios have no field for.
std::vector<std::string> homeless_groups(const std::string& schema) {
  std::vector<std::string> groups;
  for (const ParameterRow& row : parameter_table()) {
    const std::string field = "optional " + message_of(row.group) + " " + std::string(row.group);
    if (schema.find(field + " = ") == schema.npos && (groups.empty() || groups.back() != row.group))
      groups.emplace_back(row.group);
  }
  return groups;
}

void complete(std::ostream& out, const std::string& schema) {
  write_schema(out, schema);
  out << "\n// From here on made from agents/tables.\n";
  write_names(out, "Kind", kind_table(), [](const KindRow& row) { return row.title; });
  // Some subtypes have the name of a kind: within a message they do not clash.
  out << "\nmessage Subtypes {";
  write_names(out, "Subtype", subtype_table(), [](const SubtypeRow& row) { return row.title; });
  out << "}\n";
  write_names(out, "Regime", regime_table(), [](const RegimeRow& row) { return row.title; });
  write_names(out, "Decision", decision_table(), [](const RuleRow& row) { return row.meaning; });
  write_names(out, "TrustUpdate", trust_update_table(),
              [](const RuleRow& row) { return row.meaning; });
  write_names(out, "EventKind", event_table(), [](const EventRow& row) { return row.meaning; });
  write_scope(out);
  write_switches(out);
  write_parameters(out);
}

}  // namespace

/// What is wrong with the schema; empty where nothing is.
std::string complete_file(const char* from, const char* to) {
  std::stringstream schema;
  schema << std::ifstream(from, std::ios::binary).rdbuf();
  for (const std::string& group : homeless_groups(schema.str()))
    return std::string(from) + ": parameters.def has a group \"" + group +
           "\", so message Scenario needs:\n  optional " + message_of(group) + " " + group +
           " = NUMBER [(about) = {meaning: \"...\"}];";
  std::ofstream out(to, std::ios::binary);
  complete(out, schema.str());
  return out.flush() ? "" : std::string(to) + ": could not be written";
}

}  // namespace concordat::configs

int main(int count, char** words) {
  const std::string problem = count == 3 ? concordat::configs::complete_file(words[1], words[2])
                                         : "usage: complete SCHEMA OUTPUT";
  if (!problem.empty()) std::cerr << problem << '\n';
  return problem.empty() ? 0 : 1;
}
