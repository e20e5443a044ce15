/// A footprint of one's own, begun.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/text_file.hpp"
#include "apps/cli/options/shared.hpp"
#include "apps/cli/screen/json.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/advice.hpp"
#include "configs/own/own.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/error.hpp"
#include "engine/store/journal/file.hpp"

namespace concordat::apps {
namespace {
namespace files = std::filesystem;
using engine::UserError;

struct NewRequest {
  std::string folder, title, organisations;
  Format format = Format::text;
};

void expect_room(const files::path& folder, const std::string& name) {
  std::error_code error;
  const bool is_there = files::exists(files::symlink_status(folder, error));
  if (is_there && !(files::is_directory(folder, error) && files::is_empty(folder, error)))
    throw UserError(name + ": is there already\n   name a folder that is not, or is empty");
}

/// What is wrong with a table of the new folder is wrong with the one that it was made from.
[[noreturn]] void blame(const UserError& error, const std::string& made, const std::string& given) {
  std::vector<engine::Problem> problems = error.problems();
  for (engine::Problem& problem : problems)
    if (problem.text.starts_with(made)) problem.text.replace(0, made.size(), given);
  throw UserError(problems);
}

/// Reads it as `check` does: what is given away is sound.
void expect_sound(const files::path& scenario, const NewRequest& request) {
  try {
    configs::read_scenario_file(scenario.string());
  } catch (const UserError& error) {
    blame(error, (scenario.parent_path() / "organisations.csv").string(), request.organisations);
  }
}

/// A folder beside it, which becomes it once everything is in it.
void make(const files::path& folder, const std::vector<configs::OwnFile>& contents,
          const NewRequest& request) {
  std::string name = folder.string() + ".XXXXXX";
  if (::mkdtemp(name.data()) == nullptr) engine::throw_write_error(folder.string(), errno);
  const files::path made = name;
  std::error_code error;
  try {
    for (const configs::OwnFile& file : contents)
      write_text_file((made / file.name).string(), file.text);
    expect_sound(made / (folder.filename().string() + ".txtpb"), request);
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::chmod(made.c_str(), 0777 & ~mask);
    if (::rename(made.c_str(), folder.c_str()) != 0)
      engine::throw_write_error(folder.string(), errno);
  } catch (...) {
    files::remove_all(made, error);
    throw;
  }
}

int act(const NewRequest& request, Session& session) {
  if (request.folder.empty())
    throw UserError("new: into which FOLDER?" + for_example(session.words.front(), "new our_town"));
  files::path folder = files::path(request.folder).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();  // "our_town/"
  expect_room(folder, request.folder);
  const std::string title = request.title.empty() ? folder.filename().string() : request.title;
  const bool is_of_table = !request.organisations.empty();
  auto contents = is_of_table ? configs::own_footprint(title, request.organisations)
                              : configs::own_footprint(title);
  // After its folder, since results and arms of comparisons are named after it.
  std::string& name = std::ranges::find(contents, "scenario.txtpb", &configs::OwnFile::name)->name;
  name = folder.filename().string() + ".txtpb";
  make(folder, contents, request);
  const std::string scenario = (folder / name).string();
  if (request.format == Format::json) {
    Json json{{"folder", folder.string()}, {"scenario", scenario}, {"files", Json::array()}};
    for (const configs::OwnFile& file : contents) json["files"].push_back(file.name);
    session.console.print(to_text(json));
    return ExitCode::done;
  }
  std::string text = "\n  wrote  " + folder.string() + "   ";
  for (const configs::OwnFile& file : contents)
    text += (&file == &contents.front() ? "" : ", ") + file.name;
  if (is_of_table) text += "\n  put in populations (places.csv) and who pays whom (contracts.csv)";
  const std::string& program = session.words.front();
  session.console.print(text + "\n  next   " + command_text({program, "check", scenario}) + "\n" +
                        "         " + command_text({program, "run", scenario}) + "\n\n");
  return ExitCode::done;
}
}  // namespace

Command new_command() {
  const auto request = std::make_shared<NewRequest>();
  return {
      "new",
      "Begins a footprint of your own: a folder with a commented scenario and tables of places, "
      "organisations and contracts, which check and run take as they are. With a table of your "
      "organisations it is begun around that.",
      {"new our_town", "new our_town --organisations ours.csv --title \"Our town\""},
      {{"[FOLDER]", "", "a folder that is not there yet, or empty", into(request->folder)},
       {"--organisations", "FILE",
        "a table with columns code, kind, turnover and place at least, as a spreadsheet saves "
        "it (CSV)",
        into(request->organisations)},
       {"--title", "TEXT", "heading of its results; the folder's name unless given",
        into(request->title)},
       format_option(request->format)},
      [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
