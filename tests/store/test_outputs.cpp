#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "engine/error.hpp"
#include "tests/store/bytes.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat::engine;
using namespace concordat::tests;
using Catch::Contains;
using namespace std::string_literals;

namespace {

/// Commits the first `runs` runs of a job and leaves it there, as a killed program would.
void run_part(const std::string& output, const ResultHeader& header, std::uint64_t runs) {
  ResultWriter writer(output, header, IfExists::refuse);
  std::atomic<bool> stop = false;
  EnsembleOptions options;
  options.threads = 1;
  options.runs_per_commit = 8;
  options.stop = &stop;
  options.progress = [&](std::uint64_t done, std::uint64_t) { stop = done >= runs; };
  const EnsembleOutcome outcome = run_ensemble(writer, simulate_fake, options);
  REQUIRE_FALSE(outcome.complete);
  REQUIRE(outcome.committed == runs);
}

std::string refusal(const std::string& output, const ResultHeader& header, IfExists if_exists) {
  return message_of<UserError>([&] { ResultWriter(output, header, if_exists); });
}

std::string resumed(const std::string& output, const ResultHeader& header) {
  ResultWriter writer(output, header, IfExists::resume);
  run_ensemble(writer, simulate_fake, {});
  return writer.finish();
}

std::uint64_t entries(const Folder& folder) {
  return std::uint64_t(std::distance(std::filesystem::directory_iterator(folder.path()), {}));
}

}  // namespace

TEST_CASE("an unfinished output is refused with the ways out") {
  const Folder folder;
  const std::string output = folder / "a.h5";
  run_part(output, small_header(1000), 640);
  CHECK(refusal(output, small_header(1000), IfExists::refuse) ==
        output +
            " exists and holds 640 of 1,000 finished runs of the same scenario\n"
            "   go on with it, start again in its place, or name another output");
  CHECK(journal_status(output)->committed == 640);
  CHECK(journal_status(output)->runs == 1000);
}

TEST_CASE("a finished output is refused and stays as it is") {
  const Folder folder;
  const std::string output = folder / "a.h5";
  run_whole(output, small_header(1000));
  const std::string before = bytes_of(output);
  CHECK(refusal(output, small_header(1000), IfExists::refuse) ==
        output +
            " exists and holds all 1,000 runs of the same scenario\n"
            "   start again in its place, or name another output");
  CHECK(bytes_of(output) == before);
  CHECK(entries(folder) == 1);
  CHECK_FALSE(journal_status(output).has_value());
}

TEST_CASE("a file that is not a result is refused, and resumed neither") {
  const Folder folder;
  write_bytes(folder / "a.h5", "my notes");
  const auto if_exists = GENERATE(IfExists::refuse, IfExists::resume);
  CHECK_THAT(refusal(folder / "a.h5", small_header(8), if_exists),
             Contains("a.h5 exists: not a result file of Concordat, or damaged") &&
                 Contains("name another output") && !Contains("in its place"));
  CHECK(bytes_of(folder / "a.h5") == "my notes");
  CHECK(entries(folder) == 1);
}

TEST_CASE("a resumed job has the digest of an uninterrupted one") {
  const Folder folder;
  ResultHeader header = small_header(500);
  header.trajectories = GENERATE(Trajectories::none, Trajectories::all);
  const std::string expected = run_whole(folder / "whole.h5", header);
  run_part(folder / "a.h5", header, 160);
  CHECK(resumed(folder / "a.h5", header) == expected);
  CHECK(entries(folder) == 2);
}

TEST_CASE("only the same job is resumed") {
  const Folder folder;
  const std::string output = folder / "a.h5";
  const ResultHeader header = small_header(100);
  const bool finished = GENERATE(false, true);
  if (finished) {
    run_whole(output, header);
  } else {
    run_part(output, header, 64);
  }
  const auto told = [&](auto alter) {
    ResultHeader other = header;
    alter(other);
    return refusal(output, other, IfExists::resume);
  };
  CHECK_THAT(told([](auto& other) { other.scenario += "#"; }), Contains("of another scenario\n"));
  CHECK_THAT(told([](auto& other) { other.seed = 5; }),
             Contains("with seed 18446744073709551615, not 5\n"));
  CHECK_THAT(told([](auto& other) { other.runs = 2000; }),
             Contains("runs of the same scenario, while 2,000 are asked for\n"));
  CHECK_THAT(told([](auto& other) { other.version = "0.2.0"; }),
             Contains("with program version 0.1.0 (0123abc), not 0.2.0 (0123abc)\n"));
  CHECK_THAT(told([](auto& other) { other.trajectories = Trajectories::mean; }),
             Contains("with other trajectories\n"));
  CHECK_THAT(told([](auto& other) { other.place_codes[0] = "P9"; }),
             Contains("with other organisations or quantities\n"));
  ResultHeader same = header;
  same.command += " --resume";
  CHECK_NOTHROW(ResultWriter(output, same, IfExists::resume));
}

