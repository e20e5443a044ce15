/// Looks at the journals of an output without touching them, while others may write.
#include "engine/error.hpp"
#include "engine/store/existing.hpp"
#include "engine/store/journal/parts.hpp"
#include "engine/store/journal/process.hpp"
#include "engine/store/journal/record_codec.hpp"
#include "engine/store/results.hpp"

namespace concordat::engine {
namespace {

std::vector<PartJournal> all_parts(const std::string& output) {
  std::vector<Part> parts = parts_of(output);
  parts.insert(parts.begin(), 0);
  std::vector<PartJournal> journals;
  for (const Part part : parts)
    if (auto journal = open_part(output, part, Hold::none)) journals.push_back(std::move(*journal));
  return journals;
}

void describe(const std::vector<PartJournal>& journals, UnfinishedOutput& output) {
  const JournalContent& first = journals.front().content;
  output.title = first.about.title;
  output.scenario = first.about.scenario;
  output.command = first.about.command;
  output.outcomes = first.about.outcomes;
  output.seed = first.job.seed;
  output.runs = first.job.runs;
  for (const PartJournal& each : journals) {
    output.damaged += each.content.damaged;
    // A process of another machine counts as ended.
    output.parts.push_back({each.part, each.content.committed, each.content.process,
                            is_alive(static_cast<std::int64_t>(each.content.process))});
  }
}

}  // namespace

std::optional<UnfinishedOutput> read_unfinished(
    const std::string& output, const std::function<void(RunRange, const RunValues&)>& take) {
  try {
    const std::vector<PartJournal> journals = all_parts(output);
    if (journals.empty()) return {};
    UnfinishedOutput found;
    describe(journals, found);
    std::vector<PlacedRecord> records;
    for (const PartJournal& each : journals)
      if (each.content.job == journals.front().content.job)
        place_records(each.file, each.content.records, records);
    put_in_order(records);
    RunValues values;
    for (const PlacedRecord& each : records) {
      const std::uint64_t runs = each.runs.last - each.runs.first;
      found.committed += runs;
      if (!take) continue;
      decode_outcomes(read_body(*each.file, each.place), runs, found.outcomes.size(), values);
      take(each.runs, values);
    }
    return found;
  } catch (const DamagedBytes&) {
    refuse_damaged(output);
  }
}

std::optional<JournalStatus> journal_status(const std::string& output) {
  try {
    const auto found = read_unfinished(output);
    return found ? std::optional(JournalStatus{found->committed, found->runs}) : std::nullopt;
  } catch (const UserError&) {
    return {};
  }
}

}  // namespace concordat::engine
