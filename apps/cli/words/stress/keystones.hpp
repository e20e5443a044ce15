#pragma once
/// Keystones as one screen of text and as JSON.
#include <cstdint>
#include <string>

#include "analysis/stress/who/keystones.hpp"
#include "apps/cli/screen/console.hpp"
#include "apps/cli/screen/json.hpp"

namespace concordat::apps {

/// How bodies are called: by what they are in the system, or by name.
enum class Called : std::uint8_t { by_role, by_name };

std::string keystones_text(const analysis::Keystones& all, Called called, const Console& console);
Json keystones_json(const analysis::Keystones& all, Called called);

}  // namespace concordat::apps
