// Shocks of a stress test beside their twins.
#include "configs/shipped/shocks.hpp"

#include <catch2/catch.hpp>

#include "configs/scenario/scenario.hpp"
#include "tests/agents/but_for_bystanders.hpp"

using namespace concordat;

TEST_CASE("until a shock begins it changes no bit, and afterwards each does where it can act") {
  constexpr int begins = 60, months = 120;
  // A memorandum lets no contract that could be priced too low; who is bound by one cannot leave.
  const auto can_act = [](const std::string& shock, const std::string& regime) {
    return shock != (regime == "aco" ? "largest_withdraws" : "underpriced_contract");
  };
  for (const std::string regime : {"memorandum", "aco"}) {
    for (const configs::ShockText& one : configs::shipped_shocks()) {
      INFO(one.name << " under " << regime);
      const std::vector<std::string> settings{"regime=" + regime,
                                              "months=" + std::to_string(months)};
      const auto run = [&](double size) {
        const auto s = configs::read_scenario_text(
            "include: \"three_places\"\nstress { shock: \"" + one.name +
                "\" month: " + std::to_string(begins) + " size: " + std::to_string(size) + " }",
            "a scenario", {"", 0, settings});
        return tests::but_for_bystanders(tests::run_block(s.scenario, 7)).series;
      };
      const std::vector<float> twin = run(0), shocked = run(one.text.reference());
      REQUIRE(twin.size() == shocked.size());
      bool differs_before = false, differs_after = false;
      for (std::size_t at = 0; at < twin.size(); ++at) {
        const auto month = int(at / engine::block_runs % months);
        const bool differs = std::memcmp(&twin[at], &shocked[at], sizeof twin[at]) != 0;
        (month < begins ? differs_before : differs_after) |= differs;
      }
      CHECK_FALSE(differs_before);
      CHECK(differs_after == can_act(one.name, regime));
    }
  }
}
