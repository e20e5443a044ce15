// A calibration on an output where something is: its own result, another's, or one at work.
#include <unistd.h>

#include <catch2/catch.hpp>

#include "analysis/fitting/simulation_log.hpp"
#include "engine/store/journal/lock.hpp"
#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using tests::say;

namespace {
/// Few draws; a target far off what the model does where it is above one.
std::string experiment(const tests::Folder& folder, const std::string& target = ".35") {
  const std::string path = folder.file("few.txtpb");
  std::ofstream(path) << "title: \"few\" scenario: \"three_places\" months: 6 replicates: 2\n"
                         "factor { path: \"trust.gain\" }\n"
                         "target { outcome: \"final_trust\" value: "
                      << target
                      << " tolerance: .1 }\ncalibration { abc_rejection { draws: 100 } }\n";
  return path;
}

std::vector<std::string> calibrate(const std::string& file, const std::string& output,
                                   std::vector<std::string> more = {}) {
  std::vector<std::string> words{"calibrate", file, "--output", output, "--quiet"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}
}  // namespace

TEST_CASE("a finished calibration that is resumed is shown, and is not done again") {
  const tests::Folder folder;
  const std::string file = experiment(folder), output = folder.file("sets.h5");
  REQUIRE(say(calibrate(file, output)).code == apps::ExitCode::done);
  const auto written = std::filesystem::last_write_time(output);
  const auto again = say(calibrate(file, output, {"--resume"}));
  CHECK(again.code == apps::ExitCode::done);
  CHECK_THAT(again.out, Contains("finished before") && Contains("parameter set") &&
                            Contains("digest") && Contains("concordat compare"));
  CHECK(std::filesystem::last_write_time(output) == written);
  CHECK_THAT(say(calibrate(file, output)).err, Contains("is there already"));
}

TEST_CASE("a calibration killed after its last rename is shown by a resume, which tidies up") {
  const tests::Folder folder;
  const std::string file = experiment(folder), output = folder.file("sets.h5");
  REQUIRE(say(calibrate(file, output)).code == apps::ExitCode::done);
  const std::string digest = say({"info", output, "--digest"}).out;
  std::ofstream(output + ".draws") << "";  // begun, and nothing of it kept
  const auto again = say(calibrate(file, output, {"--resume"}));
  CHECK(again.code == apps::ExitCode::done);
  CHECK_FALSE(std::filesystem::exists(output + ".draws"));
  CHECK(say({"info", output, "--digest"}).out == digest);
}

TEST_CASE("another job's result or journal is noticed before anything is simulated") {
  const tests::Folder folder;
  const std::string file = experiment(folder), output = folder.file("sets.h5");
  REQUIRE(say({"run", "three_places", "--months", "3", "--replicates", "8", "--quiet", "--output",
               output})
              .code == apps::ExitCode::done);
  CHECK_THAT(say(calibrate(file, output, {"--resume"})).err, Contains("which is another job"));
  std::filesystem::remove(output);
  std::ofstream(output + ".journal") << std::string(100, 'x');
  CHECK(say(calibrate(file, output)).code == apps::ExitCode::bad_input);
  CHECK_FALSE(std::filesystem::exists(output + ".draws"));
}

TEST_CASE("a second calibration on the same output is told that the first one writes") {
  const tests::Folder folder;
  const std::string file = experiment(folder), output = folder.file("sets.h5");
  std::ofstream(output + ".draws") << "";
  const engine::File first = engine::open_to_write(output + ".draws");
  const engine::Lock lock(first, output + ".draws", output);
  for (const char* how : {"--resume", "--overwrite"})
    CHECK_THAT(say(calibrate(file, output, {how})).err, Contains("is being written by another"));
}

TEST_CASE("who is told that a calibration is at work is told its process") {
  const tests::Folder folder;
  const std::string file = experiment(folder), output = folder.file("sets.h5");
  const analysis::SimulationLog at_work(output, "any job", engine::IfExists::refuse);
  for (const std::vector<std::string>& how :
       {std::vector<std::string>{}, {"--resume"}, {"--overwrite"}})
    CHECK_THAT(
        say(calibrate(file, output, how)).err,
        Contains("is being written by another process (pid " + std::to_string(::getpid()) + ")"));
}

TEST_CASE("a finished calibration is not shown for one that differs in anything") {
  const tests::Folder folder;
  const std::string file = experiment(folder), output = folder.file("sets.h5");
  REQUIRE(say(calibrate(file, output)).code == apps::ExitCode::done);
  const std::string text = tests::content(file);
  const auto changed = [&](const std::string& from, const std::string& to) {
    std::string other = text;
    other.replace(other.find(from), from.size(), to);
    std::ofstream(file) << other;
    return say(calibrate(file, output, {"--resume"}));
  };
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"months: 6", "months: 7"},
                                                        {"replicates: 2", "replicates: 3"},
                                                        {"three_places", "one_county"},
                                                        {"trust.gain\"", "trust.gain\" high: .05"},
                                                        {".35", ".36"},
                                                        {"tolerance: .1", "tolerance: .2"},
                                                        {"draws: 100", "draws: 99"},
                                                        {"\"few\"", "\"others\""}}) {
    INFO(from << " " << to);
    const auto other = changed(from, to);
    CHECK(other.code == apps::ExitCode::bad_input);
    CHECK_THAT(other.err, Contains("which is another job"));
  }
  CHECK(changed("few", "few").code == apps::ExitCode::done);
  CHECK_THAT(say(calibrate(file, output, {"--resume", "--adjust"})).err,
             Contains("which is another job"));
  CHECK_THAT(say(calibrate(file, output, {"--resume", "--recover", "20"})).err,
             Contains("draws that a recovery needs"));
}

TEST_CASE("an ensemble moved onto its targets is shown where just that is asked for again") {
  const tests::Folder folder;
  const std::string file = experiment(folder), output = folder.file("sets.h5");
  REQUIRE(say(calibrate(file, output, {"--adjust"})).code == apps::ExitCode::done);
  CHECK(say(calibrate(file, output, {"--adjust", "--resume"})).code == apps::ExitCode::done);
  CHECK_THAT(say(calibrate(file, output, {"--resume"})).err, Contains("which is another job"));
}

TEST_CASE("a fit far off its targets says so in its exit code") {
  const tests::Folder folder;
  const auto far = say(calibrate(experiment(folder, ".95"), folder.file("far.h5")));
  CHECK(far.code == apps::ExitCode::some_failed);
  CHECK_THAT(far.out, Contains("NO SET COMES NEAR"));
}

TEST_CASE("an ensemble is not replaced by runs of itself") {
  const tests::Folder folder;
  const std::string output = folder.file("sets.h5");
  REQUIRE(say(calibrate(experiment(folder), output)).code == apps::ExitCode::done);
  const std::string before = tests::content(output);
  const auto answer = say({"run", "--ensemble", output, "--output", output, "--overwrite"});
  CHECK(answer.code == apps::ExitCode::bad_input);
  CHECK_THAT(answer.err, Contains("is the ensemble that the runs are to take"));
  CHECK(tests::content(output) == before);
}
