#pragma once
/// How far an ensemble is: a bar on a terminal, a plain line every tenth elsewhere.
#include <cstdint>
#include <functional>
#include <string>

#include "apps/cli/screen/console.hpp"

namespace concordat::apps {

/// Seconds since any fixed moment.
using Clock = std::function<double()>;
double steady_seconds();

/// Of what a terminal draws over.
inline constexpr double seconds_between_redraws = .1;

/// A bar of so many columns, filled as far as the work is done.
std::string bar(std::uint64_t done, std::uint64_t total, int width);

/// Told of finished runs, from one thread at a time; draws at most ten times a second.
class Progress {
 public:
  explicit Progress(Console& console, Clock clock = steady_seconds);

  /// `done` of `total` runs are finished; the first call sets where this process began.
  void show(std::uint64_t done, std::uint64_t total);
  /// Draws the last state; on a terminal an empty line follows.
  void end();

 private:
  void draw();
  void draw_bar(const std::string& numbers);
  bool is_due(double now) const;

  Console& console_;
  Clock clock_;
  bool started_ = false;
  double started_at_ = 0, drawn_at_ = 0;
  std::uint64_t first_ = 0, done_ = 0, total_ = 0, drawn_ = 0;
};

}  // namespace concordat::apps
