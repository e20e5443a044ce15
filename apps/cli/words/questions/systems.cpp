#include "apps/cli/words/questions/systems.hpp"

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"

namespace concordat::apps {
namespace {
using analysis::SystemLine;
using analysis::WaveLine;
using analysis::WaveScore;
using Align = Column::Align;

constexpr const char* way_names[analysis::way_count] = {"record", "event", "merit", "everyone"};

Cell month_cell(const std::optional<int>& month) {
  if (!month) return {"–", nullptr};
  return {month_name(*month), *month};
}

Cell share_cell(double share) { return {share > 0 ? percent(share) : "–", share}; }

/// "merit 60 %, everyone 40 %"; one way alone by its name.
std::string ways_of(const SystemLine& line) {
  std::string text;
  for (int way = 0; way < analysis::way_count; ++way) {
    if (line.ways[way] <= 0) continue;
    text += (text.empty() ? "" : ", ") + std::string(way_names[way]);
    if (line.ways[way] < line.ever - 1e-9) text += " " + percent(line.ways[way]);
  }
  return text;
}

/// What stood in the way in the first wave, of the runs without the status then.
Table hurdles(const std::vector<SystemLine>& lines) {
  Table table{{{"", "in the first wave"},
               {"", "chosen", Align::right},
               {"", "trust", Align::right},
               {"", "money", Align::right},
               {"", "integration", Align::right},
               {"", "others better", Align::right}},
              {}};
  for (const SystemLine& line : lines) {
    if (line.waves.empty() || line.waves.front().runs <= 0) continue;
    const WaveLine& wave = line.waves.front();
    table.rows.push_back({Cell(line.name)});
    for (const double share :
         {wave.chosen, wave.no_trust, wave.no_money, wave.no_integration, wave.passed_over})
      table.rows.back().push_back(share_cell(share / wave.runs));
  }
  return table;
}

}  // namespace

std::string systems_text(const std::vector<SystemLine>& lines) {
  Table table{{{"", "system"},
               {"", "on record", Align::right},
               {"", "at the end", Align::right},
               {"", "median month", Align::right},
               {"", "lost", Align::right},
               {"", "how"}},
              {}};
  for (const SystemLine& line : lines)
    table.rows.push_back({Cell(line.name), month_cell(line.on_record), share_cell(line.by_end),
                          month_cell(line.median_month), share_cell(line.lost),
                          Cell(ways_of(line))});
  const Table missed = hurdles(lines);
  return to_text(table) +
         "\n  at the end: share of runs that have the status in the last month. lost: that had it\n"
         "  and lost it. how: on record, by an event, on merit in a wave, or when everyone "
         "does.\n" +
         (missed.rows.empty() ? ""
                              : "\n" + to_text(missed) +
                                    "\n  of the runs without the status before: who was chosen, "
                                    "and who missed which bar\n  or cleared all of them while "
                                    "others stood better.\n");
}

std::string waves_text(const std::vector<WaveScore>& scores) {
  Table table{{{"", "by"},
               {"", "on record", Align::right},
               {"", "chosen", Align::right},
               {"", "hits", Align::right},
               {"", "90 % of runs", Align::right},
               {"", "at random", Align::right},
               {"", "false alarms", Align::right}},
              {}};
  for (const WaveScore& score : scores)
    table.rows.push_back({Cell(month_name(score.month)), Cell(std::to_string(score.on_record)),
                          Cell(decimals(score.chosen, 1)), Cell(decimals(score.hits, 1)),
                          Cell(decimals(score.low, 0) + " – " + decimals(score.high, 0)),
                          Cell(decimals(score.hits_at_random, 1)),
                          Cell(decimals(score.false_alarms, 1))});
  return to_text(table) +
         "\n  systems with the status after each wave on record. hits: chosen in runs and on "
         "record.\n"
         "  at random: hits if as many were drawn from all.\n";
}

Json systems_json(const std::vector<SystemLine>& lines) {
  Json rows = Json::array();
  const auto month_of = [](const std::optional<int>& month) {
    return month ? Json(*month) : Json(nullptr);
  };
  for (const SystemLine& line : lines) {
    Json ways = Json::object(), waves = Json::array();
    for (int way = 0; way < analysis::way_count; ++way) ways[way_names[way]] = line.ways[way];
    for (const WaveLine& wave : line.waves)
      waves.push_back({{"month", wave.month},
                       {"runs", wave.runs},
                       {"no_trust", wave.no_trust},
                       {"no_money", wave.no_money},
                       {"no_integration", wave.no_integration},
                       {"others_better", wave.passed_over},
                       {"chosen", wave.chosen}});
    rows.push_back({{"code", line.code},
                    {"name", line.name},
                    {"people", line.people},
                    {"on_record", month_of(line.on_record)},
                    {"median_month", month_of(line.median_month)},
                    {"by_end", line.by_end},
                    {"ever", line.ever},
                    {"lost", line.lost},
                    {"how", ways},
                    {"waves", waves},
                    {"by_month", line.by_month}});
  }
  return rows;
}

Json waves_json(const std::vector<WaveScore>& scores) {
  Json rows = Json::array();
  for (const WaveScore& score : scores)
    rows.push_back({{"month", score.month},
                    {"systems", score.systems},
                    {"on_record", score.on_record},
                    {"chosen", score.chosen},
                    {"hits", score.hits},
                    {"hits_90", {score.low, score.high}},
                    {"hits_at_random", score.hits_at_random},
                    {"false_alarms", score.false_alarms}});
  return rows;
}

}  // namespace concordat::apps
