#include "configs/expectation/expectation.hpp"

#include <algorithm>
#include <filesystem>

#include "agents/measures/metrics.hpp"
#include "configs/scenario/resolve.hpp"
#include "engine/nearest.hpp"

namespace concordat::configs {
namespace {

using engine::Quantity;
using Sign = Expectation::Sign;

std::vector<std::string> names_in(std::span<const Quantity> table) {
  std::vector<std::string> names;
  for (const Quantity& one : table) names.emplace_back(one.name);
  return names;
}

/// Reads what one text expects.
class ExpectationReader {
 public:
  ExpectationReader(const Part& part, const agents::Scenario& scenario,
                    const std::string& footprint, Problems& problems)
      : part_(part), scenario_(scenario), footprint_(footprint), problems_(problems) {}

  Expectation read(int index) {
    index_ = index;
    const schema::Expectation& text = part_.message.expectation(index);
    Expectation one;
    one.than = text.than();
    one.set.assign(text.set().begin(), text.set().end());
    one.without_events.assign(text.without_event().begin(), text.without_event().end());
    one.month = text.month();
    one.place = text.place();
    if (text.has_outcome() || text.has_place())
      one.outcome = text.has_outcome() ? text.outcome() : "integration";
    one.sign = static_cast<Sign>(text.sign());
    one.sources.assign(text.source().begin(), text.source().end());
    one.because = text.because();
    need(text.has_sign(), "sign: higher, lower, alike, or unsaid");
    if (text.has_sign()) is_said(one) ? check(one) : check_unsaid(text);
    return one;
  }

  agents::Scenario counterfactual(const Expectation& one) const {
    Overrides overrides;
    overrides.footprint = footprint_;
    overrides.settings = one.set;
    overrides.months = one.than.empty() ? 0 : scenario_.months;
    schema::Scenario other_text;  // so that what is named is read as what is included
    other_text.add_include(one.than);
    agents::Scenario other =
        read_scenario_text(one.than.empty() ? part_.source.text() : other_text.ShortDebugString(),
                           part_.source.name(), overrides, part_.source.folder())
            .scenario;
    std::erase_if(other.events, [&](const agents::Event& event) {
      return std::ranges::find(one.without_events, event.name) != one.without_events.end();
    });
    return other;
  }

  Where at(const char* field = nullptr, int element = -1) const {
    std::vector<Step> path{{"expectation", index_}};
    if (field != nullptr) path.push_back({field, element});
    return locate(part_.source, part_.positions.get(), *schema::Scenario::descriptor(), path);
  }

 private:
  void need(bool given, const std::string& what) {
    if (!given) problems_.add(at(), "the expectation needs " + what);
  }

  void check_unsaid(const schema::Expectation& text) {
    need(text.has_because(), "because: why no source says what to expect");
    if (text.has_than() || text.set_size() + text.without_event_size() > 0 || text.has_outcome())
      problems_.add(at("sign"), "nothing is compared where nothing is said",
                    "say higher, lower or alike, or leave the counterfactual out");
  }

  void check(const Expectation& one) {
    need(!one.sources.empty(), "source: \"HC 650 ¶90\", or another one");
    need(!one.than.empty() || !one.set.empty() || !one.without_events.empty(),
         "a counterfactual: than, set or without_event");
    if (one.than.empty()) check_events(one);
    check_outcome(one);
  }

  void check_events(const Expectation& one) {
    std::vector<std::string> names;
    for (const agents::Event& event : scenario_.events) names.push_back(event.name);
    for (std::size_t k = 0; k < one.without_events.size(); ++k)
      check_name("without_event", static_cast<int>(k), one.without_events[k], names, "event");
  }

  void check_outcome(const Expectation& one) {
    std::vector<std::string> places;
    for (const agents::Place& place : scenario_.places) places.push_back(place.code);
    if (!one.place.empty()) check_name("place", -1, one.place, places, "place");
    if (!one.place.empty() && one.month > 0)
      problems_.add(at("month"), "of places only the end is kept", "leave the month out");
    const auto table = !one.place.empty() ? agents::place_state_table()
                       : one.month > 0    ? agents::series_table()
                                          : agents::outcome_table();
    check_name("outcome", -1, one.outcome, names_in(table),
               !one.place.empty() ? "state of places"
               : one.month > 0    ? "series"
                                  : "outcome");
    if (one.month > scenario_.months)
      problems_.add(at("month"),
                    "month " + std::to_string(one.month) + " is outside of the horizon",
                    "the scenario has " + std::to_string(scenario_.months) + " months");
  }

  void check_name(const char* field, int element, const std::string& name,
                  const std::vector<std::string>& names, const std::string& what) {
    if (std::ranges::find(names, name) != names.end()) return;
    const std::string near = engine::nearest(name, names);
    problems_.add(at(field, element), "no " + what + " is called " + quoted(name),
                  near.empty() ? "" : "did you mean \"" + near + "\"?");
  }

  const Part& part_;
  const agents::Scenario& scenario_;
  const std::string& footprint_;
  Problems& problems_;
  int index_ = 0;
};

void add(std::string& list, const std::string& more) { list += (list.empty() ? "" : ", ") + more; }

}  // namespace

std::string counterfactual_words(const Expectation& one) {
  std::string words = one.than, events;
  for (const std::string& setting : one.set) add(words, setting);
  for (const std::string& event : one.without_events) add(events, event);
  if (!events.empty()) add(words, "without " + events);
  return words;
}

ExpectedScenario read_expected(const std::string& path, const std::string& footprint) {
  Problems problems;
  const Source source = open_source(path, path);
  ExpectedScenario expected;
  expected.name = std::filesystem::path(path).stem().string();
  if (is_markup(source.text())) return expected;  // a network expects nothing
  const std::unique_ptr<Part> part = parse(source, problems);
  problems.raise();
  expected.kind = kind_of(source.text());
  if (part->message.expectation().empty()) return expected;
  expected.shipped =
      read_scenario_text(source.text(), source.name(), {footprint, 0, {}}, source.folder());
  ExpectationReader reader(*part, expected.shipped.scenario, footprint, problems);
  for (int i = 0; i < part->message.expectation_size(); ++i) {
    expected.expectations.push_back(reader.read(i));
    expected.counterfactuals.emplace_back();
    if (!problems.empty() || !is_said(expected.expectations.back())) continue;
    try {
      expected.counterfactuals.back() = reader.counterfactual(expected.expectations.back());
    } catch (const engine::UserError& error) {
      problems.add(reader.at(), "the counterfactual cannot be read", Hint(error));
    }
  }
  problems.raise();
  return expected;
}

}  // namespace concordat::configs
