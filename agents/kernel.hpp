#pragma once
/// Entry points of the kernels, one for each instruction set. Only simulate.cpp calls them.
#include <cstdint>
#include <span>

#include "agents/simulate.hpp"
#include "engine/target.hpp"

#define CONCORDAT_DECLARE_KERNEL(target)                                                     \
  namespace concordat::agents::target {                                                      \
  void run_lanes(const Structure& structure, std::uint64_t seed, const Run* runs, int first, \
                 int count, const engine::Crew* crew, engine::BlockResult& result);          \
  }
