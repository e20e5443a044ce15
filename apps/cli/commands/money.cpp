#include "analysis/report/money.hpp"

#include <cmath>
#include <memory>

#include "agents/prepare.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/options/choice.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"

namespace concordat::apps {
namespace {
using analysis::MoneyRow;
using analysis::MoneyTable;
using analysis::ResultRow;

constexpr std::uint64_t most_runs = 100'000;

struct MoneyRequest {
  Choice choice;
  std::uint64_t seed = 1, runs = 40;
  Format format = Format::text;
};

/// Years on the screen: the first three, the fifth and the last.
std::vector<std::size_t> years_shown(const MoneyTable& money) {
  std::vector<std::size_t> shown;
  for (std::size_t y = 0; y < money.years.size(); ++y)
    if (y < 3 || y == 4 || y + 1 == money.years.size()) shown.push_back(y);
  return shown;
}

/// 2016 -> "2016/17".
std::string year_name(int year) {
  const int next = (year + 1) % 100;
  return std::to_string(year) + (next < 10 ? "/0" : "/") + std::to_string(next);
}

/// Short enough for two of them in a line.
std::string party_name(int party) {
  switch (static_cast<agents::Kind>(party)) {
    case agents::Kind::acute:
      return "acute trusts";
    case agents::Kind::community:
      return "community trusts";
    default:
      return std::string(agents::kind_table()[static_cast<std::size_t>(party)].title);
  }
}

std::string party_key(int party) {
  if (party == agents::outside_party) return "outside";
  return std::string(agents::kind_table()[static_cast<std::size_t>(party)].name);
}

/// "CCGs to councils"; where one of the two is the rest of the economy, the other.
std::string who_pays_whom(const MoneyRow& row) {
  if (row.from == agents::outside_party) return "to " + party_name(row.to);
  if (row.to == agents::outside_party) return party_name(row.from);
  return party_name(row.from) + " to " + party_name(row.to);
}

/// £m with as many digits as a reader needs: 12,345, 123, 1.2.
std::string millions(double value) {
  if (std::abs(value) < 9.95) return decimals(value, 1);
  const std::string digits = with_thousands(static_cast<std::uint64_t>(std::abs(value) + .5));
  return value < 0 ? "-" + digits : digits;
}

Table empty_table(const MoneyTable& money, const std::string& heading) {
  Table table{{{"", heading}}, {}};
  for (const std::size_t y : years_shown(money))
    table.columns.push_back({"", year_name(money.years[y]), Column::Align::right});
  return table;
}

/// What is paid for what: a heading for each, and a line for each pair of payer and payee.
Table flows_on_screen(const MoneyTable& money) {
  Table table = empty_table(money, "who pays whom, £m a year");
  const std::vector<std::size_t> shown = years_shown(money);
  const MoneyRow* before = nullptr;
  for (const MoneyRow& row : money.flows) {
    if (before == nullptr || before->flow != row.flow) {
      const auto& flow = agents::flow_table()[static_cast<std::size_t>(row.flow)];
      std::vector<Cell> heading{Cell(std::string(flow.title))};
      heading.resize(shown.size() + 1, Cell(std::string()));
      table.rows.push_back(heading);
    }
    std::vector<Cell> line{Cell("  " + who_pays_whom(row))};
    for (const std::size_t y : shown) line.emplace_back(millions(row.millions[y]));
    table.rows.push_back(line);
    before = &row;
  }
  return table;
}

/// What is left, and in how wide a range as a share of turnover.
Table results_on_screen(const MoneyTable& money) {
  Table table = empty_table(money, "what is left, £m a year");
  for (const ResultRow& row : money.results) {
    std::vector<Cell> sums{Cell(party_name(static_cast<int>(row.kind)))};
    std::vector<Cell> lows{Cell("  % of turnover, 90 % from")}, highs{Cell("  to")};
    for (const std::size_t y : years_shown(money)) {
      sums.emplace_back(millions(row.millions[y]));
      lows.emplace_back(decimals(100 * row.low[y], 1));
      highs.emplace_back(decimals(100 * row.high[y], 1));
    }
    for (const auto& line : {sums, lows, highs}) table.rows.push_back(line);
  }
  return table;
}

Json flows_json(const MoneyTable& money) {
  Json rows = Json::array();
  for (const MoneyRow& row : money.flows) {
    const auto& flow = agents::flow_table()[static_cast<std::size_t>(row.flow)];
    rows.push_back({{"flow", std::string(flow.name)},
                    {"why", std::string(flow.moved_by)},
                    {"from", party_key(row.from)},
                    {"to", party_key(row.to)},
                    {"millions", row.millions}});
  }
  return rows;
}

Json results_json(const MoneyTable& money) {
  Json rows = Json::array();
  for (const ResultRow& row : money.results)
    rows.push_back({{"kind", std::string(agents::name_of(row.kind))},
                    {"margin", row.margin},
                    {"low", row.low},
                    {"high", row.high},
                    {"millions", row.millions}});
  return rows;
}

Json to_document(const MoneyTable& money, const MoneyRequest& request) {
  Json years = Json::array();
  for (const int year : money.years) years.push_back(year_name(year));
  return {{"years", years},
          {"runs", request.runs},
          {"seed", request.seed},
          {"flows", flows_json(money)},
          {"results", results_json(money)},
          {"largest_imbalance", money.largest_imbalance}};
}

int show_money(const MoneyRequest& request, Session& session) {
  const agents::Structure structure =
      agents::make_structure(read_choice(request.choice).resolved.scenario);
  const MoneyTable money =
      analysis::follow_money(structure, request.seed, static_cast<int>(request.runs));
  if (request.format == Format::json) {
    session.console.print(to_text(to_document(money, request)));
    return ExitCode::done;
  }
  const std::string unfinished =
      structure.scenario.months % 12 == 0 ? "" : "\n  the last year ends early";
  session.console.print(
      "\n" + to_text(flows_on_screen(money)) + "\n" + to_text(results_on_screen(money)) +
      "\n  all accounts balance to " +
      (money.largest_imbalance < 1e-9 ? "less than a billionth" : "MORE than a billionth") +
      " of turnover\n  mean of " + plural(request.runs, "run") + ", seed " +
      std::to_string(request.seed) + unfinished + "\n\n");
  return ExitCode::done;
}
}  // namespace

Command money_command() {
  const auto request = std::make_shared<MoneyRequest>();
  std::vector<Option> options = choice_options(request->choice);
  options.push_back(replicates_option("how many runs; 40 unless given", most_runs,
                                      [request](std::uint64_t runs) { request->runs = runs; }));
  options.push_back(seed_option(request->seed));
  options.push_back(format_option(request->format));
  return {"money",
          "Shows who pays whom for what, year by year, and what is left to each kind of "
          "organisation, as means over runs. Look here before you change a parameter of finance.",
          {"money --footprint dorset", "money financial_squeeze --replicates 200",
           "money --footprint england --set switches.offset=true --format json"},
          options,
          [request](Session& session) { return show_money(*request, session); }};
}

}  // namespace concordat::apps
