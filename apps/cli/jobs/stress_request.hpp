#pragma once
/// What a line asks a stress test for, and the experiment that answers it.
#include <cstdint>
#include <string>
#include <vector>

#include "apps/cli/options/choice.hpp"
#include "apps/cli/options/shared.hpp"
#include "apps/cli/options/uncertain.hpp"
#include "configs/experiment/experiment.hpp"

namespace concordat::apps {

/// What a stress test asks for; one at a time.
enum class Asked : std::uint8_t { matrix, keystones, sweep, map };

struct StressRequest {
  Choice choice;
  std::vector<std::string> regimes, shocks;
  int from = 24;
  std::uint64_t pairs = 0;  ///< 0: as many as usual
  std::uint64_t seed = 1;
  double risk = .1, hurdle = 0;
  Asked asked = Asked::matrix;
  bool is_quick = false, with_names = false, is_exercise = false;
  bool is_full = false;  ///< all that can be asked, one after the other
  UncertainRequest uncertain;
  std::string ensemble;
  JobRequest job;

  bool has_sets() const { return uncertain.is_asked || !ensemble.empty(); }
  std::size_t shocks_asked() const {
    return shocks == std::vector<std::string>{"all"} ? shocks.size() + 1 : shocks.size();
  }
  Format format = Format::text;
};

/// Throws engine::UserError where the line asks for what does not go together.
void expect_sound(const StressRequest& request, const std::string& program);

/// The same where a result file is named: it heeds only what asks how it is shown.
void expect_shown_as_it_is(const StressRequest& request, const std::vector<std::string>& line);

/// Whether an option stands on the line.
bool is_given(const std::vector<std::string>& line, const std::string& option);

configs::Experiment experiment_of(const StressRequest& request);

/// The result file, named after what is tested where the line names none.
std::string output_of(const StressRequest& request);

}  // namespace concordat::apps
