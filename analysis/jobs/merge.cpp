#include "analysis/jobs/merge.hpp"

#include <algorithm>
#include <filesystem>

namespace concordat::analysis {

std::uint64_t shares_begun(const std::string& output) {
  const auto unfinished = engine::read_unfinished(output);
  if (!unfinished) return std::filesystem::exists(output) ? 1 : 0;
  std::uint64_t highest = 1;
  for (const auto& part : unfinished->parts)
    highest = std::max(highest, static_cast<std::uint64_t>(part.part));
  return highest;
}

Merged merge_shares(const Study& study, const Job& job, std::uint64_t shares,
                    std::size_t most_named) {
  engine::ResultWriter writer(job.output, header_of(study, job.maker), engine::IfExists::resume);
  if (writer.finished()) return {writer.committed(), 0, {}};
  const configs::Experiment& experiment = study.experiment();
  const StudyWork all(writer, experiment, {}, 1);
  Merged merged{all.total(), all.missing(), {}};
  if (merged.missing == 0) {
    writer.finish(writer.committed());
    return merged;
  }
  if (configs::refined_list(experiment)) return merged;  // nobody has a share of it
  for (std::uint64_t k = 0; k < shares && merged.lacking.size() < most_named; ++k) {
    const std::uint64_t runs = StudyWork(writer, experiment, {k, shares}, 1).missing();
    if (runs > 0) merged.lacking.push_back({k, runs});
  }
  return merged;
}

}  // namespace concordat::analysis
