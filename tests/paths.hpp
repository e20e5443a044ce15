#pragma once
/// Where the project and its build stand. Only paths.cpp is compiled with that knowledge, so that a
/// compiler cache can share all other objects between clones.
#include <filesystem>
#include <string>

namespace concordat::tests {

/// The project's own folder.
const std::filesystem::path& project_folder();

/// The folder in which it is built: the program is `build_folder() / "concordat"`.
const std::filesystem::path& build_folder();

/// A path as one word of a shell's command, whatever it contains.
std::string shell_word(const std::filesystem::path& path);

}  // namespace concordat::tests
