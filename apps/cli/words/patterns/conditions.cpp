#include <algorithm>
#include <array>

#include "analysis/patterns/vanishing.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/words/estimate.hpp"
#include "apps/cli/words/patterns/claims.hpp"
#include "apps/cli/words/patterns/text.hpp"

namespace concordat::apps {
namespace {
using analysis::PatternTrials;
using analysis::Robustness;
using analysis::Trial;
using analysis::Verdict;
using configs::Condition;

constexpr int key_columns = 4, cell_columns = 6;
constexpr std::size_t most_columns =
    (screen_columns - 2 - key_columns - cell_columns) / cell_columns;

/// "A" is the first condition.
std::string letter_of(std::size_t condition) {
  return condition < 26 ? std::string(1, static_cast<char>('A' + condition))
                        : std::to_string(condition + 1);
}

/// What stands in a cell: "gone" and "stays" where a control takes away what the pattern needs.
struct Word {
  std::string text;
  Tint tint = Tint::good;
  bool is_tinted = true;
};

Word word_of(const Trial& trial) {
  if (!trial.pattern) return {"–", Tint::good, false};
  if (trial.vanishes)
    return *trial.vanishes ? Word{"gone", Tint::good, true} : Word{"stays", Tint::bad, true};
  const Verdict verdict = trial.result.verdict();
  return {std::string(analysis::name_of(verdict)),
          verdict == Verdict::pass   ? Tint::good
          : verdict == Verdict::weak ? Tint::doubtful
                                     : Tint::bad,
          true};
}

std::string cell(const Trial& trial, const Console& console) {
  const Word word = word_of(trial);
  const std::string padding(static_cast<std::size_t>(cell_columns - columns(word.text)), ' ');
  return (word.is_tinted ? console.tinted(word.tint, word.text) : word.text) + padding;
}

std::string without_end(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string block(const Robustness& found, std::size_t first, std::size_t last,
                  const Console& console) {
  std::string heading = "  " + left("", key_columns) + left("as is", cell_columns);
  for (std::size_t k = first; k < last; ++k) heading += left(letter_of(k), cell_columns);
  std::string text = without_end(heading);
  for (const PatternTrials& trials : found.patterns) {
    std::string line = "  " + left(id_of(trials), key_columns) + cell(trials.as_it_is, console);
    for (std::size_t k = first; k < last; ++k) line += cell(trials.under[k], console);
    text += without_end(line);
  }
  return text + "\n";
}

std::string verdict_words(const Robustness& found, std::size_t condition) {
  std::array<int, 3> counts{};
  for (const PatternTrials& trials : found.patterns)
    if (trials.under[condition].pattern)
      ++counts[static_cast<std::size_t>(trials.under[condition].result.verdict())];
  return std::to_string(counts[0]) + " of " + std::to_string(counts[0] + counts[1] + counts[2]) +
         " pass";
}

/// Of a control: how many of the patterns that need what it removes are gone, and which stay.
std::string vanishing_words(const Robustness& found, std::size_t condition) {
  int needing = 0, gone = 0;
  std::string stay;
  for (const PatternTrials& trials : found.patterns) {
    const Trial& trial = trials.under[condition];
    if (!trial.vanishes) continue;
    ++needing;
    gone += *trial.vanishes ? 1 : 0;
    if (!*trial.vanishes)
      stay += "; " + id_of(trials) + " stays: " + estimate_text(trial.result.estimate()) +
              ", as it is " + estimate_text(trials.as_it_is.result.estimate());
  }
  if (needing == 0) return verdict_words(found, condition);
  return std::to_string(gone) + " of " + std::to_string(needing) + " that need " +
         found.conditions[condition].removes + " are gone" + stay;
}

std::string legend(const Robustness& found) {
  std::string text;
  for (std::size_t k = 0; k < found.conditions.size(); ++k) {
    const Condition& condition = found.conditions[k];
    std::string entry;
    for (const std::string& line :
         wrapped(condition.title + " (" + kind_word(condition.kind) + " " + condition.name +
                     "): " + vanishing_words(found, k),
                 screen_columns - 2 - key_columns))
      entry += "  " + left(entry.empty() ? letter_of(k) : "", key_columns) + line + "\n";
    text += entry;
  }
  return text + "\n";
}
}  // namespace

std::string conditions_table(const Robustness& found, const Console& console) {
  const std::size_t all = found.conditions.size();
  const std::size_t blocks = (all + most_columns - 1) / most_columns;
  const std::size_t width = (all + blocks - 1) / blocks;
  std::string text;
  for (std::size_t first = 0; first < all; first += width)
    text += block(found, first, std::min(first + width, all), console);
  return text + legend(found) +
         "  gone    the control took away what the pattern needs, and it vanished\n"
         "  stays   it should have vanished, but passes, or a tenth of it or more is left\n"
         "  –       the condition sets what the pattern varies, or brings other organisations\n\n";
}

}  // namespace concordat::apps
