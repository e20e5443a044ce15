#include <algorithm>
#include <filesystem>
#include <memory>

#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/shown.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/next.hpp"
#include "apps/cli/words/patterns/file.hpp"
#include "apps/cli/words/patterns/json.hpp"
#include "apps/cli/words/patterns/text.hpp"
#include "apps/cli/words/summary.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using analysis::Robustness;
using configs::Condition;
using engine::UserError;

constexpr std::uint32_t quick_replicates = 40;
constexpr std::size_t most_detailed = 3;

struct ValidateRequest {
  std::vector<std::string> patterns, under;  ///< as typed
  configs::PatternChanges changes;
  JobRequest job;
  bool quick = false;
  Format format = Format::text;
};

/// Words with commas between them; a name of a file is taken whole.
std::vector<std::string> parts_of(const std::vector<std::string>& words) {
  std::vector<std::string> parts;
  for (const std::string& word : words) {
    if (std::filesystem::exists(word)) {
      parts.push_back(word);
      continue;
    }
    for (std::size_t start = 0; start <= word.size();) {
      const std::size_t end = std::min(word.find(',', start), word.size());
      if (end > start) parts.push_back(word.substr(start, end - start));
      start = end + 1;
    }
  }
  return parts;
}

std::vector<std::string> chosen_patterns(const ValidateRequest& request) {
  const std::vector<std::string> named = parts_of(request.patterns);
  return named.empty() ? configs::shipped_patterns() : named;
}

/// Whether a word means a condition: by its name, by the plural of its kind, or all.
bool means(const std::string& word, const Condition& condition) {
  const std::string kinds = condition.kind == Condition::Kind::control ? "controls"
                            : condition.kind == Condition::Kind::rule  ? "rules"
                                                                       : "places";
  return word == "all" || word == kinds || word == condition.name;
}

/// In the order in which they ship, each once.
std::vector<Condition> chosen_conditions(const ValidateRequest& request) {
  const std::vector<std::string> words = parts_of(request.under);
  const std::vector<Condition> shipped = configs::shipped_conditions();
  std::vector<std::string> known{"controls", "rules", "places", "all"};
  for (const Condition& condition : shipped) known.push_back(condition.name);
  for (const std::string& word : words)
    if (std::ranges::find(known, word) == known.end())
      throw UserError("--under \"" + word + "\": no such condition" + did_you_mean(word, known),
                      {{engine::Advice::list_names, "conditions"}});
  std::vector<Condition> chosen;
  for (const Condition& condition : shipped)
    if (std::ranges::any_of(words, [&](const auto& word) { return means(word, condition); }))
      chosen.push_back(condition);
  return chosen;
}

std::string heading(const Robustness& found, const ValidateRequest& request,
                    const Console& console) {
  std::string line = plural(found.patterns.size(), "pattern");
  if (!found.conditions.empty())
    line += ", as they are and under " + plural(found.conditions.size(), "condition");
  line += " · " + plural(found.runs(), "run") + " · seed " + std::to_string(request.changes.seed);
  if (request.quick) line += " · quick";
  return "\n  " + console.strong("Does the model show what the sources say?") + "\n  " + line +
         "\n\n";
}

/// The first that does not pass, else the first.
std::string worth_a_look(const Robustness& found) {
  for (const analysis::PatternTrials& trials : found.patterns)
    if (trials.as_it_is.pattern && trials.as_it_is.result.verdict() != analysis::Verdict::pass)
      return id_of(trials);
  return id_of(found.patterns.front());
}

bool is_detailed(const Robustness& found, const ValidateRequest& request) {
  return !request.patterns.empty() && found.patterns.size() <= most_detailed;
}

/// One of the patterns in detail, as they were looked for; then under conditions, then under all.
std::string next_line(const Robustness& found, const ValidateRequest& request, const Words& typed) {
  constexpr TypedOption whole[]{{"--patterns", true}, {"--output", true}, {"--overwrite", false}};
  constexpr TypedOption under[]{{"--under", true}, {"--output", true}, {"--overwrite", false}};
  const bool has_all = found.conditions.size() == configs::shipped_conditions().size();
  Words words = without(typed, is_detailed(found, request) ? under : whole);
  if (!is_detailed(found, request))
    words.insert(words.end(), {"--patterns", worth_a_look(found)});
  else if (!has_all)
    words.insert(words.end(), {"--under", found.conditions.empty() ? "controls" : "all"});
  else
    words = {typed.front(), "list", "patterns"};
  return "  next   " + command_lines(command_text(words), 9) + "\n\n";
}

