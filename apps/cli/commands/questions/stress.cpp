#include "apps/cli/words/stress/stress.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>

#include "agents/tables/regimes.hpp"
#include "agents/tables/rules.hpp"
#include "analysis/stress/report.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/shown.hpp"
#include "apps/cli/options/choice.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/advice.hpp"
#include "apps/cli/words/summary.hpp"
#include "configs/experiment/stress.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using engine::UserError;

constexpr std::size_t usual_shocks = 9, shocks_of_quick = 5, shocks_with_ladder = 3;

struct StressRequest {
  Choice choice;
  std::vector<std::string> regimes, shocks;
  int from = 24;
  std::uint64_t pairs = 0;  ///< 0: as many as usual
  std::uint64_t seed = 1;
  double risk = .1;
  bool is_quick = false;
  JobRequest job;
  Format format = Format::text;
};

std::vector<std::string> regimes_of(const StressRequest& request) {
  if (!request.regimes.empty()) return request.regimes;
  if (request.is_quick) return {"memorandum", "majority", "statutory"};
  std::vector<std::string> all;
  for (const agents::RegimeRow& row : agents::regime_table()) all.emplace_back(row.name);
  return all;
}

std::vector<std::string> shocks_of(const StressRequest& request) {
  const bool takes_all = request.shocks == std::vector<std::string>{"all"};
  if (!request.shocks.empty() && !takes_all) return request.shocks;
  std::vector<std::string> names;
  for (const configs::ShockText& one : configs::shipped_shocks()) names.push_back(one.name);
  if (!takes_all) names.resize(request.is_quick ? shocks_of_quick : usual_shocks);
  return names;
}

/// The reference size first; where it is asked how large a shock must be, others too.
std::vector<double> sizes_of(const configs::ShockText& shock, bool has_ladder) {
  const double reference = shock.text.reference(), most = shock.text.most();
  std::vector<double> sizes{reference};
  if (!has_ladder) return sizes;
  for (const double times : {.25, .5, .75, 1.5, 2., 3., 4.})
    if (times * reference <= most) sizes.push_back(times * reference);
  return sizes;
}

configs::StressPlan plan_of(const StressRequest& request) {
  configs::StressPlan plan;
  plan.scenario = request.choice.scenario;
  plan.overrides = request.choice.overrides;
  plan.regimes = regimes_of(request);
  plan.from = request.from;
  plan.pairs = static_cast<std::uint32_t>(request.pairs > 0  ? request.pairs
                                          : request.is_quick ? 100
                                                             : 400);
  plan.seed = request.seed;
  const std::size_t ladders = request.is_quick ? 1 : shocks_with_ladder;
  for (const std::string& name : shocks_of(request))
    plan.shocks.push_back(
        {name, sizes_of(configs::read_shock(name), plan.shocks.size() < ladders)});
  if (!request.is_quick)
    for (const agents::RuleRow& row : agents::decision_table())
      plan.decisions.emplace_back(row.name);
  return plan;
}

std::string slug_of(const Choice& choice) {
  const std::string& name = choice.scenario.empty() ? choice.overrides.footprint : choice.scenario;
  return std::filesystem::path(name).stem().string();
}

std::string output_of(const StressRequest& request) {
  if (!request.job.output.empty()) return request.job.output;
  std::vector<Setting> settings = settings_of(request.choice.overrides);
  for (const std::string& regime : request.regimes) settings.push_back({"regime", regime});
  for (const std::string& shock : request.shocks) settings.push_back({"shock", shock});
  if (request.is_quick) settings.push_back({"quick", ""});
  return output_name("stress_" + slug_of(request.choice), settings);
}

