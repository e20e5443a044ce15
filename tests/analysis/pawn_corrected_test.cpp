// PAWN of many inputs: what cannot act is left out, and chance is corrected for their number.
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "analysis/designs/latin_hypercube.hpp"
#include "analysis/sensitivity/study.hpp"

using namespace concordat;
using namespace concordat::analysis;

namespace {
/// Forty inputs, of which the first alone moves the output by `effect`.
OutcomeSensitivity pawn_of(double effect, std::uint64_t seed, const std::vector<bool>& idle = {}) {
  constexpr int inputs = 40, points = 200;
  const Design design = latin_hypercube(inputs, points, 1, seed);
  engine::DesignTable table;
  table.kind = "latin_hypercube";
  table.unit = design.points;
  std::vector<float> values;
  std::vector<std::uint32_t> at, replicate(points);
  std::mt19937_64 random(seed);
  std::normal_distribution<double> normal;
  for (int f = 0; f < inputs; ++f)
    table.factors.push_back({"x" + std::to_string(f), "1", "", std::vector<double>(points), {}});
  for (int p = 0; p < points; ++p) {
    values.push_back(static_cast<float>(effect * point(design, p)[0] + normal(random)));
    at.push_back(static_cast<std::uint32_t>(p));
  }
  return study_sensitivity(table, {at, replicate, values}, SensitivityMethod::pawn, {seed, 0},
                           idle);
}

int told(const OutcomeSensitivity& found, std::size_t from) {
  const PawnStudy& study = std::get<PawnStudy>(found.found);
  int count = 0;
  for (std::size_t f = from; f < study.indices.size(); ++f)
    count += study.indices[f].chance < .05 ? 1 : 0;
  return count;
}
}  // namespace

TEST_CASE("Holm's correction is the published one") {
  // .005 x 4, .01 x 3, .03 x 2, and .04 x 1, which is not below what comes before it.
  CHECK(holm(std::vector<double>{.01, .04, .03, .005}) == std::vector<double>{.03, .06, .06, .02});
  CHECK(holm(std::vector<double>{.9, .5}) == std::vector<double>{1, 1});
  CHECK(holm(std::vector<double>{}).empty());
}

TEST_CASE("an input that acts is told from forty, and idle ones seldom are") {
  int found = 0, wrong = 0, above = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const OutcomeSensitivity sensitivity = pawn_of(4, seed);
    const PawnStudy& study = std::get<PawnStudy>(sensitivity.found);
    found += study.indices[0].chance < .05 ? 1 : 0;
    wrong += told(sensitivity, 1) > 0 ? 1 : 0;
    for (std::size_t f = 1; f < study.indices.size(); ++f)
      above += study.indices[f].index > study.indices[f].threshold ? 1 : 0;
  }
  CHECK(found == 20);
  CHECK(wrong <= 3);   // about one study in twenty
  CHECK(above >= 15);  // without correction about one input in twenty of 780
}

TEST_CASE("what cannot act is left out and does not count among the comparisons") {
  std::vector<bool> idle(40, true);
  idle[0] = idle[1] = false;
  const OutcomeSensitivity all = pawn_of(1.2, 3), some = pawn_of(1.2, 3, idle);
  const PawnStudy &of_all = std::get<PawnStudy>(all.found),
                  &of_some = std::get<PawnStudy>(some.found);
  CHECK(std::isnan(of_some.indices[2].index));
  CHECK(of_some.indices[0].index == of_all.indices[0].index);
  CHECK(of_some.indices[0].chance < of_all.indices[0].chance);
}
