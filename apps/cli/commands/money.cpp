#include "analysis/report/money.hpp"

#include <memory>

#include "agents/prepare.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/options/choice.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/words/money/json.hpp"
#include "apps/cli/words/money/text.hpp"

namespace concordat::apps {
namespace {

constexpr std::uint64_t most_with_money = 100'000;

struct MoneyRequest {
  Choice choice;
  std::uint64_t seed = 1, runs = 40;
  Format format = Format::text;
};

int show_money(const MoneyRequest& request, Session& session) {
  const agents::Structure structure =
      agents::make_structure(read_choice(request.choice).resolved.scenario);
  const analysis::MoneyTable money =
      analysis::follow_money(structure, request.seed, static_cast<int>(request.runs));
  if (request.format == Format::json) {
    Json document = money_json(money);
    document["runs"] = request.runs;
    document["seed"] = request.seed;
    session.console.print(to_text(document));
  } else {
    session.console.print(money_text(money) + "  mean of " + plural(request.runs, "run") +
                          ", seed " + std::to_string(request.seed) + "\n\n");
  }
  return ExitCode::done;
}
}  // namespace

Command money_command() {
  const auto request = std::make_shared<MoneyRequest>();
  std::vector<Option> options = choice_options(request->choice);
  options.push_back(replicates_option("how many runs; 40 unless given", most_with_money,
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
