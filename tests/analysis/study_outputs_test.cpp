#include "analysis/sensitivity/study_outputs.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>

#include "analysis/designs/latin_hypercube.hpp"
#include "analysis/designs/morris.hpp"
#include "analysis/designs/saltelli.hpp"
#include "analysis/sensitivity/study.hpp"
#include "engine/error.hpp"
#include "tests/verification/test_functions.hpp"

using namespace concordat::analysis;
using namespace concordat::tests;
using Catch::Matchers::Contains;
using concordat::engine::DesignTable;
using concordat::engine::UserError;

namespace {
constexpr float none = std::numeric_limits<float>::quiet_NaN();

/// A design as a result file has it, of factors that are numbers.
DesignTable table_of(const Design& design, const std::string& kind) {
  DesignTable table;
  table.kind = kind;
  table.group_size = design.group_size;
  table.levels = design.levels;
  table.unit = design.points;
  for (int f = 0; f < design.factors; ++f) {
    table.factors.push_back({"x" + std::to_string(f + 1), "1", "", {}, {}});
    for (int p = 0; p < size(design); ++p)
      table.factors.back().values.push_back(point(design, p)[static_cast<std::size_t>(f)]);
  }
  return table;
}

/// Runs of a study, replicate by replicate as in an interleaved file.
struct Study {
  std::vector<std::uint32_t> point, replicate;
  std::vector<float> value;
  StudyOutcome outcome() const { return {point, replicate, value}; }
};

/// What the function gives at each point, plus whatever `chance` adds to a point and a replicate.
template <class Chance>
Study study_of(const CubeFunction& f, const DesignTable& table, std::uint32_t replicates,
               Chance&& chance) {
  Study study;
  const std::size_t factors = table.factors.size();
  for (std::uint32_t r = 0; r < replicates; ++r)
    for (std::uint32_t p = 0; p < table.points(); ++p) {
      study.point.push_back(p);
      study.replicate.push_back(r);
      const auto at = std::span(table.unit).subspan(p * factors, factors);
      study.value.push_back(static_cast<float>(f(at) + chance(p, r)));
    }
  return study;
}

constexpr auto no_chance = [](std::uint32_t, std::uint32_t) { return 0.; };

double slopes(std::span<const double> x) { return 1 + 4 * x[0] + 2 * x[1]; }
}  // namespace

TEST_CASE("a point's output is its mean over replicates; a failed run fails it") {
  const std::vector<std::uint32_t> point{0, 1, 2, 0, 1, 2}, replicate{0, 0, 0, 1, 1, 1};
  const std::vector<float> value{1, 2, none, 3, 6, 5};
  const PointOutputs found = point_outputs({point, replicate, value}, 4);
  REQUIRE(found.mean.size() == 4);
  CHECK(found.mean[0] == 2);
  CHECK(found.mean[1] == 4);
  CHECK(std::isnan(found.mean[2]));
  CHECK(std::isnan(found.mean[3]));
  CHECK(found.failed_runs == 1);
  CHECK(found.failed_points == 2);
  CHECK(found.replicates == 2);
  // Residuals of two points and two replicates: -1, 1 and -2, 2, less -1.5, 1.5 of replicates.
  CHECK(found.noise == Approx(4 * .25 / 1 / 2));
}

TEST_CASE("what a replicate does to all points alike is no noise") {
  const Design design = latin_hypercube(2, 50, 1, 1);
  const DesignTable table = table_of(design, "latin_hypercube");
  const auto shared = [](std::uint32_t, std::uint32_t r) { return 3. * r; };
  CHECK(point_outputs(study_of(slopes, table, 4, shared).outcome(), 50).noise ==
        Approx(0).margin(1e-10));
  std::mt19937_64 draw(9);
  const auto own = [&](std::uint32_t, std::uint32_t) {
    return static_cast<double>(draw() % 1000) / 1000;
  };
  const Study noisy = study_of(slopes, table, 8, own);
  CHECK(point_outputs(noisy.outcome(), 50).noise == Approx(1. / 12 / 8).epsilon(.2));
  // The same where every point has draws of its own.
  Study alone = noisy;
  for (std::size_t run = 0; run < alone.point.size(); ++run)
    alone.replicate[run] = 8 * alone.point[run] + alone.replicate[run];
  CHECK(point_outputs(alone.outcome(), 50).noise == Approx(1. / 12 / 8).epsilon(.2));
}

