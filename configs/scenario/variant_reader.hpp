#pragma once
/// One merged scenario under many settings, whose places are known.
#include <optional>
#include <span>
#include <vector>

#include "configs/scenario/resolve.hpp"

namespace concordat::configs {

class VariantReader {
 public:
  /// `settings` are those that all variants share. Throws engine::UserError with all problems;
  /// that nobody takes part is none as yet, for a variant may bring a footprint.
  VariantReader(Merged bare, std::vector<Setting> settings, Problems& problems);

  /// The scenario with more settings on top. Throws engine::UserError with all of `problems`.
  /// Safe from several threads.
  agents::Scenario read(std::span<const Setting> more, Problems& problems) const;

  /// With the shared settings and with the footprint's organisations.
  const Merged& settled() const { return settled_; }
  /// What that says; nothing while nobody takes part.
  const std::optional<agents::Scenario>& scenario() const { return scenario_; }

 private:
  agents::Scenario read_anew(std::span<const Setting> more, Problems& problems) const;
  agents::Scenario with_structure(std::span<const Setting> more, Problems& problems) const;
  agents::Scenario with_rules(std::span<const Setting> more, Problems& problems) const;

  Merged bare_;  ///< before any setting
  std::vector<Setting> settings_;
  Merged settled_;
  std::optional<agents::Scenario> scenario_;
};

}  // namespace concordat::configs
