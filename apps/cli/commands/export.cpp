/// A result file as tables for any program: the Python package writes them.
#include <memory>

#include "analysis/status/status.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/python.hpp"
#include "apps/cli/options/shared.hpp"
#include "apps/cli/words/advice.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {

struct ExportRequest {
  std::string file, folder;
  bool names = false, overwrite = false;
};

int act(const ExportRequest& request, Session& session) {
  const std::string example = for_example(session.words.front(), "export dorset.h5 --csv dorset");
  if (request.file.empty()) throw engine::UserError("export: of which FILE?" + example);
  if (request.folder.empty())
    throw engine::UserError("export: into which folder, --csv?" + example);
  analysis::expect_not_begun(request.file);
  std::vector<std::string> words{"export", "--output=" + request.folder};
  if (request.names) words.push_back("--names");
  if (request.overwrite) words.push_back("--overwrite");
  words.insert(words.end(), {"--", request.file});
  hand_to_python(words, session.console);
}
}  // namespace

Command export_command() {
  const auto request = std::make_shared<ExportRequest>();
  return {"export",
          "Writes what is in a result file as tables for any program: a CSV file for each kind of "
          "thing, datapackage.json, which says of every column its type, unit and meaning "
          "(Frictionless Data), and SHA256SUMS. The folder is there whole or not at all.",
          {"export dorset.h5 --csv dorset", "export regimes_compared.h5 --csv regimes --overwrite"},
          {{"[FILE]", "", "a result file, or what a command says with --format json",
            into(request->file)},
           {"--csv", "DIR", "the folder; new, or empty", into(request->folder)},
           {"--names", "", "names single bodies and places, of which nothing is forecast",
            flag(request->names)},
           {"--overwrite", "", "replaces a folder that an export wrote", flag(request->overwrite)}},
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