TEST_CASE("noise of single replicates cannot be known") {
  const DesignTable table = table_of(latin_hypercube(2, 20, 1, 1), "latin_hypercube");
  CHECK(std::isnan(point_outputs(study_of(slopes, table, 1, no_chance).outcome(), 20).noise));
}

TEST_CASE("a study's Morris effects are those of its design, without failed trajectories") {
  DesignTable table = table_of(morris(3, {.trajectories = 6}, 5), "morris");
  Study study = study_of(slopes, table, 2, no_chance);
  study.value[4 + 1] = none;  // the second trajectory
  const OutcomeSensitivity found =
      study_sensitivity(table, study.outcome(), SensitivityMethod::morris, {});
  CHECK(found.groups == 5);
  CHECK(found.dropped == 1);
  CHECK(found.failed_runs == 1);
  const auto& effects = std::get<MorrisStudy>(found.found).effects;
  CHECK(effects[0].mean_absolute.value == Approx(4).epsilon(1e-6));
  CHECK(effects[1].mean_absolute.value == Approx(2).epsilon(1e-6));
  CHECK(effects[2].mean_absolute.value == 0);
  CHECK(importance(found)[0] == effects[0].mean_absolute.value);
}

TEST_CASE("noise of replicates alone makes the mu* that is said") {
  const DesignTable table =
      table_of(morris(2, {.trajectories = 400, .candidates = 400}, 5), "morris");
  std::mt19937_64 draw(9);
  const auto own = [&](std::uint32_t, std::uint32_t) {
    double sum = -6;
    for (int k = 0; k < 12; ++k) sum += static_cast<double>(draw() >> 11) * 0x1p-53;
    return sum;
  };
  const Study study = study_of([](std::span<const double>) { return 0.; }, table, 4, own);
  const auto found = study_sensitivity(table, study.outcome(), SensitivityMethod::morris, {});
  const auto& morris_study = std::get<MorrisStudy>(found.found);
  for (std::size_t f = 0; f < 2; ++f)
    CHECK(morris_study.effects[f].mean_absolute.value ==
          Approx(morris_study.by_chance[f]).epsilon(.15));
  CHECK(found.noise_share == Approx(1).epsilon(.1));
}

TEST_CASE("chance between two points is that of their differences, replicate by replicate") {
  const std::vector<std::uint32_t> point{0, 0, 0, 1, 1, 1}, shared{0, 1, 2, 0, 1, 2},
      own{0, 1, 2, 3, 4, 5};
  const std::vector<float> value{1, 5, 9, 2, 6, 13};
  // Differences 1, 1, 4: variance 3.
  CHECK(step_noise({point, shared, value}, 2)[0] == Approx(1));
  // Variances 16 and 31.
  CHECK(step_noise({point, own, value}, 2)[0] == Approx(std::sqrt((16 + 31) / 3.)));
  CHECK(std::isnan(step_noise({point, shared, value}, 2)[1]));
}

TEST_CASE("shared draws that a step does not touch are no chance") {
  const DesignTable table =
      table_of(morris(2, {.trajectories = 10, .candidates = 10}, 5), "morris");
  const auto shared = [](std::uint32_t, std::uint32_t r) { return 3. * r; };
  const Study study = study_of(slopes, table, 4, shared);
  const auto found = study_sensitivity(table, study.outcome(), SensitivityMethod::morris, {});
  CHECK(std::get<MorrisStudy>(found.found).by_chance[0] == Approx(0).margin(1e-5));
}

