#pragma once
/// What this program is: compiled in.
#include <string>

namespace concordat::apps {

std::string version();  ///< "0.1.0"
std::string commit();   ///< short git commit, "+" after it for uncommitted changes, or "unknown"

}  // namespace concordat::apps
