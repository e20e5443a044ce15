// Points that are run only where a crossing lies between two others.
#include "analysis/estimates/refining.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "analysis/experiments/study.hpp"
#include "analysis/stress/measures/critical_size.hpp"
#include "configs/experiment/experiment.hpp"
#include "engine/ensemble/ensemble.hpp"
#include "engine/error.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat;
using analysis::Refining;
using Catch::Contains;

namespace {
const std::vector<engine::Quantity> outcomes{{"value", "", "1", 0, 1}};

/// Sizes 0 and four more, and three times the middle of every gap between neighbours.
struct Halved {
  configs::PointList list;
  std::vector<double> sizes{0, .05, .1, .2, .4};

  explicit Halved(configs::Crossing crossing) {
    list.crossings = {std::move(crossing)};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> gaps{{0, 1}, {1, 2}, {2, 3}, {3, 4}};
    for (int stage = 0; stage < 3; ++stage) {
      std::vector<std::pair<std::uint32_t, std::uint32_t>> left;
      for (const auto& [after, before] : gaps) {
        const auto row = static_cast<std::uint32_t>(sizes.size());
        sizes.push_back((sizes[after] + sizes[before]) / 2);
        list.refined.push_back({row, after, before, 0});
        left.insert(left.end(), {{after, row}, {row, before}});
      }
      gaps = left;
    }
    list.values.resize(sizes.size());
  }
};

configs::Experiment experiment(const std::string& more) {
  return configs::read_experiment_text(
      "title: \"t\" scenario: \"three_places\" months: 12 replicates: 20\n"
      "factor { path: \"choice.benefit\" }\n"
      "design { list { row: \".5\" row: \"6\" row: \"3\" row: \"1.5\" row: \"4.5\"\n" +
          more + " } }\n",
      "t");
}

const std::string refined =
    "refined { row: 2 after: 0 before: 1 beside: 0 } refined { row: 3 after: 0 before: 2 beside: 0 "
    "}\n"
    "refined { row: 4 after: 2 before: 1 beside: 0 }\n"
    "crossing { outcome: \"final_collaboration\" at_least: .3 level: .5 }\n";

std::string digest_of(const analysis::Study& study, const std::string& output, int threads,
                      std::uint64_t in_piece, std::uint64_t stop_at) {
  for (;;) {
    engine::ResultWriter writer(output, study.header(), engine::IfExists::resume);
    analysis::StudyWork work(writer, study.experiment(), {}, in_piece);
    engine::EnsembleOptions options;
    options.threads = threads;
    std::atomic<bool> stops = false;
    options.stop = &stops;
    options.progress = [&](std::uint64_t done, std::uint64_t) {
      if (done < work.total() && done > stop_at) stops = true;
    };
    run_ensemble(
        writer, work,
        [&](std::uint64_t first, int count, engine::BlockResult& result) {
          study.simulate(first, count, result);
        },
        options);
    if (work.missing() == 0) return writer.finish(work.total());
    stop_at = ~std::uint64_t{0};
  }
}
}  // namespace

namespace {
/// One search for the size at which a planted risk reaches one in ten; runs are counted.
analysis::CriticalSize search(const Halved& halved, unsigned seed, std::uint64_t& runs) {
  constexpr std::uint32_t replicates = 130;
  Refining refining(halved.list, outcomes, replicates);
  std::mt19937 random(seed);
  std::vector<double> draws(replicates);
  for (double& draw : draws) draw = std::uniform_real_distribution<>()(random);
  std::vector<std::pair<double, std::vector<double>>> seen;
  for (std::size_t point = 0; point < halved.sizes.size(); ++point) {
    if (!refining.wants(point)) continue;
    const double risk = 1 / (1 + std::exp(-(halved.sizes[point] - .15) / .02));
    seen.push_back({halved.sizes[point], {}});
    for (const double draw : draws) {
      const float retreats = draw < risk ? 1 : 0;
      refining.add(point, std::span(&retreats, 1));
      seen.back().second.push_back(double(retreats));
    }
  }
  runs = refining.wanted();
  std::ranges::sort(seen);
  analysis::SizedResponse response;
  for (auto& [size, values] : seen) {
    response.sizes.push_back(size);
    response.values.push_back(std::move(values));
  }
  return analysis::critical_size(response, .1, {});
}
}  // namespace

