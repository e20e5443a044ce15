#include "apps/cli/words/forecast.hpp"

#include "apps/cli/screen/numbers.hpp"

namespace concordat::apps {
namespace {
using analysis::StudyForecast;

/// "3.1 MB", or "3.1 MB to 12 MB".
template <class Words, class Number>
std::string between(Number least, Number most, Words&& words) {
  const std::string from = words(least), to = words(most);
  return from == to ? from : from + " to " + to;
}
}  // namespace

std::string forecast_text(const StudyForecast& forecast) {
  const analysis::StudyCost &least = forecast.least, &most = forecast.most;
  const auto size = [](std::uint64_t number) { return bytes(number); };
  return "  it would take\n    runs     " +
         between(forecast.least_runs, forecast.most_runs, with_thousands) + "\n    time     " +
         between(least.seconds, most.seconds, seconds) + " on " +
         plural(static_cast<std::uint64_t>(forecast.threads), "thread") + "   (" +
         decimals(1000 * forecast.seconds_per_run, 2) + " ms a run, timed on " +
         with_thousands(forecast.timed_runs) + ")\n    memory   " +
         between(least.memory, most.memory, size) + "\n    disk     " +
         between(least.journal, most.journal, size) + " while it runs, " +
         between(least.file, most.file, size) + " when it is done\n" +
         "             for a moment both: " + between(least.disk(), most.disk(), size) + "\n\n";
}

Json forecast_json(const StudyForecast& forecast) {
  const auto cost = [&](std::uint64_t runs, const analysis::StudyCost& each) {
    return Json{{"runs", runs},
                {"seconds", each.seconds},
                {"memory_bytes", each.memory},
                {"journal_bytes", each.journal},
                {"file_bytes", each.file}};
  };
  return {{"threads", forecast.threads},
          {"seconds_per_run", forecast.seconds_per_run},
          {"timed_runs", forecast.timed_runs},
          {"least", cost(forecast.least_runs, forecast.least)},
          {"most", cost(forecast.most_runs, forecast.most)}};
}

}  // namespace concordat::apps
