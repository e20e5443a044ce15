#include "apps/cli/words/patterns/text.hpp"

#include <array>

#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/estimate.hpp"
#include "apps/cli/words/patterns/claims.hpp"

namespace concordat::apps {
namespace {
using analysis::PatternTrials;
using analysis::Robustness;
using analysis::Verdict;
using Use = configs::Pattern::Use;

constexpr int id_columns = 5, number_columns = 20, standing_columns = 8;
constexpr int title_column = 13;  // where titles begin
constexpr int title_columns =
    screen_columns - title_column - 2 - number_columns - 2 - standing_columns;

bool is_listed(const PatternTrials& trials, Use use) {
  return trials.pattern.pattern->use == use && trials.as_it_is.pattern;
}

std::string pattern_line(const PatternTrials& trials, const Console& console) {
  const analysis::PatternResult& result = trials.as_it_is.result;
  const std::string number = right(estimate_text(result.estimate()), number_columns);
  const int title = title_columns - (columns(number) - number_columns);
  return "  " + left(id_of(trials), id_columns) + verdict_cell(result.verdict(), console) + "  " +
         left(shortened(trials.pattern.title, title), title) + "  " + number + "  " +
         standing_word(trials.pattern.pattern->standing) + "\n";
}

std::string explanation_lines(const PatternTrials& trials, const Console& console) {
  std::string text;
  if (trials.as_it_is.result.verdict() != Verdict::pass)
    for (const std::string& line :
         wrapped(trials.pattern.pattern->explanation, screen_columns - title_column))
      text += std::string(title_column, ' ') + console.faint(line) + "\n";
  return text;
}

/// "9 of 15 pass, 4 weak, 2 fail".
std::string count_line(const Robustness& found, Use use) {
  std::array<std::uint64_t, 3> counts{};
  for (const PatternTrials& trials : found.patterns)
    if (is_listed(trials, use))
      ++counts[static_cast<std::size_t>(trials.as_it_is.result.verdict())];
  std::string line = "  " + std::to_string(counts[0]) + " of " +
                     std::to_string(counts[0] + counts[1] + counts[2]) + " pass";
  for (const Verdict verdict : {Verdict::weak, Verdict::fail})
    if (counts[static_cast<std::size_t>(verdict)] > 0)
      line += ", " + std::to_string(counts[static_cast<std::size_t>(verdict)]) + " " +
              (verdict == Verdict::weak ? "weak" : "fail");
  return line + "\n";
}

std::string list_text(const Robustness& found, Use use, const std::string& heading,
                      const Console& console) {
  std::string lines;
  for (const PatternTrials& trials : found.patterns)
    if (is_listed(trials, use))
      lines += pattern_line(trials, console) + explanation_lines(trials, console);
  if (lines.empty()) return "";
  return "  " + console.strong(heading) + "\n" + lines + count_line(found, use) + "\n";
}

std::string left_out_line(const Robustness& found) {
  std::string ids;
  for (const PatternTrials& trials : found.patterns)
    if (!trials.as_it_is.pattern) ids += (ids.empty() ? "" : ", ") + id_of(trials);
  std::string text;
  if (!ids.empty())
    for (const std::string& line :
         wrapped("not looked for, because they vary what was set, or have organisations of their "
                 "own: " +
                     ids,
                 screen_columns - 4))
      text += "  " + line + "\n";
  return text.empty() ? "" : text + "\n";
}
}  // namespace

std::string verdict_cell(Verdict verdict, const Console& console) {
  return console.tinted(verdict == Verdict::pass   ? Tint::good
                        : verdict == Verdict::weak ? Tint::doubtful
                                                   : Tint::bad,
                        analysis::name_of(verdict));
}

std::string validation_table(const Robustness& found, const Console& console) {
  return list_text(found, Use::calibration, "calibration: used to choose defaults, so no evidence",
                   console) +
         list_text(found, Use::validation, "validation: kept back", console) +
         left_out_line(found) +
         "  the number is that of a pattern's first claim, with its 95 % interval; the\n"
         "  verdict is that of its worst claim\n\n";
}

}  // namespace concordat::apps
