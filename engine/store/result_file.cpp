#include <algorithm>
#include <filesystem>
#include <sstream>

#include "engine/error.hpp"
#include "engine/statistics/digest.hpp"
#include "engine/store/hdf5/netcdf_reader.hpp"
#include "engine/store/journal/job.hpp"
#include "engine/store/results.hpp"
#include "engine/store/seal.hpp"
#include "engine/store/variables/design_variables.hpp"
#include "engine/store/variables/layout.hpp"
#include "engine/store/variables/moment_reading.hpp"
#include "engine/store/variables/point_moments.hpp"

namespace concordat::engine {
namespace {

std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> found;
  for (std::string word; in >> word;) {
    found.push_back(word);
  }
  return found;
}

/// Its seal holds, so it is as somebody wrote it; but not as this program would.
[[noreturn]] void throw_unknown(const std::string& path) {
  throw UserError(path + ": not a result file of Concordat, or one of another version");
}

void expect_known(const std::vector<std::string>& names, const std::string& name,
                  const std::string& path) {
  if (std::find(names.begin(), names.end(), name) == names.end()) {
    std::string all;
    for (const std::string& each : names) {
      all += (all.empty() ? "" : ", ") + each;
    }
    throw UserError(path + ": holds no \"" + name + "\"\n   it holds " + all);
  }
}

[[noreturn]] void refuse_unfinished(const std::string& path, const UnfinishedOutput& begun) {
  const bool is_written = std::any_of(begun.parts.begin(), begun.parts.end(),
                                      [](const auto& part) { return part.is_being_written; });
  std::vector<Advice> advice{{Advice::look_how_far, path}};
  if (!is_written) advice.emplace_back(Advice::go_on, begun.command);
  throw UserError(path + (is_written ? ": is being written: " : ": is not finished: ") +
                      with_commas(begun.committed) + " of " + with_commas(begun.runs) +
                      " runs are kept beside it",
                  std::move(advice));
}

}  // namespace

struct ResultFile::State {
  explicit State(const std::string& file) : path(file), reader(file) {
    if (reader.number<std::int32_t>("format_version") != layout::format_version) {
      throw UserError(path +
                      ": written in another format version\n"
                      "   this program reads version " +
                      std::to_string(layout::format_version));
    }
    title = reader.text("title");
    command = reader.text("command");
    version = reader.text("version");
    commit = reader.text("commit");
    digest = reader.text("digest");
    axes = reader.text("axes");
    seed = reader.number<std::uint64_t>("seed");
    failed = reader.number<std::uint64_t>("failed_runs");
    trajectories = static_cast<Trajectories>(reader.number<std::int32_t>("trajectories"));
    planned_runs = reader.number<std::uint64_t>("planned_runs");
    runs = reader.length("run");
    months = reader.has("month") ? static_cast<int>(reader.length("month")) : 0;
    design = read_design(reader);
    outcomes = words(reader.text("outcomes"));
    series = words(reader.text(layout::series.names));
    organisation_quantities = words(reader.text(layout::organisations.names));
    place_quantities = words(reader.text(layout::places.names));
    kept = words(reader.text(layout::kept));
    const auto texts = reader.texts("scenario");
    scenario = texts.empty() ? "" : texts.front();
    organisations =
        reader.has("organisation") ? reader.texts("organisation") : std::vector<std::string>();
    places = reader.has("place") ? reader.texts("place") : std::vector<std::string>();
  }

  std::string path;
  NetcdfReader reader;
  std::string title, scenario, command, version, commit, digest, axes;
  std::uint64_t seed = 0, runs = 0, planned_runs = 0, failed = 0;
  std::optional<DesignTable> design;
  Trajectories trajectories = Trajectories::none;
  int months = 0;
  std::vector<std::string> series, outcomes, organisations, places;
  std::vector<std::string> organisation_quantities, place_quantities, kept;

  /// Runs an access to the file; what HDF5 refuses is the file's damage.
  template <class Access>
  auto read(Access access) const {
    const hdf5::Session session;
    try {
      return access();
    } catch (const hdf5::Failure&) {
      throw_unknown(path);
    }
  }

  template <class Number>
  std::vector<Number> by_month(const std::string& name, const char* what) const {
    expect_known(series, name, path);
    return read([&] {
      return reader.read<Number>(layout::variable(layout::series, name, what),
                                 std::uint64_t(months));
    });
  }
};

ResultFile::ResultFile(const std::string& path) {
  if (!std::filesystem::exists(std::filesystem::symlink_status(path)))
    if (const auto begun = read_unfinished(path)) refuse_unfinished(path, *begun);
  expect_sealed(path);
  const hdf5::Session session;
  try {
    state_ = std::make_unique<State>(path);
  } catch (const hdf5::Failure&) {
    throw_unknown(path);
  }
}

ResultFile::~ResultFile() {
  const hdf5::Session session;
  state_.reset();
}

