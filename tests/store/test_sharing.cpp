// How work is shared among ranks, without MPI.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <deque>

#include "engine/ensemble/ranks/cores.hpp"
#include "engine/ensemble/ranks/dispatcher.hpp"
#include "engine/ensemble/ranks/launch.hpp"
#include "engine/ensemble/ranks/letters.hpp"

using namespace concordat::engine;
using Kind = Assignment::Kind;

namespace {
/// Rounds of pieces: the next round comes once all of the last is done.
class Rounds : public WorkSource {
 public:
  explicit Rounds(std::deque<std::vector<Piece>> rounds) : rounds_(std::move(rounds)) {}

  Piece next() override {
    ++asked;
    if (to_come_ == 0 && !rounds_.empty()) {
      now_ = rounds_.front();
      rounds_.pop_front();
      to_come_ = now_.size();
    }
    if (now_.empty()) return {};
    Piece piece = now_.back();
    now_.pop_back();
    return piece;
  }
  void done(const Piece&, const RunValues& values) override {
    --to_come_;
    failed += values.failed.size();
  }
  std::uint64_t total() const override { return 0; }

  int asked = 0;
  std::size_t failed = 0;

 private:
  std::deque<std::vector<Piece>> rounds_;
  std::vector<Piece> now_;
  std::size_t to_come_ = 0;
};

Kind kind_of(const std::optional<Assignment>& answer) {
  REQUIRE(answer);
  return answer->kind;
}

const Piece a{{0, 8}}, b{{8, 16}, {24, 32}}, c{{32, 40}};

CoreSet cores(std::initializer_list<int> numbers) {
  CoreSet set;
  for (const int number : numbers) set.set(static_cast<std::size_t>(number));
  return set;
}

std::vector<int> shares(const std::vector<CoreSet>& ranks) {
  std::vector<int> threads;
  for (std::size_t k = 0; k < ranks.size(); ++k) threads.push_back(share_of_cores(ranks, k));
  return threads;
}

/// Sets variables for as long as it lives.
class Environment {
 public:
  using Variables = std::vector<std::pair<const char*, const char*>>;
  explicit Environment(Variables variables) : variables_(std::move(variables)) {
    for (const auto& [name, value] : variables_) setenv(name, value, 1);
  }
  ~Environment() {
    for (const auto& [name, value] : variables_) unsetenv(name);
  }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;

 private:
  Variables variables_;
};
}  // namespace

TEST_CASE("a rank without work waits for others, one with work is told to finish it") {
  Rounds source({{a, b}, {c}});
  Dispatcher dispatcher(source, 3);
  CHECK(kind_of(dispatcher.ask(1)) == Kind::work);
  CHECK(kind_of(dispatcher.ask(2)) == Kind::work);
  CHECK(kind_of(dispatcher.ask(1)) == Kind::later);
  CHECK_FALSE(dispatcher.ask(0));  // waits

  const int asked = source.asked;
  dispatcher.done(1, b, {});
  CHECK_FALSE(dispatcher.ask(0));
  CHECK(source.asked == asked);  // not before all is done, as in one process

  dispatcher.done(2, a, {});
  const auto answer = dispatcher.ask(0);
  REQUIRE(kind_of(answer) == Kind::work);
  CHECK(answer->piece == c);
  CHECK_FALSE(dispatcher.ask(1));
  dispatcher.done(0, c, {});
  CHECK(kind_of(dispatcher.ask(1)) == Kind::over);
  CHECK(kind_of(dispatcher.ask(0)) == Kind::over);
}

TEST_CASE("a stop ends the handing out for all ranks") {
  Rounds source({{a, b}});
  Dispatcher dispatcher(source, 2);
  CHECK(kind_of(dispatcher.ask(1)) == Kind::work);
  dispatcher.stop();
  CHECK(kind_of(dispatcher.ask(0)) == Kind::over);
  CHECK(kind_of(dispatcher.ask(1)) == Kind::over);
  CHECK(source.asked == 1);
}

TEST_CASE("a source without work is over at once") {
  Rounds source({});
  Dispatcher dispatcher(source, 2);
  CHECK(kind_of(dispatcher.ask(1)) == Kind::over);
}