TEST_CASE("a resume of what is finished has nothing left to do") {
  const Folder folder;
  run_whole(folder / "a.h5", small_header(100));
  const ResultWriter writer(folder / "a.h5", small_header(100), IfExists::resume);
  CHECK(writer.finished());
  CHECK(writer.committed() == 100);
  CHECK(writer.pending(8).empty());
  CHECK(entries(folder) == 1);
}

TEST_CASE("a process killed between rename and clean-up is finished, and is cleaned up") {
  const Folder folder;
  const std::string output = folder / "a.h5";
  const ResultHeader header = small_header(100);
  {
    ResultWriter writer(output, header, IfExists::refuse);
    run_ensemble(writer, simulate_fake, {});
    std::filesystem::copy_file(output + ".journal", folder / "kept");
    writer.finish();
  }
  std::filesystem::rename(folder / "kept", output + ".journal");
  write_bytes(output + ".tmp", "\x89HDF\r\n\x1a\nhalf a file");
  CHECK(ResultWriter(output, header, IfExists::resume).finished());
  CHECK(entries(folder) == 1);
}

TEST_CASE("a resume of nothing starts") {
  const Folder folder;
  CHECK(resumed(folder / "a.h5", small_header(64)) == run_whole(folder / "b.h5", small_header(64)));
}

TEST_CASE("with overwrite the old file stays until the new one is complete") {
  const Folder folder;
  const std::string output = folder / "a.h5";
  run_whole(output, small_header(8));
  const std::string old = bytes_of(output);
  ResultWriter writer(output, small_header(64), IfExists::overwrite);
  run_ensemble(writer, simulate_fake, {});
  CHECK(bytes_of(output) == old);
  const std::string digest = writer.finish();
  CHECK(ResultFile(output).stored_digest() == digest);
  CHECK(entries(folder) == 1);
}

TEST_CASE(
    "what comes to be under the output's name while a job runs is left alone, and the runs are "
    "kept") {
  const Folder folder;
  const std::string output = folder / "a.h5", another = folder / "b.h5";
  const std::string digest = run_whole(folder / "whole.h5", small_header(64));
  run_whole(another, small_header(8));
  for (const std::string& bytes : {"notes"s, bytes_of(another)}) {
    {
      ResultWriter writer(output, small_header(64), IfExists::refuse);
      run_ensemble(writer, simulate_fake, {});
      write_bytes(output, bytes);
      CHECK_THAT(message_of<WriteError>([&] { writer.finish(); }),
                 Contains("another file has come to be there"));
    }
    CHECK_THAT(
        message_of<WriteError>([&] { ResultWriter(output, small_header(64), IfExists::resume); }),
        Contains("another file has come to be there"));
    CHECK(bytes_of(output) == bytes);
    CHECK(journal_status(output)->committed == 64);
    std::filesystem::remove(output);
    CHECK(resumed(output, small_header(64)) == digest);
    std::filesystem::remove(output);
  }
}

TEST_CASE("with overwrite, too, notes that come to be there while a job runs are left alone") {
  const Folder folder;
  const std::string output = folder / "a.h5";
  run_whole(output, small_header(8));
  ResultWriter writer(output, small_header(64), IfExists::overwrite);
  run_ensemble(writer, simulate_fake, {});
  write_bytes(output, "notes");
  CHECK_THAT(message_of<WriteError>([&] { writer.finish(); }), Contains("left alone"));
  CHECK(bytes_of(output) == "notes");
}

