#include "configs/scenario/variants.hpp"

#include "configs/scenario/variant_reader.hpp"

namespace concordat::configs {
namespace {

Merged merged_text(const std::string& scenario, const std::string& name, const std::string& folder,
                   Problems& problems) {
  if (scenario.empty()) return empty_scenario();
  return merge(Source(name, folder, checked_text(scenario, name, "scenario")), problems);
}

std::vector<Setting> as_written(std::span<const std::string> settings) {
  std::vector<Setting> written;
  for (const std::string& setting : settings)  // a study's own: nobody asked for it
    written.push_back({setting, {nullptr, {}, {engine::Asked::nothing, setting}}});
  return written;
}

}  // namespace

struct Variants::State {
  VariantReader reader;
};

Variants::Variants(const std::string& scenario, const std::string& name, const Overrides& overrides,
                   const std::string& folder) {
  Problems problems;
  Merged merged = merged_text(scenario, name, folder, problems);
  state_.reset(new State{VariantReader(std::move(merged), settings_of(overrides), problems)});
}

Variants::~Variants() = default;
Variants::Variants(Variants&&) noexcept = default;
Variants& Variants::operator=(Variants&&) noexcept = default;

agents::Scenario Variants::with(std::span<const std::string> settings) const {
  Problems problems;
  return state_->reader.read(as_written(settings), problems);
}

std::string Variants::text() const { return canonical_text(with({})); }

}  // namespace concordat::configs
