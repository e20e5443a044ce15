// Every scenario of the library and every footprint runs, stays within its bounds and does what its
// text says.
#include <algorithm>
#include <cmath>
#include <map>

#include "configs/england/england.hpp"
#include "tests/scenarios/library.hpp"

using namespace concordat;
using namespace concordat::tests;
using agents::OrganisationState;
using agents::PlaceState;
using agents::Series;

namespace {

bool is_within(std::span<const float> values, float low, float high) {
  return std::ranges::all_of(values, [&](float x) { return x >= low && x <= high; });
}

bool is_finite(std::span<const float> values) {
  return std::ranges::all_of(values, [](float x) { return std::isfinite(x); });
}

/// The part of `values` that belongs to one quantity.
template <class Quantity>
std::span<const float> of(const std::vector<float>& values, Quantity which, int quantities) {
  const std::size_t size = values.size() / static_cast<std::size_t>(quantities);
  return std::span(values).subspan(static_cast<std::size_t>(which) * size, size);
}

/// Margins of councils in every month, no less than zero but for rounding.
bool councils_in_balance(const agents::Structure& structure, const engine::BlockResult& result) {
  const std::span<const float> margins = of(result.organisation_series, OrganisationState::margin,
                                            agents::shape_of(structure).organisation_quantities);
  const std::size_t bodies = structure.organisations.size();
  for (std::size_t at = 0; at < margins.size(); ++at)
    if (const agents::OrganisationId i(at / engine::block_runs % bodies);
        structure.organisations[i].kind == agents::Kind::council && margins[at] < -1e-6f)
      return false;
  return true;
}

void check_block(const agents::Structure& structure, unsigned block) {
  const engine::BlockResult result = simulate_block(structure, block);
  const engine::ResultShape shape = agents::shape_of(structure);
  CHECK(std::ranges::count(result.failed, true) == 0);
  for (const auto* values : {&result.series, &result.outcomes, &result.organisations,
                             &result.places, &result.organisation_series})
    CHECK(is_finite(*values));
  CHECK(is_within(of(result.series, Series::trust, shape.series), 0, 1));
  CHECK(is_within(of(result.series, Series::integration, shape.series), 0, 1));
  CHECK(is_within(of(result.series, Series::collaboration, shape.series), 0, 1));
  CHECK(is_within(
      of(result.organisations, OrganisationState::trusted, shape.organisation_quantities), 0, 1));
  CHECK(is_within(of(result.places, PlaceState::integration, shape.place_quantities), 0, 1));
  CHECK(councils_in_balance(structure, result));
}

}  // namespace

TEST_CASE("every scenario of the library runs 200 times over its horizon and keeps its bounds") {
  for (const auto& shipped : configs::shipped_scenarios()) {
    INFO(shipped.name);
    const agents::Structure structure = agents::make_structure(scenario_of(shipped));
    for (unsigned block = 0; block * engine::block_runs < 200; ++block)
      check_block(structure, block);
  }
}

TEST_CASE("each of the 44 footprints runs and keeps its bounds, with its history too") {
  for (const auto& footprint : configs::footprints())
    for (const std::string include : {"", "include: \"history_2016_2018\""}) {
      INFO(footprint.name << ' ' << include);
      const std::string text = include + " footprint: \"" + footprint.slug + '"';
      const auto scenario = configs::read_scenario_text(text, "footprint").scenario;
      check_block(agents::make_structure(scenario), 0);
    }
  CHECK(configs::footprints().size() == 44);
}

TEST_CASE("an integrated care system runs as a partnership until its wave") {
  int systems = 0;
  for (const auto& shipped : configs::shipped_scenarios()) {
    const std::size_t wave =
        shipped.text.find("include: \"ics_offer_2018\"") != shipped.text.npos ? 25 : 14;
    agents::Scenario scenario = scenario_of(shipped);
    if (shipped.kind != "system" || scenario.systems[0].ics_from != 0) continue;
    INFO(shipped.name);
    const engine::BlockResult system = simulate_block(scenario);
    scenario.systems[0].ics_from = -1;
    const engine::BlockResult partnership = simulate_block(scenario);
    const int count = static_cast<int>(agents::series_table().size());
    for (int which = 0; which < count; ++which) {
      if (which == static_cast<int>(Series::ics)) continue;
      const auto one = of(system.series, which, count).first(wave * engine::block_runs);
      const auto other = of(partnership.series, which, count).first(wave * engine::block_runs);
      INFO(agents::series_table()[static_cast<std::size_t>(which)].name);
      CHECK(std::ranges::equal(one, other));
    }
    ++systems;
  }
  CHECK(systems == 15);  // 14, and Staffordshire, which asked
}
