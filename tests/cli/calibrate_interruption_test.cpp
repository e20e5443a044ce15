// A calibration by the program itself, killed and interrupted at work.
#include <catch2/catch.hpp>

#include "tests/cli/processes.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using tests::say;

namespace {
/// Long enough to be caught at work, with several batches.
std::string experiment(const tests::Folder& folder, const std::string& calibration) {
  const std::string path = folder.file("caught.txtpb");
  std::ofstream(path) << "scenario: \"three_places\" months: 12 replicates: 4\n"
                         "factor { path: \"trust.gain\" } factor { path: \"choice.cost\" }\n"
                         "target { outcome: \"final_trust\" value: .35 tolerance: .01 }\n"
                         "calibration { "
                      << calibration << " }\n";
  return path;
}

/// Waits until something was simulated or the process has ended, sends the signal, and returns
/// how it ended.
int signal_at_work(pid_t child, const std::string& output, int signal) {
  constexpr std::uintmax_t heading = 16;
  for (int k = 0; k < 60000; ++k) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    std::error_code none;
    const auto size = std::filesystem::file_size(output + ".draws", none);
    if (!none && size > heading) break;
    siginfo_t info{};
    if (waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
        info.si_pid == child)
      break;
  }
  kill(child, signal);
  return tests::ended(child);
}

std::string digest_of(const std::string& file) { return say({"info", file, "--digest"}).out; }
}  // namespace

TEST_CASE("a calibration that is killed or interrupted goes on and ends in the same bits") {
  const tests::Folder folder;
  const std::string calibration =
      GENERATE("abc_rejection { draws: 4000 }", "abc_smc { particles: 300 generations: 4 }",
               "history_matching { waves: 3 points: 1500 cutoff: 5 }");
  const int signal = GENERATE(SIGKILL, SIGINT);
  const std::string file = experiment(folder, calibration);
  const std::string output = folder.file("sets.h5"), errors = folder.file("errors");
  const auto words = [&](const std::string& to) {
    return std::vector<std::string>{"calibrate", file, "--output", to};
  };
  const int status = signal_at_work(tests::start(words(output), errors), output, signal);
  if (signal == SIGKILL) {
    REQUIRE(WIFSIGNALED(status));
  } else {
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == apps::ExitCode::interrupted);
    CHECK_THAT(tests::content(errors), Contains("--resume"));
  }
  CHECK_FALSE(std::filesystem::exists(output));
  CHECK_THAT(say(words(output)).err, Contains("--resume"));
  for (const std::vector<std::string>& asked : {std::vector<std::string>{"status", output},
                                                {"info", output},
                                                {"run", "--ensemble", output},
                                                {"compare", output, output}})
    CHECK_THAT(say(asked).err, Contains("sets.h5: is not finished") && Contains("sets.h5.draws") &&
                                   Contains("--resume"));

  std::vector<std::string> again = words(output);
  again.emplace_back("--resume");
  CHECK(tests::exit_code(again, errors) == apps::ExitCode::done);
  CHECK_FALSE(std::filesystem::exists(output + ".draws"));
  REQUIRE(tests::exit_code(words(folder.file("whole.h5")), errors) == apps::ExitCode::done);
  CHECK(digest_of(output) == digest_of(folder.file("whole.h5")));
}
