#pragma once
/// What a study keeps of each run: the model's outcomes, and those that the experiment asks for.
#include <deque>
#include <string>
#include <vector>

#include "configs/experiment/experiment.hpp"
#include "engine/block_result.hpp"
#include "engine/quantity.hpp"

namespace concordat::analysis {

class StudyOutcomes {
 public:
  explicit StudyOutcomes(const std::vector<configs::SeriesOutcome>& asked);

  /// In the order in which they are kept.
  const std::vector<engine::Quantity>& table() const { return table_; }

  /// Copies the outcomes of a run of the model, whose series have `months` months, to a run of the
  /// study. What lies after the last month is NaN.
  void copy(const engine::BlockResult& model, int months, int model_run, engine::BlockResult& study,
            int study_run) const;

 private:
  struct Asked {
    std::size_t series;
    int from, until;
  };
  std::vector<engine::Quantity> table_;
  std::deque<std::string> texts_;  ///< names and meanings that the table points to
  std::vector<Asked> asked_;
};

}  // namespace concordat::analysis
