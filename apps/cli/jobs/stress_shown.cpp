#include "apps/cli/jobs/stress_shown.hpp"

#include "analysis/jobs/forecast.hpp"
#include "analysis/stress/map.hpp"
#include "analysis/stress/over_sets.hpp"
#include "analysis/stress/report.hpp"
#include "analysis/stress/side_by_side.hpp"
#include "analysis/stress/sweeps.hpp"
#include "analysis/stress/who/first_to_go.hpp"
#include "analysis/stress/who/keystones.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/next.hpp"
#include "apps/cli/words/stress/keystones.hpp"
#include "apps/cli/words/stress/over_sets.hpp"
#include "apps/cli/words/stress/pressure.hpp"
#include "apps/cli/words/stress/stress.hpp"
#include "configs/shipped/shocks.hpp"
#include "engine/ensemble/ranks/launch.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using engine::UserError;

/// ", about 40 s on 2 threads", where it is worth the second that it takes to know.
std::string time_words(std::uint64_t runs, const Studies& studies, int threads) {
  constexpr std::uint64_t worth_asking = 20'000;
  if (runs < worth_asking) return ", some seconds";
  double time = 0;
  int on = 1;
  for (const analysis::Study& study : studies) {
    const analysis::StudyForecast forecast = analysis::forecast_study(study, threads);
    time += forecast.least.seconds;
    on = forecast.threads;
  }
  return ", about " + seconds(time) + " on " + plural(static_cast<std::uint64_t>(on), "thread");
}

/// The same question with the parameters drawn, of the shock that breaks most.
std::string command_with_sets(const engine::ResultFile& file,
                              const analysis::StressReport& report) {
  constexpr TypedOption own[] = {
      {"--output", true},  {"-o", true},           {"--replicates", true}, {"--hurdle", true},
      {"--risk", true},    {"--shock", true},      {"--format", true},     {"--threads", true},
      {"--resume", false}, {"--overwrite", false}, {"--quiet", false},     {"--exercise", false},
      {"--names", false},  {"--full", false}};
  const Words line = shell_words(file.command());
  Words words = without(line, own);
  const analysis::StressCell* worst = analysis::breaks_most(report);
  std::string shock = report.shocks[worst == nullptr ? 0 : worst->shock].name;
  for (const std::string& word : line)  // one of somebody's own is a file
    if (word.ends_with(shock + ".txtpb"))
      shock = word.substr(word.starts_with("--shock=") ? std::string_view("--shock=").size() : 0);
  if (shock != configs::shipped_shocks().front().name) {
    words.emplace_back("--shock");
    words.push_back(shock);
  }
  words.emplace_back("--uncertain");
  return command_text(words);
}

}  // namespace

void remark_on(const Studies& studies, const StressRequest& request, Session& session) {
  if (engine::launch().rank > 0) return;  // the first rank says it
  std::uint64_t runs = 0;
  bool more = false;
  for (const analysis::Study& study : studies) {
    runs += study.least_runs();
    more = more || study.runs() > study.least_runs();
  }
  const std::string questions =
      studies.size() > 1 ? plural(studies.size(), "question") + " · " : "";
  session.console.remark("  " + questions + with_thousands(runs) + " runs" +
                         (more ? ", more where a size is critical" : "") +
                         time_words(runs, studies, request.job.threads) + "\n");
}

StressAnswer answer_of(const engine::ResultFile& file, const StressRequest& request,
                       const Console& console,
                       const std::optional<analysis::StressOverSets>& sets) {
  if (request.hurdle > 0 && !analysis::has_matrix(file))
    throw UserError(file.path() +
                    ": has no matrix to hold a hurdle against\n   --hurdle goes with "
                    "a stress test of shocks");
  if (analysis::is_sweep(file)) {
    const analysis::Sweeps sweeps = analysis::sweeps(file);
    return {sweeps_text(sweeps, console), sweeps_json(sweeps), sweeps.failed};
  }
  if (analysis::is_map(file)) {
    const analysis::TrustMap map = analysis::trust_map(file);
    return {map_text(map, console), map_json(map), map.failed};
  }
  if (analysis::StressRuns(file).sets() > 1) {
    const analysis::StressOverSets over = analysis::stress_over_sets(file);
    return {over_sets_text(over, console), over_sets_json(over), over.failed};
  }
  if (analysis::asks_for_keystones(file)) {
    const auto all = analysis::keystones(file, {request.job.threads});
    const Called called = request.with_names ? Called::by_name : Called::by_role;
    return {keystones_text(*all, called, console), keystones_json(*all, called), all->failed};
  }
  const analysis::StressReport report = analysis::stress_report(file, request.risk, request.hurdle);
  const BesideReport beside{analysis::first_to_go_in(file, report, {request.job.threads}),
                            analysis::early_warning(file, report), analysis::largest_partner(file),
                            command_with_sets(file, report), sets};
  return {stress_text(report, beside, console), stress_json(report, beside), report.failed};
}

}  // namespace concordat::apps
