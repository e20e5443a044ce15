#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
#include <sstream>

#include "apps/cli/commands.hpp"
#include "apps/cli/comparison_text.hpp"
#include "apps/cli/outcomes.hpp"
#include "apps/cli/text.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
using engine::ResultFile;
using engine::UserError;

const std::vector<std::string> usual_outcomes{"final_collaboration", "final_trust",
                                              "final_integration", "final_deficits", "retreat"};

struct CompareRequest {
  std::vector<std::string> files, outcomes;
  std::string by;
  Format format = Format::text;
};

using Files = std::vector<std::unique_ptr<ResultFile>>;

Files opened(const std::vector<std::string>& paths) {
  Files files;
  std::ranges::transform(paths, std::back_inserter(files), [](const std::string& path) {
    return std::make_unique<ResultFile>(path);
  });
  return files;
}

/// Names of arms: files without folder and ending, or as they were typed where that is ambiguous.
std::vector<std::string> names_of(const std::vector<std::string>& paths) {
  std::vector<std::string> names;
  for (const std::string& path : paths)
    names.push_back(std::filesystem::path(path).stem().string());
  return std::set(names.begin(), names.end()).size() == names.size() ? names : paths;
}

std::vector<std::string> trimmed_lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    line.erase(0, line.find_first_not_of(' '));
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

/// The lines of a scenario that the other one does not have.
std::vector<std::string> own_lines(const std::string& text, const std::string& other) {
  const std::vector<std::string> known = trimmed_lines(other);
  std::multiset<std::string> left(known.begin(), known.end());
  std::vector<std::string> own;
  for (const std::string& line : trimmed_lines(text)) {
    const auto found = left.find(line);
    if (found == left.end())
      own.push_back(line);
    else
      left.erase(found);
  }
  return own;
}

/// What each arm has that the control lacks; of the control what the first arm lacks.
std::vector<std::vector<std::string>> settings_of(const Files& files) {
  std::vector<std::vector<std::string>> settings;
  for (std::size_t k = 0; k < files.size(); ++k)
    settings.push_back(own_lines(files[k]->scenario(), files[k == 0 ? 1 : 0]->scenario()));
  return settings;
}

std::vector<ComparedOutcome> compared_outcomes(const analysis::PairedArms& pairing,
                                               const std::vector<std::string>& names) {
  std::vector<ComparedOutcome> outcomes;
  for (const std::string& name : names) {
    outcomes.push_back({name, {}});
    for (std::size_t arm = 1; arm < pairing.arms.size(); ++arm)
      outcomes.back().arms.push_back(analysis::compare_arms(pairing, arm, name, {1, 2000}));
  }
  return outcomes;
}

std::string title_of(const Files& files) {
  const std::string& title = files.front()->title();
  const bool is_shared =
      std::ranges::all_of(files, [&](const auto& file) { return file->title() == title; });
  return is_shared ? title : title + " and others";
}

/// Files of other versions of the program are compared, but not in silence.
void warn_of_versions(const Files& files, Console& console) {
  for (const auto& file : files)
    if (file->commit() != files.front()->commit())
      console.remark(file->path() + ": made by another version of the program (commit " +
                     file->commit() + ") than\n   " + files.front()->path() + " (commit " +
                     files.front()->commit() + "); some of the difference may be due to that\n");
}

int show(const ComparedArms& compared, Format format, const std::string& next, Session& session) {
  if (format == Format::json) {
    session.console.print(to_text(comparison_json(compared)));
    return ExitCode::done;
  }
  session.console.print(comparison_text(compared, session.console) + "  next   " +
                        command_lines(next, 9) + "\n\n");
  return ExitCode::done;
}

int compare_files(const CompareRequest& request, Session& session) {
  const Files files = opened(request.files);
  std::vector<const ResultFile*> pointers;
  for (const auto& file : files) pointers.push_back(file.get());
  ComparedArms compared;
  compared.title = title_of(files);
  compared.pairing = analysis::pair_files(pointers, names_of(request.files));
  compared.settings = settings_of(files);
  warn_of_versions(files, session.console);
  compared.outcomes = compared_outcomes(
      compared.pairing, chosen_outcomes(*files.front(), request.outcomes, usual_outcomes));
  return show(compared, request.format,
              command_text({session.words.front(), "info", request.files.back()}), session);
}

/// The factor whose levels are the arms: the one asked for, or the only one with levels.
std::size_t chosen_factor(const ResultFile& study, const std::string& by) {
  const auto& factors = study.design()->factors;
  std::vector<std::string> names;
  std::vector<std::size_t> with_levels;
  for (std::size_t f = 0; f < factors.size(); ++f) {
    names.push_back(factors[f].name);
    if (factors[f].name == by) return f;
    if (!factors[f].labels.empty() || factors.size() == 1) with_levels.push_back(f);
  }
  if (!by.empty())
    throw UserError("--by " + by + ": " + study.path() + " does not vary it" +
                    did_you_mean(by, names) + "\n   it varies " + listed(names));
  if (with_levels.size() != 1)
    throw UserError(study.path() +
                    ": which factor's levels are the arms?\n   say --by FACTOR; it "
                    "varies " +
                    listed(names));
  return with_levels.front();
}

/// The same for the next factor of a study of several.
std::string next_after_levels(const ResultFile& study, std::size_t factor,
                              const std::string& program) {
  const auto& factors = study.design()->factors;
  if (factors.size() == 1) return command_text({program, "info", study.path()});
  return command_text(
      {program, "compare", study.path(), "--by", factors[(factor + 1) % factors.size()].name});
}

int compare_levels(const CompareRequest& request, Session& session) {
  const ResultFile study(request.files.front());
  if (!study.design())
    throw UserError(study.path() +
                    ": one scenario alone, nothing to compare it with\n   name a second file, or a "
                    "study: concordat sweep makes one");
  const std::size_t factor = chosen_factor(study, request.by);
  ComparedArms compared;
  compared.title = study.title();
  compared.pairing = analysis::pair_levels(study, factor);
  compared.settings.resize(compared.pairing.arms.size());
  compared.is_ensemble = study.design()->kind == "ensemble";
  compared.outcomes =
      compared_outcomes(compared.pairing, chosen_outcomes(study, request.outcomes, usual_outcomes));
  return show(compared, request.format, next_after_levels(study, factor, session.words.front()),
              session);
}

int act(const CompareRequest& request, Session& session) {
  if (request.files.empty())
    throw UserError(
        "compare: which FILES?\n   the control first: compare memorandum.h5 majority.h5");
  if (request.files.size() == 1) return compare_levels(request, session);
  if (!request.by.empty())
    throw UserError("--by " + request.by + ": takes one study, not " +
                    std::to_string(request.files.size()) + " files");
  return compare_files(request, session);
}
}  // namespace

Command compare_command() {
  const auto request = std::make_shared<CompareRequest>();
  return {"compare",
          "Shows what a change does: arms against a control, pair by pair of runs that share their "
          "random draws, so that chance hardly stands between them. Differences with 95 % "
          "intervals, effect sizes and how often the arm is higher.",
          {"compare memorandum.h5 majority.h5", "compare study.h5 --by regime",
           "compare a.h5 b.h5 c.h5 --outcome final_pressure --format json"},
          {{"FILE...", "",
            "result files of the same seed and length, the first the control; or one study",
            into(request->files)},
           {"--by", "FACTOR",
            "of a study: the factor whose levels are the arms, the first level the control",
            into(request->by)},
           {"--outcome", "NAME", "an outcome to compare; repeatable", into(request->outcomes)},
           format_option(request->format)},
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
