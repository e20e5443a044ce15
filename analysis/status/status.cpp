#include "analysis/status/status.hpp"

#include <filesystem>

#include "analysis/fitting/simulation_log.hpp"
#include "analysis/status/finished.hpp"
#include "analysis/status/unfinished.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {

void expect_not_begun(const std::string& output) {
  if (std::filesystem::exists(std::filesystem::symlink_status(output))) return;
  if (engine::read_unfinished(output)) engine::ResultFile{output};  // says how far it is
  const std::string log = SimulationLog::path_of(output);
  if (std::filesystem::exists(log))
    throw engine::UserError(
        output + ": is not finished: what its calibration has simulated is kept in " + log +
            "\n   where none is at work on it, the line that began it can",
        {engine::Advice::resume});
}

StatusReport status_of(const std::string& output) {
  // A journal may be gone the next moment, with the file in its place.
  if (const auto found = engine::read_unfinished(output)) {
    StatusReport report = unfinished_status(*found, output);
    if (engine::journal_status(output)) return report;
  }
  expect_not_begun(output);
  if (!std::filesystem::exists(output))
    throw engine::UserError(output + ": there is no such output, begun or finished\n" +
                            "   name the file that run or sweep writes");
  return finished_status(engine::ResultFile(output));
}

}  // namespace concordat::analysis
