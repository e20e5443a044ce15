#include <array>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>

#include "engine/error.hpp"
#include "tests/store/bytes.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat::engine;
using namespace concordat::tests;
using Catch::Contains;

namespace {

constexpr std::uint64_t runs = 40;

/// The journal of a job whose runs are all committed, eight a record.
std::string complete_journal(const Folder& folder) {
  ResultWriter writer(folder / "a.h5", tiny_header(runs), IfExists::refuse);
  EnsembleOptions options;
  options.threads = 1;
  options.runs_per_commit = 8;
  run_ensemble(writer, simulate_fake, options);
  return bytes_of(folder / "a.h5.journal");
}

/// Puts a journal in place and resumes: the digest, and how many runs were still committed.
/// "refused" where the journal was found damaged.
std::pair<std::string, std::uint64_t> resumed(const Folder& folder, const std::string& journal) {
  const std::string output = folder / "b.h5";
  std::remove(output.c_str());
  write_bytes(output + ".journal", journal);
  try {
    ResultWriter writer(output, tiny_header(runs), IfExists::resume);
    const std::uint64_t kept = writer.committed();
    EnsembleOptions options;
    options.threads = 1;
    run_ensemble(writer, simulate_fake, options);
    return {writer.finish(), kept};
  } catch (const UserError& error) {
    CHECK_THAT(error.what(),
               Contains("b.h5.journal: damaged") && Contains("start again in its place"));
    return {"refused", 0};
  }
}

}  // namespace

TEST_CASE("a journal cut anywhere loses at most the record that is torn") {
  const Folder folder;
  const std::string digest = run_whole(folder / "whole.h5", tiny_header(runs));
  const std::string journal = complete_journal(folder);
  CHECK(resumed(folder, journal) == std::pair{digest, runs});
  std::map<std::uint64_t, int> seen;
  for (std::size_t length = 0; length < journal.size(); length += 11) {
    const auto [cut_digest, kept] = resumed(folder, journal.substr(0, length));
    CHECK(cut_digest == digest);
    CHECK(kept < runs);
    seen[kept] += 1;
  }
  CHECK(seen.size() == 5);  // 0, 8, 16, 24 and 32 runs
}

TEST_CASE("a flipped bit anywhere in a journal is found and never gives a wrong digest") {
  const Folder folder;
  const std::string digest = run_whole(folder / "whole.h5", tiny_header(runs));
  const std::string journal = complete_journal(folder);
  int refused = 0;
  for (std::size_t byte = 0; byte < journal.size(); byte += 9) {
    const bool process_id = byte >= 8 && byte < 16;
    std::string flipped = journal;
    flipped[byte] = static_cast<char>(flipped[byte] ^ (1 << byte % 8));
    const auto [found_digest, kept] = resumed(folder, flipped);
    CHECK((found_digest == digest || found_digest == "refused"));
    CHECK((kept == runs - 8 || process_id || found_digest == "refused"));
    refused += found_digest == "refused" ? 1 : 0;
  }
  CHECK(refused > 10);  // the header
}

TEST_CASE("records behind a damaged one are kept, and who resumes is told what is lost") {
  const Folder folder;
  std::string journal = complete_journal(folder);
  std::fill_n(journal.begin() + std::ptrdiff_t(journal.size() / 2), 5, '\0');
  write_bytes(folder / "c.h5.journal", journal);
  CHECK(read_unfinished(folder / "c.h5")->damaged > 0);
  ResultWriter writer(folder / "c.h5", tiny_header(runs), IfExists::resume);
  CHECK(writer.committed() == runs - 8);
  REQUIRE(writer.warnings().size() == 1);
  CHECK_THAT(writer.warnings().front(), Contains("bytes are damaged; the runs in them"));
}

TEST_CASE("a journal that is damaged while its job runs can be gone on with") {
  const Folder folder;
  const std::string output = folder / "a.h5";
  {
    ResultWriter writer(output, tiny_header(64), IfExists::refuse);
    EnsembleOptions options;
    options.runs_per_commit = 16;
    run_ensemble(writer, simulate_fake, options);
    std::string journal = bytes_of(output + ".journal");
    journal[journal.size() / 2] ^= 1;
    std::fstream(output + ".journal", std::ios::in | std::ios::out | std::ios::binary) << journal;
    CHECK_THAT(message_of<WriteError>([&] { writer.finish(); }),
               Contains("bytes of it have changed since they were written"));
  }
  CHECK(journal_status(output)->committed == 48);
  ResultWriter writer(output, tiny_header(64), IfExists::resume);
  run_ensemble(writer, simulate_fake, {});
  CHECK(writer.finish() == run_whole(folder / "b.h5", tiny_header(64)));
}

TEST_CASE("a damaged journal is refused until it is overwritten") {
  const Folder folder;
  write_bytes(folder / "a.h5.journal", "CNCDJNL4" + std::string(92, 'x'));
  for (const auto if_exists : {IfExists::refuse, IfExists::resume}) {
    CHECK_THAT(
        message_of<UserError>([&] { ResultWriter(folder / "a.h5", tiny_header(8), if_exists); }),
        Contains("a.h5.journal: damaged"));
  }
  CHECK_FALSE(journal_status(folder / "a.h5").has_value());
  ResultWriter writer(folder / "a.h5", tiny_header(8), IfExists::overwrite);
  run_ensemble(writer, simulate_fake, {});
  CHECK(writer.finish() == run_whole(folder / "b.h5", tiny_header(8)));
}

TEST_CASE("a journal of heads whose bodies overlap is refused in time, not read for ever") {
  const Folder folder;
  std::string journal = complete_journal(folder);
  constexpr std::size_t heads = 200'000;  // of 8 MB: each body read in vain would be 800 GB
  const std::size_t size = journal.size() + heads * 40;
  while (journal.size() < size) {
    const std::array<std::uint64_t, 5> head{0x4452434552434e43, 0, 1, size - journal.size() - 40,
                                            0};
    journal.append(reinterpret_cast<const char*>(head.data()), sizeof head);
  }
  CHECK(resumed(folder, journal).first == "refused");
}

TEST_CASE("pending runs are cut around what was committed, in whatever order it was") {
  const Folder folder;
  const ResultHeader header = tiny_header(100);
  ResultWriter writer(folder / "a.h5", header, IfExists::refuse);
  CHECK(writer.pending(64) == std::vector<RunRange>{{0, 64}, {64, 100}});
  for (const std::uint64_t first : {48, 8}) {
    Record record(header, {first, first + 16});
    BlockResult block(header.shape);
    simulate_fake(first, 8, block);
    record.add(block, 8);  // half of what it was for
    CHECK(record.runs() == RunRange{first, first + 8});
    writer.commit(record);
  }
  CHECK(writer.committed() == 16);
  CHECK(writer.pending(30) ==
        std::vector<RunRange>{{0, 8}, {16, 46}, {46, 48}, {56, 86}, {86, 100}});
  writer.commit(Record(header, {0, 8}));  // nothing in it
  CHECK(writer.committed() == 16);
}
