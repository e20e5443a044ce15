#include "agents/scenario/parameters.hpp"

#include <algorithm>

namespace concordat::agents {
namespace {
constexpr ParameterRow rows[] = {
#define PARAMETER(type, group, name, value, studied_low, studied_high, allowed_low, allowed_high, \
                  unit, grade, meaning, source)                                                   \
  {#group,                                                                                        \
   #name,                                                                                         \
   #group "." #name,                                                                              \
   value,                                                                                         \
   studied_low,                                                                                   \
   studied_high,                                                                                  \
   allowed_low,                                                                                   \
   allowed_high,                                                                                  \
   unit,                                                                                          \
   grade,                                                                                         \
   meaning,                                                                                       \
   source,                                                                                        \
   &ParametersOf<double, double>::group##_##name},
#include "agents/scenario/parameters.def"
#undef PARAMETER
};
}  // namespace

std::span<const ParameterRow> parameter_table() { return rows; }

const ParameterRow* find_parameter(std::string_view path) {
  const auto* row = std::find_if(std::begin(rows), std::end(rows),
                                 [&](const ParameterRow& r) { return r.path == path; });
  return row == std::end(rows) ? nullptr : row;
}

}  // namespace concordat::agents
