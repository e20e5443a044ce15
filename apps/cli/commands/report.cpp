#include <filesystem>
#include <memory>

#include "apps/cli/commands/commands.hpp"
#include "apps/cli/jobs/python.hpp"
#include "apps/cli/options/shared.hpp"
#include "apps/cli/words/advice.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
namespace files = std::filesystem;

struct ReportRequest {
  std::vector<std::string> words;
  std::string output;
  bool names = false, overwrite = false;
};

int act(const ReportRequest& request, Session& session) {
  if (request.words.empty())
    throw engine::UserError("report: of which FILES? several are arms, the control first" +
                            for_example(session.words.front(), "report dorset.h5"));
  std::string output = request.output;
  if (output.empty()) output = files::path(request.words.front()).stem().string() + ".html";
  std::vector<std::string> words{"report", "--output=" + output};
  if (request.names) words.push_back("--names");
  if (request.overwrite) words.push_back("--overwrite");
  words.push_back("--");
  words.insert(words.end(), request.words.begin(), request.words.end());
  hand_to_python(words, session.console);
}
}  // namespace

Command report_command() {
  const auto request = std::make_shared<ReportRequest>();
  return {
      "report",
      "Writes a page about a result file: what was asked, what came of it, figures with their "
      "intervals, what it cannot tell, and how to check it. One file that needs nothing else, "
      "of runs, of several files as arms, of a study, a calibration, or of what compare, "
      "sensitivity, calibrate, validate and hindcast say with --format json.",
      {"report dorset.h5", "report memorandum.h5 majority.h5 -o two_ways.html",
       "report regimes_compared.h5 --output regimes.html"},
      {{"FILE...", "", "a result file; several are arms of a comparison, the control first",
        into(request->words)},
       {"--output", "FILE", "the page; named after the first file unless given",
        into(request->output), "-o"},
       {"--names", "", "names single bodies, of which nothing is forecast", flag(request->names)},
       {"--overwrite", "", "replaces a page that is there", flag(request->overwrite)}},
      [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
