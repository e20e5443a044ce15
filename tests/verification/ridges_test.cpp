/// Parameters of the real model that data cannot tell apart, found from data of which the truth is
/// known; and whether a calibration on such data is honest.
#include <catch2/catch.hpp>
#include <cstdio>
#include <set>
#include <string>
#include <vector>

#include "analysis/algebra/regression.hpp"
#include "analysis/calibration/constraint.hpp"
#include "analysis/calibration/recovery.hpp"
#include "tests/verification/checks.hpp"
#include "tests/verification/inquiries.hpp"

using namespace concordat;
using namespace concordat::analysis;
using namespace concordat::tests;

namespace {
/// The most that a parameter of a ridge may be narrower by itself, where the ridge is exact.
constexpr double by_itself = .4;

struct Found {
  std::vector<Constraint> alone;
  std::vector<Ridge> ridges;
};

Found calibrated(const Inquiry& inquiry, const std::vector<double>& truth, std::uint32_t draws) {
  const ReferenceTable table = simulate_prior(simulator_of(inquiry, 5), inquiry.varied.size(),
                                              inquiry.measured.size(), draws, 11);
  const Ensemble kept = nearest(table, synthetic_data(inquiry, truth), draws / 50);
  return {constraints(kept), find_ridges(kept, inquiry.values())};
}

void print(const std::string& ridge, const Inquiry& inquiry, const Found& found) {
  std::printf("ridge %s\n", ridge.c_str());
  for (std::size_t k = 0; k < found.alone.size(); ++k)
    std::printf("      %-32s by itself narrower by %3.0f %%\n", inquiry.varied[k].path.c_str(),
                100 * found.alone[k].narrower);
  for (const Ridge& one : found.ridges)
    std::printf("      %s: narrower by %.0f %%\n", in_words(one, inquiry.names()).c_str(),
                100 * one.narrower);
}

/// A ridge among these parameters, known at least so well.
bool has_ridge(const Found& found, const std::set<std::size_t>& among, double narrower) {
  for (const Ridge& one : found.ridges) {
    std::size_t members = 0;
    for (std::size_t k : one.parameters) members += among.count(k);
    if (members >= 2 && one.narrower >= narrower) return true;
  }
  return false;
}

/// The greatest change of what is measured between two truths, under the same draws.
double change(const Inquiry& inquiry, const std::vector<double>& from,
              const std::vector<double>& to) {
  const auto a = synthetic_data(inquiry, from), b = synthetic_data(inquiry, to);
  double largest = 0;
  for (std::size_t m = 0; m < a.size(); ++m)
    largest = std::max(largest, std::fabs(a[m].value - b[m].value));
  return largest;
}
}  // namespace

TEST_CASE("along an exact ridge nothing that is measured changes") {
  // Twice the utility at half the precision; the same r_R (1 - phi); twice the unit of pressure.
  compare("ridge", "(v, c, Lambda): change along it", 0,
          change(utility_and_precision(), {4, 1.2, 1}, {8, 2.4, .5}), 0);
  require_below("ridge", "(v, c, Lambda): minus the change across it", -.02,
                -change(utility_and_precision(), {4, 1.2, 1}, {8, 2.4, 1}), 0);
  compare("ridge", "phi, r_R: change along it", 0, change(focus_and_weight(), {.4, .8}, {.6, 1.2}),
          1e-3);
  require_below("ridge", "phi, r_R: minus the change across it", -.02,
                -change(focus_and_weight(), {.4, .8}, {.6, .6}), 0);
  compare("ridge", "p_ref, k_c, rho_P: change along it", 0,
          change(unit_of_pressure(), {.025, .9, .45}, {.05, 1.8, .9}), 0);
}

TEST_CASE("benefit, cost and precision are found to be known up to scale only") {
  const Inquiry inquiry = utility_and_precision();
  const Found found = calibrated(inquiry, {4, 1.2, 1}, 8000);
  print("(v, c, Lambda)", inquiry, found);
  CHECK(has_ridge(found, {0, 1, 2}, .7));
  for (const Constraint& one : found.alone) CHECK(one.narrower < by_itself);
}

