#include "apps/cli/words/advice.hpp"

#include <algorithm>

#include "apps/cli/screen/operand.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/next.hpp"

namespace concordat::apps {
namespace {
using engine::Advice;
using engine::Asked;

/// "concordat list scenarios, concordat list footprints".
std::string listings(const std::string& kinds, const std::string& list) {
  std::string text;
  for (std::size_t from = 0, comma = 0; comma != kinds.npos; from = comma + 2) {
    comma = kinds.find(", ", from);
    text += (from == 0 ? "" : ", ") + list + kinds.substr(from, comma - from);
  }
  return text;
}

/// The output that is spoken of: what there is to look at.
std::string output_of(const std::vector<Advice>& all) {
  const auto output = std::ranges::find(all, Advice::look_how_far, &Advice::what);
  return output == all.end() ? "" : operand(output->subject);
}

std::string resuming(const std::string& command, const std::string& output) {
  return command_text(resumed(output.empty() ? shell_words(command) : begun_by(command, output)));
}

/// One of several.
std::string advice_words(const Advice& advice, const std::vector<Advice>& all,
                         const std::string& program) {
  const std::string typed = shell_word(program) + " ";
  switch (advice.what) {
    case Advice::resume:
      return "go on with --resume";
    case Advice::overwrite:
      return "start again with --overwrite";
    case Advice::begin:
      return "begin it without --resume";
    case Advice::look_how_far:
      return "see how far it is: " + typed + "status " + shell_word(operand(advice.subject));
    case Advice::go_on:
      return "go on with " + resuming(advice.subject, output_of(all));
    case Advice::choose_another_output:
      return "name another --output";
    case Advice::choose_file_in_folder:
      return "name a file in it as --output";
    case Advice::choose_writable_folder:
      return "name an --output in a folder that you may write to";
    case Advice::create_folder:
      return "create the folder first";
    case Advice::make_room:
      return "what was committed is safe: make room, then go on with --resume";
    case Advice::wait_or_stop:
      return "wait for it, stop it";
    case Advice::share_runs:
      return "srun --mpi=pmix or mpirun lets them share the work; so do shards: --shard";
    case Advice::list_names:
      return "list them: " + listings(advice.subject, typed + "list ");
    case Advice::list_shipped:
      return advice.subject + " that ship with the program: " + typed + "list " + advice.subject;
    case Advice::look_into:
      return "see what is in it: " + typed + "info " + shell_word(operand(advice.subject));
    case Advice::run_study:
      return advice.subject.empty()
                 ? "experiments run by " + typed + "sweep FILE"
                 : "run it: " + typed + "sweep " + shell_word(operand(advice.subject));
    case Advice::compare_levels:
      return "compare the levels of a factor within it: " + typed + "compare " +
             shell_word(operand(advice.subject)) + " --by FACTOR";
    case Advice::choose_factor:
      return "say --by FACTOR; it varies " + advice.subject;
  }
  return "";
}

std::string option_words(const Asked& asked) {
  switch (asked.kind) {
    case Asked::nothing:
      return "";
    case Asked::setting:
      return "--set " + asked.value;
    case Asked::months:
      return "--months " + asked.value;
    case Asked::arm:
      return "--arm \"" + asked.value + "\"";
    case Asked::method:
      return "--method " + asked.value;
    case Asked::factor:
      return "--by " + asked.value;
    case Asked::outcome:
      return "--outcome \"" + asked.value + "\"";
  }
  return "";
}

}  // namespace

std::string in_words(const engine::Error& error, const std::string& program) {
  std::vector<engine::Problem> problems = error.problems();
  for (engine::Problem& problem : problems) {
    for (std::size_t k = 0; k < problem.advice.size(); ++k) {
      const bool is_last = k + 1 == problem.advice.size();
      problem.text += (k == 0 ? "\n   " : is_last ? ", or " : ", ");
      problem.text += advice_words(problem.advice[k], problem.advice, program);
    }
    problem.advice.clear();
  }
  return engine::in_words(problems, {nullptr, option_words});
}

std::string for_example(const std::string& program, const std::string& request) {
  return "\n   for example " + shell_word(program) + " " + request;
}

}  // namespace concordat::apps
