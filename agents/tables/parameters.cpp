#include "agents/tables/parameters.hpp"

#include <algorithm>

#include "agents/tables/parameter_names.hpp"

namespace concordat::agents {
namespace {
constexpr ParameterRow parameters[] = {
#define PARAMETER(type, level, group, name, value, studied_low, studied_high, allowed_low, \
                  allowed_high, unit, grade, meaning, source)                              \
  {Level::level, #group,                                                                   \
   #name,        #group "." #name,                                                         \
   value,        studied_low,                                                              \
   studied_high, allowed_low,                                                              \
   allowed_high, unit,                                                                     \
   grade,        meaning,                                                                  \
   source,       &ParametersOf<double, double>::group##_##name},
#include "agents/tables/parameters.def"
#undef PARAMETER
};
}  // namespace

std::span<const ParameterRow> parameter_table() { return parameters; }

const ParameterRow* find_parameter(std::string_view path) {
  const auto* row = std::find_if(std::begin(parameters), std::end(parameters),
                                 [path](const ParameterRow& r) { return r.path == path; });
  return row == std::end(parameters) ? nullptr : row;
}

Parameters::Parameters() : named_(new Named{}) {
  for (const ParameterRow& row : parameters) (*named_).*row.member = row.value;
}
Parameters::Parameters(const Parameters& other) : named_(new Named(*other)) {}
Parameters::Parameters(Parameters&& other) noexcept = default;
Parameters& Parameters::operator=(Parameters other) noexcept {
  named_.swap(other.named_);
  return *this;
}
Parameters::~Parameters() = default;

double& Parameters::operator[](const ParameterRow& row) { return (*named_).*row.member; }
const double& Parameters::operator[](const ParameterRow& row) const {
  return (*named_).*row.member;
}

}  // namespace concordat::agents
