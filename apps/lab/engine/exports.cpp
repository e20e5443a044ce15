/// What the worker calls. Text goes in and out as UTF-8 that ends in a zero; a result stays valid
/// until the next call. Where something is wrong the text is "!" and the reason.
#include <emscripten.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "apps/lab/engine/pages.hpp"
#include "apps/lab/engine/session.hpp"

#define LAB_EXPORT extern "C" EMSCRIPTEN_KEEPALIVE

namespace {
using namespace concordat::apps;

std::unique_ptr<lab::Session> session;
std::string answer;

template <class Act>
const char* tell(Act act) {
  try {
    answer = act();
  } catch (const std::exception& problem) {
    answer = std::string("!") + problem.what();
  }
  return answer.c_str();
}
}  // namespace

LAB_EXPORT const char* lab_tables() { return tell(lab::tables_page); }

/// The scenario's shape.
LAB_EXPORT const char* lab_load(const char* text) {
  return tell([&] {
    auto loaded = std::make_unique<lab::Session>(text);
    session = std::move(loaded);
    return lab::shape_page(session->structure());
  });
}

/// [series][month][8 runs]
LAB_EXPORT const float* lab_simulate(double seed, int first, int count) {
  return session
      ->simulate(static_cast<std::uint64_t>(seed), static_cast<std::uint32_t>(first), count)
      .series.data();
}

LAB_EXPORT const char* lab_digest(double seed, int runs) {
  return tell([&] {
    return session->digest(static_cast<std::uint64_t>(seed), static_cast<std::uint32_t>(runs));
  });
}

LAB_EXPORT void lab_watch(double seed, int replicate) {
  session->watch(static_cast<std::uint64_t>(seed), static_cast<std::uint32_t>(replicate));
}

/// Of the run that is watched: 0 series, 1 organisations, 2 actions, 3 trust.
LAB_EXPORT const float* lab_path(int which) {
  const lab::Path& path = session->path();
  return (which == 0   ? path.series
          : which == 1 ? path.bodies
          : which == 2 ? path.actions
                       : path.trust)
      .data();
}

LAB_EXPORT const char* lab_month(int month) {
  return tell([&] { return lab::month_page(*session, month); });
}
