#include "apps/cli/screen/operand.hpp"

namespace concordat::apps {

std::string operand(const std::string& path) { return path.starts_with('-') ? "./" + path : path; }

}  // namespace concordat::apps
