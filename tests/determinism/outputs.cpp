#include "tests/determinism/outputs.hpp"

#include <stdlib.h>

#include <array>
#include <stdexcept>

#include "agents/simulate.hpp"
#include "apps/cli/jobs/ensemble_job.hpp"

namespace concordat::tests {
namespace {
constexpr std::uint64_t seed = 2017;

engine::SimulateBlock simulator(const agents::Structure& structure) {
  return [&structure](std::uint64_t first, int count, engine::BlockResult& result) {
    std::array<agents::Run, engine::block_runs> block;
    for (int k = 0; k < count; ++k)
      block[k] = {static_cast<std::uint32_t>(first) + k, &structure.scenario.parameters};
    agents::simulate(structure, seed, std::span(block).first(count), result);
  };
}
}  // namespace

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
  apps::Job job;
  job.seed = seed;
  job.runs = runs;
  job.trajectories = manner.trajectories;
  engine::ResultWriter writer(output, apps::header_of(structure, job), engine::IfExists::resume);
  engine::EnsembleOptions options;
  options.threads = manner.threads;
  options.runs_per_commit = manner.runs_per_commit;
  options.progress = manner.progress;
  if (!writer.finished() && !engine::run_ensemble(writer, simulator(structure), options).complete)
    throw std::runtime_error("the ensemble stopped early");
  return writer.finish();
}

}  // namespace concordat::tests
