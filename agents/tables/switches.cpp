#include "agents/tables/switches.hpp"

namespace concordat::agents {
namespace {
constexpr SwitchRow switches[] = {
#define SWITCH(name, value, mechanism, meaning, source) \
  {#name, value, mechanism, meaning, source, &Switches::name},
#include "agents/tables/switches.def"
#undef SWITCH
};
}  // namespace

std::span<const SwitchRow> switch_table() { return switches; }

}  // namespace concordat::agents
