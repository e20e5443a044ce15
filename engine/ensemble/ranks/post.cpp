#include "engine/ensemble/ranks/post.hpp"

#include <algorithm>
#include <chrono>
#include <new>

#include "engine/guard/guard.hpp"

namespace concordat::engine {

namespace {
using std::chrono::microseconds;
constexpr microseconds shortest_sleep{50}, longest_sleep{2000};
}  // namespace

Post::Post(Mail& mail, PostHandlers handlers)
    : mail_(mail), handlers_(std::move(handlers)), thread_([this] { carry_to_the_end(); }) {}

Post::~Post() {
  {
    const std::lock_guard lock(mutex_);
    is_closing_ = true;
  }
  something_to_send_.notify_one();
  thread_.join();
}

void Post::send(int to, LetterBytes bytes) {
  {
    const std::lock_guard lock(mutex_);
    to_send_.emplace_back(to, std::move(bytes));
  }
  something_to_send_.notify_one();
}

bool Post::is_closing() {
  const std::lock_guard lock(mutex_);
  return is_closing_;
}

void Post::carry_to_the_end() {
  try {
    carry();
  } catch (const std::bad_alloc&) {
    end_without_memory();  // no letter can say so; the launcher ends all others
  }
}

void Post::carry() {
  microseconds sleep = shortest_sleep;
  for (bool is_last = false; !is_last;) {
    is_last = is_closing();  // asked first: what was sent before closing still goes
    sleep = look() ? shortest_sleep : std::min(2 * sleep, longest_sleep);
    std::unique_lock lock(mutex_);
    something_to_send_.wait_for(lock, sleep, [this] { return is_closing_ || !to_send_.empty(); });
  }
  mail_.flush();
}

/// True where something came or went.
bool Post::look() {
  bool was_busy = false;
  for (auto letter = mail_.receive(); letter; letter = mail_.receive()) {
    handlers_.receive(*letter);
    was_busy = true;
  }
  handlers_.look_round();
  Outgoing going;
  {
    const std::lock_guard lock(mutex_);
    going.swap(to_send_);
  }
  for (auto& [to, bytes] : going) mail_.send(to, std::move(bytes));
  return was_busy || !going.empty();
}

}  // namespace concordat::engine
