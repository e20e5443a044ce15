#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>

#include "engine/statistics/moments.hpp"

using namespace concordat::engine;

namespace {

const Quantity share{"share", "1", "share", 0, 1};
const Quantity margin{"margin", "1", "margin", -.5, 1.5};
constexpr double probabilities[] = {.025, .05, .25, .5, .75, .95, .975};

Moments moments_of(const Quantity& quantity, const std::vector<float>& values) {
  Moments moments;
  for (const float value : values) add(moments, quantity, value);
  return moments;
}

double quantile_of(Moments moments, const Quantity& quantity, double probability) {
  moments.sketch.settle();
  return quantile(moments.sketch, quantity, probability);
}

/// By sorting: numpy's default.
double true_quantile(std::vector<float> values, double probability) {
  std::sort(values.begin(), values.end());
  const double position = probability * double(values.size() - 1);
  const auto rank = std::size_t(position);
  const double above = values[std::min(rank + 1, values.size() - 1)];
  return values[rank] + (position - double(rank)) * (above - values[rank]);
}

double worst_error(const Quantity& quantity, const std::vector<float>& values) {
  const Moments moments = moments_of(quantity, values);
  double worst = 0;
  for (const double p : probabilities)
    worst = std::max(worst, std::abs(quantile_of(moments, quantity, p) - true_quantile(values, p)));
  return worst / (true_quantile(values, .95) - true_quantile(values, .05));
}

std::vector<float> normal(std::size_t count, float mean, float deviation) {
  std::mt19937 random(3);
  std::normal_distribution<float> draw(mean, deviation);
  std::vector<float> values(count);
  for (float& value : values) value = draw(random);
  return values;
}

}  // namespace

TEST_CASE("what is the same in every run has no spread") {
  const float value = GENERATE(1.f, .1f, 0.f, .333f);
  const Moments moments = moments_of(margin, std::vector<float>(5000, value));
  for (const double p : probabilities) CHECK(float(quantile_of(moments, margin, p)) == value);
}

TEST_CASE("quantiles of up to 512 runs are exact") {
  const std::vector<float> values = normal(512, .4f, .05f);
  const Moments moments = moments_of(margin, values);
  for (const double p : probabilities)
    CHECK(std::abs(quantile_of(moments, margin, p) - true_quantile(values, p)) < 1e-8);
}

TEST_CASE("quantiles of many runs are within 1 % of the width, however narrow it is") {
  const float deviation = GENERATE(.1f, 1e-2f, 1e-4f, 1e-6f);
  const std::size_t runs = GENERATE(1000, 20000);
  CHECK(worst_error(margin, normal(runs, .25f, deviation)) < .01);
}

TEST_CASE("outliers and values that many runs share do not widen the bands") {
  std::vector<float> values = normal(10000, .25f, 1e-3f);
  for (std::size_t i = 0; i < values.size(); i += 40) values[i] = float(i) / 10000;
  CHECK(worst_error(margin, values) < .01);
  std::fill(values.begin(), values.begin() + 3000, .25f);
  CHECK(worst_error(margin, values) < .01);
}

TEST_CASE("a share out of 22 keeps its steps") {
  std::vector<float> values(3000);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = float(i % 22) / 22;
  CHECK(worst_error(share, values) < 1e-6);
}

TEST_CASE("a sketch depends on its values alone, not on their order or how they were shared out") {
  std::vector<float> values = normal(9000, .3f, .1f);
  const Moments whole = moments_of(margin, values);
  std::shuffle(values.begin(), values.end(), std::mt19937(5));
  const std::size_t cut = GENERATE(1, 300, 1024, 6000);
  Moments left = moments_of(margin, {values.begin(), values.begin() + std::ptrdiff_t(cut)});
  const Moments right = moments_of(margin, {values.begin() + std::ptrdiff_t(cut), values.end()});
  Moments turned = right;
  merge(turned, left);
  merge(left, right);
  CHECK(left == whole);
  CHECK(turned == whole);
}

TEST_CASE("a sketch of a million runs keeps its size") {
  Sketch sketch;
  std::mt19937 random(1);
  for (int i = 0; i < 1000000; ++i) sketch.add(static_cast<std::uint32_t>(random()));
  sketch.settle();
  CHECK(sketch.bins().size() <= Sketch::most_bins);
  CHECK(sketch.bins().size() > Sketch::most_bins / 4);
}

TEST_CASE("bins that are none are refused") {
  using Bins = std::vector<Sketch::Bin>;
  Sketch sketch;
  CHECK_FALSE(sketch.add_bins(0, Bins{{3, 1}, {3, 1}}));
  CHECK_FALSE(sketch.add_bins(0, Bins{{3, 0}}));
  CHECK_FALSE(sketch.add_bins(8, Bins{{1u << 24, 1}}));
  CHECK_FALSE(sketch.add_bins(32, Bins{}));
  CHECK_FALSE(sketch.add_bins(0, Bins(513)));
  CHECK(sketch.add_bins(8, Bins{{(1u << 24) - 1, 1}}));
}
