#pragma once
/// The months that a study keeps of its runs: which, and against which points they are held.
#include <vector>

#include "agents/structure/structure.hpp"
#include "configs/experiment/experiment.hpp"
#include "engine/block_result.hpp"
#include "engine/store/runs/design_table.hpp"
#include "engine/store/runs/kept_months.hpp"

namespace concordat::analysis {

/// For each point the one that has the first point's value of a factor and agrees in all others;
/// only of those whose draws are the same, where `alike` points share their own (0: all share).
std::vector<std::uint32_t> controls_by(const engine::DesignTable& design, const std::string& factor,
                                       std::uint64_t alike);

class MonthsKept {
 public:
  explicit MonthsKept(const configs::Keep& keep);

  bool is_empty() const { return rows_.empty(); }
  bool needs_places() const;
  /// What the header of a study with this scenario says of them; controls are the caller's.
  engine::KeptMonths header(int months, int places) const;

  /// Copies a run of the model to a run of the study; what the scenario has no value of is NaN.
  void copy(const engine::BlockResult& model, const engine::Missing& missing, int model_run,
            engine::BlockResult& study, int study_run) const;

 private:
  struct Row {
    engine::KeptQuantity kept;
    std::size_t index;  ///< of the series, or of the state of places
  };
  std::vector<Row> rows_;
};

}  // namespace concordat::analysis