TEST_CASE("a study's Sobol' indices are those of the tables that its groups hold") {
  for (const SaltelliOrder order : {SaltelliOrder::first_and_total, SaltelliOrder::second}) {
    const DesignTable table = table_of(saltelli(3, 1024, order, 3), "saltelli");
    Study study = study_of(ishigami, table, 1, no_chance);
    const auto found = study_sensitivity(table, study.outcome(), SensitivityMethod::sobol, {1, 0});
    const auto& indices = std::get<SobolIndices>(found.found);
    CHECK(indices.first[0].value == Approx(.3139).margin(.03));
    CHECK(indices.first[1].value == Approx(.4424).margin(.03));
    CHECK(indices.total[2].value == Approx(.2437).margin(.03));
    CHECK(indices.second.size() == (order == SaltelliOrder::second ? 3 : 0));
    if (order == SaltelliOrder::second) CHECK(indices.second[1].value == Approx(.2437).margin(.05));
    study.value[7] = none;
    const auto partial =
        study_sensitivity(table, study.outcome(), SensitivityMethod::sobol, {1, 0});
    CHECK(partial.groups == 1023);
    CHECK(partial.dropped == 1);
    CHECK(importance(partial)[0] == Approx(.5576).margin(.03));
  }
}

TEST_CASE("PAWN takes the levels of a rule as its slices, and single runs") {
  DesignTable table = table_of(latin_hypercube(3, 300, 1, 2), "latin_hypercube");
  for (std::size_t p = 0; p < 300; ++p) {
    const double level = table.unit[3 * p] < .5 ? 0 : 1;
    table.factors[0].values[p] = level;
    table.factors[0].labels.push_back(level == 0 ? "memorandum" : "majority");
  }
  // Two humps of the same mean: only the spread tells the levels apart.
  std::mt19937_64 draw(4);
  const auto humps = [&](std::uint32_t p, std::uint32_t) {
    const double side = draw() % 2 == 0 ? -1 : 1;
    return side * (table.factors[0].values[p] == 0 ? .2 : 1);
  };
  const auto jitter = [](std::span<const double> x) { return .1 * x[1]; };
  const Study study = study_of(jitter, table, 8, humps);
  const auto found = study_sensitivity(table, study.outcome(), SensitivityMethod::pawn, {});
  const auto& indices = std::get<PawnStudy>(found.found).indices;
  CHECK(indices[0].index > .2);
  CHECK(indices[0].index > 3 * indices[0].threshold);
  CHECK(indices[2].index < 2 * indices[2].threshold);
  CHECK(found.groups == 300);
}

TEST_CASE("PAWN takes levels as its slices whatever numbers they are") {
  DesignTable table = table_of(latin_hypercube(2, 200, 1, 2), "latin_hypercube");
  for (std::size_t p = 0; p < 200; ++p) {
    const bool is_low = table.unit[2 * p] < .5;
    table.factors[0].values[p] = is_low ? -1 : 60;
    table.factors[0].labels.push_back(is_low ? "-1" : "60");
  }
  const auto steep = [](std::span<const double> x) { return x[0] < .5 ? 0. : 1.; };
  const Study study = study_of(steep, table, 1, no_chance);
  const auto found = study_sensitivity(table, study.outcome(), SensitivityMethod::pawn, {});
  CHECK(std::get<PawnStudy>(found.found).indices[0].index == Approx(.5));
}

TEST_CASE("PAWN's threshold keeps replicates of a point together") {
  // All variance is between points: 8 replicates of 100 points tell no more than 100 runs.
  const DesignTable table = table_of(latin_hypercube(2, 100, 1, 2), "latin_hypercube");
  const auto steep = [](std::span<const double> x) { return x[0]; };
  const auto threshold = [&](std::uint32_t replicates) {
    const Study study = study_of(steep, table, replicates, no_chance);
    const auto found = study_sensitivity(table, study.outcome(), SensitivityMethod::pawn, {});
    return std::get<PawnStudy>(found.found).indices[1].threshold;
  };
  CHECK(threshold(8) == Approx(threshold(1)));
}

