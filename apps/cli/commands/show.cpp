#include <algorithm>
#include <cctype>
#include <cmath>
#include <memory>
#include <optional>

#include "agents/tables/subtypes.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/options/shared.hpp"
#include "apps/cli/portraits/scenario.hpp"
#include "apps/cli/screen/json.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"
#include "configs/england/england.hpp"
#include "configs/experiment/experiment.hpp"
#include "configs/experiment/patterns.hpp"
#include "configs/experiment/shipped.hpp"
#include "configs/scenario/scenario.hpp"
#include "configs/shipped/scenarios.hpp"
#include "configs/shipped/shocks.hpp"
#include "engine/error.hpp"
#include "engine/nearest.hpp"

namespace concordat::apps {
namespace {

/// Everything that ships as text, under its name; patterns under their ids too.
struct Texts {
  std::vector<std::string> names;
  std::optional<std::string> found;

  void offer(const std::string& name, const std::string& wanted, const std::string& text) {
    names.push_back(name);
    if (name == wanted && !found) found = text;
  }
};

Texts look_for(const std::string& wanted) {
  Texts texts;
  for (const auto& one : configs::shipped_scenarios()) texts.offer(one.name, wanted, one.text);
  for (const auto& one : configs::shipped_experiments()) texts.offer(one.name, wanted, one.text);
  for (const auto& one : configs::shipped_shocks()) texts.offer(one.name, wanted, one.source);
  for (const std::string& name : configs::shipped_patterns()) texts.names.push_back(name);
  if (!texts.found)
    if (const auto pattern = configs::find_shipped_pattern(wanted)) texts.found = pattern->text();
  return texts;
}

struct ShowRequest {
  std::string name;
  Format format = Format::text;
};

/// A footprint of that name or slug, whatever the case; nothing where there is none.
const configs::Footprint* footprint_called(const std::string& name) {
  const auto is_alike = [&](const std::string& other) {
    return std::ranges::equal(name, other, [](unsigned char a, unsigned char b) {
      return std::tolower(a) == std::tolower(b);
    });
  };
  const auto& all = configs::footprints();
  const auto found = std::ranges::find_if(
      all, [&](const configs::Footprint& one) { return is_alike(one.slug) || is_alike(one.name); });
  return found == all.end() ? nullptr : &*found;
}

/// Who sits in a footprint, kind by kind, the largest first.
Table members_of(const agents::Scenario& scenario) {
  std::vector<std::size_t> order(scenario.organisations.size());
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
  std::ranges::stable_sort(order, {}, [&](std::size_t k) {
    const agents::Organisation& one = scenario.organisations[k];
    return std::pair(agents::subtype_of(one), -one.turnover);
  });
  Table table{{{"name", "organisation"},
               {"kind", "one of the"},
               {"turnover_million", "£m a year", Column::Align::right},
               {"places", "places", Column::Align::right}},
              {}};
  for (const std::size_t k : order) {
    const agents::Organisation& one = scenario.organisations[k];
    const auto places = std::ranges::count(scenario.memberships, static_cast<int>(k),
                                           &agents::Membership::organisation);
    table.rows.push_back(
        {Cell(one.name), Cell(std::string(agents::row_of(agents::subtype_of(one)).title)),
         Cell(with_thousands(static_cast<std::uint64_t>(std::llround(one.turnover))), one.turnover),
         Cell(std::to_string(places), places)});
  }
  return table;
}

/// What an event of a scenario calls the forums: a board has its system's code.
std::string forums_text(const agents::Scenario& scenario) {
  std::string text = "  forums, as the target of an event (regime_change) names them\n";
  for (const agents::System& one : scenario.systems)
    text += "    " + one.code + "   the board of " + one.name + "\n";
  for (const agents::Place& one : scenario.places)
    text += "    " + one.code + "   the partnership of " + one.name + "\n";
  return text;
}

void show_members(const configs::Footprint& footprint, const ShowRequest& request,
                  Session& session) {
  configs::Overrides overrides;
  overrides.footprint = footprint.slug;
  const agents::Scenario scenario = configs::footprint_scenario(overrides).scenario;
  const Table members = members_of(scenario);
  session.console.print(
      request.format == Format::json
          ? to_text(Json{{"name", footprint.slug}, {"members", to_json(members)}})
          : portrait(scenario, "", session.console) + to_text(members) +
                "\n  as of April 2017, and not of today: mergers and the boards of 2022 came later."
                "\n  GP federations are made up, as no list of them exists. Bodies of your own:"
                "\n  " +
                command_lines(command_text({session.words.front(), "new", "our_" + footprint.slug}),
                              2) +
                "\n\n" + forums_text(scenario) + "\n");
}

int act(const ShowRequest& request, Session& session) {
  const std::string& name = request.name;
  if (name.empty())
    throw engine::UserError(
        "show: what? a scenario, experiment, pattern, shock or footprint that ships",
        {{engine::Advice::list_shipped, "scenarios"}});
  Texts texts = look_for(name);
  if (!texts.found) {
    if (const configs::Footprint* footprint = footprint_called(name)) {
      show_members(*footprint, request, session);
      return ExitCode::done;
    }
    for (const configs::Footprint& one : configs::footprints()) texts.names.push_back(one.slug);
    const std::string near = engine::nearest(name, texts.names);
    throw engine::UserError(name + ": nothing of that name ships with the program" +
                                (near.empty() ? "" : "\n   did you mean \"" + near + "\"?"),
                            {{engine::Advice::list_shipped, "scenarios"}});
  }
  const std::string text = *texts.found + (texts.found->ends_with('\n') ? "" : "\n");
  session.console.print(
      request.format == Format::json ? to_text(Json{{"name", name}, {"text", text}}) : text);
  return ExitCode::done;
}
}  // namespace

Command show_command() {
  const auto request = std::make_shared<ShowRequest>();
  return {
      "show",
      "Prints a scenario, an experiment, a pattern or a shock that ships with the program, as "
      "it is written: to read, or as the beginning of one of your own. Of a footprint it lists who "
      "sits in it.",
      {"show uniting_care", "show squeeze", "show P4", "show dorset"},
      {{"NAME", "", "of a scenario, experiment, pattern, shock or footprint that ships",
        into(request->name)},
       format_option(request->format)},
      [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
