#include "apps/cli/jobs/text_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "engine/error.hpp"
#include "engine/store/journal/file.hpp"

namespace concordat::apps {
namespace {
using engine::Advice;
using engine::UserError;

/// Where it is made before it has its name.
std::string made_at(const std::string& path) { return path + ".tmp"; }
}  // namespace

void expect_room(const std::string& path, engine::IfExists if_exists) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) engine::throw_write_error(path, EISDIR);
    if (if_exists != engine::IfExists::overwrite)
      throw UserError(path + ": is there already",
                      {Advice::choose_another_output, Advice::overwrite});
    if (!S_ISREG(status.st_mode))
      throw UserError(path + ": is not a file that could be replaced",
                      {Advice::choose_another_output});
  }
  engine::open_to_write(made_at(path));
  ::unlink(made_at(path).c_str());
}

void write_text_file(const std::string& path, const std::string& text, engine::IfExists if_exists) {
  const std::string made = made_at(path);
  engine::File file = engine::open_to_write(made);
  file.truncate(0);
  file.write(0, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  file.sync();
  file.close();
  if (!engine::give_name(made, path, if_exists == engine::IfExists::overwrite)) {
    if (errno != EEXIST) engine::throw_write_error(path, errno);
    throw engine::WriteError(path + ": another file has come to be there\n   it is left alone; " +
                             "what was to be in it is in " + made);
  }
  engine::sync_folder_of(path);
}

}  // namespace concordat::apps
