#include <memory>

#include "apps/cli/commands/commands.hpp"
#include "apps/cli/options/shared.hpp"
#include "apps/cli/screen/json.hpp"
#include "apps/cli/words/advice.hpp"
#include "apps/cli/words/status/json.hpp"
#include "apps/cli/words/status/text.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
struct StatusRequest {
  std::string file;
  Format format = Format::text;
};

/// The output of a journal that was named itself.
std::string output_of(const std::string& file) {
  const std::string ending = ".journal";
  if (!file.ends_with(ending)) return file;
  const std::string output = file.substr(0, file.size() - ending.size());
  const auto part = output.rfind(".part-");
  return part == output.npos ? output : output.substr(0, part);
}

int act(const StatusRequest& request, Session& session) {
  if (request.file.empty())
    throw engine::UserError("status: of which FILE?" +
                            for_example(session.words.front(), "status study.h5"));
  const analysis::StatusReport report = analysis::status_of(output_of(request.file));
  session.console.keep(report.title);
  session.console.keep(report.command);
  session.console.print(request.format == Format::json ? to_text(status_json(report))
                                                       : status_text(report, session.console));
  return ExitCode::done;
}
}  // namespace

Command status_command() {
  const auto request = std::make_shared<StatusRequest>();
  return {"status",
          "Shows how far a run or a study is, what failed, and what its runs say so far, while it "
          "is being written, after it was broken off, or when it is finished. Changes nothing.",
          {"status trust_and_money.h5", "status trust_and_money.h5 --format json"},
          {{"FILE", "", "the file that run or sweep writes", into(request->file)},
           format_option(request->format)},
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
