#include "analysis/hindcast/followed.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "agents/measures/metrics.hpp"
#include "agents/prepare.hpp"
#include "analysis/experiments/study.hpp"

namespace concordat::analysis {
namespace {

constexpr std::size_t months_of_year = 12, years_of_record = 3;

/// A state of organisations in March that says what the year brought.
struct YearlyState {
  std::string_view name;
  Figures Outturns::*figures;
};
constexpr YearlyState yearly[] = {
    {"margin", &Outturns::margin},
    {"before_fund", &Outturns::before_fund},
    {"control_total", &Outturns::control_total},
    {"fund", &Outturns::fund},
    {"fund_earned", &Outturns::fund_on_targets},
    {"fund_core", &Outturns::fund_core},
    {"saved", &Outturns::savings},
};

std::size_t state_of(std::string_view name) {
  const auto table = agents::organisation_state_table();
  const auto found = std::ranges::find(table, name, &engine::Quantity::name);
  if (found == table.end()) throw std::logic_error("no state is called " + std::string(name));
  return static_cast<std::size_t>(found - table.begin());
}

/// How figures are read off the paths of organisations.
struct Reading {
  Figures Outturns::*figures;
  std::size_t state;
};

std::vector<Reading> readings() {
  std::vector<Reading> all;
  for (const YearlyState& one : yearly) all.push_back({one.figures, state_of(one.name)});
  return all;
}

Outturns empty_outturns(const agents::Structure& structure, std::size_t runs,
                        const std::vector<Reading>& readings) {
  Outturns out;
  out.runs = runs;
  out.years = std::min(years_of_record,
                       static_cast<std::size_t>(structure.scenario.months) / months_of_year);
  for (const agents::Organisation& body : structure.scenario.organisations)
    out.bodies.push_back({body.code, agents::subtype_of(body), body.turnover});
  for (const Reading& one : readings)
    out.*one.figures = Figures(runs, out.years, out.bodies.size());
  return out;
}

/// Without the runs that failed.
Outturns sound(const Outturns& all, const std::vector<std::uint8_t>& failed,
               const std::vector<Reading>& readings) {
  Outturns out = all;
  out.runs = static_cast<std::size_t>(std::ranges::count(failed, 0));
  for (const Reading& one : readings) {
    Figures& kept = out.*one.figures = Figures(out.runs, out.years, out.bodies.size());
    std::size_t to = 0;
    for (std::size_t run = 0; run < all.runs; ++run) {
      if (failed[run] != 0) continue;
      for (std::size_t year = 0; year < out.years; ++year)
        for (std::size_t i = 0; i < out.bodies.size(); ++i)
          kept.at(to, year, i) = (all.*one.figures).at(run, year, i);
      ++to;
    }
  }
  return out;
}

}  // namespace

std::optional<Outturns> follow_outturns(OneScenario one, const InMemory& how) {
  const Study study(std::move(one));
  const agents::Structure structure = agents::make_structure(study.scenario());
  const engine::ResultShape shape = agents::shape_of(structure);
  const std::vector<Reading> all = readings();
  const std::size_t runs = study.runs(), months = static_cast<std::size_t>(shape.months);
  Outturns out = empty_outturns(structure, runs, all);
  std::vector<std::uint8_t> failed(runs);
  const auto keep = [&](const Reading& reading, std::size_t run, const engine::BlockResult& block,
                        std::size_t lane) {
    for (std::size_t year = 0; year < out.years; ++year)
      for (std::size_t i = 0; i < out.bodies.size(); ++i) {
        const std::size_t march = year * months_of_year + months_of_year - 1;
        const std::size_t at = (reading.state * months + march) * out.bodies.size() + i;
        (out.*reading.figures).at(run, year, i) =
            block.organisation_series[at * engine::block_runs + lane];
      }
  };
  const bool is_whole =
      simulate_blocks(study, engine::BlockResult(shape, true), how,
                      [&](std::size_t first, std::size_t count, const engine::BlockResult& block) {
                        for (std::size_t lane = 0; lane < count; ++lane) {
                          failed[first + lane] = block.failed[lane] ? 1 : 0;
                          for (const Reading& reading : all)
                            keep(reading, first + lane, block, lane);
                        }
                      });
  if (!is_whole) return std::nullopt;
  return sound(out, failed, all);
}

}  // namespace concordat::analysis