const std::string& ResultFile::path() const { return state_->path; }
const std::string& ResultFile::title() const { return state_->title; }
const std::string& ResultFile::scenario() const { return state_->scenario; }
const std::string& ResultFile::command() const { return state_->command; }
const std::string& ResultFile::version() const { return state_->version; }
const std::string& ResultFile::commit() const { return state_->commit; }
const std::string& ResultFile::axes() const { return state_->axes; }
std::uint64_t ResultFile::seed() const { return state_->seed; }
std::uint64_t ResultFile::runs() const { return state_->runs; }
std::uint64_t ResultFile::planned_runs() const { return state_->planned_runs; }
std::uint64_t ResultFile::failed() const { return state_->failed; }
Trajectories ResultFile::trajectories() const { return state_->trajectories; }
int ResultFile::months() const { return state_->months; }
std::vector<std::string> ResultFile::series() const { return state_->series; }
std::vector<std::string> ResultFile::outcomes() const { return state_->outcomes; }
std::vector<std::string> ResultFile::kept() const { return state_->kept; }
std::vector<std::string> ResultFile::organisation_codes() const { return state_->organisations; }
std::vector<std::string> ResultFile::place_codes() const { return state_->places; }
std::string ResultFile::stored_digest() const { return state_->digest; }

std::string ResultFile::digest() const {
  return state_->read([&] {
    const State& file = *state_;
    Digest digest;
    if (file.design) {
      add_design(digest, *file.design);
    }
    add_runs_of(file.reader, file.outcomes, file.runs, digest);
    if (!file.kept.empty() && file.design)
      add_points_of(file.reader, file.kept, file.design->points(), digest);
    MomentTable moments({});
    moments.series =
        read_moments(file.reader, layout::series, file.series, std::uint64_t(file.months));
    moments.organisations = read_moments(file.reader, layout::organisations,
                                         file.organisation_quantities, file.organisations.size());
    moments.places =
        read_moments(file.reader, layout::places, file.place_quantities, file.places.size());
    digest.add_moments(moments);
    return digest.text();
  });
}

std::vector<float> ResultFile::outcome(const std::string& name) const {
  expect_known(state_->outcomes, name, state_->path);
  return state_->read([&] { return state_->reader.read<float>(name, state_->runs); });
}

std::vector<std::uint8_t> ResultFile::failures() const {
  return state_->read([&] { return state_->reader.read<std::uint8_t>("failed", state_->runs); });
}

const std::optional<DesignTable>& ResultFile::design() const { return state_->design; }

std::vector<std::uint32_t> ResultFile::design_points() const {
  auto points = state_->read(
      [&] { return state_->reader.read<std::uint32_t>("design_point", state_->runs); });
  // Whoever reads them looks into tables by them, and a seal is no proof against a forger.
  const std::uint64_t count = state_->design ? state_->design->points() : 1;
  if (std::any_of(points.begin(), points.end(), [&](auto point) { return point >= count; }))
    throw_unknown(state_->path);
  return points;
}

std::vector<std::uint32_t> ResultFile::replicates() const {
  return state_->read(
      [&] { return state_->reader.read<std::uint32_t>("replicate", state_->runs); });
}

std::vector<std::string> ResultFile::point_errors() const {
  return state_->read([&] {
    return state_->design ? state_->reader.texts("point_error") : std::vector<std::string>();
  });
}

std::vector<std::uint64_t> ResultFile::series_clipped(const std::string& name) const {
  return state_->by_month<std::uint64_t>(name, "clipped");
}

std::vector<double> ResultFile::series_mean(const std::string& name) const {
  return state_->by_month<double>(name, "mean");
}

std::vector<double> ResultFile::series_sd(const std::string& name) const {
  return state_->by_month<double>(name, "sd");
}

std::vector<double> ResultFile::at_points(const std::string& name,
                                          const std::string& statistic) const {
  const State& file = *state_;
  std::vector<std::string> known = file.kept;
  for (const std::string& each : file.kept) known.push_back(difference_name(each));
  expect_known(known, name, file.path);
  return file.read([&] {
    const std::string variable = name + "_" + statistic;
    return file.reader.read<double>(
        variable, file.reader.length(variable) * file.reader.row_length(variable));
  });
}

std::vector<std::int64_t> ResultFile::controls() const {
  const State& file = *state_;
  return file.read([&] {
    return file.reader.read<std::int64_t>(layout::control, file.reader.length(layout::control));
  });
}

std::vector<double> ResultFile::series_quantile(const std::string& name, double probability) const {
  const State& file = *state_;
  expect_known(file.series, name, file.path);
  const auto& stored = layout::probabilities;
  const auto at = std::find(stored.begin(), stored.end(), probability);
  if (at == stored.end()) {
    throw UserError(file.path + ": no such quantile of \"" + name +
                    "\"\n   it holds .025 .05 .25 .5 .75 .95 .975");
  }
  const std::size_t months = std::size_t(file.months);
  const auto all = file.read([&] {
    return file.reader.read<double>(layout::variable(layout::series, name, "quantile"),
                                    stored.size() * months);
  });
  const auto from = all.begin() + (at - stored.begin()) * static_cast<std::ptrdiff_t>(months);
  return {from, from + static_cast<std::ptrdiff_t>(months)};
}

}  // namespace concordat::engine
