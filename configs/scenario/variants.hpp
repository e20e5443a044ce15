#pragma once
/// One scenario under many settings: read once, so that each variant is cheap.
#include <memory>
#include <span>
#include <string>

#include "configs/scenario/scenario.hpp"

namespace concordat::configs {

class Variants {
 public:
  /// The scenario text (empty: none) with its overrides; throws engine::UserError. `name` and
  /// `folder` as in read_scenario_text.
  Variants(const std::string& scenario, const std::string& name, const Overrides& overrides,
           const std::string& folder = ".");
  ~Variants();
  Variants(Variants&&) noexcept;
  Variants& operator=(Variants&&) noexcept;

  /// The scenario with these "path=value" on top, "footprint=dorset" among them; what is left
  /// unsaid in both is the model's default. Throws engine::UserError. Safe from several threads.
  agents::Scenario with(std::span<const std::string> settings) const;

  /// The complete text of the scenario without further settings.
  std::string text() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace concordat::configs
