#include "analysis/report/money.hpp"

#include <memory>

#include "agents/prepare.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/options/choice.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"

namespace concordat::apps {
namespace {
using analysis::MoneyLine;
using analysis::MoneyTable;

struct MoneyRequest {
  Choice choice;
  std::uint64_t seed = 1;
  Format format = Format::text;
};

/// The start, and the ends of the first, fifth and tenth year, as far as the horizon reaches.
std::vector<int> months_shown(int horizon) {
  std::vector<int> months;
  for (const int month : {0, 11, 59, 119})
    if (month < horizon) months.push_back(month);
  if (months.back() != horizon - 1) months.push_back(horizon - 1);
  return months;
}

Table to_table(const std::vector<MoneyLine>& lines, const std::vector<int>& months,
               const std::string& heading, std::string (*number)(double)) {
  Table table{{{"name", heading}}, {}};
  for (const int month : months)
    table.columns.push_back(
        {"month_" + std::to_string(month), month_name(month), Column::Align::right});
  table.columns.push_back({"why", ""});
  for (const MoneyLine& line : lines) {
    std::vector<Cell> row{Cell(line.name)};
    for (const double value : line.values) row.emplace_back(number(value), value);
    row.emplace_back(line.why);
    table.rows.push_back(row);
  }
  return table;
}

/// What moves each line, below its table.
std::string reasons(const std::vector<MoneyLine>& lines) {
  std::string text;
  for (const MoneyLine& line : lines) text += "  " + left(line.name + ":", 31) + line.why + "\n";
  return text;
}

std::string millions(double value) { return decimals(value, 1); }
std::string hundredths(double share) { return decimals(100 * share, 1); }

int show_money(const MoneyRequest& request, Session& session) {
  const agents::Structure structure =
      agents::make_structure(read_choice(request.choice).resolved.scenario);
  const std::vector<int> months = months_shown(structure.scenario.months);
  const MoneyTable money = analysis::follow_money(structure, request.seed, months);
  const Table flows = to_table(money.flows, months, "£m a month", millions);
  const Table margins = to_table(money.margins, months, "margin, % of turnover", hundredths);
  if (request.format == Format::json) {
    session.console.print(to_text(Json{{"flows", to_json(flows)},
                                       {"margins", to_json(margins)},
                                       {"largest_imbalance", money.largest_imbalance}}));
    return ExitCode::done;
  }
  session.console.print(
      "\n" + to_text(flows) + "\n" + reasons(money.flows) + "\n" + to_text(margins) + "\n" +
      reasons(money.margins) + "\n  all accounts balance to " +
      (money.largest_imbalance < 1e-9 ? "less than a billionth" : "MORE than a billionth") +
      " of turnover; one run, seed " + std::to_string(request.seed) + "\n\n");
  return ExitCode::done;
}
}  // namespace

Command money_command() {
  const auto request = std::make_shared<MoneyRequest>();
  std::vector<Option> options = choice_options(request->choice);
  options.push_back(seed_option(request->seed));
  options.push_back(format_option(request->format));
  return {"money",
          "Follows the money of one run: what is paid for what, each kind's margin, and what moves "
          "each line. Look here before you change a parameter of finance.",
          {"money --footprint dorset", "money financial_squeeze --format json"},
          options,
          [request](Session& session) { return show_money(*request, session); }};
}

}  // namespace concordat::apps
