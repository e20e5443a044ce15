#include "engine/ensemble/ranks/other_rank.hpp"

#include <exception>
#include <new>
#include <utility>

#include "engine/error.hpp"

namespace concordat::engine {
namespace {

constexpr int first = 0;
constexpr std::chrono::milliseconds between_progress{100};

/// The first rank ended before there was something to do.
struct Dismissed {};

}  // namespace

/// Work as the first rank hands it out.
class OtherRank::Share : public WorkSource {
 public:
  Share(OtherRank& rank, std::uint64_t total) : rank_(rank), total_(total) {}

  Piece next() override {
    std::unique_lock lock(rank_.mutex_);
    if (rank_.is_over_) return {};
    rank_.answer_.reset();
    rank_.post_.send(first, letter(LetterKind::ask));
    rank_.changed_.wait(lock, [this] { return rank_.answer_ || rank_.is_over_; });
    return rank_.is_over_ ? Piece{} : std::move(*rank_.answer_);
  }

  void done(const Piece& piece, const RunValues& values) override {
    rank_.post_.send(first, done_letter(piece, values));
  }

  std::uint64_t total() const override { return total_; }

 private:
  OtherRank& rank_;
  std::uint64_t total_;
};

OtherRank::OtherRank(Mail& mail)
    : name_("rank " + std::to_string(mail.rank()) + " on " + mail.place() + ": "),
      post_(mail, {[this](const Letter& letter) { receive(letter); }, [this] { look_round(); }}) {}

int OtherRank::together(const std::function<int()>& act) {
  try {
    act();
  } catch (const Dismissed&) {
  } catch (const UserError& error) {
    note(Trouble::users, error.problems());
  } catch (const WriteError& error) {
    note(Trouble::writing, error.problems());
  } catch (const std::bad_alloc&) {
    note(Trouble::own, {{"there is not enough memory"}});
  } catch (const std::exception& error) {
    note(Trouble::own, {{error.what()}});
  }
  take_leave();
  return 0;
}

void OtherRank::note(Trouble trouble, std::vector<Problem> problems) {
  const std::lock_guard lock(mutex_);
  leaving_.trouble = trouble;
  leaving_.problems = std::move(problems);
  leaving_.problems.front().text.insert(0, name_);
  leaving_.complete = false;
}

void OtherRank::take_leave() {
  std::unique_lock lock(mutex_);
  asked_to_stop_ = nullptr;
  post_.send(first, leave_letter(leaving_));
  changed_.wait(lock, [this] { return may_go_; });
}

void OtherRank::wait_for_first() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return has_begun_ || is_over_; });
  if (!has_begun_) throw Dismissed();
}

EnsembleOutcome OtherRank::run(ResultWriter& writer, WorkSource&, const SimulateBlock& simulate,
                               const EnsembleOptions& options) {
  const std::uint64_t before = writer.committed();
  Share share(*this, writer.header().runs);
  EnsembleOptions own = options;
  own.stop = &halt_;
  own.progress = [&](std::uint64_t done, std::uint64_t) { simulated_ = done - before; };
  {
    const std::lock_guard lock(mutex_);
    asked_to_stop_ = options.stop;
  }
  const EnsembleOutcome outcome = run_ensemble(writer, share, simulate, own);
  const std::lock_guard lock(mutex_);
  asked_to_stop_ = nullptr;
  leaving_.committed = outcome.committed - before;
  leaving_.failed = outcome.failed;
  leaving_.complete = outcome.complete;
  return outcome;
}

void OtherRank::receive(const Letter& letter) {
  LetterReader reader(letter.bytes);
  const auto kind = reader.get<LetterKind>();
  const std::lock_guard lock(mutex_);
  if (kind == LetterKind::begin) has_begun_ = true;
  if (kind == LetterKind::work) answer_ = reader.get_all<Piece>();
  if (kind == LetterKind::later) answer_ = Piece{};
  if (kind == LetterKind::over || kind == LetterKind::stop) is_over_ = true;
  if (kind == LetterKind::stop) halt_ = true;
  if (kind == LetterKind::farewell) may_go_ = true;
  changed_.notify_all();
}

void OtherRank::look_round() {
  const std::lock_guard lock(mutex_);
  if (asked_to_stop_ != nullptr && asked_to_stop_->load() && !halt_) {
    halt_ = true;
    is_over_ = true;
    changed_.notify_all();
  }
  const std::uint64_t simulated = simulated_;
  const auto now = std::chrono::steady_clock::now();
  if (simulated == told_ || now - told_at_ < between_progress) return;
  told_ = simulated;
  told_at_ = now;
  post_.send(first, progress_letter(simulated));
}

}  // namespace concordat::engine
