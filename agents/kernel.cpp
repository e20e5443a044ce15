/// The model compiled for one instruction set: from the first month to the last.
#include "agents/kernel.hpp"

#include "agents/measures/accounts.hpp"
#include "agents/measures/outcomes.hpp"
#include "agents/measures/series.hpp"
#include "agents/measures/states.hpp"
#include "agents/month/initialise.hpp"
#include "agents/month/month.hpp"

namespace concordat::agents {
inline namespace CONCORDAT_TARGET {
namespace {

/// Where the lanes of this call stand in the block: lane l is run `first` + l, for l < count.
struct Window {
  int first, count;
};

void write(float* block, std::size_t row, const Real& value, Window window) {
  for (int l = 0; l < window.count; ++l)
    block[row * engine::block_runs + window.first + l] = engine::lane(value, l);
}

/// Spare lanes repeat the last run and are discarded.
Bits replicates_of(const Run* runs, Window window) {
  Bits out(0);
  for (int l = 0; l < engine::lane_count; ++l)
    engine::set_lane(out, l,
                     runs[window.first + (l < window.count ? l : window.count - 1)].replicate);
  return out;
}

AllParameters parameters_of(const Run* runs, Window window) {
  AllParameters out;
  for (int l = 0; l < engine::lane_count; ++l)
    set_lane(out, l, *runs[window.first + (l < window.count ? l : window.count - 1)].parameters);
  return out;
}

/// A number that left its range: not a number, or larger than anything that the model can mean.
Mask is_wild(const Real& x) { return !((x > Real(-1e9f)) & (x < Real(1e9f))); }

Real rounded(const Real& x) { return x; }
Real rounded(const Money& x) { return to_real(x); }

/// Lanes with a parameter that is no number. Clipping may hide it from every series.
Mask has_wild_parameter(const AllParameters& p) {
  Mask wild(false);
#define PARAMETER(type, level, group, name, ...) wild = wild | is_wild(rounded(p.group##_##name));
#include "agents/tables/parameters.def"
#undef PARAMETER
  return wild;
}

/// Writes the state of every organisation; quantity q of organisation i goes to `row_of(q, i)`.
template <class RowOf>
void write_organisations(const World& world, float* block, Window window, RowOf row_of) {
  Real values[organisation_state_count];
  for (const OrganisationId i : world.structure.organisations.ids()) {
    measure_organisation(world, i, values);
    for (int q = 0; q < organisation_state_count; ++q)
      write(block, row_of(q, engine::row_of(i)), values[q], window);
  }
}

/// The same of every place.
template <class RowOf>
void write_places(const World& world, float* block, Window window, RowOf row_of) {
  Real values[place_state_count];
  for (const PlaceId l : world.structure.places.ids()) {
    measure_place(world, l, values);
    for (int q = 0; q < place_state_count; ++q)
      write(block, row_of(q, engine::row_of(l)), values[q], window);
  }
}

/// The month's series, and the paths of organisations and places where they are asked for.
Mask write_month(const World& world, const Real* series, engine::BlockResult& result,
                 Window window) {
  const auto months = static_cast<std::size_t>(world.structure.scenario.months);
  const auto t = static_cast<std::size_t>(world.month);
  Mask wild(false);
  for (int q = 0; q < series_count; ++q) {
    write(result.series.data(), q * months + t, series[q], window);
    wild = wild | is_wild(series[q]);
  }
  if (!result.organisation_series.empty()) {
    const std::size_t n = world.structure.organisations.size();
    write_organisations(world, result.organisation_series.data(), window,
                        [&](std::size_t q, std::size_t i) { return (q * months + t) * n + i; });
  }
  if (!result.place_series.empty()) {
    const std::size_t n = world.structure.places.size();
    write_places(world, result.place_series.data(), window,
                 [&](std::size_t q, std::size_t l) { return (q * months + t) * n + l; });
  }
  return wild;
}

void tell_accounts(const World& world, const Run* runs, Window window) {
  for (int l = 0; l < window.count; ++l)
    if (AccountsReader* const reader = runs[window.first + l].accounts)
      reader->read(world.month, accounts_of(world, l));
}

/// What is reported once a run.
void write_end(const World& world, const Real* series, const Mask& wild,
               engine::BlockResult& result, Window window) {
  const std::size_t n = world.structure.organisations.size();
  const std::size_t places = world.structure.places.size();
  for (int q = 0; q < series_count; ++q) write(result.outcomes.data(), q, series[q], window);
  measure_outcomes(world, [&](std::size_t at, const Real& value) {
    write(result.outcomes.data(), series_count + at, value, window);
  });
  if (!result.organisations.empty())
    write_organisations(world, result.organisations.data(), window,
                        [n](std::size_t q, std::size_t i) { return q * n + i; });
  if (!result.places.empty())
    write_places(world, result.places.data(), window,
                 [places](std::size_t q, std::size_t l) { return q * places + l; });
  for (int l = 0; l < window.count; ++l) result.failed[window.first + l] = engine::lane(wild, l);
}

}  // namespace

void run_lanes(const Structure& structure, std::uint64_t seed, const Run* runs, int first,
               int count, const engine::Crew* crew, engine::BlockResult& result) {
  const Window window{first, count};
  World world(structure, Draws(seed, replicates_of(runs, window)));
  world.scenario_parameters = parameters_of(runs, window);
  for (int l = 0; l < count; ++l)
    if (runs[first + l].accounts != nullptr && world.ledger.empty())
      world.ledger = Column<Money, int>(flow_count * party_count * party_count);
  world.crew = crew;
  initialise(world);
  Real series[series_count];
  Mask wild = has_wild_parameter(world.scenario_parameters);
  for (; world.month < structure.scenario.months; ++world.month) {
    run_month(world);
    measure_series(world, series);
    watch_retreat(world, world, series[static_cast<int>(Series::collaboration)]);
    wild = wild | write_month(world, series, result, window);
    tell_accounts(world, runs, window);
  }
  write_end(world, series, wild, result, window);
}

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::agents
