#include "apps/cli/words/stress/exercise.hpp"

#include <array>
#include <cmath>

#include "agents/tables/regimes.hpp"
#include "agents/tables/subtypes.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/words/stress/names.hpp"
#include "apps/cli/words/summary.hpp"

namespace concordat::apps {
namespace {
using analysis::Exercise;
using analysis::KindKnows;
using analysis::Moment;
using analysis::StressReport;
using Align = Column::Align;

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
      "Which early sign did you see, and what would you do the next time you see it?"}}};

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

/// What happens until a moment: the shock in its own words, and where it strikes again.
std::string inject_words(const Exercise& exercise, const StressReport& report, int after,
                         int until) {
  const analysis::StressShock& shock = report.shocks[exercise.cell->shock];
  std::string words;
  int last = -1;  // events of one month are one piece of news
  for (const agents::ShockEvent& one : exercise.events) {
    const int month = report.from + one.event.month;
    if (month <= after || month > until || month == last) continue;
    last = month;
    words += (words.empty() ? "" : "; ") + month_name(month) + ": ";
    if (one.event.month > exercise.events.front().event.month)
      words += "again, " + shock.title;
    else
      words += shock.title + ", " + shock_size(shock.unit, exercise.cell->size) +
               (shock.meaning.empty() ? "" : " (" + shock.meaning + ")");
  }
  return words;
}

std::string kind_words(const KindKnows& one) {
  return std::string(agents::subtype_table()[static_cast<std::size_t>(one.subtype)].title) + " (" +
         std::to_string(one.bodies) + ")";
}

std::string margin_words(double margin) {
  return std::isnan(margin) ? "–" : decimals(100 * margin, 1);
}

std::string knows_text(const Moment& moment) {
  Table table{{{"", "who"},
               {"", "pressure", Align::right},
               {"", "margin, %", Align::right},
               {"", "trusted", Align::right}},
              {}};
  for (const KindKnows& one : moment.kinds)
    table.rows.push_back({Cell(kind_words(one)), Cell(decimals(one.pressure, 1)),
                          Cell(margin_words(one.margin)), Cell(decimals(one.trusted, 2))});
  return to_text(table) + paragraph("all see: " + percent(moment.joint) +
                                    " of joint decisions find a partner willing this month");
}

std::string script_text(const Exercise& exercise, const StressReport& report) {
  std::string text;
  int before = report.from - 1;
  for (std::size_t k = 0; k < exercise.moments.size(); ++k) {
    const Moment& moment = exercise.moments[k];
    text += "  " + std::to_string(k + 1) + "  " + month_name(moment.month) + ", " +
            moment_words(moment.month, report.from) + "\n";
    const std::string inject = inject_words(exercise, report, before, moment.month);
    if (!inject.empty()) text += paragraph("news: " + inject, 5);
    before = std::max(before, moment.month);
    text += knows_text(moment);
    for (const std::string_view question : questions[std::min(k, questions.size() - 1)])
      text += paragraph("? " + std::string(question), 5);
    text += "\n";
  }
  return text;
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
  if (cell.hurt_runs > 0 && cell.recovery.share.empty())
    text += paragraph(
        "it presses to the end: whether the runs that are hurt come back is not observed");
  else if (cell.hurt_runs > 0)
    text += paragraph(cell.recovery.median < 0
                          ? "of runs that are hurt fewer than half come back"
                          : "half of the runs that are hurt are back " +
                                plural(static_cast<std::uint64_t>(cell.recovery.median), "month") +
                                " after the pressure has ended; " +
                                percent(cell.recovery.at_end.value) + " are not back in the end");
  std::string first = "first to go: ";
  for (std::size_t k = 0; k < exercise.first.kinds.size(); ++k)
    first += (k == 0 ? "" : ", ") +
             std::string(
                 agents::subtype_table()[static_cast<std::size_t>(exercise.first.kinds[k].subtype)]
                     .title) +
             " in " + percent(exercise.first.kinds[k].share.value) + " of hurt runs";
  text += paragraph(first);
  std::string others = "the same under other ways of governing, years lost: ";
  bool is_first = true;
  for (const analysis::StressCell& other : report.cells) {
    if (other.shock != cell.shock || other.regime == cell.regime) continue;
    others += (is_first ? "" : ", ") + regime_words(other.regime) + " " +
              (other.why_nothing.empty() ? decimals(other.lost.value, 1) : other.why_nothing);
    is_first = false;
  }
  return text + (is_first ? "" : paragraph(others));
}
}  // namespace

std::string exercise_text(const Exercise& exercise, const StressReport& report) {
  const analysis::StressShock& shock = report.shocks[exercise.cell->shock];
  const agents::RegimeRow& regime = regime_of(exercise.cell->regime);
  return "\n  Table-top exercise · " + report.title + "\n  " + shock.title + ", " +
         shock_size(shock.unit, exercise.cell->size) + " · " + std::string(regime.title) + "\n\n" +
         paragraph(
             "This is the cell of a stress test that loses most joint work. It is no forecast: "
             "not of the shock, not of any body. Two hours; a facilitator reads one moment "
             "after the other and hands each its row. A vote: " +
             std::string(regime.decides) +
             ". Pressure 1 is the mean acute trust of 2016/17; trusted is how far partners "
             "trust them, 0 to 1; numbers are means over bodies of a kind and over runs.") +
         "\n" + script_text(exercise, report) +
         "  –– last page, handed out at the end: what the model did ––\n\n" +
         model_text(exercise, report) + "\n" +
         paragraph(
             "What did you do that the model cannot: warn, bargain, change the rules? Write "
             "down what would have had to be agreed before.") +
         "\n  " + std::string(disclaimer) + "\n\n";
}

}  // namespace concordat::apps
