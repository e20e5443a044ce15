#pragma once
/// Text that a command keeps in a file: whole, or not at all.
#include <string>

#include "engine/store/results.hpp"

namespace concordat::apps {

/// Throws engine::UserError where something stands there that may not be replaced.
void expect_room(const std::string& path, engine::IfExists if_exists);

/// Puts the text there at once. Throws engine::WriteError.
void write_text_file(const std::string& path, const std::string& text);

}  // namespace concordat::apps
