#include "apps/cli/explain/account.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/screen/text.hpp"
#include "apps/cli/screen/waterfall.hpp"

namespace concordat::apps {
namespace {
using agents::SeatId;
using agents::SeatNote;

constexpr int term_column = 27, number_column = 6, bar_column = 40;

std::string bar_line(std::string_view name, double value, const std::string& bar) {
  std::string line =
      "  " + left(name, term_column) + right(decimals(value, 2), number_column) + "  " + bar;
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

/// Terms that add up, the sum last. What weighs nothing is left out.
std::string terms_text(const agents::Weighing& weighing) {
  std::vector<double> values;
  std::vector<std::string_view> names;
  for (const agents::NotedTerm& noted : weighing.terms) {
    if (noted.value == 0) continue;
    values.push_back(noted.value);
    names.push_back(agents::term_table()[static_cast<std::size_t>(noted.term)].title);
  }
  const std::vector<std::string> bars = waterfall(values, bar_column);
  std::string text = "  what joint work is worth to it, over its silo\n";
  for (std::size_t k = 0; k < values.size(); ++k) text += bar_line(names[k], values[k], bars[k]);
  return text + bar_line("together", weighing.utility, bars.back());
}

/// "a chance of joint work of 70 %; its draw, .52, is below that: joint work".
std::string dice_words(const std::string& what, const SeatNote& note) {
  return "a chance of " + what + " of " + percent(note.chance) + "; its draw, " +
         decimals(note.draw, 2) + ", is " + (note.draw < note.chance ? "" : "not ") +
         "below that: " + action_words(note.wish);
}

struct GroundsWords {
  const Inside& inside;
  const SeatNote& note;

  std::string operator()(std::monostate) const {
    return note.is_there ? sentence("nobody to look at: it goes on as before") : "";
  }
  std::string operator()(const agents::Weighing& weighing) const {
    const bool is_certain = inside.structure.scenario.decision == agents::Decision::best_response;
    const std::string part =
        weighing.in_part ? "in part, with half its effort and no income at risk; " : "";
    if (!is_certain) return terms_text(weighing) + sentence(part + dice_words("joint work", note));
    return terms_text(weighing) + sentence(part +
                                           (weighing.utility > 0   ? "above nothing: "
                                            : weighing.utility < 0 ? "below nothing: "
                                                                   : "neither better nor worse: ") +
                                           action_words(note.wish));
  }
  std::string operator()(const agents::Imitation& other) const {
    const std::string name = name_of(inside, other.whom);
    if (!other.is_there)
      return sentence("it looked at " + name + ", which has left: " + action_words(note.wish));
    return sentence("it looked at " + name + ": " + action_words(other.their_action) +
                    ", which brought " + decimals(other.their_payoff, 2) + "; its own " +
                    (note.before > 0 ? "joint work" : "silo") + " brought " +
                    decimals(other.own_payoff, 2)) +
           sentence(dice_words("doing as that one", note));
  }
  std::string operator()(const agents::Learning& learning) const {
    return sentence((note.before > 0 ? "joint work" : "its silo") + std::string(" brought ") +
                    decimals(learning.payoff, 2) + ", where it had hoped for " +
                    decimals(learning.aspiration, 2) + ": propensity to joint work from " +
                    decimals(learning.propensity_before, 2) + " to " + decimals(note.chance, 2)) +
           sentence(dice_words("joint work", note));
  }
  std::string operator()(const agents::Readiness& ready) const {
    return sentence("it joins once the effort of all reaches " + decimals(ready.threshold, 2) +
                    "; it expects " + decimals(ready.effort, 2) + ", its own " +
                    decimals(note.size, 2) + " included: " + action_words(note.wish));
  }
};

/// Why it does something else than what it chose, where it does.
std::string bound_words(const Inside& inside, const SeatNote& note) {
  if (!note.is_there) return sentence("it has left this forum");
  if (note.refuses) return sentence("it refuses all joint work, whatever it would choose");
  if (note.head.exists() && !note.has_voice)
    return sentence(name_of(inside, note.head) + " speaks for it: " + action_words(note.action));
  return "";
}
}  // namespace

std::string grounds_text(const Inside& inside, SeatId at) {
  const SeatNote& note = inside.seen.seats[at];
  const std::string bound = bound_words(inside, note);
  if (!note.is_there) return bound;
  if (!note.decides) return sentence("it is not its turn to choose: it goes on as before") + bound;
  return std::visit(GroundsWords{inside, note}, note.grounds) + bound;
}

}  // namespace concordat::apps
