#include <algorithm>
#include <memory>
#include <optional>

#include "apps/cli/commands/commands.hpp"
#include "apps/cli/options/shared.hpp"
#include "apps/cli/screen/json.hpp"
#include "configs/experiment/experiment.hpp"
#include "configs/experiment/patterns.hpp"
#include "configs/experiment/shipped.hpp"
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

int act(const ShowRequest& request, Session& session) {
  const std::string& name = request.name;
  if (name.empty())
    throw engine::UserError("show: what? a scenario, experiment, pattern or shock that ships",
                            {{engine::Advice::list_shipped, "scenarios"}});
  const Texts texts = look_for(name);
  if (!texts.found) {
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
      "it is written: to read, or as the beginning of one of your own.",
      {"show uniting_care", "show squeeze", "show P4"},
      {{"NAME", "", "of a scenario, experiment, pattern or shock that ships", into(request->name)},
       format_option(request->format)},
      [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
