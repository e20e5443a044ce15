#include "tests/fuzz/readers.hpp"

#include <sstream>

#include "agents/prepare.hpp"
#include "agents/scenario/text.hpp"
#include "configs/experiment/experiment.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/error.hpp"
#include "tests/fuzz/bytes_file.hpp"
#include "tests/fuzz/command_lines.hpp"
#include "tests/fuzz/graph.hpp"
#include "tests/fuzz/stored.hpp"

namespace concordat::tests {
namespace {

constexpr const char* nowhere = "/nonexistent/folder";  // where includes are looked for

constexpr const char* small_place = R"(
months: 24 system { code: "vale" } place { code: "ashby" population: 300000 }
organisation { code: "H1" kind: acute turnover: 400 serves { place: "ashby" } }
organisation { code: "C1" kind: ccg turnover: 300 serves { place: "ashby" } }
event { kind: funding_change date: "2017-04" size: -.1 target: "acute" }
)";

/// What is accepted can be written out, read again and prepared to run.
void check_scenario(const configs::Resolved& resolved) {
  const auto again = configs::read_scenario_text(resolved.text, "again");
  expect(again.text == resolved.text, "the canonical text does not read back to itself");
  agents::make_structure(resolved.scenario);
}

void check_experiment(const configs::Experiment& experiment) {
  expect(configs::read_experiment_text(experiment.text, "again").text == experiment.text,
         "the canonical text does not read back to itself");
}

void read_scenario(const std::string& bytes) {
  check_scenario(configs::read_scenario_text(bytes, "fuzz", {}, nowhere));
}

void read_experiment(const std::string& bytes) {
  check_experiment(configs::read_experiment_text(bytes, "fuzz", nowhere));
}

void read_table(const std::string& bytes) {
  const BytesFile file(".csv", bytes);
  check_experiment(configs::read_experiment_text(
      "base { " + std::string(small_place) + " } design { list { file: \"" + file.path() + "\" } }",
      "fuzz", nowhere));
}

void read_graphml(const std::string& bytes) {
  const BytesFile file(".graphml", bytes);
  check_scenario(configs::read_scenario_text("months: 6 graphml: \"" + file.path() + "\"", "fuzz",
                                             {}, nowhere));
}

/// The same from where GraphML ends: a node or an edge each line.
void read_graph(const std::string& bytes) { read_graphml(graphml_of(bytes)); }

void read_resolved(const std::string& bytes) {
  const agents::Scenario scenario = agents::read_text(bytes, "fuzz");
  const std::string text = agents::write_text(scenario);
  expect(agents::write_text(agents::read_text(text, "again")) == text,
         "the resolved text does not read back to itself");
}

/// A setting each line.
void read_settings(const std::string& bytes) {
  configs::Overrides overrides;
  std::istringstream lines(bytes);
  for (std::string line; std::getline(lines, line);) overrides.settings.push_back(line);
  check_scenario(configs::read_scenario_text(small_place, "fuzz", overrides, nowhere));
}

constexpr FuzzedReader readers[] = {{"scenario", read_scenario},
                                    {"experiment", read_experiment},
                                    {"table", read_table},
                                    {"graphml", read_graphml},
                                    {"graph", read_graph},
                                    {"resolved", read_resolved},
                                    {"settings", read_settings},
                                    {"journal", read_journal},
                                    {"mended_journal", read_mended_journal},
                                    {"record_body", read_record_body},
                                    {"seal", read_sealed},
                                    {"command_line", read_command_line}};

}  // namespace

std::span<const FuzzedReader> fuzzed_readers() { return readers; }

void read_as_a_stranger_would(const FuzzedReader& reader, const std::string& bytes) {
  try {
    reader.read(bytes);
  } catch (const engine::UserError& error) {
    expect(*error.what() != '\0', "a refusal says nothing");
  }
}

}  // namespace concordat::tests
