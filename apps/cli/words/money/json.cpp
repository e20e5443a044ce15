#include "apps/cli/words/money/json.hpp"

#include "apps/cli/words/money/names.hpp"

namespace concordat::apps {
namespace {
using analysis::MoneyRow;
using analysis::MoneyTable;
using analysis::ResultRow;

std::string party_key(int party) {
  if (party == agents::outside_party) return "outside";
  return std::string(agents::kind_table()[static_cast<std::size_t>(party)].name);
}

Json flows_json(const MoneyTable& money) {
  Json rows = Json::array();
  for (const MoneyRow& row : money.flows) {
    const agents::FlowRow& flow = row_of(row.flow);
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

}  // namespace

Json money_json(const MoneyTable& money) {
  Json years = Json::array();
  for (const int year : money.years) years.push_back(financial_year(year));
  return {{"years", years},
          {"months_of_last_year", money.last_months},
          {"flows", flows_json(money)},
          {"results", results_json(money)},
          {"largest_imbalance", money.largest_imbalance}};
}

}  // namespace concordat::apps