TEST_CASE("a job that was to overwrite still may when it is gone on with") {
  const Folder folder;
  const std::string output = folder / "a.h5";
  const std::string digest = run_whole(folder / "whole.h5", small_header(64));
  run_whole(output, small_header(8));
  {
    ResultWriter writer(output, small_header(64), IfExists::overwrite);
    run_ensemble(writer, simulate_fake, {});
  }
  CHECK(resumed(output, small_header(64)) == digest);
}

TEST_CASE("with overwrite only a result is replaced: no other file, link, pipe or device") {
  const Folder folder;
  write_bytes(folder / "notes.txt", "my notes");
  std::filesystem::create_symlink(folder / "notes.txt", folder / "link.h5");
  std::filesystem::create_symlink(folder / "nothing", folder / "dangling.h5");
  REQUIRE(::mkfifo((folder / "pipe.h5").c_str(), 0600) == 0);
  for (const std::string& output : {folder / "notes.txt", folder / "link.h5",
                                    folder / "dangling.h5", folder / "pipe.h5", "/dev/null"s}) {
    CHECK_THAT(refusal(output, small_header(8), IfExists::overwrite),
               Contains(" it is never overwritten\n   name another output"));
    CHECK_THROWS_AS(ResultWriter(output, small_header(8), IfExists::refuse), Error);
    CHECK_THROWS_AS(ResultWriter(output, small_header(8), IfExists::resume), Error);
  }
  CHECK(bytes_of(folder / "notes.txt") == "my notes");
  CHECK(entries(folder) == 4);
}

TEST_CASE("links in the place of the journal or the unfinished file lead nobody elsewhere") {
  const Folder folder;
  const std::string output = folder / "a.h5";
  write_bytes(folder / "notes.txt", "my notes");
  std::filesystem::create_symlink(folder / "notes.txt", output + ".tmp");
  run_whole(output, small_header(8));
  CHECK(bytes_of(folder / "notes.txt") == "my notes");
  CHECK(entries(folder) == 2);
  std::filesystem::create_symlink(folder / "notes.txt", folder / "b.h5.journal");
  CHECK_THROWS_AS(ResultWriter(folder / "b.h5", small_header(8), IfExists::refuse), WriteError);
  CHECK(bytes_of(folder / "notes.txt") == "my notes");
}

TEST_CASE("a second writer is told who writes") {
  const Folder folder;
  const std::string output = folder / "a.h5";
  const ResultWriter first(output, small_header(64), IfExists::refuse);
  for (const auto if_exists : {IfExists::refuse, IfExists::resume, IfExists::overwrite}) {
    CHECK(refusal(output, small_header(64), if_exists) ==
          output + " is being written by another process (pid " + std::to_string(::getpid()) +
              ")\n   wait for it, stop it, or name another output");
  }
  CHECK(journal_status(output)->committed == 0);
}

TEST_CASE("an output that cannot be written is a write error that says why") {
  const Folder folder;
  const auto told = [](const std::string& output) {
    return message_of<WriteError>([&] { ResultWriter(output, small_header(8), IfExists::refuse); });
  };
  CHECK_THAT(told(folder / "no/a.h5"),
             Contains("No such file or directory") && Contains("create the folder first"));
  CHECK_THAT(told(folder.path()), Contains("Is a directory"));
  CHECK_THAT(told("/proc/a.h5"), Contains("cannot be written"));
  if (::geteuid() != 0) {
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
    CHECK_THAT(told(folder / "a.h5"), Contains("Permission denied"));
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
  }
  CHECK(entries(folder) == 0);
}

TEST_CASE("what keeps an output from being written is told with what helps against it") {
  const Folder folder;
  const auto told = [](const std::string& output) {
    return message_of<WriteError>([&] { ResultWriter(output, small_header(8), IfExists::refuse); });
  };
  CHECK_THAT(told(folder / (std::string(252, 'n') + ".h5")),
             Contains("File name too long") && Contains("choose a shorter name") &&
                 !Contains("folder that you may write to"));
  run_whole(folder / "opened.h5", small_header(8));  // what a first file takes is open from now on
  struct rlimit usual {};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &usual) == 0);
  const struct rlimit tight { 3, usual.rlim_max };
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &tight) == 0);
  const std::string too_many = told(folder / "a.h5");
  ::setrlimit(RLIMIT_NOFILE, &usual);
  CHECK_THAT(too_many, Contains("Too many open files") && Contains("raise the limit") &&
                           !Contains("folder that you may write to"));
  CHECK(entries(folder) == 1);
}

