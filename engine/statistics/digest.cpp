#include "engine/statistics/digest.hpp"

#include <bit>

namespace concordat::engine {

static_assert(std::endian::native == std::endian::little,
              "digests are little-endian: a big-endian machine has to swap here");

void Digest::add_factor(std::string_view name, std::span<const double> values) {
  hash_.add(name.data(), name.size());
  hash_.add(values.data(), values.size_bytes());
}

void Digest::add_runs(std::span<const float> outcomes, std::span<const std::uint8_t> failed) {
  const std::size_t per_run = failed.empty() ? 0 : outcomes.size() / failed.size();
  for (std::size_t run = 0; run < failed.size(); ++run) {
    hash_.add(outcomes.data() + run * per_run, per_run * sizeof(float));
    hash_.add(&failed[run], 1);
  }
}

void Digest::add_moments(const MomentTable& moments) {
  for (const auto* table : {&moments.series, &moments.organisations, &moments.places}) {
    for (const Moments& each : *table) {
      add_exact(std::span(&each, 1));
      hash_.add(each.histogram.data(), sizeof(each.histogram));
    }
  }
}

void Digest::add_exact(std::span<const Moments> moments) {
  for (const Moments& each : moments) {
    const std::uint64_t numbers[] = {each.count, each.clipped, static_cast<std::uint64_t>(each.sum),
                                     each.squares_low, each.squares_high};
    hash_.add(numbers, sizeof(numbers));
  }
}

std::string Digest::text() const { return hexadecimal(hash_.value()); }

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
