#include "engine/random/philox.hpp"

#include <catch2/catch.hpp>

#include "tests/engine/runnable_targets.hpp"

using namespace concordat;

TEST_CASE("Philox gives the known answers at run time as well") {
  using engine::philox::words;
  volatile std::uint32_t zero = 0, ones = ~0u;
  CHECK(words({zero, 0, 0, 0}, 0, 0) ==
        engine::philox::Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  CHECK(words({ones, ~0u, ~0u, ~0u}, ~0u, ~0u) ==
        engine::philox::Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
}

TEST_CASE("Philox in lanes equals the reference for every word of every replicate") {
  for (const auto* target : probe::runnable_targets()) {
    INFO("target " << target->name);
    constexpr std::uint32_t most_lanes = probe::most_lanes;
    int wrong = 0;
    for (std::uint32_t trial = 0; trial < 500; ++trial) {
      const auto arbitrary = engine::philox::words({trial, 1, 2, 3}, 4, 5);
      const std::uint64_t seed = (std::uint64_t{arbitrary[0]} << 32) | arbitrary[1];
      const probe::Address at{arbitrary[2] & 0xffff, arbitrary[3], ~arbitrary[0], trial};
      std::uint32_t replicates[most_lanes], words[4 * most_lanes];
      for (std::uint32_t r = 0; r < most_lanes; ++r) replicates[r] = arbitrary[1] + r * 0x12345678u;
      float uniform[most_lanes], normal[most_lanes];
      target->draw(seed, replicates, at, uniform, normal, words);
      for (std::uint32_t r = 0; r < most_lanes; ++r) {
        const auto expected = engine::philox::words(
            {at.who, at.whom, (at.what << 16) | (trial >> 2), replicates[r]},
            static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32));
        for (std::uint32_t w = 0; w < 4; ++w) wrong += words[most_lanes * w + r] != expected[w];
      }
    }
    CHECK(wrong == 0);
  }
}