int show(const std::string& path, const StressRequest& request, bool is_new, Session& session) {
  const engine::ResultFile file(path);
  const analysis::StressReport report = analysis::stress_report(file, request.risk);
  if (request.format == Format::json) {
    session.console.print(to_text(stress_json(report)));
  } else {
    const std::vector<std::string> next{session.words.front(), "stress", path, "--format", "json"};
    session.console.print(stress_text(report, session.console) + "\n" +
                          (is_new ? written_line(path, file.stored_digest()) : std::string()) +
                          "  next   " + command_lines(command_text(next), 9) + "\n\n");
  }
  return report.failed > 0 ? ExitCode::some_failed : ExitCode::done;
}

/// A finished stress test, to be shown again.
bool is_result(const std::string& name) {
  std::error_code error;
  return name.ends_with(".h5") && std::filesystem::is_regular_file(name, error);
}

void expect_something(const StressRequest& request, const std::string& program) {
  if (request.choice.scenario.empty() && request.choice.overrides.footprint.empty())
    throw UserError("stress: what is to be tested? name a SCENARIO or a --footprint" +
                    for_example(program, "stress --footprint dorset"));
  std::vector<std::string> regimes = request.regimes;
  std::ranges::sort(regimes);
  if (const auto twice = std::ranges::adjacent_find(regimes); twice != regimes.end())
    throw UserError("--regime " + *twice + ": is there twice\n   keep one of them");
}

int act(const StressRequest& request, Session& session) {
  if (is_result(request.choice.scenario))
    return show(request.choice.scenario, request, false, session);
  request.job.if_exists();  // before anything is read: is the line sound?
  expect_something(request, session.words.front());
  const analysis::Study study(configs::experiment_of_stress(plan_of(request)));
  session.console.remark("  " + plural(study.points(), "point") + " · " +
                         with_thousands(study.runs()) + " runs\n");
  const analysis::Job job = job_of(request.job, output_of(request), session);
  const analysis::JobEnd end = run_shown(study, job, request.job, session);
  if (!end.is_finished()) return report_early_end(end, job, session);
  return show(job.output, request, true, session);
}
}  // namespace

Command stress_command() {
  const auto request = std::make_shared<StressRequest>();
  std::vector<std::string> regimes;
  for (const agents::RegimeRow& row : agents::regime_table()) regimes.emplace_back(row.name);
  std::vector<Option> options = choice_options(request->choice);
  options.push_back({"--regime", "NAME",
                     "a way of governing; repeatable. All eight unless given, with --quick three",
                     one_of("--regime", regimes, [request, regimes](std::size_t index) {
                       request->regimes.push_back(regimes[index]);
                     })});
  options.push_back({"--shock", "NAME",
                     "a shock that ships or a FILE; repeatable, or all. The first nine unless "
                     "given, with --quick five; of the first three it is asked how large they "
                     "must be",
                     into(request->shocks)});
  options.push_back({"--from", "MONTH", "month in which shocks begin; 24, April 2018, unless given",
                     whole_number("--from", 0, 1199, [request](std::uint64_t month) {
                       request->from = static_cast<int>(month);
                     })});
  options.push_back({"--risk", "PERCENT",
                     "risk of retreat that a shock must be large enough for; 10 unless given",
                     whole_number("--risk", 1, 99, [request](std::uint64_t percent) {
                       request->risk = static_cast<double>(percent) / 100;
                     })});
  options.push_back(
      {"--quick", "", "100 pairs, five shocks, three regimes", flag(request->is_quick)});
  options.push_back(
      replicates_option("pairs of runs in each cell; 400 unless given, with --quick "
                        "100",
                        100'000, [request](std::uint64_t n) { request->pairs = n; }));
  options.push_back(seed_option(request->seed));
  options.push_back(format_option(request->format));
  return {"stress",
          "Tests which way of governing breaks under which pressure, how large the pressure must "
          "be, and whether it comes back: shocks under ways of governing, each run beside its twin "
          "without the shock. A result file is shown again.",
          {"stress --footprint dorset --quick", "stress three_places",
           "stress three_places --shock squeeze --regime aco --regime alliance",
           "stress stress_three_places.h5 --format json"},
          joined(std::move(options), job_options(request->job,
                                                 "the result file; named after what "
                                                 "is tested unless given")),
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
