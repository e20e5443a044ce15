#include "apps/cli/words/stress/stress.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>

#include "agents/tables/regimes.hpp"
#include "agents/tables/rules.hpp"
#include "analysis/stress/map.hpp"
#include "analysis/stress/over_sets.hpp"
#include "analysis/stress/report.hpp"
#include "analysis/stress/side_by_side.hpp"
#include "analysis/stress/sweeps.hpp"
#include "analysis/stress/who/exercise.hpp"
#include "analysis/stress/who/keystones.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/shown.hpp"
#include "apps/cli/jobs/stress_full.hpp"
#include "apps/cli/jobs/stress_request.hpp"
#include "apps/cli/jobs/stress_shown.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/advice.hpp"
#include "apps/cli/words/stress/exercise.hpp"
#include "apps/cli/words/summary.hpp"
#include "configs/experiment/stress.hpp"
#include "engine/ensemble/ranks/launch.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using engine::UserError;

/// A finished stress test, to be shown again.
bool is_result(const std::string& name) {
  std::error_code error;
  return name.ends_with(".h5") && std::filesystem::is_regular_file(name, error);
}

/// One of what was tested; throws where it is not among them.
void expect_tested(const std::string& option, const std::string& name,
                   const std::vector<std::string>& tested, const std::string& path) {
  if (std::ranges::find(tested, name) != tested.end()) return;
  std::string all;
  for (const std::string& one : tested) all += (all.empty() ? "" : ", ") + one;
  throw UserError(option + " " + name + ": was not tested in " + path + "\n   there are " + all);
}

/// What a line names of a file's cells; a line that makes the file names what is tested instead.
analysis::CellAsked cell_asked(const engine::ResultFile& file, const analysis::StressReport& report,
                               const StressRequest& request) {
  if (!is_result(request.choice.scenario)) return {};
  analysis::CellAsked asked;
  if (!request.regimes.empty()) asked.regime = request.regimes.front();
  if (!request.shocks.empty()) asked.shock = request.shocks.front();
  std::vector<std::string> shocks;
  for (const analysis::StressShock& shock : report.shocks) shocks.push_back(shock.name);
  if (!asked.regime.empty()) expect_tested("--regime", asked.regime, report.regimes, file.path());
  if (!asked.shock.empty()) expect_tested("--shock", asked.shock, shocks, file.path());
  return asked;
}

std::string nothing_to_rehearse(const analysis::StressReport& report,
                                const analysis::CellAsked& asked) {
  std::string why;
  for (const analysis::StressCell& cell : report.cells)
    if ((asked.regime.empty() || cell.regime == asked.regime) &&
        report.shocks[cell.shock].name == asked.shock)
      why = cell.why_nothing;
  const std::string under = asked.regime.empty() ? "" : " under " + asked.regime;
  const std::string said = asked.shock.empty() ? "no shock takes joint work" + under
                           : why == "bound"
                               ? asked.shock + " cannot happen" + under + ": bound, may not leave"
                           : !why.empty() ? asked.shock + " does nothing" + under + ": " + why
                                          : asked.shock + " takes no joint work" + under;
  return ": " + said + "\n   so there is nothing to rehearse; another way of governing: --regime";
}

/// The script alone, so that it can be kept and printed.
int show_exercise(const engine::ResultFile& file, const StressRequest& request, Session& session) {
  if (!analysis::has_matrix(file))
    throw UserError(file.path() +
                    ": has no matrix to take a worst cell from\n"
                    "   --exercise goes with a stress test of shocks");
  const analysis::StressReport report = analysis::stress_report(file, request.risk, request.hurdle);
  const analysis::CellAsked asked =
      analysis::cell_to_play(file, report, cell_asked(file, report, request));
  const auto exercise = analysis::exercise_of(file, report, asked, {request.job.threads});
  if (!exercise) throw UserError(file.path() + nothing_to_rehearse(report, asked));
  session.console.print(request.format == Format::json ? to_text(exercise_json(*exercise, report))
                                                       : exercise_text(*exercise, report));
  return ExitCode::done;
}

int show(const std::string& path, const StressRequest& request, bool is_new, Session& session) {
  const engine::ResultFile file(path);
  if (request.is_exercise) return show_exercise(file, request, session);
  // A page asks any file for names; people are told where there are none.
  if (request.with_names && request.format == Format::text && !analysis::asks_for_keystones(file))
    throw UserError("--names: goes with a stress test of keystones\n   leave out --names");
  if (is_given(session.words, "--risk") && !analysis::has_matrix(file))
    throw UserError("--risk: goes with a stress test of shocks\n   leave out --risk");
  const StressAnswer answer = answer_of(file, request, session.console);
  if (request.format == Format::json) {
    session.console.print(to_text(answer.json));
  } else {
    const std::vector<std::string> next{session.words.front(), "report", path};
    session.console.print(answer.text + "\n" +
                          (is_new ? written_line(path, file.stored_digest()) : std::string()) +
                          "  next   " + command_lines(command_text(next), 9) + "\n\n");
  }
  return answer.failed > 0 ? ExitCode::some_failed : ExitCode::done;
}

