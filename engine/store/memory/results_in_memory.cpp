#include "engine/store/memory/results_in_memory.hpp"

#include <algorithm>
#include <limits>

#include "engine/error.hpp"
#include "engine/store/finished_file.hpp"
#include "engine/store/journal/record_codec.hpp"
#include "engine/store/journal/record_content.hpp"

namespace concordat::engine {
namespace {

/// Months of runs, in ranges that ascend.
using KeptRanges = std::vector<std::pair<RunRange, std::vector<float>>>;

void read_kept(const KeptRanges& ranges, std::size_t width, RunRange runs,
               std::vector<float>& into) {
  into.assign((runs.last - runs.first) * width, std::numeric_limits<float>::quiet_NaN());
  auto range = std::ranges::partition_point(
      ranges, [&](const auto& each) { return each.first.last <= runs.first; });
  for (; range != ranges.end() && range->first.first < runs.last; ++range) {
    const std::uint64_t first = std::max(runs.first, range->first.first);
    const std::uint64_t last = std::min(runs.last, range->first.last);
    std::copy_n(range->second.begin() + std::ptrdiff_t((first - range->first.first) * width),
                (last - first) * width,
                into.begin() + std::ptrdiff_t((first - runs.first) * width));
  }
}

}  // namespace

ResultsInMemory::ResultsInMemory(ResultHeader header) : header_(std::move(header)) {
  expect_fits(header_);
}

std::vector<RunRange> ResultsInMemory::committed_ranges() const {
  std::vector<RunRange> ranges;
  for (const auto& [first, record] : records_) {
    if (!ranges.empty() && ranges.back().last == first)
      ranges.back().last = record.first.last;
    else
      ranges.push_back(record.first);
  }
  return ranges;
}

void ResultsInMemory::read_committed(
    const std::function<void(RunRange, const RunValues&)>& take) const {
  RunValues values;
  for (const auto& [first, record] : records_) {
    const auto& [runs, bytes] = record;
    decode_outcomes(bytes, runs.last - runs.first, std::uint64_t(header_.shape.outcomes), values);
    take(runs, values);
  }
}

void ResultsInMemory::commit(std::span<const Record> records) {
  for (const Record& record : records) {
    const Record::Content& content = record.content();
    if (content.added == 0) continue;
    CONCORDAT_EXPECT(!content.sealed.empty());
    records_.emplace(record.runs().first, std::pair(record.runs(), content.sealed));
    committed_ += content.added;
  }
}

MemoryFile ResultsInMemory::finish() {
  MemoryFile file;
  MemoryWriter writer(file);
  FinishedFile finished(writer, header_, committed_);
  MomentTable totals(header_.shape);
  KeptRanges kept;
  RunValues values;
  for (; !records_.empty(); records_.erase(records_.begin())) {
    const auto& [runs, bytes] = records_.begin()->second;
    decode(bytes, header_, runs.last - runs.first, values, totals);
    finished.add_runs(runs.first, values);
    if (!header_.kept.is_empty()) kept.emplace_back(runs, std::move(values.kept));
  }
  finished.add_months([&](RunRange runs, std::vector<float>& into) {
    read_kept(kept, std::size_t(header_.shape.kept), runs, into);
  });
  finished.close(totals);
  return file;
}

}  // namespace concordat::engine
