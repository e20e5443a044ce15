#include <cmath>
#include <filesystem>
#include <memory>

#include "analysis/report/outcomes.hpp"
#include "analysis/report/summary.hpp"
#include "analysis/status/status.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/options/shared.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/advice.hpp"
#include "apps/cli/words/status/json.hpp"
#include "apps/cli/words/status/text.hpp"
#include "apps/cli/words/study.hpp"
#include "apps/cli/words/summary.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/error.hpp"
#include "engine/store/clipped.hpp"

namespace concordat::apps {
namespace {
using engine::ResultFile;

struct InfoRequest {
  std::string file;
  bool digest = false;
  Format format = Format::text;
};

std::string range(const analysis::Interval& interval) {
  if (std::isnan(interval.low)) return "–";
  return decimals(interval.low, 3) + " – " + decimals(interval.high, 3);
}

Table outcome_table(const analysis::Summary& summary) {
  using Align = Column::Align;
  Table table{{{"name", "outcome"},
               {"unit", "unit"},
               {"median", "median", Align::right},
               {"median_95", "[95 %]", Align::right},
               {"runs_90", "90 % of runs", Align::right}},
              {}};
  for (const analysis::OutcomeSummary& e : summary.outcomes)
    table.rows.push_back({Cell(e.name), Cell(analysis::unit_of_outcome(e.name)),
                          Cell(decimals(e.median, 3)), Cell("[" + range(e.median_95) + "]"),
                          Cell(range(e.runs_90))});
  return table;
}

std::string trajectories_words(engine::Trajectories kept) {
  constexpr std::array<const char*, 3> words{"no trajectories", "trajectories of every run",
                                             "trajectories of every run and organisation"};
  return words[static_cast<std::size_t>(kept)];
}

/// Outcomes alone, at every point of a design.
bool is_study(const ResultFile& file) { return file.design() && file.series().empty(); }

std::string size_words(const ResultFile& file) {
  if (is_study(file))
    return plural(file.design()->points(), "design point") + " (" + design_words(*file.design()) +
           ") · " + plural(file.design()->factors.size(), "factor");
  return plural(static_cast<std::uint64_t>(file.months()), "month") + " · " +
         trajectories_words(file.trajectories()) + "\n  " +
         (file.organisation_codes().empty()
              ? "no organisation and no place by itself"
              : plural(file.organisation_codes().size(), "organisation") + " · " +
                    plural(file.place_codes().size(), "place"));
}

std::string heading(const ResultFile& file, const Console& console) {
  return "\n  " + console.strong(file.title()) + "\n  " + plural(file.runs(), "run") +
         (file.failed() > 0 ? " (" + with_thousands(file.failed()) + " failed)" : "") + " · seed " +
         std::to_string(file.seed()) + " · " + size_words(file) + " · " +
         bytes(std::filesystem::file_size(file.path())) + "\n  made by concordat " +
         file.version() + " (commit " + file.commit() + ")\n";
}

std::string run_text(const ResultFile& file, const Console& console) {
  const analysis::Summary summary = analysis::summarise(file);
  std::string text = to_text(outcome_table(summary));
  text += "\n  retreat to silos   " + percent(summary.retreat.share) + " of runs [" +
          percent_number(summary.retreat.share_95.low) + " – " +
          percent_number(summary.retreat.share_95.high) + "]\n\n  ";
  return text + console.strong(disclaimer) + "\n\n";
}

/// What left the range that the file states.
std::string clipped_lines(const ResultFile& file) {
  std::string text;
  for (const engine::Clipped& each : engine::clipped_quantities(file))
    text += "    " + left(each.name, 30) + "  " + plural(each.runs, "run") + "\n";
  return text.empty()
             ? ""
             : "  outside of the stated range, counted at its end; where most are\n" + text + "\n";
}

Json clipped_json(const ResultFile& file) {
  Json json = Json::object();
  for (const engine::Clipped& each : engine::clipped_quantities(file)) json[each.name] = each.runs;
  return json;
}

int show_text(const ResultFile& file, bool is_sound, Session& session) {
  Console& console = session.console;
  console.keep(file.title());
  console.keep(file.command());
  const std::string digest_words =
      is_sound ? ", and the values agree with it\n\n"
               : "\n  THE VALUES DO NOT AGREE WITH IT: they give " + file.digest() + "\n\n";
  console.print(heading(file, console) + "  digest " + file.stored_digest() + digest_words +
                (is_study(file) ? study_summary(file, console) : run_text(file, console)) +
                clipped_lines(file) + "  made with   " + command_lines(file.command(), 14) +
                "\n\n");
  return is_sound ? ExitCode::done : ExitCode::some_failed;
}

Json run_json(const ResultFile& file) {
  const auto resolved = configs::read_scenario_text(file.scenario(), file.path());
  return summary_json(analysis::summarise(file), resolved.scenario, file.path());
}

int show_json(const ResultFile& file, bool is_sound, Session& session) {
  Json json = is_study(file) ? study_json(file) : run_json(file);
  json["version"] = file.version();
  json["commit"] = file.commit();
  json["command"] = file.command();
  json["digest_agrees"] = is_sound;
  json["clipped_runs"] = clipped_json(file);
  json["scenario"] = file.scenario();
  session.console.print(to_text(json));
  return is_sound ? ExitCode::done : ExitCode::some_failed;
}

bool is_unfinished(const std::string& output) {
  return !std::filesystem::exists(output) && engine::read_unfinished(output);
}

/// Of what is not finished, or was broken off: how far it is, and how to go on.
int show_status(const InfoRequest& request, Session& session) {
  const analysis::StatusReport report = analysis::status_of(request.file);
  session.console.print(request.format == Format::json ? to_text(status_json(report))
                                                       : status_text(report, session.console));
  return ExitCode::done;
}

int act(const InfoRequest& request, Session& session) {
  if (request.file.empty())
    throw engine::UserError("info: of which FILE?" +
                            for_example(session.words.front(), "info results.h5"));
  if (!request.digest && is_unfinished(request.file)) return show_status(request, session);
  analysis::expect_not_begun(request.file);
  const ResultFile file(request.file);
  const bool is_sound = file.digest() == file.stored_digest();
  if (!request.digest)
    return request.format == Format::json ? show_json(file, is_sound, session)
                                          : show_text(file, is_sound, session);
  session.console.print(file.stored_digest() + "\n");
  if (is_sound) return ExitCode::done;
  session.console.remark(request.file +
                         ": the values do not agree with this digest\n   they give " +
                         file.digest() + "; the file was changed or damaged\n");
  return ExitCode::some_failed;
}
}  // namespace

Command info_command() {
  const auto request = std::make_shared<InfoRequest>();
  return {"info",
          "Shows what is in a result file: what was run, by which program, and what came of it. "
          "The digest is computed anew from the values and compared; exit code 1 where it differs.",
          {"info dorset.h5", "info dorset.h5 --digest"},
          {{"FILE", "", "a result file", into(request->file)},
           {"--digest", "", "the digest alone", flag(request->digest)},
           format_option(request->format)},
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