int act(const StressRequest& request, Session& session) {
  if (is_result(request.choice.scenario)) {
    if (engine::launch().by_mpi())
      throw UserError("mpirun: a result is shown by one process\n   leave out mpirun");
    expect_shown_as_it_is(request, session.words);
    return show(request.choice.scenario, request, false, session);
  }
  request.job.if_exists();  // before anything is read: is the line sound?
  expect_sound(request, session.words.front());
  if (is_given(session.words, "--risk") && (request.asked != Asked::matrix || request.has_sets()))
    throw UserError("--risk: goes with a stress test of shocks\n   leave out --risk");
  if (request.is_full) return ask_all(request, session);
  Studies study;
  study.emplace_back(experiment_of(request));
  remark_on(study, request, session);
  const analysis::Job job = job_of(request.job, output_of(request), session);
  expect_apart(request.ensemble, "the ensemble that the runs are to take", job.output);
  const analysis::JobEnd end = run_shown(study.front(), job, request.job, session);
  if (!end.is_finished()) return report_early_end(end, job, session);
  return show(job.output, request, true, session);
}

/// One of the table's; a board calls it something else, and is told where that is said.
TakeValue way_of_governing(StressRequest& request, const std::vector<std::string>& regimes) {
  return [&request, regimes](const std::string& word) {
    if (std::ranges::find(regimes, word) == regimes.end()) {
      const auto refuse = one_of("--regime", regimes, [](std::size_t) {});
      try {
        refuse(word);
      } catch (const UserError& error) {
        throw UserError(error.what() +
                        std::string("\n   what each is: list regimes; what a board calls it: the "
                                    "guide's page\n   \"A stress test for a board\" has a table"));
      }
    }
    request.regimes.push_back(word);
  };
}

/// Takes an option that asks for something of its own.
TakeValue asks(StressRequest& request, Asked asked) {
  return [&request, asked](const std::string&) {
    if (request.asked != Asked::matrix && request.asked != asked)
      throw UserError("--keystones, --sweep and --map: one at a time\n   keep one of them");
    request.asked = asked;
  };
}
}  // namespace

Command stress_command() {
  const auto request = std::make_shared<StressRequest>();
  std::vector<std::string> regimes;
  for (const agents::RegimeRow& row : agents::regime_table()) regimes.emplace_back(row.name);
  std::vector<Option> options = choice_options(request->choice);
  options.push_back({"--regime", "NAME",
                     "a way of governing; repeatable. All eight unless given, with --quick three",
                     way_of_governing(*request, regimes)});
  options.push_back({"--shock", "NAME",
                     "a shock that ships or a FILE; repeatable, or all. The first nine unless "
                     "given, with --quick five; of the first three it is asked how large they "
                     "must be",
                     into(request->shocks)});
  options.push_back({"--from", "MONTH", "month in which shocks begin; 24, April 2018, unless given",
                     whole_number("--from", 0, 1199, [request](std::uint64_t month) {
                       request->from = static_cast<int>(month);
                     })});
  options.push_back(
      {"--hurdle", "PERCENT",
       "share of joint decisions that must not be fallen below: in how many runs some "
       "year does",
       whole_number("--hurdle", 1, 99, [request](std::uint64_t percent) {
         request->hurdle = static_cast<double>(percent) / 100;
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
  options.push_back(
      {"--keystones", "",
       "what others lose where each organisation leaves, or refuses, in its turn: for "
       "three years, under one way of governing",
       asks(*request, Asked::keystones)});
  options.push_back({"--exercise", "",
                     "a table-top exercise made from the shock that loses most under the "
                     "scenario's own way of governing: news by month, questions, a sheet for each "
                     "kind of body, and what the model did on the last page. With a result file "
                     "--regime and --shock name another of its cells",
                     flag(request->is_exercise)});
  options.push_back(
      {"--sweep", "",
       "pressure imposed slowly, up and down again: where joint work falls, and where "
       "it comes back",
       asks(*request, Asked::sweep)});
  options.push_back({"--map", "",
                     "trust and pressure: from which trust, under how much more pressure, joint "
                     "work lasts",
                     asks(*request, Asked::map)});
  options.push_back({"--full", "",
                     "all of it, each question with its file: shocks, keystones, pressure up and "
                     "down, the map, and under which conditions it collapses",
                     flag(request->is_full)});
  options.push_back({"--names", "",
                     "with --keystones: bodies by name, not by what they are in the system",
                     flag(request->with_names)});
  options = joined(std::move(options), uncertain_options(request->uncertain));
  options.push_back({"--ensemble", "FILE",
                     "the parameter sets that a calibration accepted, instead of drawn ones",
                     into(request->ensemble)});
  options.push_back(seed_option(request->seed));
  options.push_back(format_option(request->format));
  return {"stress",
          "Tests which way of governing breaks under which pressure, how large the pressure must "
          "be, and whether it comes back: shocks under ways of governing, each run beside its twin "
          "without the shock. A result file is shown again.",
          {"stress --footprint dorset --quick", "stress three_places",
           "stress three_places --shock squeeze --regime aco --regime alliance",
           "stress --footprint dorset --uncertain", "stress three_places --keystones",
           "stress three_places --map", "stress stress_three_places.h5 --format json"},
          joined(std::move(options), job_options(request->job,
                                                 "the result file; named after what "
                                                 "is tested unless given")),
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
