#pragma once
/// The probes that this machine can run; the first is the scalar reference.
#include <cstring>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/target.hpp"
#include "tests/engine/targets/probe.hpp"

namespace concordat::probe {

inline std::vector<const Target*> runnable_targets() {
  std::vector<const Target*> targets{&scalar_target()};
#if defined(__x86_64__)
  targets.push_back(&sse2_target());
  if (engine::has_avx2()) targets.push_back(&avx2_target());
  if (engine::has_avx512()) targets.push_back(&avx512_target());
#else
  targets.push_back(&portable_target());
#endif
  return targets;
}

/// The operation of that name.
template <class T>
Apply<T> find(const Operation<T>* list, const std::string& name) {
  for (; list->name; ++list)
    if (name == list->name) return list->apply;
  throw std::logic_error("no operation " + name);
}

/// f(a, b, c) for every element; the arrays have the same length, filled up to a multiple of
/// `most_lanes` with their first element.
template <class T>
std::vector<T> apply(const Operation<T>* list, const std::string& name, std::vector<T> a,
                     std::vector<T> b, std::vector<T> c) {
  const std::size_t n = a.size();
  for (auto* column : {&a, &b, &c})
    column->resize((n / most_lanes + 1) * most_lanes, column->front());
  std::vector<T> out(a.size());
  find(list, name)(a.data(), b.data(), c.data(), out.data(), a.size());
  out.resize(n);
  return out;
}

}  // namespace concordat::probe
