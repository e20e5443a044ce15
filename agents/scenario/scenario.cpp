#include "agents/scenario/scenario.hpp"

namespace concordat::agents {

std::string_view name_of(Kind kind) {
  constexpr std::array<std::string_view, kind_count> names{"acute", "community", "ccg", "council",
                                                           "gp_federation"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace concordat::agents
