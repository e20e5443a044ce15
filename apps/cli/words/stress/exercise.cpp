#include "apps/cli/words/stress/exercise.hpp"

#include <array>
#include <cmath>

#include "agents/tables/regimes.hpp"
#include "agents/tables/subtypes.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/stress/first.hpp"
#include "apps/cli/words/stress/names.hpp"
#include "apps/cli/words/stress/news.hpp"
#include "apps/cli/words/summary.hpp"

namespace concordat::apps {
namespace {
using analysis::Exercise;
using analysis::KindKnows;
using analysis::Moment;
using analysis::StressReport;
using Align = Column::Align;

constexpr std::size_t minutes_of_moments = 90;  ///< all of them together

/// Of each moment, the first before the shock.
constexpr std::array<std::array<std::string_view, 2>, 6> questions{
    {{"What joint work would each of you say is safe, whatever happens? Who says so?",
      "Which of you may stop joint work alone, and who would have to agree to go on?"},
     {"What do you stop, delay or hand to a partner first? Whom do you tell, and when?",
      "Which of your own targets would you miss rather than leave the joint work?"},
     {"What do you need to know from a partner now, and would it tell you?",
      "Who speaks to the regulator: each of you, or one for all?"},
     {"One partner does less. Do you carry its share, wait, or do less yourselves?",
      "What would make you trust it again, and how long would that take?"},
     {"The pressure ends or changes about now. Who begins again first, and with what?",
      "What did you lose that does not come back by itself?"},
     {"A year later: what would you write into your agreement, had you known?",
      "Unfold your sheet: which number moved first, and what would you do when it does again?"}}};

const agents::RegimeRow& regime_of(const std::string& name) {
  for (const agents::RegimeRow& row : agents::regime_table())
    if (row.name == name) return row;
  return agents::regime_table().front();
}

/// What a moment's table is called: months are counted from the shock.
std::string moment_words(int month, int from) {
  if (month < from) return "before";
  return "after " + plural(static_cast<std::uint64_t>(month - from), "month");
}

std::string kind_words(const KindKnows& one) {
  return std::string(agents::subtype_table()[static_cast<std::size_t>(one.subtype)].title) + " (" +
         std::to_string(one.bodies) + ")";
}

std::string margin_words(double margin) {
  return std::isnan(margin) ? "–" : decimals(100 * margin, 1);
}

/// A sheet for each kind of body, to be folded so that what is to come is hidden.
std::string sheet_text(const Exercise& exercise, std::size_t kind) {
  const KindKnows& who = exercise.moments.front().kinds[kind];
  Table table{{{"", kind_words(who)},
               {"", "pressure", Align::right},
               {"", "margin, £m", Align::right},
               {"", "in %", Align::right},
               {"", "trust in\nyou, of 100", Align::right}},
              {}};
  for (const Moment& moment : exercise.moments) {
    const KindKnows& one = moment.kinds[kind];
    table.rows.push_back({Cell(month_name(moment.month)), Cell(decimals(one.pressure, 1)),
                          Cell(decimals(one.million, 1)), Cell(margin_words(one.margin)),
                          Cell(percent_number(one.trusted))});
  }
  return to_text(table) +
         paragraph("each has about £" +
                   with_thousands(static_cast<std::uint64_t>(std::llround(who.turnover))) +
                   " m a year") +
         "\n";
}

std::string sheets_text(const Exercise& exercise) {
  std::string text = "  –– sheets to cut out, one for each kind of body ––\n\n";
  for (std::size_t kind = 0; kind < exercise.moments.front().kinds.size(); ++kind)
    text += sheet_text(exercise, kind);
  return text;
}

std::string script_text(const Exercise& exercise, const StressReport& report) {
  const std::size_t minutes = minutes_of_moments / exercise.moments.size();
  std::string text;
  int before = report.from - 1;
  for (std::size_t k = 0; k < exercise.moments.size(); ++k) {
    const Moment& moment = exercise.moments[k];
    text += "  " + std::to_string(k + 1) + "  " + month_name(moment.month) + ", " +
            moment_words(moment.month, report.from) + " · " + plural(minutes, "minute") + "\n";
    const std::string news =
        news_words(exercise, report.shocks[exercise.cell->shock], before, moment.month);
    if (!news.empty()) text += paragraph("news: " + news, 5);
    before = std::max(before, moment.month);
    for (const std::string_view question : questions[std::min(k, questions.size() - 1)])
      text += paragraph("? " + std::string(question), 5);
    text += "\n";
  }
  return text;
}

std::string recovery_words(const Exercise& exercise, const StressReport& report) {
  const analysis::StressCell& cell = *exercise.cell;
  if (cell.recovery.share.empty())
    return "it presses to the end: whether the runs that are hurt come back is not observed";
  return "of the runs that are hurt half are back " +
         back_words(cell.recovery.median, report.shocks[cell.shock].presses) + "; " +
         percent(cell.recovery.at_end.value) + " are not back in the end";
}

std::string model_text(const Exercise& exercise, const StressReport& report) {
  const analysis::StressCell& cell = *exercise.cell;
  Table table{{{"", "joint decisions in which bodies collaborate"},
               {"", "with it", Align::right},
               {"", "without it", Align::right}},
              {}};
  for (const Moment& moment : exercise.moments)
    table.rows.push_back(
        {Cell(month_name(moment.month)), Cell(percent(moment.joint)), Cell(percent(moment.twin))});
  std::string text = to_text(table) + "\n";
  text +=
      paragraph("lost: " + decimals(cell.lost.value, 1) + " years of joint work [" +
                decimals(cell.lost.interval.low, 1) + " – " + decimals(cell.lost.interval.high, 1) +
                "] of " + decimals(cell.twin_level.value, 1) + "; " + percent(cell.risk.value) +
                " of runs retreat to silos, " + percent(cell.twin_risk.value) + " without it");
  if (cell.hurt_runs > 0) text += paragraph(recovery_words(exercise, report));
  text += paragraph("first to go: " + (exercise.first ? first_words(*exercise.first)
                                                      : "the partner that the shock is about"));
  std::string others = "the same under other ways of governing, years lost: ";
  bool is_first = true;
  for (const analysis::StressCell& other : report.cells) {
    if (other.shock != cell.shock || other.regime == cell.regime) continue;
    others += (is_first ? "" : ", ") + way_words(other.regime, report.later) + " " +
              (other.why_nothing.empty() ? decimals(other.lost.value, 1) : other.why_nothing);
    is_first = false;
  }
  return text + (is_first ? "" : paragraph(others));
}
/// How the cell was chosen.
std::string chosen_words(const Exercise& exercise) {
  if (!exercise.asked.shock.empty()) return "The shock was asked for.";
  if (!exercise.asked.regime.empty())
    return "Of the shocks tried under this way of governing this one loses most joint work.";
  return "Of all that was tried this loses most joint work; the scenario's own way of governing "
         "was not tried.";
}

/// The form, and what the scenario makes of it on a day.
std::string governed_words(const Exercise& exercise, const StressReport& report,
                           const agents::RegimeRow& regime) {
  const std::string name = exercise.cell->regime;
  return std::string(regime.title) +
         way_words(name, report.later).substr(regime_words(name).size());
}

std::string how_to_play(const Exercise& exercise, const agents::RegimeRow& regime) {
  return paragraph(
             chosen_words(exercise) +
             " It is no forecast: not of the shock, not of any body. Two hours: ten minutes to "
             "begin, the moments, twenty minutes for the last page, which nobody sees before. "
             "Cut out the sheets, one for each kind of body, and fold them so that the first row "
             "shows; a facilitator reads the news, and everybody unfolds one row more.") +
         paragraph("A vote: " + std::string(regime.decides) + ".") + "\n" +
         "  pressure  felt financial pressure: 1 is that of the mean acute trust in\n"
         "            2016/17, 2 is twice as much\n"
         "  margin    result of the last twelve months, of one such body; below 0 a\n"
         "            deficit; in % of its income\n"
         "  trust     how far partners trust such a body: 0 not at all, 100 wholly\n"
         "  (means over bodies of a kind and over runs)\n";
}
}  // namespace

std::string exercise_text(const Exercise& exercise, const StressReport& report) {
  const analysis::StressShock& shock = report.shocks[exercise.cell->shock];
  const agents::RegimeRow& regime = regime_of(exercise.cell->regime);
  return "\n  Table-top exercise · " + report.title + "\n  " + shock.title + ", " +
         shock_size(shock.unit, exercise.cell->size) + " · " +
         governed_words(exercise, report, regime) + "\n\n" + how_to_play(exercise, regime) + "\n" +
         script_text(exercise, report) + sheets_text(exercise) +
         "  –– last page, handed out at the end: what the model did ––\n\n" +
         model_text(exercise, report) + "\n" +
         paragraph(
             "What did you do that the model cannot: warn, bargain, change the rules? Write "
             "down what would have had to be agreed before.") +
         "\n  " + std::string(disclaimer) + "\n\n";
}

Json exercise_json(const Exercise& exercise, const StressReport& report) {
  const analysis::StressShock& shock = report.shocks[exercise.cell->shock];
  const analysis::StressCell& cell = *exercise.cell;
  const agents::RegimeRow& regime = regime_of(cell.regime);
  Json json{{"title", report.title},
            {"shock", shock.name},
            {"shock_title", shock.title},
            {"size", shock_size(shock.unit, cell.size)},
            {"regime", cell.regime},
            {"governed_by", governed_words(exercise, report, regime)},
            {"decides", regime.decides},
            {"chosen", chosen_words(exercise)},
            {"minutes_each", minutes_of_moments / exercise.moments.size()},
            {"moments", Json::array()},
            {"note", disclaimer}};
  int before = report.from - 1;
  for (std::size_t k = 0; k < exercise.moments.size(); ++k) {
    const Moment& moment = exercise.moments[k];
    Json kinds = Json::array();
    for (const KindKnows& one : moment.kinds)
      kinds.push_back({{"kind", agents::name_of(one.subtype)},
                       {"title", agents::row_of(one.subtype).title},
                       {"bodies", one.bodies},
                       {"turnover_million", one.turnover},
                       {"pressure", one.pressure},
                       {"margin", one.margin},
                       {"margin_million", one.million},
                       {"trusted", one.trusted}});
    json["moments"].push_back({{"month", moment.month},
                               {"when", moment_words(moment.month, report.from)},
                               {"news", news_words(exercise, shock, before, moment.month)},
                               {"questions", questions[std::min(k, questions.size() - 1)]},
                               {"kinds", kinds},
                               {"collaboration", moment.joint},
                               {"collaboration_of_twin", moment.twin}});
    before = std::max(before, moment.month);
  }
  json["years_lost"] = to_json(cell.lost);
  json["years_of_twin"] = to_json(cell.twin_level);
  json["risk"] = to_json(cell.risk);
  json["twin_risk"] = to_json(cell.twin_risk);
  json["recovery"] = cell.hurt_runs > 0 ? Json(recovery_words(exercise, report)) : Json();
  json["first_to_go"] = exercise.first ? Json(first_words(*exercise.first)) : Json();
  json["other_ways"] = Json::array();
  for (const analysis::StressCell& other : report.cells)
    if (other.shock == cell.shock && other.regime != cell.regime)
      json["other_ways"].push_back(
          {{"regime", other.regime},
           {"does_nothing", other.why_nothing.empty() ? Json() : Json(other.why_nothing)},
           {"years_lost", to_json(other.lost)},
           {"risk", to_json(other.risk)}});
  return json;
}

}  // namespace concordat::apps
