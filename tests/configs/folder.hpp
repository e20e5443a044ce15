#pragma once
/// A folder of its own for each test, with files that come and go with it.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

struct Folder {
  Folder()
      : path(std::filesystem::temp_directory_path() /
             ("concordat_reader_" + std::to_string(getpid()))) {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << text;
    return (path / name).string();
  }
  std::filesystem::path path;
};
