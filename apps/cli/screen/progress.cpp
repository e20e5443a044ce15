#include "apps/cli/screen/progress.hpp"

#include <algorithm>
#include <chrono>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"

namespace concordat::apps {
namespace {
constexpr int widest_bar = 32;  // columns

std::string repeated(std::string_view glyph, int times) {
  std::string text;
  for (int k = 0; k < times; ++k) text += glyph;
  return text;
}
}  // namespace

double steady_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

std::string bar(std::uint64_t done, std::uint64_t total, int width) {
  const auto full = static_cast<int>(done * static_cast<std::uint64_t>(width) /
                                     std::max<std::uint64_t>(total, 1));
  return repeated("█", full) + repeated("░", width - full);
}

Progress::Progress(Console& console, Clock clock) : console_(console), clock_(std::move(clock)) {}

void Progress::show(std::uint64_t done, std::uint64_t total) {
  done_ = done;
  total_ = total;
  const double now = clock_();
  if (!started_) {
    started_ = true;
    started_at_ = drawn_at_ = now;
    first_ = drawn_ = done;
    return;
  }
  if (!is_due(now)) return;
  drawn_at_ = now;
  draw();
}

/// A terminal is redrawn by the clock; a log gets a line for every tenth of the work.
bool Progress::is_due(double now) const {
  if (console_.err_style.redraws) return now - drawn_at_ >= seconds_between_redraws;
  return done_ != total_ && done_ * 10 / total_ > drawn_ * 10 / total_;
}

void Progress::draw() {
  drawn_ = done_;
  const double elapsed = clock_() - started_at_;
  const double rate = elapsed > 0 ? static_cast<double>(done_ - first_) / elapsed : 0;
  std::string numbers = with_thousands(done_) + "/" + with_thousands(total_);
  if (rate > 0) {
    const bool is_over = done_ == total_;
    const double left_over = static_cast<double>(total_ - done_) / rate;
    numbers += "   " + with_thousands(static_cast<std::uint64_t>(rate + .5)) + " runs/s   " +
               seconds(is_over ? elapsed : left_over) + (is_over ? "" : " left");
  }
  if (console_.err_style.redraws)
    draw_bar(numbers);
  else
    console_.remark("  " + numbers + "\n");
}

void Progress::draw_bar(const std::string& numbers) {
  const int width = std::clamp(screen_columns - 5 - columns(numbers), 8, widest_bar);
  console_.redraw("  " + left(bar(done_, total_, width) + "  " + numbers, screen_columns - 3));
}

void Progress::end() {
  if (!started_ || done_ == first_) return;
  draw();
  if (console_.err_style.redraws) console_.remark("\n\n");
}

}  // namespace concordat::apps
