// Sobol' indices of total order where they are known exactly.
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "analysis/sensitivity/sobol_indices.hpp"
#include "tests/verification/test_functions.hpp"

using namespace concordat::tests;

namespace {
constexpr std::size_t rows = 1 << 14;

/// The total orders that the estimator finds on the first rows of the Sobol' sequence.
std::vector<double> totals(const CubeFunction& f, std::size_t factors) {
  const SaltelliRuns runs = saltelli_runs(f, sobol_points(rows, 2 * factors), factors);
  std::vector<double> found;
  for (const auto& total : concordat::analysis::sobol_indices(runs.outputs(), {1, 0}).total)
    found.push_back(total.value);
  return found;
}

void check_within_a_hundredth(const std::vector<double>& found, const std::vector<double>& truth) {
  REQUIRE(found.size() == truth.size());
  for (std::size_t i = 0; i < truth.size(); ++i) {
    INFO("factor " << i + 1);
    CHECK(found[i] == Approx(truth[i]).epsilon(.01));
  }
}
}  // namespace

TEST_CASE("total orders of Ishigami's function are found to a hundredth of each") {
  // Variances of sin x1 (1 + b x3^4) and a sin^2 x2 with a = 7 and b = .1 (Homma & Saltelli 1996).
  const double p4 = std::pow(3.141592653589793, 4), b = .1;
  const double first = std::pow(1 + b * p4 / 5, 2) / 2, second = 49. / 8;
  const double interaction = 8 * b * b * p4 * p4 / 225;
  const double all = first + second + interaction;
  check_within_a_hundredth(totals(ishigami, 3),
                           {(first + interaction) / all, second / all, interaction / all});
}

TEST_CASE("total orders of the g-function are found to a hundredth of each") {
  // A factor's variance is 1 / (3 (1 + a)^2), and of a product 1 plus it multiply.
  std::vector<double> variances, truth;
  double product = 1;
  for (double a : {0., 1., 4.5, 9., 99., 99., 99., 99.}) {
    variances.push_back(1 / (3 * (1 + a) * (1 + a)));
    product *= 1 + variances.back();
  }
  for (double variance : variances)
    truth.push_back(variance * product / (1 + variance) / (product - 1));
  check_within_a_hundredth(totals(g_function, 8), truth);
}
