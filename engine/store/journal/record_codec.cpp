#include "engine/store/journal/record_codec.hpp"

#include <algorithm>
#include <array>

namespace concordat::engine {
namespace {

/// Small magnitudes become small numbers whatever their sign: 0, -1, 1, -2 as 0, 1, 2, 3.
std::uint64_t fold_sign(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}

std::int64_t unfold_sign(std::uint64_t folded) {
  return static_cast<std::int64_t>(folded >> 1) ^ -static_cast<std::int64_t>(folded & 1);
}

/// Bins as the gap to the last one and whether more than one run is in it, then how many.
void put_sketch(Bytes& out, const Sketch& sketch) {
  if (!sketch.is_settled()) {
    Sketch settled = sketch;
    settled.settle();
    return put_sketch(out, settled);
  }
  put_small(out, std::uint64_t(sketch.coarseness()));
  put_small(out, sketch.bins().size());
  std::uint64_t expected = 0;
  for (const Sketch::Bin& bin : sketch.bins()) {
    put_small(out, (bin.at - expected) * 2 + (bin.count > 1 ? 1 : 0));
    if (bin.count > 1) put_small(out, bin.count);
    expected = std::uint64_t{bin.at} + 1;
  }
}

void add_sketch(ByteReader& in, std::uint64_t count, Sketch& into) {
  const std::uint64_t coarseness = in.get_small();
  const std::uint64_t filled = in.get_small();
  std::array<Sketch::Bin, Sketch::most_bins> bins;
  if (filled > bins.size()) throw DamagedBytes();
  std::uint64_t next = 0, seen = 0;
  for (Sketch::Bin& bin : std::span(bins).first(filled)) {
    const std::uint64_t gap = in.get_small();
    const std::uint64_t runs = gap % 2 == 1 ? in.get_small() : 1;
    next += gap / 2;
    if (next > 0xffffffffu || runs > count) throw DamagedBytes();
    bin = {static_cast<std::uint32_t>(next), static_cast<std::uint32_t>(runs)};
    next += 1;
    seen += runs;
  }
  if (seen != count || coarseness >= 32 ||
      !into.add_bins(int(coarseness), std::span(bins).first(filled)))
    throw DamagedBytes();
}

void put_moments(Bytes& out, const Moments& moments) {
  put_small(out, moments.count);
  put_small(out, moments.clipped);
  put_small(out, fold_sign(moments.sum));
  put_small(out, moments.squares_low);
  put_small(out, moments.squares_high);
  std::uint64_t expected = 0, seen = 0;
  for (std::uint64_t bin = 0; seen < moments.count; ++bin) {
    if (const std::uint32_t here = moments.histogram[bin]; here > 0) {
      put_small(out, bin - expected);
      put_small(out, here);
      expected = bin + 1;
      seen += here;
    }
  }
  put_sketch(out, moments.sketch);
}

void add_moments(ByteReader& in, Moments& into) {
  const std::uint64_t count = in.get_small();
  if (count > 0xffffffffu) throw DamagedBytes();
  into.count += count;
  into.clipped += in.get_small();
  if (__builtin_add_overflow(into.sum, unfold_sign(in.get_small()), &into.sum))
    throw DamagedBytes();
  const std::uint64_t low = in.get_small();
  add_squares(into, low, in.get_small());
  std::uint64_t bin = 0;
  for (std::uint64_t seen = 0; seen < count; ++bin) {
    bin += in.get_small();
    const std::uint64_t here = in.get_small();
    if (bin >= histogram_bins || here > count - seen) {
      throw DamagedBytes();
    }
    into.histogram[bin] += static_cast<std::uint32_t>(here);
    seen += here;
  }
  add_sketch(in, count, into.sketch);
}

}  // namespace

Bytes encode(const RunValues& values, const MomentTable& moments) {
  Bytes out;
  put_all(out, std::span(values.failed));
  put_all(out, std::span(values.outcomes));
  put_all(out, std::span(values.series));
  put_all(out, std::span(values.organisation_series));
  put_all(out, std::span(values.place_series));
  put_all(out, std::span(values.kept));
  for (const auto* table : {&moments.series, &moments.organisations, &moments.places}) {
    for (const Moments& each : *table) {
      put_moments(out, each);
    }
  }
  return out;
}

void decode_outcomes(std::span<const std::uint8_t> body, std::uint64_t runs, std::uint64_t outcomes,
                     RunValues& values) {
  ByteReader in(body);
  in.get_all(values.failed, runs);
  in.get_all(values.outcomes, runs * outcomes);
}

void decode(std::span<const std::uint8_t> body, const ResultHeader& header, std::uint64_t runs,
            RunValues& values, MomentTable& totals) {
  const PackedSizes packed(header.shape, header.trajectories);
  ByteReader in(body);
  in.get_all(values.failed, runs);
  in.get_all(values.outcomes, runs * std::uint64_t(header.shape.outcomes));
  in.get_all(values.series, runs * packed.series);
  in.get_all(values.organisation_series, runs * packed.organisations);
  in.get_all(values.place_series, runs * packed.places);
  in.get_all(values.kept, runs * std::uint64_t(header.shape.kept));
  for (auto* table : {&totals.series, &totals.organisations, &totals.places}) {
    for (Moments& each : *table) {
      add_moments(in, each);
    }
  }
  if (!in.at_end()) {
    throw DamagedBytes();
  }
}

}  // namespace concordat::engine