TEST_CASE("cost and the loss ratio of trust are found to be known together only") {
  const Inquiry inquiry = cost_and_loss_ratio();
  const Found found = calibrated(inquiry, {1, 2.25}, 5000);
  print("c and ln rho", inquiry, found);
  CHECK(has_ridge(found, {0, 1}, .7));
  for (const Constraint& one : found.alone) CHECK(one.narrower < by_itself);
}

TEST_CASE("rate and trust exponent of integration are found to be tied, places to be unknown") {
  const Inquiry inquiry = growth_of_integration();
  const Found found = calibrated(inquiry, {.0222, 1, .5}, 8000);
  print("r_K, chi_T and s", inquiry, found);
  CHECK(has_ridge(found, {0, 1}, .7));
  CHECK(found.alone[2].verdict == ConstraintVerdict::not_constrained);
}

TEST_CASE("drift, turnover and what it costs in trust are found to be known together only") {
  const Inquiry inquiry = return_to_history();
  const Found found = calibrated(inquiry, {.008, .4, .0193}, 8000);
  print("lam, loss and h0", inquiry, found);
  CHECK(has_ridge(found, {0, 1, 2}, .7));
  for (const Constraint& one : found.alone) CHECK(one.narrower < by_itself);
}

TEST_CASE("focus and weight of regulators are found to be known together only") {
  const Inquiry inquiry = focus_and_weight();
  const Found found = calibrated(inquiry, {.4, .8}, 5000);
  print("phi and r_R", inquiry, found);
  CHECK(has_ridge(found, {0, 1}, .6));
  for (const Constraint& one : found.alone) CHECK(one.narrower < by_itself);
}

TEST_CASE("size and delay of the benefit are found to be tied in four years of data") {
  const Inquiry inquiry = benefit_in_four_years();
  const Found found = calibrated(inquiry, {.1, 30}, 8000);
  print("eta and tau_B", inquiry, found);
  CHECK(has_ridge(found, {0, 1}, .6));
}

TEST_CASE("the unit of pressure is found to be unknown, and what pressure does to be tied to it") {
  const Inquiry inquiry = unit_of_pressure();
  const Found found = calibrated(inquiry, {.03, 1, .5}, 5000);
  print("p_ref with k_c and rho_P", inquiry, found);
  CHECK(has_ridge(found, {0, 1, 2}, .7));
  for (const Constraint& one : found.alone) CHECK(one.narrower < by_itself);
}

TEST_CASE("intervals hold the truth of synthetic data of the real model nine times in ten") {
  struct Trial {
    std::string name;
    Inquiry inquiry;
    std::uint32_t draws;
  };
  constexpr std::size_t sets = 500, accept = 400;
  for (const Trial& trial : {Trial{"utility", utility_and_precision(), 12'000},
                             Trial{"integration", growth_of_integration(), 12'000},
                             Trial{"benefit", benefit_in_four_years(), 12'000}}) {
    const Inquiry& inquiry = trial.inquiry;
    const ReferenceTable table = simulate_prior(simulator_of(inquiry, 6), inquiry.varied.size(),
                                                inquiry.measured.size(), trial.draws, 12);
    const auto found = recover(table, inquiry.tolerances(), sets, accept, Adjustment::regression);
    for (std::size_t k = 0; k < found.size(); ++k) {
      REQUIRE(found[k].sets == sets);
      compare("ABC", "truths in 90 % intervals: " + inquiry.varied[k].path, .9,
              static_cast<double>(found[k].inside) / sets, four_errors_of_share(.9, sets));
    }
  }
}

TEST_CASE("ranks of the real model's truths among their posterior draws are even") {
  const Inquiry inquiry = utility_and_precision();
  const ReferenceTable table = simulate_prior(simulator_of(inquiry, 8), 3, 5, 20'500, 13);
  const auto found = recover(table, inquiry.tolerances(), 500, 200);
  for (std::size_t k = 0; k < found.size(); ++k)
    require_below("ABC", "ranks, 1 - p of the chi-square test: " + inquiry.varied[k].path, .999,
                  1 - found[k].even_p, 0);
}
