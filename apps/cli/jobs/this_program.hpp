#pragma once
/// Where the program that is running stands.
#include <string>

namespace concordat::apps {

/// Its path; its name where the system does not say.
std::string this_program();

}  // namespace concordat::apps
