#pragma once
/// Text files that are compiled into the program (embed.cmake), so that it reads none at run time.
#include <span>
#include <string_view>

namespace concordat::configs {

struct EmbeddedFile {
  std::string_view name;  ///< without its folder
  std::string_view text;
};

/// The CSV files of england_2017/.
std::span<const EmbeddedFile> england_files();

}  // namespace concordat::configs
