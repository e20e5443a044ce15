#include "engine/ensemble/ranks/launch.hpp"

#include <array>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>

#include "engine/error.hpp"

namespace concordat::engine {
namespace {

std::optional<int> number(const char* variable) {
  const char* text = std::getenv(variable);
  int value = 0;
  if (text == nullptr) return {};
  const auto [end, error] = std::from_chars(text, text + std::strlen(text), value);
  return error == std::errc() && *end == '\0' ? std::optional(value) : std::nullopt;
}

struct Names {
  const char* rank;
  const char* ranks;
};
// Not SLURM_NTASKS and the like: a batch script has them too, and is one process.
constexpr std::array<Names, 4> launchers{{{"OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE"},
                                          {"MV2_COMM_WORLD_RANK", "MV2_COMM_WORLD_SIZE"},
                                          {"PMI_RANK", "PMI_SIZE"},
                                          {"PMIX_RANK", "SLURM_STEP_NUM_TASKS"}}};

}  // namespace

Launch launch() {
  for (const Names& names : launchers)
    if (const auto rank = number(names.rank)) return {*rank, number(names.ranks).value_or(0)};
  return {};
}

void refuse_strangers() {
  const int tasks = launch().by_mpi() ? 1 : number("SLURM_STEP_NUM_TASKS").value_or(1);
  if (tasks > 1)
    throw UserError(
        "srun: it started " + std::to_string(tasks) + " tasks that do not know one another",
        {Advice::share_runs});
}

}  // namespace concordat::engine
