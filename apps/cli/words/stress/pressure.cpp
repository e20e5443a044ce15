#include "apps/cli/words/stress/pressure.hpp"

#include <cmath>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/stress/names.hpp"
#include "apps/cli/words/summary.hpp"

namespace concordat::apps {
namespace {
using analysis::Estimate;
using analysis::Sweeps;
using analysis::SweptLoop;
using analysis::TrustMap;
using Align = Column::Align;

std::string with_interval(const Estimate& estimate) {
  if (std::isnan(estimate.value)) return "nowhere";
  return decimals(estimate.value, 2) + " [" + decimals(estimate.interval.low, 2) + "–" +
         decimals(estimate.interval.high, 2) + "]";
}

std::string pace_words(int months) {
  return months % 12 == 0 ? plural(static_cast<std::uint64_t>(months / 12), "year")
                          : plural(static_cast<std::uint64_t>(months), "month");
}

std::string kind_words(const SweptLoop& one) { return one.forgets ? "" : ", no wearing off"; }

std::string loops_text(const Sweeps& sweeps) {
  Table table{{{"", "each level lasts"},
               {"", "falls at", Align::right},
               {"", "comes back at", Align::right},
               {"", "loop", Align::right}},
              {}};
  for (const SweptLoop& one : sweeps.loops)
    table.rows.push_back(
        {Cell(pace_words(one.months) + kind_words(one)), Cell(with_interval(one.loop.falls_at)),
         Cell(with_interval(one.loop.rises_at)), Cell(with_interval(one.loop.area))});
  return to_text(table) + "\n";
}

std::string curves_text(const Sweeps& sweeps) {
  Table table{{{"", "share that collaborates"}}, {}};
  for (std::size_t k = 0; k < sweeps.levels.size(); k += 2)
    table.columns.push_back({"", "at " + decimals(sweeps.levels[k], 0), Align::right});
  for (const SweptLoop& one : sweeps.loops)
    for (const bool is_up : {true, false}) {
      std::vector<Cell> row{
          Cell(pace_words(one.months) + (is_up ? " up" : " down") + kind_words(one))};
      for (std::size_t k = 0; k < sweeps.levels.size(); k += 2)
        row.push_back(Cell(percent((is_up ? one.loop.up : one.loop.down)[k])));
      table.rows.push_back(std::move(row));
    }
  return to_text(table) + "\n";
}

/// "less 80 %" as a heading.
std::string two_lines(std::string words) {
  if (const std::size_t blank = words.find(' '); blank != words.npos) words[blank] = '\n';
  return words;
}

std::string place_words(const TrustMap& map) {
  std::string words = "trust here is " + decimals(map.today, 2) + " in " + month_name(map.from) +
                      ", without more pressure. ";
  if (!map.two_ends)
    return words +
           "Under no pressure that was tried does the end hang on the start: there are no "
           "two basins.";
  words += "Between a further pressure of " + decimals(map.two_ends->from, 1) + " and " +
           decimals(map.two_ends->to, 1) + " the end hangs on the start. ";
  return words;
}

Json sweep_json(const SweptLoop& one) {
  return {{"wears_off", one.forgets},
          {"months_each", one.months},
          {"falls_at", to_json(one.loop.falls_at)},
          {"comes_back_at", to_json(one.loop.rises_at)},
          {"loop_area", to_json(one.loop.area)},
          {"up", one.loop.up},
          {"down", one.loop.down}};
}
}  // namespace

std::string sweeps_text(const Sweeps& sweeps, const Console& console) {
  return "\n  " + console.strong("Pressure up and down again") + " · " + sweeps.title + " · " +
         plural(static_cast<std::uint64_t>(sweeps.organisations), "organisation") + " · " +
         regime_words(sweeps.regime) + "\n  from 0 to " + decimals(sweeps.levels.back(), 0) +
         " and back, without accounts: pressure is what is imposed\n  " +
         plural(sweeps.pairs, "run") + " each · seed " + std::to_string(sweeps.seed) + "\n\n" +
         curves_text(sweeps) + loops_text(sweeps) +
         paragraph("without pressure " + percent(sweeps.at_first) +
                   " collaborate in the first year "
                   "and " +
                   percent(sweeps.at_last) + " in the last") +
         "\n" +
         paragraph(
             "falls, comes back: pressure at which collaboration passes the middle between "
             "its highest and lowest; 1 is the mean acute trust of 2016/17") +
         paragraph(
             "loop: area between the way up and the way down. What shrinks where levels last "
             "longer is delay; what stays is a threshold that differs by direction") +
         paragraph("no wearing off: no leader leaves, and trust does not drift to its history") +
         "\n  " + console.strong(disclaimer) + "\n";
}

Json sweeps_json(const Sweeps& sweeps) {
  Json json{{"title", sweeps.title},
            {"regime", sweeps.regime},
            {"organisations", sweeps.organisations},
            {"pairs", sweeps.pairs},
            {"seed", sweeps.seed},
            {"runs", sweeps.runs},
            {"failed", sweeps.failed},
            {"pressures", sweeps.levels},
            {"collaboration_first_year", sweeps.at_first},
            {"collaboration_last_year", sweeps.at_last},
            {"loops", Json::array()},
            {"note", disclaimer}};
  for (const SweptLoop& one : sweeps.loops) json["loops"].push_back(sweep_json(one));
  return json;
}

std::string map_text(const TrustMap& map, const Console& console) {
  Table table{{{"", "pressure\nimposed\n"}}, {}};
  for (std::size_t k = 0; k < map.shifts.size(); ++k)
    table.columns.push_back(
        {"", two_lines(map.shifts[k]) + "\n" + decimals(map.cells.front()[k].trust, 2),
         Align::right});
  table.columns.push_back({"", "parted\nat\ntrust", Align::right});
  for (std::size_t p = 0; p < map.pressures.size(); ++p) {
    std::vector<Cell> row{Cell(decimals(map.pressures[p], 1))};
    for (const auto& cell : map.cells[p]) row.push_back(Cell(percent_number(cell.end)));
    row.push_back(Cell(map.boundary[p] ? decimals(*map.boundary[p], 2) : "–"));
    table.rows.push_back(std::move(row));
  }
  return "\n  " + console.strong("Trust and pressure") + " · " + map.title + " · " +
         plural(static_cast<std::uint64_t>(map.organisations), "organisation") + " · " +
         regime_words(map.regime) + "\n  trust shifted in " + month_name(map.from) +
         ", pressure imposed from then on\n  " + plural(map.pairs, "run") + " each · seed " +
         std::to_string(map.seed) +
         "\n\n  per cent that collaborate in the last year, by trust "
         "at the start\n\n" +
         to_text(table) + "\n" + paragraph(place_words(map)) + "\n" +
         paragraph(
             "pressure: beyond what the accounts say; 1 is the mean acute trust of 2016/17. "
             "Parted at: trust from which on it ends high; a dash where all ends lie within "
             "25 points") +
         "\n  " + console.strong(disclaimer) + "\n";
}

Json map_json(const TrustMap& map) {
  Json json{{"title", map.title},
            {"regime", map.regime},
            {"organisations", map.organisations},
            {"from_month", map.from},
            {"months", map.months},
            {"pairs", map.pairs},
            {"seed", map.seed},
            {"runs", map.runs},
            {"failed", map.failed},
            {"pressures", map.pressures},
            {"shifts", map.shifts},
            {"trust_today", map.today},
            {"two_ends", map.two_ends ? Json{map.two_ends->from, map.two_ends->to} : Json()},
            {"cells", Json::array()},
            {"boundary", Json::array()},
            {"note", disclaimer}};
  for (std::size_t p = 0; p < map.pressures.size(); ++p) {
    json["boundary"].push_back(map.boundary[p] ? Json(*map.boundary[p]) : Json());
    for (std::size_t k = 0; k < map.shifts.size(); ++k)
      json["cells"].push_back({{"pressure", map.pressures[p]},
                               {"shift", map.shifts[k]},
                               {"trust", map.cells[p][k].trust},
                               {"collaboration", map.cells[p][k].end},
                               {"retreat", map.cells[p][k].retreat}});
  }
  return json;
}

}  // namespace concordat::apps
