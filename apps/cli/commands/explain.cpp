#include <limits>
#include <memory>

#include "agents/prepare.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/explain/account.hpp"
#include "apps/cli/jobs/network.hpp"
#include "apps/cli/options/choice.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/next.hpp"

namespace concordat::apps {
namespace {
using agents::Observation;
using agents::OrganisationId;
using agents::SeatId;

struct ExplainRequest {
  Choice choice;
  std::string organisation, month;
  std::uint64_t seed = 1;
  std::uint32_t run = 0;
  Format format = Format::text;
  NetworkRequest network;
};

bool decides(const agents::Structure& structure, const Observation& seen, OrganisationId i) {
  for (const SeatId k : structure.seats_of[structure.organisations[i].seats])
    if (seen.seats[k].decides) return true;
  return false;
}

/// The last month up to the one asked for in which the organisation chose; of all, in which anybody
/// did. Month 0 where there was none.
Observation look_back(const agents::Structure& structure, const ExplainRequest& request,
                      OrganisationId who, int month) {
  const agents::Run run{request.run, &structure.scenario.parameters};
  if (!structure.scenario.switches.asynchronous)
    month -= month % structure.scenario.decision_interval;
  Observation seen = agents::observe(structure, request.seed, run, month);
  while (who.exists() && month > 0 && !decides(structure, seen, who))
    seen = agents::observe(structure, request.seed, run, --month);
  return seen;
}

/// Where the month shown is not the month asked for.
std::string look_back_words(const Inside& inside, int asked) {
  if (inside.seen.month == asked) return "";
  return "\n" + sentence("month " + std::to_string(asked) +
                         " brought no choice; this is the last one before it");
}

/// The same words for the next run.
std::string next_command(Words words, std::uint32_t run) {
  constexpr TypedOption run_option[]{{"--run", true}};
  words = without(words, run_option);
  words.insert(words.end(), {"--run", std::to_string(run + 1)});
  return command_lines(command_text(words), 9);
}

/// The network after the month asked for, if a file for it was named.
std::string keep_network(const ExplainRequest& request, const agents::Structure& structure,
                         int month) {
  NetworkRequest network = request.network;
  if (network.job.output.empty()) return "";
  network.seed = request.seed;
  network.first = request.run;
  network.month = month;
  return write_network(structure, network);
}

int act(const ExplainRequest& request, Session& session) {
  expect_room(request.network);
  const agents::Structure structure =
      agents::make_structure(read_choice(request.choice).resolved.scenario);
  const int last = structure.scenario.months - 1;
  const int asked =
      request.month.empty() ? last : read_month(request.month, structure.scenario.months);
  const bool is_of_all = request.organisation.empty();
  const OrganisationId who =
      is_of_all ? OrganisationId() : find_organisation(structure, request.organisation);
  const Observation seen = look_back(structure, request, who, asked);
  const Inside inside{structure, seen, request.seed, request.run};
  Console& console = session.console;
  const std::string wrote = keep_network(request, structure, asked);
  if (request.format == Format::json) {
    console.print(to_text(is_of_all ? accounts_json(inside) : account_json(inside, who)));
    return ExitCode::done;
  }
  console.print(look_back_words(inside, asked) +
                (is_of_all ? accounts(inside, console) : account(inside, who, console)));
  console.print(wrote + "  next   " + next_command(session.words, request.run) + "\n\n");
  return ExitCode::done;
}

std::vector<Option> explain_options(ExplainRequest& request) {
  const std::vector<Option> own{
      {"--organisation", "NAME", "whose choice: a name, a part of one, or a code; all unless given",
       into(request.organisation)},
      {"--month", "M", "0 is April 2016; or a date as 2019-04; the last month unless given",
       into(request.month)},
      {"--run", "R", "which run, from 0; 0 unless given",
       whole_number("--run", 0, std::numeric_limits<std::uint32_t>::max() - 1,
                    [&request](std::uint64_t n) { request.run = static_cast<std::uint32_t>(n); })},
      seed_option(request.seed),
      {"--network", "FILE",
       "also writes the network as GraphML, for networkx, igraph and Gephi: bodies, contracts, "
       "ties, "
       "and how far each trusts each partner after that month",
       into(request.network.job.output)},
      {"--runs", "N", "whose mean trust in that file is, from --run on; 1 unless given",
       whole_number("--runs", 1, 100'000,
                    [&request](std::uint64_t n) { request.network.runs = n; })},
      overwrite_option(request.network.job),
      format_option(request.format)};
  return joined(choice_options(request.choice), own);
}
}  // namespace

Command explain_command() {
  const auto request = std::make_shared<ExplainRequest>();
  return {"explain",
          "Shows why organisations chose as they did: in one month of one run, what an "
          "organisation saw and expected of its partners, "
          "what spoke for joint work and what against, what it did, and how its forums voted. The "
          "run is the same that `run` simulates with that seed.",
          {"explain three_places --organisation \"Brook CCG\" --month 36",
           "explain --footprint dorset --month 2019-04 --run 7",
           "explain three_places --organisation H1 --set decision=fermi",
           "explain --footprint dorset --month 60 --runs 9 --network net.graphml"},
          explain_options(*request),
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
