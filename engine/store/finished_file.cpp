#include "engine/store/finished_file.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "engine/error.hpp"
#include "engine/store/journal/job.hpp"
#include "engine/store/journal/record_codec.hpp"
#include "engine/store/runs/packing.hpp"
#include "engine/store/variables/calendar.hpp"
#include "engine/store/variables/layout.hpp"
#include "engine/store/variables/moment_variables.hpp"

namespace concordat::engine {
namespace {

constexpr std::uint64_t chunk_bytes = 1 << 20;

std::string names_of(const std::vector<Quantity>& quantities) {
  std::string names;
  for (const Quantity& each : quantities) {
    names += (names.empty() ? "" : " ") + std::string(each.name);
  }
  return names;
}

NetcdfVariable& describe_as(NetcdfVariable& variable, const std::string& unit,
                            const std::string& meaning) {
  return variable.text("units", unit).text("long_name", meaning);
}

/// Packed trajectories of a quantity; readers unpack them by scale_factor and add_offset.
NetcdfVariable add_path(NetcdfWriter& file, const char* about, const Quantity& quantity,
                        const std::string& name, const std::vector<std::string>& dimensions,
                        std::uint64_t values_per_run) {
  const std::uint64_t rows = std::max<std::uint64_t>(1, chunk_bytes / (2 * values_per_run));
  NetcdfVariable variable =
      file.add_variable(name, ValueType::uint16, dimensions, rows, Packed::no);
  describe_as(variable, std::string(quantity.unit), std::string(quantity.meaning))
      .number("scale_factor", (quantity.high - quantity.low) / packed_steps)
      .number("add_offset", quantity.low)
      .number("_FillValue", packed_missing);
  find_by(variable, about, std::string(quantity.name), "runs");
  return variable;
}

/// The interface cannot keep a header's lists and its shape alike; the file would be nonsense.
void expect_consistent(const ResultHeader& header) {
  const ResultShape& shape = header.shape;
  const auto fits = [](int extent, std::initializer_list<std::size_t> sizes) {
    return std::all_of(sizes.begin(), sizes.end(),
                       [&](std::size_t size) { return size == std::size_t(extent); });
  };
  if (!fits(shape.series, {header.series.size()}) ||
      !fits(shape.outcomes, {header.outcomes.size()}) ||
      !fits(shape.organisation_quantities, {header.organisation_states.size()}) ||
      !fits(shape.place_quantities, {header.place_states.size()}) ||
      !fits(shape.kept, {header.kept.values()}) ||
      !fits(shape.organisations,
            {header.organisation_codes.size(), header.organisation_names.size(),
             header.organisation_kinds.size()}) ||
      !fits(shape.places, {header.place_codes.size(), header.place_names.size()})) {
    throw std::invalid_argument("result header: lists do not fit the shape");
  }
}

void expect_sums_fit(const ResultHeader& header) {
  std::vector<Quantity> kept;
  for (const KeptQuantity& each : header.kept.quantities) {
    kept.push_back(each.quantity);
    kept.push_back(difference_of(each.quantity));
  }
  for (const auto* group :
       {&header.series, &header.organisation_states, &header.place_states, &std::as_const(kept)}) {
    for (const Quantity& quantity : *group) {
      CONCORDAT_EXPECT(quantity.low < quantity.high);
      if (!sums_fit(quantity, header.runs)) {
        throw UserError("runs: " + with_commas(header.runs) + " is too many for the sums of " +
                        std::string(quantity.name) + "\n   ask for fewer runs");
      }
    }
  }
}

}  // namespace

void expect_fits(const ResultHeader& header) {
  expect_consistent(header);
  expect_sums_fit(header);
}

FinishedFile::FinishedFile(NetcdfWriter& file, const ResultHeader& header, std::uint64_t runs)
    : header_(header), file_(file), runs_(runs) {
  describe();
  add_dimensions();
  add_axes_of_moments();
  if (header_.design) {
    design_.emplace(file_, header_);
    add_design(digest_, *header_.design);
  }
  add_run_variables();
  add_paths();
  add_kept_paths();
}

void FinishedFile::describe() {
  file_.text("title", header_.title);
  file_.text("source", "Concordat " + header_.version);
  file_.text("comment", layout::disclaimer);
  file_.text("version", header_.version);
  file_.text("commit", header_.commit);
  file_.number("format_version", layout::format_version);
  file_.number("seed", header_.seed);
  file_.number("planned_runs", header_.runs);
  file_.text("command", header_.command);
  file_.text("first_month", header_.first_month);
  file_.number("trajectories", static_cast<std::int32_t>(header_.trajectories));
  file_.text("axes", job_of(header_).axes);
  file_.text("outcomes", names_of(header_.outcomes));
  file_.text(layout::series.names, names_of(header_.series));
  file_.text(layout::organisations.names, names_of(header_.organisation_states));
  file_.text(layout::places.names, names_of(header_.place_states));
  std::string kept;
  for (const KeptQuantity& each : header_.kept.quantities)
    kept += (kept.empty() ? "" : " ") + kept_name(each);
  file_.text(layout::kept, kept);
  NetcdfVariable scenario = file_.add_variable("scenario", ValueType::text, {});
  describe_as(scenario, "1", "complete resolved scenario: enough to repeat the runs")
      .write(std::vector{header_.scenario});
}

void FinishedFile::add_dimensions() {
  names_.push_back(file_.add_dimension("run", ValueType::int32, runs_));
  describe_as(names_.back(), "1", "run");  // written run by run
  const auto coded = [&](const char* name, const std::vector<std::string>& codes) {
    NetcdfVariable variable = file_.add_dimension(name, ValueType::text, codes.size());
    describe_as(variable, "1", std::string("code of the ") + name).write(codes);
  };
  const auto labelled = [&](const char* name, const char* dimension, const char* meaning,
                            const std::vector<std::string>& labels) {
    NetcdfVariable variable = file_.add_variable(name, ValueType::text, {dimension});
    describe_as(variable, "1", meaning).write(labels);
  };
  if (header_.shape.organisations > 0) {
    coded("organisation", header_.organisation_codes);
    labelled("organisation_name", "organisation", "name", header_.organisation_names);
    labelled("organisation_kind", "organisation", "kind", header_.organisation_kinds);
  }
  if (header_.shape.places > 0) {
    coded("place", header_.place_codes);
    labelled("place_name", "place", "name", header_.place_names);
  }
}

/// Months, histogram bins and quantiles: a study of outcomes alone has none of them.
void FinishedFile::add_axes_of_moments() {
  const auto numbered = [&](const char* name, int size, const std::string& unit,
                            const char* meaning, auto number) {
    std::vector<std::int32_t> values(static_cast<std::size_t>(size));
    for (int i = 0; i < size; ++i) {
      values[static_cast<std::size_t>(i)] = number(i);
    }
    NetcdfVariable variable = file_.add_dimension(name, ValueType::int32, values.size());
    describe_as(variable, unit, meaning).write(std::span<const std::int32_t>(values));
    return variable;
  };
  if (header_.shape.months > 0) {
    const Calendar calendar(header_.first_month);
    numbered("month", header_.shape.months, calendar.unit(), "first day of the month",
             [&](int month) { return calendar.days(month); })
        .text("calendar", "standard");
  }
  const ResultShape& shape = header_.shape;
  if (shape.series + shape.organisations + shape.places > 0)
    numbered("bin", histogram_bins, "1", "histogram bin, from low to high",
             [](int i) { return i; });
  if (shape.series + shape.organisations + shape.places + shape.kept > 0) {
    NetcdfVariable quantile =
        file_.add_dimension("quantile", ValueType::float64, layout::probabilities.size());
    describe_as(quantile, "1", "share of runs at or below")
        .write(std::span<const double>(layout::probabilities));
  }
}

void FinishedFile::add_run_variables() {
  names_.push_back(file_.add_variable("replicate", ValueType::uint32, {"run"}));
  describe_as(names_.back(), "1", "replicate: the run's part in the address of its draws");
  names_.push_back(file_.add_variable("design_point", ValueType::uint32, {"run"}));
  describe_as(names_.back(), "1", "design point; 0 in a single scenario");
  coordinates_ = {"replicate", "design_point"};
  failed_.push_back(file_.add_variable("failed", ValueType::uint8, {"run"}));
  describe_as(failed_.back(), "1", "1 where the run left its range and is not counted");
  for (const Quantity& each : header_.outcomes) {
    outcomes_.push_back(file_.add_variable(std::string(each.name), ValueType::float32, {"run"}));
    describe_as(outcomes_.back(), std::string(each.unit), std::string(each.meaning))
        .number("low", each.low)
        .number("high", each.high);
    find_by(outcomes_.back(), "outcome", std::string(each.name), "run");
  }
}

void FinishedFile::add_paths() {
  const PackedSizes packed(header_.shape, header_.trajectories);
  if (packed.series > 0) {
    for (const Quantity& each : header_.series) {
      series_paths_.push_back(
          add_path(file_, layout::series.about, each,
                   layout::variable(layout::series, std::string(each.name), "runs"),
                   {"run", "month"}, packed.series / header_.series.size()));
    }
  }
  if (packed.organisations > 0) {
    for (const Quantity& each : header_.organisation_states) {
      organisation_paths_.push_back(
          add_path(file_, layout::organisations.about, each,
                   layout::variable(layout::organisations, std::string(each.name), "runs"),
                   {"run", "month", "organisation"},
                   packed.organisations / header_.organisation_states.size()));
    }
  }
  if (packed.places > 0) {
    for (const Quantity& each : header_.place_states) {
      place_paths_.push_back(
          add_path(file_, layout::places.about, each,
                   layout::variable(layout::places, std::string(each.name), "runs"),
                   {"run", "month", "place"}, packed.places / header_.place_states.size()));
    }
  }
}

/// Of a study that keeps months: those of every run, where they are asked for.
void FinishedFile::add_kept_paths() {
  if (header_.trajectories == Trajectories::none) return;
  for (const KeptQuantity& each : header_.kept.quantities) {
    std::vector<std::string> axes{"run", "month"};
    if (each.of_places) axes.emplace_back("place");
    kept_paths_.push_back(add_path(file_, about_of(each), each.quantity, kept_name(each) + "_runs",
                                   axes, header_.kept.width(each)));
  }
}

void FinishedFile::write_kept_paths(const RunValues& values, std::uint64_t first) {
  if (kept_paths_.empty()) return;
  const std::size_t all = header_.kept.values(), runs = values.failed.size();
  std::vector<std::uint16_t> packed;
  for (std::size_t k = 0, at = 0; k < kept_paths_.size(); ++k) {
    const KeptQuantity& kept = header_.kept.quantities[k];
    const std::size_t width = header_.kept.width(kept);
    packed.clear();
    for (std::size_t run = 0; run < runs; ++run)
      for (const float value : std::span(values.kept).subspan(run * all + at, width))
        packed.push_back(std::isnan(value) ? packed_missing : pack(value, kept.quantity));
    kept_paths_[k].write_rows(first, std::span(std::as_const(packed)), 0, width, width);
    at += width;
  }
}

/// Row numbers, replicates and design points of the next runs.
void FinishedFile::write_names(std::uint64_t address, std::size_t runs) {
  std::vector<std::uint32_t> rows(runs), replicates(runs), points(runs);
  std::iota(rows.begin(), rows.end(), static_cast<std::uint32_t>(row_));
  for (std::size_t i = 0; i < runs; ++i) {
    const RunName run = header_.plan.name(address + i);
    points[i] = static_cast<std::uint32_t>(run.point);
    replicates[i] = header_.plan.draws_of(run);
  }
  const std::array<std::span<const std::uint32_t>, 3> columns{rows, replicates, points};
  for (std::size_t k = 0; k < names_.size(); ++k) {
    names_[k].write_rows(row_, columns[k], 0, 1, 1);
  }
}

void FinishedFile::add_runs(std::uint64_t address, const RunValues& values) {
  digest_.add_runs(values.outcomes, values.failed);
  const std::size_t runs = values.failed.size();
  const std::uint64_t first = row_;
  write_names(address, runs);
  if (design_) {
    design_->count(address, values.failed);
  }
  row_ += runs;
  failed_.front().write_rows(first, std::span(values.failed), 0, 1, 1);
  failed_runs_ +=
      static_cast<std::uint64_t>(std::count(values.failed.begin(), values.failed.end(), 1));
  const auto write_columns = [&](std::vector<NetcdfVariable>& columns, const auto& table) {
    const std::size_t row = columns.empty() ? 0 : table.size() / runs / columns.size();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      columns[i].write_rows(first, std::span(table), i * row, row, columns.size() * row);
    }
  };
  write_columns(outcomes_, values.outcomes);
  write_columns(series_paths_, values.series);
  write_columns(organisation_paths_, values.organisation_series);
  write_columns(place_paths_, values.place_series);
  write_kept_paths(values, first);
}

