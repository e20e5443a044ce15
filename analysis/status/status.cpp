#include "analysis/status/status.hpp"

#include <filesystem>

#include "analysis/status/finished.hpp"
#include "analysis/status/unfinished.hpp"
#include "engine/error.hpp"

namespace concordat::analysis {

StatusReport status_of(const std::string& output) {
  // A journal may be gone the next moment, with the file in its place.
  if (const auto found = engine::read_unfinished(output)) {
    StatusReport report = unfinished_status(*found, output);
    if (engine::journal_status(output)) return report;
  }
  if (!std::filesystem::exists(output))
    throw engine::UserError(output + ": there is no such output, begun or finished\n" +
                            "   name the file that run or sweep writes");
  return finished_status(engine::ResultFile(output));
}

}  // namespace concordat::analysis