TEST_CASE("a result that may not be read is not overwritten, and not called something else") {
  const Folder folder;
  const std::string output = folder / "a.h5";
  run_whole(output, small_header(8));
  std::filesystem::permissions(output, std::filesystem::perms::none);
  const bool is_root = ::geteuid() == 0;
  if (is_root) {
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0777));
    REQUIRE(::seteuid(65534) == 0);
  }
  const std::string said = refusal(output, small_header(8), IfExists::overwrite);
  if (is_root) REQUIRE(::seteuid(0) == 0);
  CHECK_THAT(said, Contains("cannot be read (Permission denied)") &&
                       Contains("never overwritten") && !Contains("not a result file"));
  std::filesystem::permissions(output, std::filesystem::perms(0644));
  CHECK(ResultFile(output).runs() == 8);
}

TEST_CASE("a refusal names the runs that a file holds, which may be fewer than were planned") {
  const Folder folder;
  const std::string output = folder / "a.h5";
  run_part(output, small_header(400), 16);
  ResultWriter(output, small_header(400), IfExists::resume).finish(16);
  ResultHeader other = small_header(400);
  other.scenario += " ";
  CHECK_THAT(refusal(output, other, IfExists::refuse),
             Contains("holds all 16 runs of another scenario"));
  CHECK_THAT(refusal(output, small_header(400), IfExists::refuse), Contains("holds all 16 runs"));
}

TEST_CASE("a full disk stops the job, and more room lets it go on without loss") {
  const Folder folder;
  const std::string output = folder / "a.h5";
  ResultHeader header = small_header(400);
  header.trajectories = Trajectories::all;
  const std::string expected = run_whole(folder / "whole.h5", header);
  struct rlimit usual {};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &usual) == 0);
  std::signal(SIGXFSZ, SIG_IGN);
  std::uint64_t committed = 0;
  int refused = 0;
  // From nothing to just less than is needed, also while the finished file is being written.
  for (rlim_t room = 0; room < 320000; room += 7919) {
    const struct rlimit tight { room, usual.rlim_max };
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &tight) == 0);
    bool failed = false;
    std::string told;
    try {
      ResultWriter writer(output, header, IfExists::resume);
      EnsembleOptions options;
      options.runs_per_commit = 16;
      run_ensemble(writer, simulate_fake, options);
      writer.finish();
    } catch (const WriteError& error) {
      failed = true;
      told = error.what();
    }
    ::setrlimit(RLIMIT_FSIZE, &usual);
    if (!failed) {
      break;
    }
    ++refused;
    CHECK_THAT(told, Contains("File too large") && Contains("go on with it"));
    CHECK_FALSE(std::filesystem::exists(output));
    CHECK_FALSE(std::filesystem::exists(output + ".tmp"));
    const auto status = journal_status(output);
    CHECK((status ? status->committed : 0) >= committed);
    committed = status ? status->committed : 0;
  }
  CHECK(refused > 10);
  CHECK(committed == 400);  // the last refusals were of the finished file
  const std::string digest = std::filesystem::exists(output) ? ResultFile(output).stored_digest()
                                                             : resumed(output, header);
  CHECK(digest == expected);
}

TEST_CASE("a file cut short, altered or of another kind is a user's error, not a crash") {
  const Folder folder;
  run_whole(folder / "a.h5", small_header(100));
  const std::string whole = bytes_of(folder / "a.h5");
  for (std::size_t length = 0; length < whole.size(); length += whole.size() / 60 + 1) {
    write_bytes(folder / "cut.h5", whole.substr(0, length));
    CHECK_THAT(message_of<UserError>([&] { ResultFile(folder / "cut.h5").digest(); }),
               Contains("cut.h5: not a result file of Concordat, or damaged"));
    // Nobody is told to write over what may only be misread.
    CHECK_THAT(refusal(folder / "cut.h5", small_header(100), IfExists::refuse),
               Contains("cut.h5 exists: ") && !Contains("in its place"));
  }
  CHECK_THAT(message_of<UserError>([&] { ResultFile(folder / "no.h5"); }),
             Contains("no.h5: no such file"));
  CHECK_THAT(message_of<UserError>([&] { ResultFile(folder.path()); }), Contains("not a file"));
}
