#include "analysis/library/library.hpp"

#include <algorithm>
#include <cmath>

#include "engine/error.hpp"

namespace concordat::analysis {
namespace {
using configs::Expectation;
using configs::ExpectedScenario;

std::uint64_t said(const ExpectedScenario& one) {
  return static_cast<std::uint64_t>(std::ranges::count_if(one.expectations, configs::is_said));
}

/// Of the runs that have a value.
double deviation_of(const std::vector<double>& values) {
  double count = 0, mean = 0, squares = 0;
  for (const double value : values) {
    if (std::isnan(value)) continue;
    const double off = value - mean;
    mean += off / ++count;
    squares += off * (value - mean);
  }
  return count < 2 ? 0 : std::sqrt(squares / (count - 1));
}

/// Work on one arm after the other, with what is done of all of it.
class Arms {
 public:
  Arms(const LibraryPlan& plan, const InMemory& how) : plan_(plan), how_(how) {}

  std::optional<Measured> measure(const agents::Scenario& scenario, const std::string& text,
                                  std::span<const Expectation* const> measures) {
    const Study study(OneScenario{{scenario, text}, plan_.seed, plan_.pairs});
    InMemory one = how_;
    if (how_.watch.progress)
      one.watch.progress = [&](std::uint64_t done, std::uint64_t) {
        how_.watch.progress(done_ + done, plan_.runs());
      };
    auto values = measure_runs(study, measures, one);
    done_ += plan_.pairs;
    return values;
  }

 private:
  const LibraryPlan& plan_;
  const InMemory& how_;
  std::uint64_t done_ = 0;
};

Judgement judged(const Expectation& expected, const std::vector<double>& without,
                 const std::vector<double>& shipped) {
  Judgement one{.expected = expected, .found = compare_paired({without, shipped, {}}, {1, 2000})};
  one.least = least_difference(quantity_of(expected), deviation_of(without));
  one.finding = judge(expected.sign, one.found.difference, one.least);
  return one;
}

std::optional<JudgedScenario> judge_one(const ExpectedScenario& one, Arms& arms) {
  std::vector<const Expectation*> measures;
  JudgedScenario out{one.name, one.kind, {}, {}, 0};
  for (const Expectation& expectation : one.expectations)
    if (is_said(expectation))
      measures.push_back(&expectation);
    else
      out.unsaid.push_back(expectation.because);
  if (measures.empty()) return out;
  const auto shipped = arms.measure(one.shipped.scenario, one.shipped.text, measures);
  std::size_t next = 0;
  for (std::size_t k = 0; k < one.expectations.size(); ++k) {
    if (!is_said(one.expectations[k])) continue;
    const Expectation* const measure[]{&one.expectations[k]};
    const auto without = arms.measure(one.counterfactuals[k], one.shipped.text, measure);
    if (!shipped || !without) return std::nullopt;
    out.judgements.push_back(
        judged(one.expectations[k], without->values.front(), shipped->values[next++]));
    out.failed += without->failed;
  }
  out.failed += shipped->failed;
  return out;
}
}  // namespace

std::uint64_t LibraryPlan::runs() const {
  std::uint64_t arms = 0;
  for (const ExpectedScenario& one : scenarios)
    if (said(one) > 0) arms += said(one) + 1;
  return arms * pairs;
}

std::optional<std::vector<JudgedScenario>> judge_library(const LibraryPlan& plan,
                                                         const InMemory& how) {
  Arms arms(plan, how);
  std::vector<JudgedScenario> all;
  for (const ExpectedScenario& one : plan.scenarios) {
    try {
      auto judged = judge_one(one, arms);
      if (!judged) return std::nullopt;
      all.push_back(std::move(*judged));
    } catch (const engine::UserError& error) {
      throw engine::UserError(one.name + ": " + error.what());
    }
  }
  return all;
}

}  // namespace concordat::analysis