TEST_CASE("PAWN of a Saltelli design looks at its independent points alone") {
  const DesignTable table =
      table_of(saltelli(3, 128, SaltelliOrder::first_and_total, 3), "saltelli");
  const Study study = study_of(ishigami, table, 1, no_chance);
  const auto found = study_sensitivity(table, study.outcome(), SensitivityMethod::pawn, {});
  CHECK(found.groups == 256);
}

TEST_CASE("a method that does not fit a design is refused, and those that do are named") {
  DesignTable table = table_of(latin_hypercube(2, 20, 1, 1), "latin_hypercube");
  CHECK(fitting_method(table, {}) == SensitivityMethod::pawn);
  CHECK_THROWS_AS(fitting_method(table, SensitivityMethod::morris), UserError);
  CHECK_THROWS_WITH(fitting_method(table, SensitivityMethod::morris),
                    Contains("method morris: does not fit the design, which is latin_hypercube") &&
                        Contains("morris takes design { morris"));
  table.kind = "full_factorial";
  CHECK_THROWS_WITH(fitting_method(table, {}), Contains("no method fits it"));
  table.kind = "saltelli";
  CHECK(fitting_method(table, {}) == SensitivityMethod::sobol);
  CHECK(fitting_method(table, SensitivityMethod::pawn) == SensitivityMethod::pawn);
  table.kind = "morris";
  CHECK(fitting_method(table, {}) == SensitivityMethod::morris);
  table.factors[1].labels.assign(20, "memorandum");
  CHECK_THROWS_WITH(fitting_method(table, {}), Contains("x2: has levels"));
}

TEST_CASE("a study without a sound trajectory is refused") {
  const DesignTable table = table_of(morris(2, {.trajectories = 3, .candidates = 3}, 5), "morris");
  Study study = study_of(slopes, table, 1, no_chance);
  study.value[0] = study.value[3] = study.value[6] = none;
  CHECK_THROWS_WITH(study_sensitivity(table, study.outcome(), SensitivityMethod::morris, {}),
                    Contains("no group of 3 points is without a failed run"));
}

TEST_CASE("PAWN takes a sample from elsewhere, in slices of as many points whatever its shape") {
  DesignTable table = table_of(latin_hypercube(3, 200, 1, 3), "list");
  const Study study = study_of(slopes, table, 1, no_chance);
  const auto even = study_sensitivity(table, study.outcome(), SensitivityMethod::pawn, {});
  for (double& value : table.factors[0].values) value = value * value * value * value;
  const auto uneven = study_sensitivity(table, study.outcome(), SensitivityMethod::pawn, {});
  CHECK(importance(uneven) == importance(even));
  CHECK(importance(even)[0] > importance(even)[1]);
  CHECK(importance(even)[1] > importance(even)[2]);
  CHECK(fitting_method(table, {}) == SensitivityMethod::pawn);
  for (std::size_t p = 0; p < 200; ++p) table.factors[2].values[p] = p % 2 == 0 ? 0 : 1;
  CHECK(study_sensitivity(table, study.outcome(), SensitivityMethod::pawn, {}).groups == 200);
}

TEST_CASE("a base point of which a point has no value is left out, and its runs count as missing") {
  const DesignTable table =
      table_of(saltelli(3, 64, SaltelliOrder::first_and_total, 3), "saltelli");
  Study study = study_of(ishigami, table, 2, no_chance);
  std::vector<std::uint8_t> failures(study.value.size(), 0);
  study.value[7] = study.value[table.points() + 7] = none;  // both replicates of one point
  study.value[11] = none;                                   // one of two replicates: the other does
  const StudyOutcome outcome{study.point, study.replicate, study.value, failures};
  const auto found = study_sensitivity(table, outcome, SensitivityMethod::sobol, {});
  CHECK(found.groups == 63);
  CHECK(found.dropped == 1);
  CHECK(found.missing_runs == 3);
  CHECK(found.failed_runs == 0);
  failures[11] = 1;
  const StudyOutcome failed{study.point, study.replicate, study.value, failures};
  const auto without = study_sensitivity(table, failed, SensitivityMethod::sobol, {});
  CHECK(without.groups == 62);
  CHECK(without.failed_runs == 1);
}
