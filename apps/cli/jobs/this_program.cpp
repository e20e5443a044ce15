#include "apps/cli/jobs/this_program.hpp"

#include <filesystem>

namespace concordat::apps {

std::string this_program() {
  std::error_code error;
  const std::filesystem::path path = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? "concordat" : path.string();
}

}  // namespace concordat::apps
