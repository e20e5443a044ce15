#include "analysis/estimates/estimate.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/statistics/tally.hpp"

namespace concordat::analysis {
namespace {
using engine::Trajectories;

/// Bytes of a run in the journal and in the file (engine/store/format.md).
struct RunBytes {
  explicit RunBytes(const StudySize& size) {
    const engine::ResultShape& shape = size.shape;
    outcomes = 4 * std::uint64_t(shape.outcomes);
    if (size.trajectories != Trajectories::none) path = 2 * std::uint64_t(shape.months);
    if (size.trajectories == Trajectories::all)
      organisation_path = path * std::uint64_t(shape.organisations);
    paths = path * std::uint64_t(shape.series) +
            organisation_path * std::uint64_t(shape.organisation_quantities);
    if (size.trajectories == Trajectories::all)
      place_paths = path * std::uint64_t(shape.places) * std::uint64_t(shape.place_quantities);
    kept = 4 * std::uint64_t(shape.kept);
    if (size.trajectories != Trajectories::none) kept_paths = 2 * std::uint64_t(shape.kept);
  }
  std::uint64_t outcomes = 0;
  std::uint64_t path = 0, organisation_path = 0;  ///< of one series, of one quantity
  std::uint64_t paths = 0, place_paths = 0;       ///< of all
  std::uint64_t kept = 0;                         ///< months of a study, in the journal
  std::uint64_t kept_paths = 0;                   ///< and in the file
};

std::uint64_t moments_of(const engine::ResultShape& shape) {
  return std::uint64_t(shape.series) * std::uint64_t(shape.months) +
         std::uint64_t(shape.organisation_quantities) * std::uint64_t(shape.organisations) +
         std::uint64_t(shape.place_quantities) * std::uint64_t(shape.places);
}

std::uint64_t records_of(const StudySize& size) {
  return size.runs / std::max<std::uint64_t>(1, size.runs_per_record) + 1;
}

std::uint64_t journal_bytes(const StudySize& size) {
  constexpr std::uint64_t head = 40, header = 512, failed = 1;
  // Seen in scenarios of the library: sums take some bytes, bins in use grow with each doubling.
  const auto together = static_cast<double>(size.runs_per_record);
  // Gaps between values are narrower where there are more of them; full from 600 on.
  const double sketch = 2 + (3.4 - .23 * std::log2(together)) * std::min(together, 600.);
  const double moments = 1.5 + 5.2 * std::log2(together) + sketch;
  const RunBytes run(size);
  return header + size.text_bytes +
         size.runs * (failed + run.outcomes + run.paths + run.place_paths + run.kept) +
         records_of(size) * (head + moments_of(size.shape) * static_cast<std::uint64_t>(moments));
}

/// A column of whole chunks.
std::uint64_t path_bytes(std::uint64_t runs, std::uint64_t bytes_per_run) {
  if (bytes_per_run == 0) return 0;
  const std::uint64_t rows = std::max<std::uint64_t>(1, (1 << 20) / bytes_per_run);
  return (runs <= rows ? runs : (runs + rows - 1) / rows * rows) * bytes_per_run;
}

std::uint64_t design_bytes(const StudySize& size) {
  constexpr std::uint64_t number = 4, counts = 8, text = 16, label = 40;
  const std::uint64_t values = 16 * std::uint64_t(size.factors);  // and in the unit cube
  return size.points * (number + counts + text + values + label * std::uint64_t(size.labelled));
}

/// Factors that stand beside the runs: words as texts, numbers deflated.
std::uint64_t coordinate_bytes(const StudySize& size) {
  constexpr std::uint64_t most_values = 1 << 22, most_words = 1 << 18, word = 48;
  constexpr double number = 1.6;
  const auto words = static_cast<std::uint64_t>(size.labelled);
  const auto numbers = static_cast<double>(size.factors - size.labelled);
  if (size.runs * std::uint64_t(size.factors) > most_values) return 0;
  const std::uint64_t texts = size.runs * words > most_words ? 0 : size.runs * words * word;
  constexpr std::uint64_t per_variable = 2050;  // chunked: its index too
  return std::uint64_t(size.factors) * per_variable + texts +
         static_cast<std::uint64_t>(number * numbers * static_cast<double>(size.runs));
}

/// Sketches that a longer job goes on from, deflated: exact values until they are too many.
std::uint64_t sketch_bytes(const StudySize& size) {
  const double each = size.runs <= 512 ? 20 + 1.45 * static_cast<double>(size.runs) : 240;
  return moments_of(size.shape) * static_cast<std::uint64_t>(each);
}

std::uint64_t file_bytes(const StudySize& size) {
  constexpr std::uint64_t names = 13;           // run, replicate, design point, failed
  constexpr std::uint64_t moment_bytes = 112;   // sums, mean, deviation, quantiles
  constexpr std::uint64_t point_bytes = 28;     // of a month at a point, deflated
  constexpr std::uint64_t per_variable = 1150;  // header and attributes
  constexpr std::uint64_t texts = 4096;         // of labels, in pages
  const engine::ResultShape& shape = size.shape;
  const RunBytes run(size);
  const std::uint64_t pairs = size.has_pairs ? 2 : 1;
  const std::uint64_t months = std::uint64_t(shape.kept) * size.points * point_bytes * pairs;
  const double bins = 2.3 * std::log2(static_cast<double>(size.runs) + 1);  // deflated; as above
  const std::uint64_t variables =
      std::uint64_t(16 + shape.outcomes + size.factors + size.labelled +
                    10 * (shape.series + shape.organisation_quantities + shape.place_quantities));
  return size.text_bytes + texts + variables * per_variable + size.runs * (names + run.outcomes) +
         design_bytes(size) + coordinate_bytes(size) + sketch_bytes(size) + months +
         size.runs * (run.kept_paths + run.place_paths) +
         path_bytes(size.runs, run.path) * std::uint64_t(shape.series) +
         path_bytes(size.runs, run.organisation_path) *
             std::uint64_t(shape.organisation_quantities) +
         moments_of(shape) * (moment_bytes + static_cast<std::uint64_t>(bins));
}

/// Moments over so many runs, with their sketches.
std::uint64_t moment_memory(const StudySize& size, std::uint64_t runs) {
  const std::uint64_t waiting = 4 * std::min<std::uint64_t>(runs, 1024);
  const std::uint64_t bins =
      sizeof(engine::Sketch::Bin) * std::min<std::uint64_t>(runs, engine::Sketch::most_bins);
  return moments_of(size.shape) * (sizeof(engine::Moments) + waiting + bins);
}

std::uint64_t memory_bytes(const StudySize& size) {
  constexpr std::uint64_t place_of_record = 64;  // in a list that is copied when it grows
  constexpr std::uint64_t finishing = 4 << 20;   // HDF5's own
  const std::uint64_t designs = 2 * 16 * size.points * std::uint64_t(size.factors);  // copies
  const std::uint64_t tallies =
      size.watched == 0 ? 0 : size.points * (4 + sizeof(Tally) * std::uint64_t(size.watched));
  const std::uint64_t record =
      size.runs_per_record * (1 + RunBytes(size).outcomes + RunBytes(size).paths +
                              RunBytes(size).place_paths + RunBytes(size).kept) +
      moment_memory(size, size.runs_per_record);
  const std::uint64_t months = 4 * std::uint64_t(size.shape.kept) * sizeof(engine::Moments);
  return size.prepared_bytes + finishing + months + moment_memory(size, size.runs) + designs +
         tallies + records_of(size) * place_of_record +
         std::uint64_t(size.threads) * (2 * record + size.thread_bytes);
}
}  // namespace

StudyCost estimate_cost(const StudySize& size) {
  return {static_cast<double>(size.runs) * size.seconds_per_run / size.threads, memory_bytes(size),
          journal_bytes(size), file_bytes(size)};
}

}  // namespace concordat::analysis
