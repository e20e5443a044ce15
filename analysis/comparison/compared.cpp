#include "analysis/comparison/compared.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <sstream>

#include "analysis/report/outcomes.hpp"
#include "configs/scenario/scenario.hpp"
#include "engine/error.hpp"
#include "engine/nearest.hpp"

namespace concordat::analysis {
namespace {
using engine::ResultFile;
using engine::UserError;
using Files = std::vector<std::shared_ptr<ResultFile>>;

const std::vector<std::string> usual_outcomes{"final_collaboration", "final_trust",
                                              "final_integration", "final_deficits", "retreat"};

Files opened(const std::vector<std::string>& paths) {
  Files files;
  for (const std::string& path : paths) files.push_back(std::make_shared<ResultFile>(path));
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

/// Blocks of a scenario that say what happens, and the rest of it.
struct Parted {
  std::string events, rest;
};

Parted parted(const std::string& scenario) {
  Parted parts;
  std::istringstream stream(scenario);
  bool is_event = false;
  for (std::string line; std::getline(stream, line);) {
    if (line == "event {" || line == "stress {") is_event = true;
    (is_event ? parts.events : parts.rest) += line + "\n";
    if (line == "}") is_event = false;
  }
  return parts;
}

/// Adds what each arm has that the control lacks; of the control what the first arm lacks.
void tell_apart(ComparedArms& compared) {
  std::vector<Parted> parts;
  for (const auto& file : compared.files) parts.push_back(parted(file->scenario()));
  for (std::size_t k = 0; k < parts.size(); ++k)
    compared.settings.push_back(own_lines(parts[k].rest, parts[k == 0 ? 1 : 0].rest));
  if (std::ranges::all_of(parts, [&](const Parted& p) { return p.events == parts[0].events; }))
    return;
  for (const auto& file : compared.files)
    compared.events.push_back(
        configs::read_scenario_text(file->scenario(), file->path()).scenario.events);
}

/// Of an outcome that is not compared no difference counts.
void expect_compared(const LeastDifferences& least, const std::vector<std::string>& chosen) {
  for (const auto& [name, value] : least)
    if (!name.empty() && std::ranges::find(chosen, name) == chosen.end())
      throw UserError("least difference of \"" + name + "\": it is not compared" +
                      engine::did_you_mean(name, chosen) +
                      "\n   these are: " + engine::listed(chosen));
}

/// Adds every outcome that was asked for.
void compare_outcomes(const std::vector<std::string>& asked, const LeastDifferences& least,
                      ComparedArms& compared) {
  const auto chosen = chosen_outcomes(*compared.files.front(), asked, usual_outcomes);
  expect_compared(least, chosen);
  for (const std::string& name : chosen) {
    const auto own = least.contains(name) ? least.find(name) : least.find("");
    ComparedOutcome outcome{name, own == least.end() ? 0 : own->second, {}};
    for (std::size_t arm = 1; arm < compared.pairing.arms.size(); ++arm)
      outcome.arms.push_back(compare_arms(compared.pairing, arm, name, {1, 2000}, outcome.least));
    compared.outcomes.push_back(std::move(outcome));
  }
}

std::string title_of(const Files& files) {
  const std::string& title = files.front()->title();
  const bool is_shared =
      std::ranges::all_of(files, [&](const auto& file) { return file->title() == title; });
  return is_shared ? title : title + " and others";
}

Files of_other_versions(const Files& files) {
  Files others;
  for (const auto& file : files)
    if (file->commit() != files.front()->commit()) others.push_back(file);
  return others;
}

/// The factors whose levels are the arms: those asked for, or the only one with words for levels.
std::vector<std::size_t> chosen_factors(const ResultFile& study,
                                        const std::vector<std::string>& asked) {
  std::vector<std::string> names;
  std::vector<std::size_t> with_levels, chosen;
  for (const engine::FactorColumn& factor : study.design()->factors) {
    if (factor.has_words) with_levels.push_back(names.size());
    names.push_back(factor.name);
  }
  for (const std::string& name : asked) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
      throw UserError(
          {engine::Problem{study.path() + " does not vary it" + engine::did_you_mean(name, names) +
                               "\n   it varies " + engine::listed(names),
                           {},
                           {engine::Asked::factor, name}}});
    chosen.push_back(static_cast<std::size_t>(found - names.begin()));
  }
  if (!chosen.empty()) return chosen;
  if (names.size() == 1) return {0};
  if (with_levels.size() == 1) return with_levels;
  throw UserError(study.path() + ": which factor's levels are the arms?",
                  {{engine::Advice::choose_factor, engine::listed(names)}});
}

bool is_comparable(const ResultFile& study, std::size_t factor) {
  try {
    pair_levels(study, std::span(&factor, 1));
    return true;
  } catch (const UserError&) {
    return false;
  }
}

/// In others two points never differ in one factor alone, and looking for them takes long.
bool may_differ_in_one(const std::string& kind) {
  return kind == "full_factorial" || kind == "one_at_a_time" || kind == "list" ||
         kind == "ensemble";
}
}  // namespace

std::uint64_t ComparedArms::failed_runs() const {
  std::uint64_t failed = 0;
  for (const auto& file : files) failed += file->failed();
  return failed;
}

ComparedArms compare_files(const std::vector<std::string>& paths,
                           const std::vector<std::string>& outcomes,
                           const LeastDifferences& least) {
  ComparedArms compared;
  compared.files = opened(paths);
  std::vector<const ResultFile*> pointers;
  for (const auto& file : compared.files) pointers.push_back(file.get());
  compared.title = title_of(compared.files);
  compared.pairing = pair_files(pointers, names_of(paths));
  tell_apart(compared);
  compared.is_ensemble = compared.files.front()->design().has_value();
  compared.of_other_versions = of_other_versions(compared.files);
  compare_outcomes(outcomes, least, compared);
  return compared;
}

std::vector<std::string> comparable_factors(const ResultFile& study) {
  std::vector<std::string> names;
  if (!study.design() || !may_differ_in_one(study.design()->kind)) return names;
  const auto& factors = study.design()->factors;
  for (const bool has_words : {true, false})
    for (std::size_t f = 0; f < factors.size(); ++f)
      if (factors[f].has_words == has_words && is_comparable(study, f))
        names.push_back(factors[f].name);
  return names;
}

ComparedArms compare_levels(const std::string& path, const std::vector<std::string>& factors,
                            const std::vector<std::string>& outcomes,
                            const LeastDifferences& least) {
  ComparedArms compared;
  compared.files = opened({path});
  const ResultFile& study = *compared.files.front();
  if (!study.design())
    throw UserError(path +
                    ": one scenario alone, nothing to compare it with\n   name a second file, or a "
                    "study of several");
  compared.title = study.title();
  const std::vector<std::size_t> chosen = chosen_factors(study, factors);
  compared.pairing = pair_levels(study, chosen);
  for (const std::size_t f : chosen) compared.factors.push_back(study.design()->factors[f].name);
  compared.settings.resize(compared.pairing.arms.size());
  compared.is_ensemble = study.design()->kind == "ensemble";
  compare_outcomes(outcomes, least, compared);
  return compared;
}

}  // namespace concordat::analysis
