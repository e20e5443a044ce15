#include "engine/store/journal/job.hpp"

#include "engine/statistics/digest.hpp"
#include "engine/store/journal/bytes.hpp"

namespace concordat::engine {
namespace {

std::string hash_of_axes(const ResultHeader& header) {
  Bytes bytes;
  const ResultShape& shape = header.shape;
  for (const int extent : {shape.months, shape.organisations, shape.places}) {
    put(bytes, extent);
  }
  for (const auto* quantities :
       {&header.series, &header.outcomes, &header.organisation_states, &header.place_states}) {
    put(bytes, std::uint64_t{quantities->size()});
    for (const Quantity& quantity : *quantities) {
      put_text(bytes, std::string(quantity.name));
      put(bytes, quantity.low);
      put(bytes, quantity.high);
    }
  }
  for (const KeptQuantity& each : header.kept.quantities) {
    put_text(bytes, std::string(each.quantity.name));
    put(bytes, std::uint8_t{each.of_places});
  }
  for (const auto* codes : {&header.organisation_codes, &header.place_codes}) {
    for (const std::string& code : *codes) {
      put_text(bytes, code);
    }
  }
  return hash_of(bytes);
}

}  // namespace

Job job_of(const ResultHeader& header) {
  return {header.version,       header.commit, hash_of_text(header.scenario),
          hash_of_axes(header), header.seed,   header.runs,
          header.trajectories};
}

std::string hash_of_text(const std::string& text) {
  return hash_of(Bytes(text.begin(), text.end()));
}

std::string difference(const Job& existing, const Job& wanted) {
  if (existing.scenario != wanted.scenario) {
    return "another scenario";
  }
  if (existing.seed != wanted.seed) {
    return "seed " + std::to_string(existing.seed) + ", not " + std::to_string(wanted.seed);
  }
  if (existing.runs != wanted.runs) {
    return with_commas(existing.runs) + " runs, not " + with_commas(wanted.runs);
  }
  if (existing.trajectories != wanted.trajectories) {
    return "other trajectories";
  }
  if (existing.version != wanted.version || existing.commit != wanted.commit) {
    return "program version " + existing.version + " (" + existing.commit + "), not " +
           wanted.version + " (" + wanted.commit + ")";
  }
  return existing.axes == wanted.axes ? "" : "other organisations or quantities";
}

std::string with_commas(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) {
    text.insert(at -= 3, ",");
  }
  return text;
}

}  // namespace concordat::engine
