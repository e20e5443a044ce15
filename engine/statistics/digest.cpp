#include "engine/statistics/digest.hpp"

// The whole of it here: no library to link, in a browser neither.
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <bit>
#include <new>

namespace concordat::engine {
namespace {

static_assert(std::endian::native == std::endian::little,
              "digests are little-endian: a big-endian machine has to swap here");

std::string hexadecimal(XXH128_hash_t hash) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, hash);
  std::string text;
  for (const unsigned char byte : canonical.digest) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

struct FreeState {
  void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};
using StatePointer = std::unique_ptr<XXH3_state_t, FreeState>;

StatePointer new_state() {
  StatePointer state(XXH3_createState());
  if (!state) {
    throw std::bad_alloc();
  }
  return state;
}

}  // namespace

std::string hash_of(std::span<const std::uint8_t> bytes) {
  return hexadecimal(XXH3_128bits(bytes.data(), bytes.size()));
}

std::uint64_t checksum(std::span<const std::uint8_t> head, std::span<const std::uint8_t> body) {
  const StatePointer state = new_state();
  XXH3_64bits_reset(state.get());
  XXH3_64bits_update(state.get(), head.data(), head.size());
  XXH3_64bits_update(state.get(), body.data(), body.size());
  return XXH3_64bits_digest(state.get());
}

struct Digest::State {
  StatePointer hash = new_state();
};

Digest::Digest() : state_(std::make_unique<State>()) { XXH3_128bits_reset(state_->hash.get()); }
Digest::~Digest() = default;

void Digest::add(const void* bytes, std::size_t count) {
  XXH3_128bits_update(state_->hash.get(), bytes, count);
}

void Digest::add_factor(std::string_view name, std::span<const double> values) {
  add(name.data(), name.size());
  add(values.data(), values.size_bytes());
}

void Digest::add_runs(std::span<const float> outcomes, std::span<const std::uint8_t> failed) {
  const std::size_t per_run = failed.empty() ? 0 : outcomes.size() / failed.size();
  for (std::size_t run = 0; run < failed.size(); ++run) {
    add(outcomes.data() + run * per_run, per_run * sizeof(float));
    add(&failed[run], 1);
  }
}

void Digest::add_moments(const MomentTable& moments) {
  for (const auto* table : {&moments.series, &moments.organisations, &moments.places}) {
    for (const Moments& each : *table) {
      const std::uint64_t numbers[] = {each.count, each.clipped,
                                       static_cast<std::uint64_t>(each.sum), each.squares_low,
                                       each.squares_high};
      add(numbers, sizeof(numbers));
      add(each.histogram.data(), sizeof(each.histogram));
    }
  }
}

std::string Digest::text() const { return hexadecimal(XXH3_128bits_digest(state_->hash.get())); }

std::string digest_of(const RunOutcomes& runs, const MomentTable& moments) {
  Digest digest;
  digest.add_runs(runs);
  digest.add_moments(moments);
  return digest.text();
}

std::string short_digest(const std::string& digest) {
  if (digest.size() < 12) {
    return digest;
  }
  return digest.substr(0, 4) + "-" + digest.substr(4, 4) + "-" + digest.substr(8, 4);
}

}  // namespace concordat::engine
