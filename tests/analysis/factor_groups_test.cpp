// Groups of factors: designs in which they move as one, and analytic functions whose group indices
// are known.
#include "analysis/designs/factor_groups.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "analysis/designs/morris.hpp"
#include "analysis/designs/saltelli.hpp"
#include "analysis/sensitivity/study.hpp"

using namespace concordat;
using namespace concordat::analysis;

namespace {
const std::vector<std::string> names{"pair", "", "pair", "other", "other"};

/// A design as a study has it, with the outcomes of a function of the factors.
struct Example {
  engine::DesignTable table;
  std::vector<float> values;
  std::vector<std::uint32_t> point, replicate;

  template <class Function>
  Example(const Design& design, const std::vector<std::string>& groups, const std::string& kind,
          Function function) {
    table.kind = kind;
    table.group_size = design.group_size;
    table.levels = design.levels;
    table.unit = design.points;
    for (std::size_t f = 0; f < groups.size(); ++f) {
      engine::FactorColumn column{"x" + std::to_string(f + 1), "1", "", {}, {}, false, groups[f]};
      for (int p = 0; p < size(design); ++p) column.values.push_back(analysis::point(design, p)[f]);
      table.factors.push_back(std::move(column));
    }
    for (int p = 0; p < size(design); ++p) {
      values.push_back(static_cast<float>(function(analysis::point(design, p))));
      point.push_back(static_cast<std::uint32_t>(p));
      replicate.push_back(0);
    }
  }
  StudyOutcome outcome() const { return {point, replicate, values}; }
};
}  // namespace

TEST_CASE("factors of one name are a group, those of none stand alone") {
  const FactorGroups groups = groups_by_name(names);
  CHECK(groups.of == std::vector<std::size_t>{0, 1, 0, 2, 2});
  CHECK(groups.members == std::vector<std::vector<std::size_t>>{{0, 2}, {1}, {3, 4}});
  CHECK(each_alone(3).count() == 3);
}

TEST_CASE("a step of a Morris trajectory moves all factors of one group, and each group once") {
  const FactorGroups groups = groups_by_name(names);
  const Design design = morris(groups, {6, 4, 40}, 5);
  REQUIRE(design.group_size == 4);
  REQUIRE(size(design) == 24);
  for (int t = 0; t < 6; ++t) {
    std::vector<int> moves(3);
    for (int s = 0; s < 3; ++s) {
      const auto from = point(design, 4 * t + s), to = point(design, 4 * t + s + 1);
      std::vector<bool> is_moved(3);
      for (std::size_t f = 0; f < 5; ++f)
        if (from[f] != to[f]) is_moved[groups.of[f]] = true;
      for (std::size_t f = 0; f < 5; ++f) {
        const double size = is_moved[groups.of[f]] ? morris_step(4) : 0;
        CHECK(std::fabs(to[f] - from[f]) == Approx(size));
      }
      for (std::size_t g = 0; g < 3; ++g) moves[g] += is_moved[g] ? 1 : 0;
    }
    CHECK(moves == std::vector<int>{1, 1, 1});
  }
}

TEST_CASE("groups of one factor each give the designs without groups") {
  CHECK(morris(each_alone(5), {4, 4, 20}, 3).points == morris(5, {4, 4, 20}, 3).points);
  CHECK(saltelli(each_alone(3), 8, SaltelliOrder::second, 3).points ==
        saltelli(3, 8, SaltelliOrder::second, 3).points);
}

TEST_CASE("a Saltelli design exchanges all factors of a group together") {
  const FactorGroups groups = groups_by_name(names);
  const Design design = saltelli(groups, 4, SaltelliOrder::second, 1);
  REQUIRE(design.group_size == 8);
  for (int base = 0; base < 4; ++base) {
    const auto a = point(design, 8 * base), b = point(design, 8 * base + 1);
    for (std::size_t g = 0; g < 3; ++g) {
      const auto ab = point(design, 8 * base + 2 + static_cast<int>(g)),
                 ba = point(design, 8 * base + 5 + static_cast<int>(g));
      for (std::size_t f = 0; f < 5; ++f) {
        CHECK(ab[f] == (groups.of[f] == g ? b : a)[f]);
        CHECK(ba[f] == (groups.of[f] == g ? a : b)[f]);
      }
    }
  }
}

