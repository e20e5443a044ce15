#include "agents/scenario/switches.hpp"

namespace concordat::agents {
namespace {
constexpr SwitchRow rows[] = {
#define SWITCH(name, value, mechanism, meaning, source) \
  {#name, value, mechanism, meaning, source, &Switches::name},
#include "agents/scenario/switches.def"
#undef SWITCH
};
}  // namespace

std::span<const SwitchRow> switch_table() { return rows; }

}  // namespace concordat::agents
