#include "engine/statistics/hash.hpp"

// The whole of it here: no library to link, in a browser neither.
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <new>

namespace concordat::engine {
namespace {

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

HashValue canonical(XXH128_hash_t hash) {
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, hash);
  HashValue value;
  std::copy(std::begin(bytes.digest), std::end(bytes.digest), value.begin());
  return value;
}

}  // namespace

struct Hash::State {
  StatePointer hash = new_state();
};

Hash::Hash() : state_(std::make_unique<State>()) { XXH3_128bits_reset(state_->hash.get()); }
Hash::~Hash() = default;
Hash::Hash(Hash&&) noexcept = default;
Hash& Hash::operator=(Hash&&) noexcept = default;

void Hash::add(const void* bytes, std::size_t count) {
  XXH3_128bits_update(state_->hash.get(), bytes, count);
}

HashValue Hash::value() const { return canonical(XXH3_128bits_digest(state_->hash.get())); }

std::string hexadecimal(const HashValue& hash) {
  std::string text;
  for (const std::uint8_t byte : hash) {
    text += "0123456789abcdef"[byte >> 4];
    text += "0123456789abcdef"[byte & 15];
  }
  return text;
}

std::string hash_of(std::span<const std::uint8_t> bytes) {
  return hexadecimal(canonical(XXH3_128bits(bytes.data(), bytes.size())));
}

std::uint64_t checksum(std::span<const std::uint8_t> head, std::span<const std::uint8_t> body) {
  const StatePointer state = new_state();
  XXH3_64bits_reset(state.get());
  XXH3_64bits_update(state.get(), head.data(), head.size());
  XXH3_64bits_update(state.get(), body.data(), body.size());
  return XXH3_64bits_digest(state.get());
}

}  // namespace concordat::engine
