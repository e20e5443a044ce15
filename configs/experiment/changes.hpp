#pragma once
/// An experiment with changes from outside: other settings, another place, other replicates.
#include <optional>

#include "configs/experiment/patterns.hpp"
#include "configs/plan/text.hpp"

namespace concordat::configs {

/// Makes the changes; false where they do not apply to an experiment that varies these paths.
/// Throws engine::UserError if there is no such place.
bool change(ExperimentText& text, const std::vector<std::string>& varied,
            const PatternChanges& changes);

/// Reads an experiment with the changes made; nothing where they do not apply.
std::optional<Experiment> read_changed(Source source, const PatternChanges& changes);

}  // namespace concordat::configs
