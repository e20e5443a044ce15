// shared_study OUTPUT [FAULT@RANK]: a study of fake runs, to be started by mpirun. Its second half
// depends on the values of its first, so that it comes out right only if all values reach the first
// rank. Prints the digest; ends with the program's exit codes. Goes on with what is there.
//   throw  a simulation throws       disk  a write fails       input  an error before the work
//   stop   the rank is interrupted   kill  the rank is killed
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <iostream>
#include <set>
#include <thread>

#include "engine/ensemble/ranks/ranks.hpp"
#include "engine/error.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat;
using namespace concordat::engine;

namespace {
constexpr std::uint64_t first_half = 2000, most = 4000, piece_size = 2 * block_runs;

/// Replicates 0 to 1,999, then as many more as the outcomes of these ask for.
class TwoHalves : public WorkSource {
 public:
  explicit TwoHalves(const ResultWriter& writer) {
    writer.read_committed([this](RunRange runs, const RunValues& values) {
      for (std::uint64_t run = runs.first; run < runs.last; ++run) committed_.insert(run);
      count(values, runs.first);
    });
    fill(0, first_half);
  }

  Piece next() override {
    if (to_do_.empty() && under_way_ == 0 && runs_ == 0) {
      runs_ = first_half + 500 + large_ % 1000;
      fill(first_half, runs_);
    }
    if (to_do_.empty()) return {};
    ++under_way_;
    Piece piece = to_do_.back();
    to_do_.pop_back();
    return piece;
  }
  void done(const Piece& piece, const RunValues& values) override {
    --under_way_;
    for (const RunRange& range : piece) count(values, range.first);
  }
  std::uint64_t total() const override { return runs_ > 0 ? runs_ : most; }
  std::uint64_t runs() const { return runs_; }

 private:
  void fill(std::uint64_t from, std::uint64_t to) {
    for (std::uint64_t at = from; at < to; at += piece_size) {
      Piece piece;
      for (std::uint64_t run = at; run < std::min(at + piece_size, to); ++run)
        if (committed_.count(run) == 0) {
          if (!piece.empty() && piece.back().last == run)
            ++piece.back().last;
          else
            piece.push_back({run, run + 1});
        }
      if (!piece.empty()) to_do_.push_back(piece);
    }
  }
  void count(const RunValues& values, std::uint64_t first) {
    if (first >= first_half) return;
    for (const float outcome : values.outcomes) large_ += outcome > .5f ? 1 : 0;
  }

  std::set<std::uint64_t> committed_;
  std::vector<Piece> to_do_;
  std::uint64_t under_way_ = 0, runs_ = 0, large_ = 0;
};

struct Fault {
  std::string kind;
  int rank = -1;
};

class Simulation {
 public:
  Simulation(Fault fault, std::atomic<bool>& stop) : fault_(std::move(fault)), stop_(stop) {}

  void operator()(std::uint64_t first, int count, BlockResult& block) {
    std::this_thread::sleep_for(std::chrono::milliseconds(4));
    if (++blocks_ == 10) fail();  // of some 160 in all: each rank of a few comes so far
    tests::simulate_fake(first, count, block);
  }

 private:
  void fail() {
    if (fault_.kind == "throw") throw std::runtime_error("a broken simulation");
    if (fault_.kind == "disk") throw WriteError("the disk is full");
    if (fault_.kind == "kill") std::raise(SIGKILL);
    if (fault_.kind == "stop") stop_ = true;
  }
  Fault fault_;
  std::atomic<bool>& stop_;
  std::atomic<int> blocks_ = 0;
};

/// How often this process gave its processor up of itself: who waits asleep does, who spins never.
/// A share of time would depend on what else the machine does.
long times_asleep() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_nvcsw;
}

int study(Ranks& ranks, const std::string& output, const Fault& fault) {
  if (fault.kind == "input") throw UserError("study.txtpb: not on this computer");
  ranks.wait_for_first();
  ResultWriter writer(output, tests::small_header(most), IfExists::resume, ranks.rank());
  TwoHalves source(writer);
  std::atomic<bool> stop = false;
  Simulation simulation(fault, stop);
  EnsembleOptions options;
  options.threads = 2;
  options.stop = &stop;
  std::uint64_t shown = 0;
  options.progress = [&](std::uint64_t done, std::uint64_t) {
    if (ranks.is_first()) shown = done;
  };
  const long asleep_before = times_asleep();
  const EnsembleOutcome outcome = ranks.run(writer, source, std::ref(simulation), options);
  if (!ranks.is_first()) return 0;
  if (!outcome.complete) return 130;
  if (shown > source.runs()) throw std::runtime_error("more progress than runs");
  std::cout << writer.finish(source.runs()) << '\n';
  std::cout << ranks.count() << " ranks, " << source.runs() << " runs, " << outcome.failed
            << " failed now, asleep " << times_asleep() - asleep_before << " times\n";
  return 0;
}

Fault fault_from(int argc, char** argv) {
  if (argc < 3) return {};
  const std::string text = argv[2];
  const auto at = text.find('@');
  return {text.substr(0, at), std::stoi(text.substr(at + 1))};
}
}  // namespace

int main(int argc, char** argv) {
  Fault fault = fault_from(argc, argv);
  int code = 0;
  try {
    Ranks ranks;
    if (ranks.rank() != fault.rank) fault = {};
    code = ranks.together([&] { return study(ranks, argv[1], fault); });
  } catch (const UserError& error) {
    std::cout << error.what() << '\n';
    code = 2;
  } catch (const WriteError& error) {
    std::cout << error.what() << '\n';
    code = 3;
  } catch (const std::exception& error) {
    std::cout << error.what() << '\n';
    code = 4;
  }
  return code;
}
