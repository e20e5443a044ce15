#include "engine/ensemble/ranks/first_rank.hpp"

#include <utility>

#include "engine/error.hpp"

namespace concordat::engine {

/// The first rank's own part of the work.
class FirstRank::OwnShare : public WorkSource {
 public:
  OwnShare(FirstRank& rank, const WorkSource& source) : rank_(rank), source_(source) {}

  Piece next() override {
    std::unique_lock lock(rank_.mutex_);
    std::optional<Assignment> answer = rank_.dispatcher_->ask(0);
    for (; !answer; answer = rank_.dispatcher_->ask(0)) rank_.changed_.wait(lock);
    return std::move(answer->piece);
  }

  void done(const Piece& piece, const RunValues& values) override {
    const std::lock_guard lock(rank_.mutex_);
    rank_.dispatcher_->done(0, piece, values);
  }

  std::uint64_t total() const override {
    const std::lock_guard lock(rank_.mutex_);
    return source_.total();
  }

 private:
  FirstRank& rank_;
  const WorkSource& source_;
};

/// The progress of all ranks, shown by one thread at a time.
class FirstRank::ShownProgress {
 public:
  ShownProgress(const EnsembleOptions& options, int ranks)
      : show_(options.progress), others_(static_cast<std::size_t>(ranks)) {}

  void own(std::uint64_t done, std::uint64_t total) {
    const std::lock_guard lock(mutex_);
    own_ = done;
    total_ = total;
    show();
  }

  void other(int rank, std::uint64_t simulated) {
    const std::lock_guard lock(mutex_);
    others_[static_cast<std::size_t>(rank)] = simulated;
    show();
  }

 private:
  void show() {
    std::uint64_t done = own_;
    for (const std::uint64_t simulated : others_) done += simulated;
    if (show_ && total_ > 0) show_(done, total_);
  }

  const std::function<void(std::uint64_t, std::uint64_t)>& show_;
  std::mutex mutex_;
  std::uint64_t own_ = 0, total_ = 0;
  std::vector<std::uint64_t> others_;  ///< [rank]
};

FirstRank::FirstRank(Mail& mail)
    : ranks_(mail.ranks()),
      left_(static_cast<std::size_t>(ranks_)),
      post_(mail, {[this](const Letter& letter) { receive(letter); }, [this] { look_round(); }}) {}

int FirstRank::together(const std::function<int()>& act) {
  int code = 0;
  std::exception_ptr error;
  try {
    code = act();
  } catch (...) {
    error = std::current_exception();
  }
  end(Ending::broken_off);
  if (error) std::rethrow_exception(error);
  throw_trouble();
  return code;
}

EnsembleOutcome FirstRank::run(ResultWriter& writer, WorkSource& source,
                               const SimulateBlock& simulate, const EnsembleOptions& options) {
  ShownProgress shown(options, ranks_);
  begin(source, options, shown);
  EnsembleOptions own = options;
  own.stop = &halt_;
  own.progress = [&](std::uint64_t done, std::uint64_t total) { shown.own(done, total); };
  OwnShare share(*this, source);
  EnsembleOutcome outcome;
  std::exception_ptr error;
  try {
    outcome = run_ensemble(writer, share, simulate, own);
  } catch (...) {
    error = std::current_exception();
  }
  end(error || !outcome.complete ? Ending::broken_off : Ending::done);
  if (error) std::rethrow_exception(error);
  throw_trouble();
  return with_others(outcome);
}

void FirstRank::begin(WorkSource& source, const EnsembleOptions& options, ShownProgress& shown) {
  const std::lock_guard lock(mutex_);
  dispatcher_.emplace(source, ranks_);
  if (is_stopped_) dispatcher_->stop();
  asked_to_stop_ = options.stop;
  shown_ = &shown;
  for (int rank = 1; rank < ranks_; ++rank) post_.send(rank, letter(LetterKind::begin));
}

/// Returns when all others have left.
void FirstRank::end(Ending ending) {
  std::unique_lock lock(mutex_);
  if (ending == Ending::broken_off) stop_all();
  changed_.wait(lock, [this] { return away_ == ranks_ - 1; });
  asked_to_stop_ = nullptr;
  shown_ = nullptr;
}

EnsembleOutcome FirstRank::with_others(EnsembleOutcome outcome) const {
  for (const auto& other : left_) {
    if (!other) continue;
    outcome.committed += other->committed;
    outcome.failed += other->failed;
    outcome.complete = outcome.complete && other->complete;
  }
  return outcome;
}

void FirstRank::receive(const Letter& letter) {
  LetterReader reader(letter.bytes);
  const auto kind = reader.get<LetterKind>();
  std::unique_lock lock(mutex_);
  if (kind == LetterKind::ask) {
    waiting_.push_back(letter.from);
  } else if (kind == LetterKind::done) {
    const auto piece = reader.get_all<Piece>();
    try {
      dispatcher_->done(letter.from, piece, read_values(reader));
    } catch (...) {
      source_error_ = std::current_exception();
      stop_all();
    }
  } else if (kind == LetterKind::leave) {
    take_leave(letter.from, read_leaving(reader));
  } else if (kind == LetterKind::progress && shown_ != nullptr) {
    ShownProgress& shown = *shown_;
    lock.unlock();
    shown.other(letter.from, reader.get<std::uint64_t>());
  }
  changed_.notify_all();
}

void FirstRank::look_round() {
  const std::lock_guard lock(mutex_);
  if (asked_to_stop_ != nullptr && asked_to_stop_->load()) stop_all();
  if (dispatcher_) answer_who_waits();
}

void FirstRank::answer_who_waits() {
  try {
    std::erase_if(waiting_, [this](int rank) {
      const std::optional<Assignment> answer = dispatcher_->ask(rank);
      if (!answer) return false;
      using Kind = Assignment::Kind;
      post_.send(rank, answer->kind == Kind::work    ? work_letter(answer->piece)
                       : answer->kind == Kind::later ? letter(LetterKind::later)
                                                     : letter(LetterKind::over));
      return true;
    });
  } catch (...) {
    source_error_ = std::current_exception();
    stop_all();
  }
}

void FirstRank::take_leave(int rank, const Leaving& leaving) {
  left_[static_cast<std::size_t>(rank)] = leaving;
  ++away_;
  std::erase(waiting_, rank);
  post_.send(rank, letter(LetterKind::farewell));
  if (shown_ != nullptr && leaving.complete) shown_->other(rank, leaving.committed);
  if (leaving.trouble != Trouble::none && in_trouble_ == 0) in_trouble_ = rank;
  if (leaving.trouble != Trouble::none || !leaving.complete) stop_all();
}

void FirstRank::stop_all() {
  if (is_stopped_) return;
  is_stopped_ = true;
  halt_ = true;
  if (dispatcher_) dispatcher_->stop();
  for (int rank = 1; rank < ranks_; ++rank)
    if (!left_[static_cast<std::size_t>(rank)]) post_.send(rank, letter(LetterKind::stop));
  changed_.notify_all();
}

void FirstRank::throw_trouble() const {
  if (source_error_) std::rethrow_exception(source_error_);
  if (in_trouble_ == 0) return;
  const Leaving& leaving = *left_[static_cast<std::size_t>(in_trouble_)];
  if (leaving.trouble == Trouble::users) throw UserError(leaving.problems);
  if (leaving.trouble == Trouble::writing) throw WriteError(leaving.problems);
  throw std::runtime_error(leaving.problems.front().text);
}

}  // namespace concordat::engine
