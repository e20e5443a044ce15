#include "engine/store/journal/process.hpp"

#include <sys/types.h>

#include <cerrno>
#include <csignal>
#include <fstream>
#include <string>

namespace concordat::engine {
namespace {

/// What Linux says of it: the state is the letter behind the name, which may itself have brackets.
bool has_ended(std::int64_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/stat");
  std::string line;
  std::getline(file, line);
  const std::size_t name_end = line.rfind(')');
  if (name_end == std::string::npos || name_end + 2 >= line.size()) return false;
  const char state = line[name_end + 2];
  return state == 'Z' || state == 'X';
}

}  // namespace

bool is_alive(std::int64_t process) {
  if (process <= 0) return false;
  if (::kill(static_cast<pid_t>(process), 0) != 0 && errno != EPERM) return false;
  return !has_ended(process);
}

}  // namespace concordat::engine
