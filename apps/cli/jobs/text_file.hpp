#pragma once
/// Text that a command keeps in a file: whole, or not at all.
#include <string>

#include "engine/store/results.hpp"

namespace concordat::apps {

/// Throws engine::UserError where something stands there that may not be replaced.
void expect_room(const std::string& path, engine::IfExists if_exists);

/// Puts the text there at once. Throws engine::WriteError; where another file has come to be there,
/// and is not to be replaced, it says under which name the text is.
void write_text_file(const std::string& path, const std::string& text,
                     engine::IfExists if_exists = engine::IfExists::refuse);

}  // namespace concordat::apps
