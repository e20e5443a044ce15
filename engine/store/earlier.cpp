#include "engine/store/earlier.hpp"

#include <algorithm>

#include "engine/error.hpp"
#include "engine/store/hdf5/netcdf_reader.hpp"
#include "engine/store/journal/job.hpp"
#include "engine/store/journal/record.hpp"
#include "engine/store/journal/record_codec.hpp"
#include "engine/store/results.hpp"
#include "engine/store/variables/layout.hpp"

namespace concordat::engine {
namespace {

[[noreturn]] void refuse(const ResultFile& file, const std::string& why) {
  throw UserError(file.path() + ": cannot be gone on with: " + why);
}

/// All that makes runs the same but for their number and the text that says it.
void expect_same_runs(const ResultFile& file, const ResultHeader& header) {
  if (file.version() != header.version || file.commit() != header.commit)
    refuse(file, "made by " + file.version() + " (commit " + file.commit() + "), and this is " +
                     header.version + " (commit " + header.commit +
                     ")\n   runs of two versions may differ; run it anew with this one");
  if (file.seed() != header.seed || file.trajectories() != header.trajectories ||
      file.axes() != job_of(header).axes)
    refuse(file, "another seed, other trajectories or other quantities");
  if (header.plan.draws == PointDraws::own)
    refuse(file,
           "its points have random draws of their own, which follow from the number of "
           "replicates\n   run it anew with more replicates");
}

void put_column(std::vector<float>& table, const std::vector<float>& column, std::size_t at,
                std::size_t columns) {
  for (std::size_t run = 0; run < column.size(); ++run) table[run * columns + at] = column[run];
}

}  // namespace

struct EarlierRuns::State {
  explicit State(const ResultHeader& of)
      : header(of), file(of.earlier), reader(of.earlier), failed(file.failures()) {
    expect_same_runs(file, header);
    place_runs();
  }

  /// In the order of its rows, which is that of addresses in both plans.
  void place_runs() {
    const std::vector<std::uint32_t> points = file.design_points(), replicates = file.replicates();
    const std::vector<std::uint64_t> places = header.plan.places();
    const std::uint64_t most = header.plan.rounds.empty() ? header.runs : header.plan.rounds.back();
    const std::uint64_t at_once = Record::most_runs(header);
    for (std::size_t row = 0; row < points.size(); ++row) {
      if (points[row] >= places.size() || replicates[row] < header.plan.first ||
          replicates[row] - header.plan.first >= most)
        refuse(file, "it has runs that the longer job has not");
      const std::uint64_t address =
          header.plan.address_of(places[points[row]], replicates[row] - header.plan.first);
      const bool goes_on = !ranges.empty() && ranges.back().last == address &&
                           address - ranges.back().first < at_once;
      if (!ranges.empty() && ranges.back().last > address) refuse(file, "other rounds of runs");
      if (goes_on) {
        ++ranges.back().last;
      } else {
        ranges.push_back({address, address + 1});
        rows.push_back(row);
      }
    }
  }

  std::uint64_t count(std::size_t range) const { return ranges[range].last - ranges[range].first; }

  void read_outcomes(std::size_t range, RunValues& into) const {
    const std::uint64_t runs = count(range);
    const std::size_t columns = header.outcomes.size();
    const auto from = failed.begin() + static_cast<std::ptrdiff_t>(rows[range]);
    into.failed.assign(from, from + static_cast<std::ptrdiff_t>(runs));
    into.outcomes.assign(runs * columns, 0);
    std::vector<float> column(runs);
    for (std::size_t k = 0; k < columns; ++k) {
      reader.read_rows(std::string(header.outcomes[k].name), rows[range], std::span(column));
      put_column(into.outcomes, column, k, columns);
    }
  }

  /// Packed paths of some quantities: [run][quantity][value].
  void read_paths(std::size_t range, const layout::Group& group,
                  const std::vector<Quantity>& quantities, std::size_t per_run,
                  std::vector<std::uint16_t>& into) const {
    const std::uint64_t runs = count(range);
    into.assign(runs * per_run, 0);
    const std::size_t width = per_run == 0 ? 0 : per_run / quantities.size();
    std::vector<std::uint16_t> column(runs * width);
    for (std::size_t k = 0; width > 0 && k < quantities.size(); ++k) {
      reader.read_rows(layout::variable(group, std::string(quantities[k].name), "runs"),
                       rows[range], runs, std::span(column));
      for (std::size_t run = 0; run < runs; ++run)
        std::copy_n(column.begin() + static_cast<std::ptrdiff_t>(run * width), width,
                    into.begin() + static_cast<std::ptrdiff_t>(run * per_run + k * width));
    }
  }

  const ResultHeader& header;
  ResultFile file;
  NetcdfReader reader;
  std::vector<std::uint8_t> failed;  ///< [row]
  std::vector<RunRange> ranges;
  std::vector<std::uint64_t> rows;  ///< [range] its first in the file
};

EarlierRuns::EarlierRuns(const ResultHeader& header) {
  const hdf5::Session session;
  try {
    state_ = std::make_unique<State>(header);
  } catch (const hdf5::Failure&) {
    throw UserError(header.earlier + ": not a result file of Concordat, or one of another version");
  }
}

EarlierRuns::~EarlierRuns() {
  const hdf5::Session session;
  state_.reset();
}

const std::vector<RunRange>& EarlierRuns::ranges() const { return state_->ranges; }
std::uint64_t EarlierRuns::runs() const { return state_->failed.size(); }

void EarlierRuns::read_outcomes(std::size_t range, RunValues& into) const {
  const hdf5::Session session;
  state_->read_outcomes(range, into);
}

void EarlierRuns::read(std::size_t range, RunValues& into) const {
  const hdf5::Session session;
  const State& state = *state_;
  const ResultHeader& header = state.header;
  const PackedSizes packed(header.shape, header.trajectories);
  state.read_outcomes(range, into);
  state.read_paths(range, layout::series, header.series, packed.series, into.series);
  state.read_paths(range, layout::organisations, header.organisation_states, packed.organisations,
                   into.organisation_series);
  state.read_paths(range, layout::places, header.place_states, packed.places, into.place_series);
}

void EarlierRuns::add_moments(MomentTable& into) const {
  const hdf5::Session session;
  const NetcdfReader& reader = state_->reader;
  if (into.series.empty() && into.organisations.empty() && into.places.empty()) return;
  const Bytes bytes = reader.read<std::uint8_t>(layout::sketches, reader.length(layout::sketches));
  ResultHeader bare;  // moments alone: a record of no runs
  bare.shape = state_->header.shape;
  RunValues nothing;
  decode(bytes, bare, 0, nothing, into);
}

}  // namespace concordat::engine