TEST_CASE("a planted risk's critical size is found by at most 2,000 runs, its interval holds it") {
  const Halved halved({"value", .5, .1});
  constexpr unsigned searches = 300;
  constexpr double truth = .10606;  // .15 - .02 log 9
  double sum = 0;
  int held = 0;
  for (unsigned seed = 0; seed < searches; ++seed) {
    std::uint64_t runs = 0;
    const analysis::CriticalSize found = search(halved, seed, runs);
    REQUIRE(runs <= 2000);
    sum += found.size;
    held += found.interval.low <= truth && truth <= found.interval.high ? 1 : 0;
  }
  CHECK(sum / searches == Approx(truth).margin(.005));
  INFO(held);
  CHECK(held >= .90 * searches);
  CHECK(held <= .98 * searches);
}

TEST_CASE(
    "where no level is passed no point is added, and where a mean falls it is held to its own") {
  for (const double falls_at : {.3, 9.}) {
    const Halved halved({"value", {}, .8});
    constexpr std::uint32_t replicates = 8;
    Refining refining(halved.list, outcomes, replicates);
    for (std::size_t point = 0; point < halved.sizes.size(); ++point) {
      if (!refining.wants(point)) continue;
      const float value = halved.sizes[point] < falls_at ? .5f : .39f;  // .8 of .5 is .4
      for (std::uint32_t k = 0; k < replicates; ++k) refining.add(point, std::span(&value, 1));
    }
    std::vector<double> added;
    for (std::size_t point = 5; point < halved.sizes.size(); ++point)
      if (refining.wants(point)) added.push_back(halved.sizes[point]);
    if (falls_at > 1)
      CHECK(added.empty());
    else
      CHECK_THAT(added, Catch::Approx(std::vector<double>{.3, .25, .275}));
  }
}

TEST_CASE(
    "what is wanted hangs on no order in which runs arrive, later stages before earlier ones") {
  const Halved halved({"value", .5, .1});
  constexpr std::uint32_t replicates = 20;
  const auto value_of = [&](std::uint64_t point, std::uint32_t k) {
    return float(k) < 200 * (halved.sizes[point] - .1) ? 1.f : 0.f;
  };
  const auto give = [&](Refining& refining, std::uint64_t point) {
    for (std::uint32_t k = 0; k < replicates; ++k) {
      const float value = value_of(point, k);
      refining.add(point, std::span(&value, 1));
    }
  };
  Refining in_order(halved.list, outcomes, replicates);
  std::vector<std::uint64_t> wanted;
  for (std::uint64_t point = 0; point < halved.sizes.size(); ++point) {
    if (!in_order.wants(point)) continue;
    give(in_order, point);
    wanted.push_back(point);
  }
  REQUIRE(in_order.missing() == 0);
  REQUIRE(wanted.back() >= 5);  // some are refined
  for (std::size_t turn = 0; turn < wanted.size(); ++turn) {
    std::ranges::rotate(wanted, wanted.begin() + 1);
    Refining refining(halved.list, outcomes, replicates);
    for (const std::uint64_t point : wanted) give(refining, point);
    CHECK(refining.missing() == 0);
    CHECK(refining.wanted() == in_order.wanted());
    for (std::uint64_t point = 0; point < halved.sizes.size(); ++point)
      CHECK(refining.wants(point) == in_order.wants(point));
  }
}

TEST_CASE("refined points give the same bits on one thread and two, in other pieces, and resumed") {
  const analysis::Study study(experiment(refined));
  CHECK(study.least_runs() == 40);
  const tests::Folder folder;
  const std::string first = digest_of(study, folder / "a.h5", 1, 64, ~0ull);
  CHECK(digest_of(study, folder / "b.h5", 2, 7, ~0ull) == first);
  for (const std::uint64_t stop_at : {10ull, 33ull, 41ull, 55ull})
    CHECK(digest_of(study, folder / ("c" + std::to_string(stop_at) + ".h5"), 2, 4, stop_at) ==
          first);
  const engine::ResultFile file(folder / "a.h5");
  CHECK(file.runs() == 80);  // both ends, the middle, and one more
}

TEST_CASE("refined points that make no sense are refused where they stand") {
  const auto message = [](const std::string& more) {
    try {
      experiment(more);
    } catch (const engine::UserError& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  CHECK_THAT(message("refined { row: 1 after: 0 before: 2 }"),
             Contains("t:3:") && Contains("row is 1"));
  CHECK_THAT(message("refined { row: 4 after: 0 before: 4 }"), Contains("rows before 4"));
  CHECK_THAT(message("refined { row: 4 after: 0 before: 1 }"), Contains("need crossings"));
  CHECK_THAT(
      message("refined { row: 4 after: 0 before: 1 } crossing { outcome: \"trust\" level: .5 }"),
      Contains("no outcome is called \"trust\""));
  CHECK_THAT(message("crossing { outcome: \"final_trust\" }"), Contains("an outcome and a level"));
}
