#include "apps/cli/program.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <new>
#include <thread>

#include "agents/simulate.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/shown.hpp"
#include "apps/cli/options/help.hpp"
#include "apps/cli/options/parser.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/version/version.hpp"
#include "apps/cli/words/advice.hpp"
#include "engine/ensemble/ranks/launch.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
std::string version_line() {
  return "concordat " + version() + " (commit " + commit() + ", " +
         std::string(agents::instruction_set()) + ")\n";
}

/// The environment may ask for an instruction set; it changes speed, no bit.
void heed_instruction_set() {
  const char* const wish = std::getenv("CONCORDAT_INSTRUCTIONS");
  if (!wish) return;
  try {
    agents::choose_instruction_set(wish);
  } catch (const engine::UserError& error) {
    throw engine::UserError("CONCORDAT_INSTRUCTIONS=" + std::string(error.what()));
  }
}

/// Several ranks of one command would all do the same, and write over one another.
void refuse_ranks(const std::string& command) {
  constexpr std::array shared{"run", "sweep", "stress"};
  if (std::ranges::find(shared, command) == shared.end() && engine::launch().by_mpi())
    throw engine::UserError(
        "mpirun: " + command +
        " works in one process\n   run, sweep and stress share their work among "
        "ranks");
}

/// What the user typed stays as it was typed, also where it is printed again.
void keep_words(const std::vector<std::string>& words, Console& console) {
  for (const std::string& word : words)
    for (const std::string& each :
         {word, word.substr(std::min(word.find('=') + 1, word.size())), shell_word(word)})
      console.keep(each);
}

int obey(const std::vector<std::string>& words, Console& console) {
  keep_words(words, console);
  heed_instruction_set();
  const std::vector<Command> commands = all_commands();
  const std::string& program = words.front();
  const Request request = parse({words.begin() + 1, words.end()}, commands, program);
  if (request.ascii) console.use_ascii();
  switch (request.what) {
    case Request::What::overview:
      console.print(overview(commands, program));
      break;
    case Request::What::help:
      console.print(help_of(*request.command, program));
      break;
    case Request::What::version:
      console.print(version_line());
      break;
    case Request::What::act: {
      refuse_ranks(request.command->name);
      Session session{console, words};
      return request.command->act(session);
    }
  }
  return ExitCode::done;
}
}  // namespace

std::vector<Command> all_commands() {
  return {run_command(),       sweep_command(),       status_command(),   compare_command(),
          calibrate_command(), sensitivity_command(), validate_command(), library_command(),
          hindcast_command(),  stress_command(),      speed_command(),    check_command(),
          explain_command(),   money_command(),       systems_command(),  list_command(),
          show_command(),      new_command(),         info_command(),     replay_command(),
          extend_command(),    merge_command(),       slurm_command(),    report_command(),
          figure_command(),    export_command(),      serve_command()};
}

int answer_for(const std::function<int()>& act, const std::string& program, Console& console) {
  try {
    return act();
  } catch (const engine::UserError& error) {
    console.remark(in_words(error, program) + "\n");
    return ExitCode::bad_input;
  } catch (const engine::WriteError& error) {
    console.remark(in_words(error, program) + "\n");
    return ExitCode::not_written;
  } catch (const std::filesystem::filesystem_error& error) {
    console.remark(error.path1().string() + ": cannot be looked at (" + error.code().message() +
                   ")\n   name a file that can be, or see to its folder\n");
    return ExitCode::bad_input;
  } catch (const std::bad_alloc& error) {
    const auto* const at_work = dynamic_cast<const NoMemory*>(&error);
    console.remark(
        "there is not enough memory\n   fewer --threads, or no --trajectories, take less" +
        (at_work == nullptr ? "" : at_work->kept()) + "\n");
    return ExitCode::own_fault;
  } catch (const std::exception& error) {
    console.remark("an error of the program's own: " + std::string(error.what()) +
                   "\n   what was finished is kept; please report it with the command line\n");
    return ExitCode::own_fault;
  }
}

int run_program(const std::vector<std::string>& words, Console& console) {
  const int code = answer_for([&] { return obey(words, console); }, words.front(), console);
  // A launcher ends all ranks when one fails: the first, which alone is heard, shall speak before.
  if (code != ExitCode::done && engine::launch().rank > 0)
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
  return code;
}

}  // namespace concordat::apps
