#include "apps/cli/words/stress/news.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "agents/tables/subtypes.hpp"
#include "apps/cli/screen/numbers.hpp"
#include "apps/cli/words/stress/names.hpp"

namespace concordat::apps {
namespace {
using agents::EventKind;
using analysis::Strike;

constexpr int long_enough = 6;  ///< months: the end of what lasts so long is news too

bool ends(const Strike& strike) { return strike.event.duration > 0; }

std::string until_words(const Strike& strike) {
  return ends(strike) ? ", until " + month_name(strike.event.month + strike.event.duration - 1)
                      : ", from now on";
}

/// Of whom it is, in a sentence: "everybody", "the largest partner".
std::string whose(const Strike& strike) {
  const std::string& target = strike.event.target;
  return target.empty() ? "everybody" : target == "largest" ? "the largest partner" : "some of you";
}

/// "The largest partner (one of the CCGs)".
std::string partner_words(const Strike& strike) {
  if (strike.bodies != 1)
    return strike.event.target.empty() ? "Everybody" : "A part of the members";
  const std::string kind(agents::row_of(strike.subtype).title);
  return strike.event.target == "largest" ? "The largest partner (of the " + kind + ")"
                                          : "One of the " + kind;
}

std::string money_words(double million) {
  return "£" + with_thousands(static_cast<std::uint64_t>(std::llround(std::fabs(million)))) + " m";
}

std::string income_words(const Strike& strike) {
  const double share = strike.event.size;
  return "Income of " + whose(strike) + (share < 0 ? " falls by " : " rises by ") +
         percent(std::fabs(share)) + ", about " + money_words(share * strike.turnover) +
         " a year in all" + until_words(strike);
}

/// What happens, in a sentence without its stop; empty: the shock's own meaning has to do.
std::string event_words(const Strike& strike) {
  const double size = strike.event.size;
  switch (strike.event.kind) {
    case EventKind::funding_change:
      return income_words(strike);
    case EventKind::demand_surge:
      return "Emergency demand is " + percent(size) + " above what is usual" + until_words(strike);
    case EventKind::leader_leaves:
      return size >= 1 ? "The leader of " + whose(strike) + " leaves in one month"
                       : "Leaders leave, " + percent(size) + " of them in one month";
    case EventKind::withdrawal:
      return partner_words(strike) + " leaves the partnership" + until_words(strike);
    case EventKind::refusal:
      return partner_words(strike) + " stays, refuses all joint work and votes against it" +
             until_words(strike);
    case EventKind::regulator_stance:
      return "Regulators judge each body by itself and look less at places" + until_words(strike);
    case EventKind::election:
      return "Councils vote: control changes, each with a chance of " + percent(size);
    case EventKind::judicial_review:
      return "A court is asked to stop the way in which you are governed" + until_words(strike);
    case EventKind::fund:
      return "The transformation fund is £" + decimals(size, 1) + " a head and year" +
             until_words(strike);
    case EventKind::media_shock:
      return "A story in the news costs you " + percent(size) + " of the public's trust";
    default:
      return "";
  }
}

std::string end_words(const Strike& strike) {
  switch (strike.event.kind) {
    case EventKind::funding_change:
      return "Income of " + whose(strike) + " is back at what it would have been";
    case EventKind::withdrawal:
      return partner_words(strike) + " comes back";
    case EventKind::refusal:
      return partner_words(strike) + " no longer refuses";
    default:
      return "";
  }
}

/// Sentences of a month, each once.
void add(std::map<int, std::vector<std::string>>& news, int month, const std::string& sentence) {
  if (sentence.empty()) return;
  std::vector<std::string>& said = news[month];
  if (std::ranges::find(said, sentence) == said.end()) said.push_back(sentence);
}
}  // namespace

std::string news_words(const analysis::Exercise& exercise, const analysis::StressShock& shock,
                       int after, int until) {
  const auto is_now = [&](int month) { return month > after && month <= until; };
  const std::string own = shock.title + ", " + shock_size(shock.unit, exercise.cell->size) +
                          (shock.meaning.empty() ? "" : " (" + shock.meaning + ")");
  std::map<int, std::vector<std::string>> news;
  for (const Strike& strike : exercise.strikes) {
    const int first = strike.event.month, end = first + strike.event.duration;
    const std::string words = event_words(strike);
    if (is_now(first)) add(news, first, words.empty() ? own : words);
    if (strike.event.duration >= long_enough && is_now(end)) add(news, end, end_words(strike));
  }
  std::string text;
  for (const auto& [month, sentences] : news) {
    text += (text.empty() ? "" : " ") + month_name(month) + ":";
    for (const std::string& sentence : sentences) text += " " + sentence + ".";
  }
  return text;
}

}  // namespace concordat::apps
