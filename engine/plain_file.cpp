#include "engine/plain_file.hpp"

#include <filesystem>

namespace concordat::engine {

std::string why_no_file(const std::string& path) {
  using std::filesystem::file_type;
  std::error_code error;
  switch (std::filesystem::status(path, error).type()) {
    case file_type::directory:
      return "is a folder";
    case file_type::fifo:
      return "is a pipe";
    case file_type::block:
    case file_type::character:
      return "is a device";
    case file_type::socket:
      return "is a socket";
    default:
      return "";
  }
}

}  // namespace concordat::engine
