#include "apps/cli/words/money/text.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/words/money/names.hpp"

namespace concordat::apps {
namespace {
using analysis::MoneyRow;
using analysis::MoneyTable;
using analysis::ResultRow;

/// Years on the screen: the first three, the fifth and the last.
std::vector<std::size_t> years_shown(const MoneyTable& money) {
  std::vector<std::size_t> shown;
  for (std::size_t y = 0; y < money.years.size(); ++y)
    if (y < 3 || y == 4 || y + 1 == money.years.size()) shown.push_back(y);
  return shown;
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

/// "CCGs to councils", "acute to community trusts", "among CCGs"; where one of the two is the rest
/// of the economy, the other.
std::string who_pays_whom(const MoneyRow& row) {
  if (row.from == agents::outside_party) return "to " + party_name(row.to);
  if (row.to == agents::outside_party) return party_name(row.from);
  if (row.from == row.to) return "among " + party_name(row.to);
  constexpr std::string_view trusts = " trusts";
  std::string from = party_name(row.from);
  if (from.ends_with(trusts) && party_name(row.to).ends_with(trusts))
    from.resize(from.size() - trusts.size());
  return from + " to " + party_name(row.to);
}

/// £m with as many digits as a reader needs: 12,345, 123, 1.2, 0.
std::string millions(double value) {
  if (std::abs(value) < .05) return "0";
  if (std::abs(value) < 9.95) return decimals(value, 1);
  const std::string digits = with_thousands(static_cast<std::uint64_t>(std::abs(value) + .5));
  return value < 0 ? "-" + digits : digits;
}

Table empty_table(const MoneyTable& money, const std::string& heading) {
  Table table{{{"", heading}}, {}};
  for (const std::size_t y : years_shown(money))
    table.columns.push_back({"", financial_year(money.years[y]), Column::Align::right});
  return table;
}

std::vector<Cell> line_of(const std::string& title, const std::vector<double>& values,
                          const std::vector<std::size_t>& shown, std::string (*word)(double)) {
  std::vector<Cell> line{Cell(title)};
  for (const std::size_t y : shown) line.emplace_back(word(values[y]));
  return line;
}

/// What is paid for what: a heading for each, and a line for each pair of payer and payee.
Table flows_on_screen(const MoneyTable& money) {
  Table table = empty_table(money, "who pays whom, £m a year");
  const std::vector<std::size_t> shown = years_shown(money);
  const MoneyRow* before = nullptr;
  for (const MoneyRow& row : money.flows) {
    if (before == nullptr || before->flow != row.flow) {
      std::vector<Cell> heading(shown.size() + 1, Cell(std::string()));
      heading.front() = Cell(std::string(row_of(row.flow).title));
      table.rows.push_back(heading);
    }
    table.rows.push_back(line_of("  " + who_pays_whom(row), row.millions, shown, millions));
    before = &row;
  }
  return table;
}

std::string percent_of(double share) { return decimals(100 * share, 1); }

/// What is left, and in how wide a range as a share of turnover.
Table results_on_screen(const MoneyTable& money) {
  Table table = empty_table(money, "what is left, £m a year");
  const std::vector<std::size_t> shown = years_shown(money);
  for (const ResultRow& row : money.results) {
    const std::string name = party_name(static_cast<int>(row.kind));
    table.rows.push_back(line_of(name, row.millions, shown, millions));
    table.rows.push_back(line_of("  % of turnover", row.margin, shown, percent_of));
    table.rows.push_back(line_of("  90 % of runs from", row.low, shown, percent_of));
    table.rows.push_back(line_of("  to", row.high, shown, percent_of));
  }
  return table;
}

bool is_paid(const MoneyTable& money, agents::Flow flow) {
  return std::ranges::any_of(money.flows, [&](const MoneyRow& row) { return row.flow == flow; });
}

/// What a reader may trip over.
std::string explained(const MoneyTable& money) {
  std::string text =
      "\n  One name: who pays the rest of the economy; \"to\": whom that pays.\n"
      "  Community trusts are those for mental health and ambulances too.\n";
  if (is_paid(money, agents::Flow::savings))
    text += "  Savings are negative: so much less is spent. A council saves in social care.\n";
  if (is_paid(money, agents::Flow::one_offs))
    text += "  One-offs: what costs is positive, what gains negative.\n";
  text += "  What is left: all that is received less all that is paid.\n";
  if (is_paid(money, agents::Flow::social_care))
    text += "  Where councils lack something they draw on reserves; their share is 0 then.\n";
  return text;
}

std::string ends_early(const MoneyTable& money) {
  if (money.last_months == 12) return "";
  return "  The last year ends after " +
         plural(static_cast<std::uint64_t>(money.last_months), "month") +
         ": £m of these, % of turnover of twelve.\n";
}

}  // namespace

std::string money_text(const MoneyTable& money) {
  if (money.flows.empty()) return "\n  no money moves: switches.finance is off\n\n";
  return "\n" + to_text(flows_on_screen(money)) + "\n" + to_text(results_on_screen(money)) +
         explained(money) + ends_early(money) + "\n  all accounts balance to " +
         (money.largest_imbalance < 1e-9 ? "less than a billionth" : "MORE than a billionth") +
         " of turnover\n";
}

}  // namespace concordat::apps
