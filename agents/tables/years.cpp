#include "agents/tables/years.hpp"

namespace concordat::agents {
namespace {
#define YEARS(group, name, first, source, ...) constexpr double group##_##name[] = {__VA_ARGS__};
#include "agents/tables/years.def"
#undef YEARS

constexpr YearsRow rows[] = {
#define YEARS(group, name, first, source, ...) {#group "." #name, first, group##_##name, source},
#include "agents/tables/years.def"
#undef YEARS
};
}  // namespace

std::span<const YearsRow> years_table() { return rows; }

}  // namespace concordat::agents