bool is_somewhere(const Robustness& found, const ValidateRequest& request) {
  return !request.changes.footprint.empty() ||
         std::ranges::any_of(found.conditions, [](const Condition& condition) {
           return condition.kind == Condition::Kind::place;
         });
}

std::string failed_line(const Robustness& found) {
  std::string ids;
  for (const analysis::PatternTrials& trials : found.patterns)
    if (trials.failed() > 0)
      ids += (ids.empty() ? " failed and left out, of " : ", ") + id_of(trials);
  return ids.empty() ? "" : "  " + plural(found.failed(), "run") + ids + "\n\n";
}

std::string report(const Robustness& found, const ValidateRequest& request,
                   const Console& console) {
  std::string text;
  if (is_detailed(found, request))
    for (const analysis::PatternTrials& trials : found.patterns)
      text += pattern_details(trials, console);
  else
    text = validation_table(found, console);
  if (!found.conditions.empty()) text += conditions_table(found, console);
  text += failed_line(found);
  if (is_somewhere(found, request)) text += "  " + console.strong(disclaimer) + "\n\n";
  return text;
}

bool simulate(Robustness& planned, const ValidateRequest& request, Console& console) {
  ShownWork shown(console, request.job.quiet);
  const analysis::InMemory how{request.job.threads, shown.watch()};
  if (how.watch.progress) how.watch.progress(0, planned.runs());
  const bool is_finished = analysis::run_trials(planned, how, {request.changes.seed, 2000});
  shown.end();
  return is_finished;
}

/// Where there is an output: writes it. The line that says so.
std::string keep(const Robustness& found, const ValidateRequest& request, const Session& session) {
  const std::string& output = request.job.output;
  if (output.empty()) return "";
  const engine::TableFile tables =
      validation_tables(found, maker_of(session), request.changes.seed);
  return written_line(output, engine::write_tables(output, tables, request.job.if_exists()));
}

int act(ValidateRequest request, Session& session) {
  if (request.quick) request.changes.at_most = quick_replicates;
  if (!request.job.output.empty())
    engine::expect_writable(request.job.output, request.job.if_exists());
  Robustness found =
      analysis::plan_trials(chosen_patterns(request), chosen_conditions(request), request.changes);
  Console& console = session.console;
  if (request.format == Format::text) console.print(heading(found, request, console));
  if (!simulate(found, request, console)) {
    console.remark("\n  interrupted: nothing was kept\n");
    return ExitCode::interrupted;
  }
  const std::string written = keep(found, request, session);
  if (request.format == Format::json)
    console.print(to_text(validation_json(found)));
  else
    console.print(report(found, request, console) + written +
                  next_line(found, request, session.words));
  return found.failed() > 0 ? ExitCode::some_failed : ExitCode::done;
}

std::vector<Option> changing_options(ValidateRequest& request) {
  configs::PatternChanges& changes = request.changes;
  return {
      set_option(changes.settings,
                 "changes one thing in every pattern that does not vary it; repeatable"),
      footprint_option(changes.footprint, "one of the 44 footprints instead of the patterns' own"),
      {"--scenario", "NAME", "a shipped scenario with organisations instead of their footprint",
       into(changes.scenario)},
      replicates_option(
          "runs of each point; as many as the pattern asks for unless given", 1'000'000,
          [&changes](std::uint64_t n) { changes.replicates = static_cast<std::uint32_t>(n); }),
      seed_option(changes.seed)};
}

std::vector<Option> validate_options(ValidateRequest& request) {
  const std::vector<Option> own{
      {"--patterns", "P1,P4,...", "these alone, by name, or a FILE; one to three with all details",
       into(request.patterns)},
      {"--quick", "", "at most " + std::to_string(quick_replicates) + " replicates of each point",
       flag(request.quick)},
      {"--under", "NAME,...",
       "again under conditions: controls, rules, places, all, or by name (list conditions)",
       into(request.under)}};
  return joined(
      joined(own, changing_options(request)),
      {threads_option(request.job),
       output_option(request.job.output,
                     "keeps patterns, claims and points as tables of an HDF5 file"),
       overwrite_option(request.job), format_option(request.format), quiet_option(request.job)});
}
}  // namespace

Command validate_command() {
  const auto request = std::make_shared<ValidateRequest>();
  return {
      "validate",
      "Looks for the sources' patterns in the model: each is a set of claims about experiments, "
      "with a verdict, an estimate and its 95 % interval. Those that helped to choose defaults "
      "stand apart from those kept back. Controls take a mechanism away; what needs it has to "
      "vanish.",
      {"validate --quick", "validate --patterns P1,P4", "validate --under controls",
       "validate --under all --quick --output robustness.h5"},
      validate_options(*request),
      [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
