#pragma once
/// Help texts: what one gets, then examples, then options.
#include <string>
#include <vector>

#include "apps/cli/options/command.hpp"

namespace concordat::apps {

std::string help_of(const Command& command, const std::string& program);
std::string overview(const std::vector<Command>& commands, const std::string& program);

}  // namespace concordat::apps