TEST_CASE("a group's mu* is that of its factors moved as one, each in a direction of its own") {
  // 3 x1 + x3 moves by 4 or by 2 for a step of 1, each as likely; x2 by 5.
  const FactorGroups groups = groups_by_name({"pair", "", "pair"});
  const Example example(morris(groups, {400, 4, 400}, 1), {"pair", "", "pair"}, "morris",
                        [](auto x) { return 3 * x[0] + 5 * x[1] + x[2]; });
  const auto found =
      study_sensitivity(example.table, example.outcome(), SensitivityMethod::morris, {1, 200});
  const MorrisStudy& study = std::get<MorrisStudy>(found.found);
  REQUIRE(study.effects.size() == 2);
  CHECK(study.effects[0].mean_absolute.value == Approx(3).margin(.1));
  CHECK(std::isnan(study.effects[0].mean));
  CHECK(std::isnan(study.effects[0].deviation));
  CHECK(study.effects[1].mean_absolute.value == Approx(5));
  CHECK(study.effects[1].mean == Approx(5));
}

TEST_CASE("a group whose factors do nothing has no effect at all") {
  const std::vector<std::string> some{"idle", "idle", ""};
  const Example example(morris(groups_by_name(some), {10, 4, 10}, 1), some, "morris",
                        [](auto x) { return x[2]; });
  const auto found =
      study_sensitivity(example.table, example.outcome(), SensitivityMethod::morris, {1, 0});
  CHECK(importance(found)[0] == 0);
}

TEST_CASE("a group's Sobol' index is the share of its factors and all between them") {
  // Uniform inputs: variances of x1 + 2 x2 are 1/12 and 4/12; of the product of two centred ones
  // 1/144, which belongs to neither alone but all to the group of both.
  const std::vector<std::string> some{"sum", "sum", "product", "product", ""};
  const Example example(
      saltelli(groups_by_name(some), 4096, SaltelliOrder::first_and_total, 1), some, "saltelli",
      [](auto x) { return x[0] + 2 * x[1] + 12 * (x[2] - .5) * (x[3] - .5) + x[4]; });
  const auto found =
      study_sensitivity(example.table, example.outcome(), SensitivityMethod::sobol, {1, 100});
  const SobolIndices& sobol = std::get<SobolIndices>(found.found);
  const double variance = 5. / 12 + 1 + 1. / 12;
  REQUIRE(sobol.first.size() == 3);
  CHECK(sobol.variance == Approx(variance).margin(.03));
  for (const auto& order : {sobol.first, sobol.total}) {
    CHECK(order[0].value == Approx(5. / 12 / variance).margin(.03));
    CHECK(order[1].value == Approx(1 / variance).margin(.03));
    CHECK(order[2].value == Approx(1. / 12 / variance).margin(.03));
  }
}

TEST_CASE("what lies between two groups is in the total of both and in the first of none") {
  const std::vector<std::string> some{"left", "left", "right"};
  const Example example(
      saltelli(groups_by_name(some), 4096, SaltelliOrder::second, 1), some, "saltelli_second_order",
      [](auto x) { return 12 * (x[0] - .5) * (x[2] - .5) + std::sqrt(12.) * (x[1] - .5); });
  const auto found =
      study_sensitivity(example.table, example.outcome(), SensitivityMethod::sobol, {1, 100});
  const SobolIndices& sobol = std::get<SobolIndices>(found.found);
  CHECK(sobol.first[0].value == Approx(.5).margin(.03));
  CHECK(sobol.total[0].value == Approx(1).margin(.03));
  CHECK(sobol.first[1].value == Approx(0).margin(.03));
  CHECK(sobol.total[1].value == Approx(.5).margin(.03));
  REQUIRE(sobol.second.size() == 1);
  CHECK(sobol.second[0].value == Approx(.5).margin(.05));
}
