#include <limits>
#include <memory>

#include "analysis/comparison/compared.hpp"
#include "analysis/report/outcomes.hpp"
#include "analysis/status/status.hpp"
#include "analysis/uncertainty/idle_factors.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/options/shared.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/advice.hpp"
#include "apps/cli/words/sensitivity/json.hpp"
#include "apps/cli/words/sensitivity/text.hpp"
#include "engine/error.hpp"
#include "engine/nearest.hpp"

namespace concordat::apps {
namespace {
using analysis::SensitivityMethod;
using engine::ResultFile;
using engine::UserError;

const std::vector<std::string> usual_outcomes{"final_integration", "final_collaboration",
                                              "retreat"};

struct SensitivityRequest {
  std::string file;
  std::vector<std::string> outcomes;
  std::optional<SensitivityMethod> method;
  std::size_t top = 15;
  Format format = Format::text;
};

/// The method; where none fits and levels can be compared, that is what to do.
SensitivityMethod method_of(const ResultFile& file, const SensitivityRequest& request) {
  try {
    return analysis::fitting_method(*file.design(), request.method);
  } catch (const UserError& error) {
    const std::vector<std::string> factors = analysis::comparable_factors(file);
    if (factors.empty()) throw;
    std::vector<engine::Problem> problems = error.problems();
    problems.front().text +=
        "\n   what each of its factors does is seen level by level: it varies " +
        engine::listed(factors);
    problems.front().advice.push_back({engine::Advice::compare_levels, file.path()});
    throw UserError(problems);
  }
}

StudyFactors factors_of(const ResultFile& file, const SensitivityRequest& request) {
  if (!file.design())
    throw UserError(file.path() +
                        ": one scenario alone, in which nothing was varied\n   a study has what it "
                        "takes",
                    {engine::Advice::run_study});
  StudyFactors factors{&file, method_of(file, request), {}, {}, {}};
  const bool is_pawn = factors.method == SensitivityMethod::pawn;
  factors.moved =
      is_pawn ? analysis::each_by_itself(*file.design()) : analysis::moved_together(*file.design());
  if (is_pawn) factors.idle = analysis::idle_factors(file);
  const std::vector<std::uint32_t> point = file.design_points(), replicate = file.replicates();
  const std::vector<std::uint8_t> failures = file.failures();
  for (const std::string& name :
       analysis::chosen_outcomes(file, request.outcomes, usual_outcomes)) {
    const std::vector<float> values = file.outcome(name);
    factors.outcomes.push_back(
        {name, analysis::study_sensitivity(*file.design(), {point, replicate, values, failures},
                                           factors.method, {}, factors.idle)});
  }
  return factors;
}

/// What one would ask after this method.
std::string next_command(const StudyFactors& factors, const std::string& program) {
  const std::string& path = factors.file->path();
  return factors.method == SensitivityMethod::sobol
             ? command_text({program, "sensitivity", path, "--method", "pawn"})
             : command_text({program, "info", path});
}

int act(const SensitivityRequest& request, Session& session) {
  if (request.file.empty())
    throw UserError("sensitivity: of which FILE? a study" +
                    for_example(session.words.front(), "sensitivity study.h5"));
  analysis::expect_not_begun(request.file);
  const ResultFile file(request.file);
  const StudyFactors factors = factors_of(file, request);
  if (request.format == Format::json)
    session.console.print(to_text(sensitivity_json(factors)));
  else
    session.console.print(sensitivity_text(factors, request.top, session.console) + "  next   " +
                          command_lines(next_command(factors, session.words.front()), 9) + "\n\n");
  return ExitCode::done;
}
}  // namespace

Command sensitivity_command() {
  const auto request = std::make_shared<SensitivityRequest>();
  return {
      "sensitivity",
      "Shows what decides an outcome: which of a study's factors move it, alone and together, with "
      "95 % intervals. Morris screening, Sobol' indices or PAWN, whichever fits the design; one "
      "that does not is refused. A point with a failed run, or without a value in any, is left out "
      "with its whole trajectory or base point; PAWN leaves out single runs; both are counted.",
      {"sensitivity screening.h5", "sensitivity what_matters.h5 --outcome retreat --top 5"},
      {{"FILE", "", "the result file of a study", into(request->file)},
       {"--method", "morris|sobol|pawn", "the one that fits the design unless given",
        one_of("--method", {"morris", "sobol", "pawn"},
               [request](std::size_t index) {
                 request->method = static_cast<SensitivityMethod>(index);
               })},
       outcome_option(
           request->outcomes,
           "an outcome, of which the mean of each point is taken (for PAWN every run); repeatable"),
       {"--top", "N", "how many factors to show; 15 unless given",
        whole_number("--top", 1, 10'000, [request](std::uint64_t n) { request->top = n; })},
       {"--all", "", "all factors",
        [request](const std::string&) { request->top = std::numeric_limits<std::size_t>::max(); }},
       format_option(request->format)},
      [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
