#include "tests/fuzz/readers.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "agents/prepare.hpp"
#include "agents/scenario/text.hpp"
#include "configs/experiment/experiment.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/error.hpp"
#include "engine/statistics/digest.hpp"
#include "engine/store/results.hpp"

namespace concordat::tests {
namespace {

namespace fs = std::filesystem;

constexpr const char* nowhere = "/nonexistent/folder";  // where includes are looked for

constexpr const char* small_place = R"(
months: 24 system { code: "vale" } place { code: "ashby" population: 300000 }
organisation { code: "H1" kind: acute turnover: 400 serves { place: "ashby" } }
organisation { code: "C1" kind: ccg turnover: 300 serves { place: "ashby" } }
event { kind: funding_change date: "2017-04" size: -.1 target: "acute" }
)";

void expect(bool holds, const char* what) {
  if (!holds) throw std::logic_error(what);
}

/// A file that holds the bytes while it is read, named anew by each process.
class BytesFile {
 public:
  BytesFile(const std::string& ending, const std::string& bytes)
      : path_((fs::temp_directory_path() / ("concordat_fuzz_" + std::to_string(getpid()) + ending))
                  .string()) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~BytesFile() { fs::remove(path_); }
  BytesFile(const BytesFile&) = delete;
  BytesFile& operator=(const BytesFile&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

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

void read_network(const std::string& bytes) {
  const BytesFile file(".graphml", bytes);
  check_scenario(configs::read_scenario_text("months: 6 graphml: \"" + file.path() + "\"", "fuzz",
                                             {}, nowhere));
}

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

void read_journal(const std::string& bytes) {
  const BytesFile file(".h5.journal", bytes);
  const std::string output = file.path().substr(0, file.path().rfind('.'));
  engine::read_unfinished(output, [](engine::RunRange, const engine::RunValues&) {});
}

std::uint64_t number_at(const std::string& bytes, std::size_t at) {
  std::uint64_t number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

void put_number(std::string& bytes, std::size_t at, std::uint64_t number) {
  std::memcpy(bytes.data() + at, &number, sizeof number);
}

std::uint64_t checksum_of(const std::string& bytes, std::size_t head, std::size_t body,
                          std::size_t end) {
  const auto* raw = reinterpret_cast<const std::uint8_t*>(bytes.data());
  return engine::checksum({raw + head, raw + std::min(body, head + 32)}, {raw + body, raw + end});
}

/// A journal with every length and checksum put right, so that what stands behind them is read; see
/// engine/store/format.md.
std::string with_checksums(std::string bytes) {
  constexpr std::size_t heading = 32, head = 40;
  if (bytes.size() < heading) return bytes;
  std::uint64_t length =
      std::min<std::uint64_t>(number_at(bytes, 16) & 0xFFFFFFFF, bytes.size() - heading);
  put_number(bytes, 16, length | (~length << 32));
  std::size_t at = heading + length;
  put_number(bytes, 24, checksum_of(bytes, heading, heading, at));
  while (bytes.size() - at >= head) {
    length = std::min<std::uint64_t>(number_at(bytes, at + 24), bytes.size() - at - head);
    put_number(bytes, at + 24, length);
    const std::size_t body = at + head;
    put_number(bytes, at + 32, checksum_of(bytes, at, body, body + length));
    at = body + length;
  }
  return bytes;
}

void read_mended_journal(const std::string& bytes) { read_journal(with_checksums(bytes)); }

constexpr FuzzedReader readers[] = {
    {"scenario", read_scenario}, {"experiment", read_experiment},
    {"table", read_table},       {"graphml", read_network},
    {"resolved", read_resolved}, {"settings", read_settings},
    {"journal", read_journal},   {"mended_journal", read_mended_journal}};

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
