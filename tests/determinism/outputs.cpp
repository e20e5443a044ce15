#include "tests/determinism/outputs.hpp"

#include <stdlib.h>

#include <stdexcept>

#include "analysis/jobs/job.hpp"

namespace concordat::tests {
TemporaryFolder::TemporaryFolder() {
  auto pattern = (std::filesystem::temp_directory_path() / "concordat_XXXXXX").string();
  if (!mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}
TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string run_into(const std::string& output, const agents::Structure& structure,
                     std::uint64_t runs, const Manner& manner) {
  analysis::OneScenario one{{structure.scenario, ""}, 2017, runs};
  one.trajectories = manner.trajectories;
  analysis::Job job;
  job.output = output;
  job.if_exists = engine::IfExists::resume;
  job.threads = manner.threads;
  job.runs_per_commit = manner.runs_per_commit;
  analysis::Watch watch;
  watch.progress = manner.progress;
  if (!analysis::run_job(analysis::Study(one), job, watch).is_finished())
    throw std::runtime_error("the ensemble stopped early");
  return engine::ResultFile(output).stored_digest();
}

}  // namespace concordat::tests