TEST_CASE("letters between ranks come out as they were put in") {
  RunValues values;
  values.failed = {0, 1, 0};
  values.outcomes = {.5f, 2, 3, -4, 5, 6};
  const LetterBytes done = done_letter(b, values);
  LetterReader reader(done);
  CHECK(reader.get<LetterKind>() == LetterKind::done);
  CHECK(reader.get_all<Piece>() == b);
  const RunValues read = read_values(reader);
  CHECK(read.failed == values.failed);
  CHECK(read.outcomes == values.outcomes);

  const LetterBytes leave =
      leave_letter({Trouble::writing,
                    {{"no space", {{Advice::look_into, "a.h5"}, Advice::make_room}},
                     {"too much", {}, {Asked::months, "13"}}},
                    7,
                    1,
                    false});
  LetterReader leaving_reader(leave);
  CHECK(leaving_reader.get<LetterKind>() == LetterKind::leave);
  const Leaving leaving = read_leaving(leaving_reader);
  CHECK(leaving.trouble == Trouble::writing);
  REQUIRE(leaving.problems.size() == 2);
  CHECK(leaving.problems[0].text == "no space");
  CHECK(leaving.problems[0].advice ==
        std::vector<Advice>{{Advice::look_into, "a.h5"}, Advice::make_room});
  CHECK(leaving.problems[1].asked == Asked{Asked::months, "13"});
  CHECK(leaving.committed == 7);
  CHECK(leaving.failed == 1);
  CHECK_FALSE(leaving.complete);
}

TEST_CASE("a letter that is too short is not read beyond its end") {
  LetterBytes bytes = work_letter(b);
  bytes.resize(bytes.size() - 1);
  LetterReader reader(bytes);
  CHECK(reader.get<LetterKind>() == LetterKind::work);
  CHECK_THROWS_AS(reader.get_all<Piece>(), std::logic_error);
}

TEST_CASE("ranks on one computer have together as many threads as it has cores") {
  const CoreSet eight = cores({0, 1, 2, 3, 4, 5, 6, 7});
  CHECK(shares({eight}) == std::vector<int>{8});
  CHECK(shares({eight, eight, eight}) == std::vector<int>{2, 3, 3});
  CHECK(shares({cores({0, 1}), cores({2, 3, 4})}) == std::vector<int>{2, 3});  // bound
  CHECK(shares({cores({0, 1}), cores({0, 1}), cores({5})}) == std::vector<int>{1, 1, 1});
  CHECK(shares({cores({0}), cores({0}), cores({0})}) == std::vector<int>{1, 1, 1});
}

TEST_CASE("a process knows from its environment whether MPI started it") {
  CHECK_FALSE(launch().by_mpi());
  CHECK_NOTHROW(refuse_strangers());
  {
    const Environment mpirun({{"OMPI_COMM_WORLD_RANK", "3"}, {"OMPI_COMM_WORLD_SIZE", "64"}});
    CHECK(launch().by_mpi());
    CHECK(launch().rank == 3);
    CHECK(launch().ranks == 64);
  }
  {
    const Environment one({{"OMPI_COMM_WORLD_RANK", "0"}, {"OMPI_COMM_WORLD_SIZE", "1"}});
    CHECK_FALSE(launch().by_mpi());
  }
  {
    const Environment pmix(Environment::Variables{{"PMIX_RANK", "1"}});
    CHECK(launch().by_mpi());
    CHECK(launch().rank == 1);
  }
  {  // a batch script: its tasks are not started yet
    const Environment batch({{"SLURM_NTASKS", "4"}, {"SLURM_PROCID", "0"}});
    CHECK_FALSE(launch().by_mpi());
    CHECK_NOTHROW(refuse_strangers());
  }
  {
    const Environment srun({{"SLURM_STEP_NUM_TASKS", "4"}, {"SLURM_PROCID", "0"}});
    CHECK_FALSE(launch().by_mpi());
    CHECK_THROWS_WITH(refuse_strangers(),
                      Catch::Contains("4 tasks") && Catch::Contains("a part of the runs"));
  }
}
