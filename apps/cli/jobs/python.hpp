#pragma once
/// Pages and pictures are drawn by the Python package of apps/python, which this process becomes.
#include <string>
#include <vector>

#include "apps/cli/screen/console.hpp"

namespace concordat::apps {

/// Ends this program: from here on the package obeys these words, its verb first. Throws
/// engine::UserError where there is no package or no Python. No shell reads the words.
[[noreturn]] void hand_to_python(const std::vector<std::string>& words, Console& console);

/// Where the package is, seen from a program: beside the sources that it was built from, or
/// installed with it. Empty where it is nowhere.
std::string python_package(const std::string& program);

}  // namespace concordat::apps
