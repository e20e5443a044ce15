#pragma once
/// What can be varied, and whether a value of it fits the scenario: the checks of settings.
#include <optional>
#include <set>
#include <string>

#include "agents/tables/parameters.hpp"
#include "configs/plan/plan.hpp"
#include "configs/scenario/variant_reader.hpp"

namespace concordat::configs {

/// What a path leads to.
struct Varied {
  const google::protobuf::FieldDescriptor* field = nullptr;
  const agents::ParameterRow* parameter = nullptr;  ///< nothing if it is no parameter
  bool is_number() const;
  bool is_whole() const;  ///< only whole numbers fit
  FactorValues values() const;
  std::string unit() const;
};

/// A factor with what is known of a path, but without values.
Factor described(const std::string& path, const Varied& varied);

/// Reads paths and values against one scenario.
class Variation {
 public:
  /// `stand_in` chooses a footprint where only factors bring one. Throws engine::UserError.
  Variation(const VariantReader& variants, std::vector<Setting> stand_in);

  /// What a path leads to, or nothing after reporting what is wrong with it.
  std::optional<Varied> find(const std::string& path, const Where& where, Problems& problems);

  /// Whether a value fits; reports what is wrong with it if not.
  bool fits(const std::string& path, const Varied& varied, const std::string& value,
            const Where& where, Problems& problems);

  /// The values of a rule, a switch or the footprint; empty for what has too many.
  static std::vector<std::string> all_values(const std::string& path, const Varied& varied);

  /// Horizon [month].
  int months() const { return months_; }

 private:
  const VariantReader& variants_;
  std::vector<Setting> stand_in_;
  schema::Scenario message_;  ///< with organisations, so that paths can be followed
  int months_ = 0;
  std::set<std::string> known_;  ///< settings that fit
};

}  // namespace concordat::configs
