#include "analysis/jobs/merge.hpp"

#include <algorithm>
#include <filesystem>

#include "engine/store/journal/parts.hpp"

namespace concordat::analysis {
namespace {
/// Merging too early leaves no journal that was not there: nothing is committed to it.
class OwnJournal {
 public:
  explicit OwnJournal(const std::string& output)
      : output_(output), was_there_(std::filesystem::exists(engine::journal_path(output, 0))) {}
  ~OwnJournal() {
    if (was_there_) return;
    try {
      const auto held = engine::open_part(output_, 0, engine::Hold::taken);
      if (held && held->content.committed == 0)
        std::filesystem::remove(engine::journal_path(output_, 0));
    } catch (...) {  // it is another process's by now
    }
  }

 private:
  const std::string& output_;
  bool was_there_;
};
}  // namespace

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
  const OwnJournal own(job.output);  // outlives the writer, which holds it
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
