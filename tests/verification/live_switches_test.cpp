/// At the defaults no mechanism is idle: each switch, turned, changes results somewhere in England.
#include <functional>
#include <map>

#include "agents/tables/parameter_names.hpp"
#include "configs/england/england.hpp"
#include "tests/agents/scenes.hpp"
#include "tests/verification/checks.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::Scenario;
using agents::Series;

namespace {

using Change = std::function<void(Scenario&)>;

/// Where a switch is about something that the defaults have not, or that one system alone has not.
struct Setting {
  std::string footprint;
  Change prepare;
};
const std::map<std::string_view, Setting> settings = {
    {"offset", {"", [](Scenario& s) { s.systems[0].ics_from = 0; }}},
    {"vat", {"", [](Scenario& s) { s.regime = agents::Regime::aco; }}},
    {"contracts", {"", [](Scenario& s) { s.regime = agents::Regime::lead_acute; }}},
    {"ccgs_in_common", {"", [](Scenario& s) { s.regime = agents::Regime::majority; }}},
    {"support", {"England", [](Scenario&) {}}},
    {"accreditation", {"England", [](Scenario&) {}}},
    {"status_review", {"England", [](Scenario&) {}}},
    {"withdrawal", {"England", [](Scenario&) {}}},
};

constexpr int months = 60;

/// Eight runs, or what is left of them without what only reports a mechanism.
std::vector<float> results(const std::string& footprint, const Change& prepare,
                           const Change& change) {
  Scenario s;
  configs::add_footprint(s, footprint);
  s.months = months;
  prepare(s);
  change(s);
  const auto block = run_block(s, 5);
  std::vector<float> out;
  for (const Series q : {Series::collaboration, Series::trust, Series::integration,
                         Series::pressure, Series::margin, Series::deficits, Series::live_work}) {
    const std::size_t size = std::size_t(months) * engine::block_runs;
    const auto at = block.series.begin() + static_cast<long>(static_cast<std::size_t>(q) * size);
    out.insert(out.end(), at, at + static_cast<long>(size));
  }
  return out;
}

bool changes_results(const std::string& footprint, const Change& prepare, const Change& change) {
  return !same_bits(results(footprint, prepare, [](Scenario&) {}),
                    results(footprint, prepare, change));
}

const std::string south_yorkshire = "South Yorkshire and Bassetlaw";

}  // namespace

TEST_CASE("every switch of the model, turned at the defaults, changes results in England") {
  for (const agents::SwitchRow& row : agents::switch_table()) {
    const auto found = settings.find(row.name);
    const Setting setting = found == settings.end() ? Setting{"", [](Scenario&) {}} : found->second;
    INFO(row.name);
    CHECK(changes_results(
        setting.footprint.empty() ? south_yorkshire : setting.footprint, setting.prepare,
        [&](Scenario& s) { s.switches.*row.member = !(s.switches.*row.member); }));
  }
}

TEST_CASE(
    "the fund, its spade, offsets and the commissioners' fund change results where they are") {
  const auto become_ics = [](Scenario& s) { s.systems[0].ics_from = 0; };
  const std::pair<const char*, Change> changes[] = {
      {"control.fund_share", [](Scenario& s) { s.parameters->control_fund_share = .03; }},
      {"control.spade", [](Scenario& s) { s.parameters->control_spade = 1; }},
      {"offset", [](Scenario& s) { s.switches.offset = true; }},
      {"commissioner_fund", [](Scenario& s) { s.switches.commissioner_fund = true; }}};
  for (const std::string& footprint : {south_yorkshire, std::string("Greater Manchester")})
    for (const auto& [what, change] : changes) {
      INFO(what << " in " << footprint);
      CHECK(changes_results(footprint, become_ics, change));
    }
}
