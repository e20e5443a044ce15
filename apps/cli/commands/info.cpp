#include <filesystem>
#include <memory>

#include "analysis/report/outcomes.hpp"
#include "analysis/report/summary.hpp"
#include "apps/cli/commands/commands.hpp"
#include "apps/cli/options/shared.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/table.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/summary.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using engine::ResultFile;

struct InfoRequest {
  std::string file;
  bool digest = false;
  Format format = Format::text;
};

std::string range(const analysis::Interval& interval) {
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

std::string heading(const ResultFile& file, const Console& console) {
  const std::string size = bytes(std::filesystem::file_size(file.path()));
  return "\n  " + console.strong(file.title()) + "\n  " + plural(file.runs(), "run") +
         (file.failed() > 0 ? " (" + with_thousands(file.failed()) + " failed)" : "") + " · " +
         plural(static_cast<std::uint64_t>(file.months()), "month") + " · seed " +
         std::to_string(file.seed()) + " · " + trajectories_words(file.trajectories()) + "\n  " +
         plural(file.organisation_codes().size(), "organisation") + " · " +
         plural(file.place_codes().size(), "place") + " · " + size + "\n  made by concordat " +
         file.version() + " (commit " + file.commit() + ")\n";
}

int show_text(const ResultFile& file, bool is_sound, Session& session) {
  Console& console = session.console;
  const analysis::Summary summary = analysis::summarise(file);
  std::string text = heading(file, console);
  text += "  digest " + file.stored_digest() +
          (is_sound ? ", and the values agree with it\n\n"
                    : "\n  THE VALUES DO NOT AGREE WITH IT: they give " + file.digest() + "\n\n");
  text += to_text(outcome_table(summary));
  text += "\n  retreat to silos   " + percent(summary.retreat.share) + " of runs [" +
          percent_number(summary.retreat.share_95.low) + " – " +
          percent_number(summary.retreat.share_95.high) + "]\n\n  " + std::string(disclaimer);
  console.print(text + "\n\n  made with   " + command_lines(file.command(), 14) + "\n\n");
  return is_sound ? ExitCode::done : ExitCode::some_failed;
}

int show_json(const ResultFile& file, bool is_sound, Session& session) {
  const auto resolved = configs::read_scenario_text(file.scenario(), file.path());
  Json json = summary_json(analysis::summarise(file), resolved.scenario, file.path());
  json["version"] = file.version();
  json["commit"] = file.commit();
  json["command"] = file.command();
  json["digest_agrees"] = is_sound;
  json["scenario"] = file.scenario();
  session.console.print(to_text(json));
  return is_sound ? ExitCode::done : ExitCode::some_failed;
}

int act(const InfoRequest& request, Session& session) {
  if (request.file.empty()) throw engine::UserError("info: of which FILE?\n   info results.h5");
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
