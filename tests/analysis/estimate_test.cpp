#include "analysis/estimates/estimate.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <random>
#include <string>

using namespace concordat;
using namespace concordat::analysis;

namespace {
const std::vector<std::string> names = [] {
  std::vector<std::string> made;
  for (int k = 0; k < 40; ++k) made.push_back("quantity_" + std::to_string(k));
  return made;
}();

std::vector<engine::Quantity> quantities(int count) {
  std::vector<engine::Quantity> made;
  for (int k = 0; k < count; ++k)
    made.push_back({names[static_cast<std::size_t>(k)], "1", "a quantity of this study", 0, 1});
  return made;
}

/// A study of this size.
engine::ResultHeader header_of(const StudySize& size) {
  engine::ResultHeader header;
  header.title = "A study";
  header.scenario = std::string(size.text_bytes, 'x');
  header.runs = size.runs;
  header.shape = size.shape;
  header.outcomes = quantities(size.shape.outcomes);
  header.plan.points = size.points;
  header.plan.rounds = {static_cast<std::uint32_t>(size.runs / size.points)};
  header.design.emplace();
  header.design->unit.resize(size.points * std::size_t(size.factors), .25);
  for (int f = 0; f < size.factors; ++f) {
    engine::FactorColumn factor{names[static_cast<std::size_t>(f)], "1", "what was varied", {}, {}};
    std::mt19937 engine(static_cast<unsigned>(f));
    for (std::uint64_t p = 0; p < size.points; ++p)
      factor.values.push_back(static_cast<double>(engine() % 1000) / 1000);
    if (f < size.labelled) {
      factor.values.assign(size.points, 0);
      factor.labels.resize(size.points, "memorandum");
      factor.has_words = true;
    }
    header.design->factors.push_back(std::move(factor));
  }
  return header;
}

void fill(std::vector<float>& values, std::mt19937& engine) {
  // As wide as outcomes of the model are.
  std::normal_distribution<float> draw(.5f, .05f);
  for (float& value : values) value = draw(engine);
}

/// Writes a job of this size; bytes of its journal and of its file.
StudyCost written(const StudySize& size) {
  std::string folder =
      (std::filesystem::temp_directory_path() / "concordat_estimate_XXXXXX").string();
  const std::string output = std::string(mkdtemp(folder.data())) + "/study.h5";
  StudyCost cost;
  std::mt19937 engine(1);
  engine::ResultWriter writer(output, header_of(size), engine::IfExists::refuse);
  for (const engine::RunRange range : writer.pending(size.runs_per_record)) {
    engine::Record record(writer.header(), range);
    for (std::uint64_t first = range.first; first < range.last; first += engine::block_runs) {
      engine::BlockResult block(size.shape);
      fill(block.outcomes, engine);
      record.add(block,
                 static_cast<int>(std::min<std::uint64_t>(engine::block_runs, range.last - first)));
    }
    writer.commit(record);
  }
  cost.journal = std::filesystem::file_size(output + ".journal");
  writer.finish();
  cost.file = std::filesystem::file_size(output);
  std::filesystem::remove_all(folder);
  return cost;
}

void check_disk(const StudySize& size) {
  const StudyCost expected = estimate_cost(size), found = written(size);
  CAPTURE(size.runs, size.points, size.runs_per_record, expected.journal, found.journal,
          expected.file, found.file);
  CHECK(double(expected.journal) == Approx(double(found.journal)).epsilon(.2));
  CHECK(double(expected.file) == Approx(double(found.file)).epsilon(.2));
}

StudySize study(std::uint64_t points, std::uint64_t replicates, int factors, int outcomes) {
  StudySize size;
  size.points = points;
  size.runs = points * replicates;
  size.factors = factors;
  size.text_bytes = 60'000;
  size.shape.outcomes = outcomes;
  return size;
}
}  // namespace

TEST_CASE("the disk that a study takes is foreseen within a fifth") {
  for (const std::uint64_t points : {20, 300, 2000})
    for (const int factors : {1, 30})
      for (const std::uint64_t in_record : {points < 1000 ? 8 : 64, 256}) {  // each is synced
        StudySize size = study(points, 16, factors, 19);
        size.runs_per_record = in_record;
        check_disk(size);
        size.labelled = 1;
        check_disk(size);
      }
  check_disk(study(3000, 8, 10, 1));
}

TEST_CASE("time is shared by threads, memory grows with them and with what is watched") {
  StudySize size = study(10'000, 8, 12, 19);
  size.seconds_per_run = .01;
  size.prepared_bytes = 50'000'000;
  CHECK(estimate_cost(size).seconds == Approx(800));
  const std::uint64_t memory = estimate_cost(size).memory;
  CHECK(memory > size.prepared_bytes);
  CHECK(memory < 2 * size.prepared_bytes);
  size.threads = 4;
  size.thread_bytes = 1'000'000;
  CHECK(estimate_cost(size).seconds == Approx(200));
  CHECK(estimate_cost(size).memory >= memory + 4'000'000);
  size.watched = 2;
  CHECK(estimate_cost(size).memory >= memory + 4'000'000 + size.points * 96);
}
