/// What the Python package makes of results: a page, or one figure.
#include <algorithm>
#include <filesystem>
#include <memory>

#include "analysis/status/status.hpp"
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
  std::string regime, shock;  ///< which cell is rehearsed
  std::uint64_t hurdle = 0;
  bool names = false, overwrite = false, is_exercise = false;
};

int act(const ReportRequest& request, Session& session) {
  if (request.words.empty())
    throw engine::UserError("report: of which FILES? several are arms, the control first" +
                            for_example(session.words.front(), "report dorset.h5"));
  if (!request.is_exercise && !(request.regime.empty() && request.shock.empty()))
    throw engine::UserError(
        "--regime, --shock: name the cell that is rehearsed\n   add --exercise, or leave them out");
  std::ranges::for_each(request.words, analysis::expect_not_begun);
  std::string output = request.output;
  if (output.empty())
    output = files::path(request.words.front()).stem().string() +
             (request.is_exercise ? "_exercise.html" : ".html");
  std::vector<std::string> words{"report", "--output=" + output};
  if (request.hurdle > 0) words.push_back("--hurdle=" + std::to_string(request.hurdle));
  if (request.is_exercise) words.push_back("--exercise");
  if (!request.regime.empty()) words.push_back("--regime=" + request.regime);
  if (!request.shock.empty()) words.push_back("--shock=" + request.shock);
  if (request.names) words.push_back("--names");
  if (request.overwrite) words.push_back("--overwrite");
  words.push_back("--");
  words.insert(words.end(), request.words.begin(), request.words.end());
  hand_to_python(words, session.console);
}

struct FigureRequest {
  std::vector<std::string> words;  ///< files, then the kind
  std::vector<std::string> arms;   ///< what each file is called
  std::string of, output;
  std::uint64_t width = 85;
  bool names = false, untitled = false, overwrite = false;
};

int act(const FigureRequest& request, Session& session) {
  const std::string example = for_example(session.words.front(), "figure dorset.h5 fan -o fan.svg");
  if (request.words.size() < 2)
    throw engine::UserError("figure: of which FILE, and of which KIND?" + example);
  if (request.output.empty()) throw engine::UserError("figure: into which --output?" + example);
  std::for_each(request.words.begin(), request.words.end() - 1, analysis::expect_not_begun);
  std::vector<std::string> words{"figure", "--output=" + request.output,
                                 "--kind=" + request.words.back(),
                                 "--width=" + std::to_string(request.width)};
  if (!request.of.empty()) words.push_back("--of=" + request.of);
  for (const std::string& arm : request.arms) words.push_back("--arm=" + arm);
  if (request.names) words.push_back("--names");
  if (request.untitled) words.push_back("--no-title");
  if (request.overwrite) words.push_back("--overwrite");
  words.push_back("--");
  words.insert(words.end(), request.words.begin(), request.words.end() - 1);
  hand_to_python(words, session.console);
}
}  // namespace

Command report_command() {
  const auto request = std::make_shared<ReportRequest>();
  return {
      "report",
      "Writes a page about a result file: what was asked, what came of it, figures with their "
      "intervals, what it cannot tell, and how to check it. One file that needs nothing else, "
      "of runs, of several files as arms, of a study, a calibration, a stress test, or of what "
      "compare, sensitivity, stress, calibrate, validate and hindcast say with --format json.",
      {"report dorset.h5", "report memorandum.h5 majority.h5 -o two_ways.html",
       "report regimes_compared.h5 --output regimes.html", "report stress_dorset.h5 --hurdle 40",
       "report stress_dorset.h5 --exercise"},
      {{"FILE...", "",
        "a result file; several are arms of a comparison, the control first; two stress tests "
        "are before and after a change",
        into(request->words)},
       {"--hurdle", "PERCENT",
        "of a stress test: share of joint work that must not be fallen below; the page counts the "
        "runs that do",
        whole_number("--hurdle", 1, 99,
                     [request](std::uint64_t percent) { request->hurdle = percent; })},
       {"--exercise", "",
        "of a stress test: the pages of its table-top exercise, to be printed and cut up",
        flag(request->is_exercise)},
       {"--regime", "NAME", "with --exercise: the way of governing that is rehearsed",
        into(request->regime)},
       {"--shock", "NAME", "with --exercise: the shock that is rehearsed", into(request->shock)},
       {"--output", "FILE", "the page; named after the first file unless given",
        into(request->output), "-o"},
       {"--names", "", "names single bodies, of which nothing is forecast", flag(request->names)},
       {"--overwrite", "", "replaces a page that is there", flag(request->overwrite)}},
      [request](Session& session) { return act(*request, session); }};
}

Command figure_command() {
  const auto request = std::make_shared<FigureRequest>();
  return {
      "figure",
      "Draws one figure of a result file for a paper or a slide, and prints its caption: SVG, "
      "PDF or PNG by the ending of its name.",
      {"figure dorset.h5 fan -o collaboration.svg",
       "figure memorandum.h5 majority.h5 arms --of integration -o arms.svg",
       "figure dorset.h5 fan --of trust --width 178 --output trust.pdf"},
      {{"FILE...", "KIND",
        "a result file, or what a command says with --format json; for arms and forest several "
        "result files, the control first. The last word is the kind: overview, fan, ends, heat, "
        "bodies, places, network, money, arms, forest, sensitivity, morris, ridges, patterns, "
        "panels, hindcast; of a stress test matrix, fragility, survival, paths, low_point, "
        "first_to_go, early_warning, keystones, sweep, phase_map or side_by_side",
        into(request->words)},
       {"--of", "NAME", "the series, outcome or shock that is drawn, where there are several",
        into(request->of)},
       {"--arm", "NAME", "what an arm is called, in the order of the files; repeatable",
        into(request->arms)},
       {"--width", "MM", "85 for a column (the default), 178 for a page, 254 for a slide",
        whole_number("--width", 60, 400,
                     [request](std::uint64_t width) { request->width = width; })},
       {"--no-title", "", "leaves the finding to the caption", flag(request->untitled)},
       {"--names", "", "names single bodies, of which nothing is forecast", flag(request->names)},
       {"--output", "FILE", "picture.svg, .pdf or .png", into(request->output), "-o"},
       {"--overwrite", "", "replaces a picture that is there", flag(request->overwrite)}},
      [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
