#pragma once
/// Experiments and patterns from files and from those that ship with the program.
#include <optional>
#include <string>

#include "configs/text/source.hpp"

namespace concordat::configs {

/// The text of an experiment file, or of a shipped experiment or pattern of that name. Throws
/// engine::UserError with the nearest name.
Source open_experiment(const std::string& path_or_name);

/// The same for patterns alone, by the names of their files or by their ids.
Source open_pattern(const std::string& path_or_name);

/// The text of a shipped pattern, by the name of its file or by its id in any case.
std::optional<Source> find_shipped_pattern(const std::string& name);

/// The text of a file, or nothing if there is none.
std::optional<Source> open_file(const std::string& path);

}  // namespace concordat::configs
