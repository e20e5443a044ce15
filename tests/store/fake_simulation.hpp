#pragma once
/// A cheap simulation whose every value is a hash of the run's number: the store's test oracle.
#include <cstdint>
#include <string>

#include "engine/ensemble/ensemble.hpp"

namespace concordat::tests {

/// A share between 0 and 1 that belongs to a run and an index.
inline float share_of(std::uint64_t run, std::uint64_t index) {
  std::uint64_t mixed = (run + 1) * 0x9e3779b97f4a7c15u + (index + 1) * 0xd1b54a32d192ed03u;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
  return static_cast<float>(mixed >> 40) * 0x1p-24f;
}

/// A small job: every kind of quantity, names with apostrophes and accents.
inline engine::ResultHeader small_header(std::uint64_t runs) {
  engine::ResultHeader header;
  header.title = "A small place";
  header.scenario = "footprint: \"Cymru's border\"\nmonths: 6\n";
  header.command = "concordat run --footprint test";
  header.version = "0.1.0";
  header.commit = "0123abc";
  header.seed = 18446744073709551615u;
  header.runs = runs;
  header.shape = {6, 2, 2, 3, 2, 2, 1};
  header.series = {{"collaboration", "1", "share that collaborates", 0, 1},
                   {"pressure", "1", "mean pressure", -.5, .75}};
  header.outcomes = {{"retreat", "1", "whether it retreats", 0, 1},
                     {"retreat_month", "month", "first month of the retreat", -1, 1200}};
  header.organisation_states = {{"trust", "1", "mean trust in others", 0, 1},
                                {"margin", "1", "margin over turnover", -1, 1}};
  header.place_states = {{"integration", "1", "joint work under way", 0, 1}};
  header.organisation_codes = {"RHQ", "X02", "Z9"};
  header.organisation_names = {"St Mary's Trust", "Côte Santé CCG", "Council"};
  header.organisation_kinds = {"acute", "ccg", "council"};
  header.place_codes = {"P1", "P2"};
  header.place_names = {"King's Lynn", "Môn"};
  return header;
}

/// The same without organisations and places, one series, one outcome: for many runs.
inline engine::ResultHeader tiny_header(std::uint64_t runs) {
  engine::ResultHeader header = small_header(runs);
  header.shape = {3, 1, 1, 0, 0, 0, 0};
  header.series.resize(1);
  header.outcomes.resize(1);
  header.organisation_states.clear();
  header.place_states.clear();
  for (auto* texts : {&header.organisation_codes, &header.organisation_names,
                      &header.organisation_kinds, &header.place_codes, &header.place_names}) {
    texts->clear();
  }
  return header;
}

inline void fill(std::vector<float>& values, std::uint64_t first, std::uint64_t salt) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = share_of(first + i % engine::block_runs, salt + i / engine::block_runs);
  }
}

/// Every 97th run fails.
inline void simulate_fake(std::uint64_t first, int count, engine::BlockResult& block) {
  fill(block.series, first, 1000);
  fill(block.outcomes, first, 2000);
  fill(block.organisations, first, 3000);
  fill(block.places, first, 4000);
  fill(block.organisation_series, first, 5000);
  fill(block.place_series, first, 6000);
  for (int run = 0; run < count; ++run) {
    block.failed[std::size_t(run)] = (first + std::uint64_t(run)) % 97 == 96;
  }
}

/// A folder of its own for a test, removed with all that is in it.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// Runs a job from nothing to its finished file; returns the digest.
std::string run_whole(const std::string& output, const engine::ResultHeader& header,
                      const engine::EnsembleOptions& options = {});

/// Starts this program anew with the hidden test of that tag, which writes to `output`: a plain
/// fork would inherit no worker threads. Returns the process id.
int start_child(const char* tag, const std::string& output);

/// The text of the error that an action throws; "nothing was thrown" otherwise.
template <class Error, class Action>
std::string message_of(Action action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "nothing was thrown";
}

}  // namespace concordat::tests
