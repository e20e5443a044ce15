#pragma once
/// Experiments from files and from those that ship with the program.
#include <string>

#include "configs/reader_source.hpp"

namespace concordat::configs {

/// The text of an experiment file, or of a shipped experiment of that name. Throws
/// engine::UserError with the nearest name.
Source open_experiment(const std::string& path_or_name);

}  // namespace concordat::configs
