#pragma once
/// The program itself as a process: started, killed, interrupted, measured.
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "apps/cli/screen/text.hpp"
#include "engine/store/results.hpp"
#include "tests/paths.hpp"

namespace concordat::tests {

inline const std::string program = (build_folder() / "concordat").string();

/// As advice names the program: as it was typed, quoted where its path has blanks.
inline std::string typed(const std::string& words) {
  return apps::shell_word(program) + " " + words;
}

/// Starts the program with its errors going to a file.
inline pid_t start(std::vector<std::string> words, const std::string& errors) {
  words.insert(words.begin(), program);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    const int file = open(errors.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    dup2(file, STDERR_FILENO);
    dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
    execv(program.c_str(), arguments.data());
    _exit(127);
  }
  return child;
}

/// Waits for the end of a process; how it ended.
inline int ended(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

/// Runs the program; its exit code, -1 where a signal ended it.
inline int exit_code(const std::vector<std::string>& words, const std::string& errors) {
  const int status = ended(start(words, errors));
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Waits until so many runs of the output are safe, or the process has ended.
inline void wait_for_runs(pid_t child, const std::string& output, std::uint64_t runs) {
  for (int k = 0; k < 60000; ++k) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const auto status = engine::journal_status(output);
    if (status && status->committed >= runs) return;
    siginfo_t info{};
    if (waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
        info.si_pid == child)
      return;
  }
}

/// Waits until so many runs are safe, sends the signal, and returns how the program ended.
inline int signal_at_work(pid_t child, const std::string& output, int signal,
                          std::uint64_t runs = 16) {
  wait_for_runs(child, output, runs);
  kill(child, signal);
  return ended(child);
}

/// What a process took.
struct Usage {
  int status = 0;
  long peak_kilobytes = 0;
};

inline Usage usage_of(pid_t child) {
  Usage usage;
  rusage resources{};
  wait4(child, &usage.status, 0, &resources);
  usage.peak_kilobytes = resources.ru_maxrss;
  return usage;
}

}  // namespace concordat::tests
