// What left the range that a file states is counted, whatever it is a quantity of.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "engine/store/clipped.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat;
using tests::Folder;

namespace {
constexpr std::uint64_t runs = 150;  // of which the 97th fails

/// Of sound runs above `high`, the most among so many values side by side.
std::uint64_t most_above(float high, std::uint64_t first_index, std::uint64_t width) {
  std::uint64_t most = 0;
  for (std::uint64_t index = first_index; index < first_index + width; ++index) {
    std::uint64_t above = 0;
    for (std::uint64_t run = 0; run < runs; ++run)
      above += run % 97 != 96 && tests::share_of(run, index) > high;
    most = std::max(most, above);
  }
  return most;
}

std::map<std::string, std::uint64_t> clipped_in(const engine::ResultHeader& header) {
  const Folder folder;
  tests::run_whole(folder / "a.h5", header);
  std::map<std::string, std::uint64_t> found;
  for (const auto& each : engine::clipped_quantities(engine::ResultFile(folder / "a.h5")))
    found[each.name] = each.runs;
  return found;
}
}  // namespace

TEST_CASE("series, organisations, places and outcomes outside the stated range are counted") {
  engine::ResultHeader header = tests::small_header(runs);
  header.organisation_states[1].high = .5;
  header.place_states[0].high = .875;
  header.outcomes[0].high = .25;
  CHECK(clipped_in(header) ==
        std::map<std::string, std::uint64_t>{{"pressure", most_above(.75F, 1006, 6)},
                                             {"organisation_margin", most_above(.5F, 3003, 3)},
                                             {"place_integration", most_above(.875F, 4000, 2)},
                                             {"retreat", most_above(.25F, 2000, 1)}});
}

TEST_CASE("where nothing leaves its range, or there is no such axis, nothing is counted") {
  engine::ResultHeader header = tests::small_header(runs);
  header.series[1].high = 1;
  CHECK(clipped_in(header).empty());
  CHECK(clipped_in(tests::tiny_header(runs)).empty());
}
