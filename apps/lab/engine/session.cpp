#include "apps/lab/engine/session.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "agents/measures/metrics.hpp"
#include "agents/measures/missing.hpp"
#include "agents/observe.hpp"
#include "agents/prepare.hpp"
#include "agents/scenario/text.hpp"
#include "agents/simulate.hpp"
#include "agents/tables/metrics.hpp"
#include "engine/statistics/digest.hpp"

namespace concordat::apps::lab {
namespace {

template <class T>
std::vector<T> copied(std::span<const T> table) {
  return {table.begin(), table.end()};
}

void add(std::vector<float>& to, const std::vector<float>& values) {
  to.insert(to.end(), values.begin(), values.end());
}

void add_month(Path& path, const agents::Observation& seen) {
  add(path.series, seen.series);
  for (const auto& body : seen.organisations) add(path.bodies, body.states);
  for (const auto& seat : seen.seats) path.actions.push_back(seat.is_there ? seat.action : -1.f);
  for (const auto& pair : seen.pairs) path.trust.push_back(pair.trust_after);
}

}  // namespace

Session::Session(std::string_view text)
    : structure_(agents::make_structure(agents::read_text(text, "the scenario"))),
      missing_(agents::missing_in(structure_)),
      block_(agents::shape_of(structure_)) {}

const engine::BlockResult& Session::simulate(std::uint64_t seed, std::uint32_t first, int count) {
  std::array<agents::Run, engine::block_runs> runs;
  for (int k = 0; k < count; ++k)
    runs[static_cast<std::size_t>(k)] = {first + static_cast<std::uint32_t>(k),
                                         &structure_.scenario.parameters};
  agents::simulate(structure_, seed, std::span(runs).first(static_cast<std::size_t>(count)),
                   block_);
  agents::leave_out(missing_, block_);
  return block_;
}

std::string Session::digest(std::uint64_t seed, std::uint32_t runs) {
  const engine::BlockQuantities quantities{copied(agents::series_table()),
                                           copied(agents::organisation_state_table()),
                                           copied(agents::place_state_table()), missing_};
  engine::RunOutcomes outcomes;
  engine::MomentTable moments(agents::shape_of(structure_));
  for (std::uint32_t first = 0; first < runs; first += engine::block_runs) {
    const int count = static_cast<int>(std::min<std::uint32_t>(engine::block_runs, runs - first));
    const engine::BlockResult& block = simulate(seed, first, count);
    const std::uint32_t sound = engine::sound_runs(block, count);
    for (int k = 0; k < count; ++k) engine::add_run(outcomes, block, k, (sound >> k & 1u) != 0);
    engine::add_block(moments, quantities, block, sound);
  }
  return engine::short_digest(engine::digest_of(outcomes, moments));
}

void Session::watch(std::uint64_t seed, std::uint32_t replicate) {
  months_.clear();
  path_ = {};
  agents::observe_all(structure_, seed, {replicate, &structure_.scenario.parameters},
                      [&](agents::Observation seen) {
                        add_month(path_, seen);
                        months_.push_back(std::move(seen));
                      });
}

}  // namespace concordat::apps::lab