void FinishedFile::add_months(const ReadKept& runs) {
  if (!header_.kept.is_empty()) PointMonths(file_, header_).write(runs, digest_);
}

/// What parameters make of each outcome, and what chance.
void FinishedFile::write_over_sets() {
  if (!header_.over_sets) return;
  const auto sets = names_.back().read_back<std::uint32_t>(row_);
  for (NetcdfVariable& outcome : outcomes_)
    for (const NamedNumbers& each : header_.over_sets(outcome.read_back<float>(row_), sets))
      outcome.numbers<double>(each.name, each.values);
}

/// All that a job with more replicates has to add to.
void FinishedFile::write_run_on(const MomentTable& moments) {
  const Bytes bytes = encode({}, moments);
  if (bytes.empty()) return;
  file_.add_group(layout::run_on);
  NetcdfVariable variable =
      file_.add_dimension(layout::sketches, ValueType::uint8, bytes.size(), Packed::deflated);
  describe_as(variable, "1",
              "moments and sketches of quantiles, as a record of the journal has them")
      .write(std::span(bytes));
}

void FinishedFile::close(const MomentTable& moments) {
  digest_.add_moments(moments);
  write_moments(file_, layout::series, header_.series, moments.series);
  write_moments(file_, layout::organisations, header_.organisation_states, moments.organisations);
  write_moments(file_, layout::places, header_.place_states, moments.places);
  write_over_sets();
  write_run_on(moments);
  if (design_) design_->close(coordinates_);
  for (const char* each : {"organisation", "place"})
    for (const char* label : {"_name", "_kind"})
      if (file_.has(std::string(each) + label)) coordinates_.push_back(std::string(each) + label);
  std::string coordinates;
  for (const std::string& name : coordinates_)
    coordinates += (coordinates.empty() ? "" : " ") + name;
  file_.text("coordinates", coordinates);
  file_.number("failed_runs", failed_runs_);
  file_.text("digest", digest());
  for (auto* columns : {&names_, &outcomes_, &failed_, &series_paths_, &organisation_paths_,
                        &place_paths_, &kept_paths_}) {
    columns->clear();
  }
  design_.reset();
}

}  // namespace concordat::engine
