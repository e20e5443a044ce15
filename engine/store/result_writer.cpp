#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <stdexcept>

#include "engine/error.hpp"
#include "engine/store/earlier.hpp"
#include "engine/store/existing.hpp"
#include "engine/store/finished_file.hpp"
#include "engine/store/hdf5/netcdf_writer.hpp"
#include "engine/store/journal/kept_reader.hpp"
#include "engine/store/journal/parts.hpp"
#include "engine/store/journal/record_codec.hpp"
#include "engine/store/journal/record_content.hpp"
#include "engine/store/results.hpp"
#include "engine/store/temporary.hpp"
#include "engine/store/variables/point_moments.hpp"

namespace concordat::engine {
struct ResultWriter::State {
  State(std::string path, ResultHeader description, IfExists if_exists, Part own)
      : output(std::move(path)),
        header(std::move(description)),
        job(job_of(header)),
        part(own),
        journal(journal_path(output, part), output) {
    try {
      open(if_exists);
      if (part == 0) std::remove((output + ".tmp").c_str());
    } catch (...) {
      if (journal.file().is_open() && journal.file().size() == 0) {
        journal.remove();
      }
      throw;
    }
  }

  void open(IfExists if_exists) {
    if (part == 0) expect_own_temporary(output);
    take_earlier();  // refused before anything is written
    if (part == 0)
      take_parts();
    else
      look_at_parts();
    if (if_exists == IfExists::overwrite) {
      expect_replaceable(output);
      remove_parts();
      begin(true);
      return;
    }
    std::optional<JournalContent> left = read_left_behind();
    const bool output_exists = is_there(output);
    if (if_exists == IfExists::refuse && (left || (part == 0 && !others.empty()))) {
      refuse_journal(output, left ? left->job : others.front().content.job, committed_of(left),
                     job);
    }
    if (if_exists == IfExists::refuse && output_exists) {
      refuse_output(output, existing_at(output), job);
    }
    resume(std::move(left), output_exists);
    for (PartJournal& other : others) other.lock.release();
    let_go_of_shared();
  }

  /// Runs of an earlier file. The months of its runs are in none, so a study that keeps them begins
  /// anew.
  void take_earlier() {
    if (!header.earlier.empty() && header.shape.kept == 0)
      earlier = std::make_unique<EarlierRuns>(header);
  }

  /// Where journals hold some of its runs too it is left alone: a run counts once.
  void let_go_of_shared() {
    if (!earlier || finished) return;
    const std::vector<PlacedRecord> all = records();
    auto record = all.begin();
    for (const RunRange& range : earlier->ranges()) {
      while (record != all.end() && record->runs.last <= range.first) ++record;
      if (record != all.end() && record->runs.first < range.last) {
        earlier.reset();
        return;
      }
    }
  }

  void resume(std::optional<JournalContent> left, bool output_exists) {
    if (left && !(left->job == job)) {
      refuse_journal(output, left->job, left->committed, job);
    }
    expect_parts_of_this_job();
    const Existing existing = output_exists ? existing_at(output) : Existing();
    if (existing.job == job) {  // killed after the rename, or all is done
      remove_parts();
      journal.remove();
      finished = true;
      return;
    }
    if (output_exists && !is_taken_over() && !left && (part > 0 || others.empty())) {
      refuse_output(output, existing, job);
    }
    const bool replaces = left && left->about.replaces;
    if (output_exists && !replaces && !may_replace()) throw_taken(output);
    if (left) {
      journal.go_on(std::move(*left));
    } else {
      begin(false);
    }
  }

  bool is_taken_over() const { return output == header.earlier; }

  /// Whether a file of the output's name is this job's to replace.
  bool may_replace() const {
    return is_taken_over() || journal.content().about.replaces ||
           std::any_of(others.begin(), others.end(),
                       [](const PartJournal& other) { return other.content.about.replaces; });
  }

  void begin(bool replaces) {
    About about{header.title, header.scenario, header.command, {}, replaces};
    for (const Quantity& outcome : header.outcomes) about.outcomes.emplace_back(outcome.name);
    journal.begin(job, about);
  }

  std::optional<JournalContent> read_left_behind() const {
    try {
      return read_journal(journal.file());
    } catch (const DamagedBytes&) {
      refuse_damaged(output);
    }
  }

  /// Reads all other parts, and holds them.
  void take_parts() {
    others.clear();
    for (const Part each : parts_of(output)) read_part(each, Hold::taken);
  }

  /// Reads what the main and all other parts hold by now; their processes may go on writing.
  void look_at_parts() {
    read_part(0, Hold::none);
    for (const Part each : parts_of(output))
      if (each != part) read_part(each, Hold::none);
  }

  void read_part(Part which, Hold hold) {
    try {
      if (auto other = open_part(output, which, hold)) others.push_back(std::move(*other));
    } catch (const DamagedBytes&) {
      refuse_damaged(which == 0 ? output : output + ".part-" + std::to_string(which));
    }
  }

  void expect_parts_of_this_job() const {
    for (const PartJournal& other : others)
      if (!(other.content.job == job))
        refuse_journal(output, other.content.job, other.content.committed, job);
  }

  void remove_parts() {
    for (const Part each : parts_of(output))
      if (part == 0 && may_be_own(journal_path(output, each), journal_beginning))
        std::remove(journal_path(output, each).c_str());
    others.clear();
  }

  std::uint64_t committed_of(const std::optional<JournalContent>& own) const {
    std::uint64_t runs = own ? own->committed : 0;
    for (const PartJournal& other : others) runs += other.content.committed;
    return runs;
  }

  /// All records of all parts, by address.
  std::vector<PlacedRecord> records() const {
    std::vector<PlacedRecord> all;
    place_records(journal.file(), journal.content().records, all);
    for (const PartJournal& other : others) place_records(other.file, other.content.records, all);
    if (!put_in_order(all)) {
      throw UserError(output + ": its parts overlap: two jobs with other shares wrote them",
                      {Advice::overwrite, Advice::choose_another_output});
    }
    return all;
  }

  std::uint64_t committed() const {
    if (finished) return header.runs;
    if (part > 0) return journal.content().committed;
    std::uint64_t runs = earlier ? earlier->runs() : 0;
    if (others.empty()) return runs + journal.content().committed;
    for (const PlacedRecord& each : records()) runs += each.runs.last - each.runs.first;
    return runs;
  }

  std::vector<std::string> warnings() const {
    std::uint64_t damaged = journal.content().damaged;
    for (const PartJournal& other : others) damaged += other.content.damaged;
    std::vector<std::string> lines;
    if (damaged > 0)
      lines.push_back(output + ".journal: " + with_commas(damaged) +
                      " bytes are damaged; the runs in them are simulated again");
    if (journal.lock().is_stand_in())
      lines.push_back(output + ": no locks where it is; " + output +
                      ".journal.lock keeps other processes of this machine away");
    return lines;
  }

  std::string output;
  ResultHeader header;
  Job job;
  Part part;
  Journal journal;
  std::vector<PartJournal> others;
  std::unique_ptr<EarlierRuns> earlier;
  bool finished = false;

  /// Values of all runs, in the order of addresses: `of_record` decodes them, `of_earlier` reads a
  /// range of the earlier file.
  template <class Record, class Earlier>
  void visit(Record of_record, Earlier of_earlier) const {
    std::size_t range = 0;
    const std::size_t ranges = earlier ? earlier->ranges().size() : 0;
    const auto earlier_until = [&](std::uint64_t address) {
      for (; range < ranges && earlier->ranges()[range].first < address; ++range) of_earlier(range);
    };
    for (const PlacedRecord& each : records()) {
      earlier_until(each.runs.first);
      of_record(each);
    }
    earlier_until(~std::uint64_t{0});
  }

  /// Returns the digest.
  std::string write(std::uint64_t runs) const {
    errno = 0;
    try {
      Temporary temporary(output, may_replace());
      Hdf5Writer writer(temporary.path());
      FinishedFile file(writer, header, runs);
      MomentTable totals(header.shape);
      RunValues values;
      if (earlier) earlier->add_moments(totals);
      visit(
          [&](const PlacedRecord& each) {
            decode(read_body(*each.file, each.place), header, each.runs.last - each.runs.first,
                   values, totals);
            file.add_runs(each.runs.first, values);
          },
          [&](std::size_t range) {
            earlier->read(range, values);
            file.add_runs(earlier->ranges()[range].first, values);
          });
      const std::vector<PlacedRecord> all = records();
      const KeptReader kept(header, all);
      file.add_months([&](RunRange range, std::vector<float>& into) { kept.read(range, into); });
      file.close(totals);
      temporary.put_in_place(writer.close());
      return file.digest();
    } catch (const hdf5::Failure& failure) {
      throw_write_error(output, failure.error() == 0 ? EIO : failure.error());
    } catch (const DamagedBytes&) {
      throw_changed(output);
    }
  }
};

ResultWriter::ResultWriter(std::string output, ResultHeader header, IfExists if_exists, Part part) {
  expect_fits(header);
  expect_writable_name(output);
  // Where there is no memory to open HDF5, it shall be known before anything is simulated.
  { const hdf5::Session opened; }
  state_ = std::make_unique<State>(std::move(output), std::move(header), if_exists, part);
}

ResultWriter::~ResultWriter() = default;

const ResultHeader& ResultWriter::header() const { return state_->header; }
bool ResultWriter::finished() const { return state_->finished; }

std::vector<std::string> ResultWriter::warnings() const { return state_->warnings(); }

std::uint64_t ResultWriter::committed() const { return state_->committed(); }

std::vector<RunRange> ResultWriter::committed_ranges() const {
  if (state_->finished) return {{0, state_->header.runs}};
  std::vector<RunRange> ranges;
  const auto add = [&](RunRange range) {
    if (!ranges.empty() && ranges.back().last == range.first) {
      ranges.back().last = range.last;
    } else {
      ranges.push_back(range);
    }
  };
  state_->visit([&](const PlacedRecord& each) { add(each.runs); },
                [&](std::size_t range) { add(state_->earlier->ranges()[range]); });
  return ranges;
}

void ResultWriter::read_committed(
    const std::function<void(RunRange, const RunValues&)>& take) const {
  const auto outcomes = std::uint64_t(state_->header.shape.outcomes);
  try {
    RunValues values;
    state_->visit(
        [&](const PlacedRecord& each) {
          decode_outcomes(read_body(*each.file, each.place), each.runs.last - each.runs.first,
                          outcomes, values);
          take(each.runs, values);
        },
        [&](std::size_t range) {
          state_->earlier->read_outcomes(range, values);
          take(state_->earlier->ranges()[range], values);
        });
  } catch (const DamagedBytes&) {
    throw_changed(state_->output);
  }
}

std::vector<RunRange> ResultWriter::pending(std::uint64_t at_most) const {
  std::vector<RunRange> ranges;
  std::uint64_t next = 0;
  const auto cut_until = [&](std::uint64_t end) {
    while (next < end) {
      const std::uint64_t last = next + std::min(end - next, std::max<std::uint64_t>(1, at_most));
      ranges.push_back({next, last});
      next = last;
    }
  };
  for (const RunRange& done : committed_ranges()) {
    cut_until(done.first);
    next = done.last;
  }
  cut_until(state_->header.runs);
  return ranges;
}

void ResultWriter::commit(std::span<const Record> records) {
  std::vector<SealedRecord> sealed;
  for (const Record& record : records) {
    const Record::Content& content = record.content();
    if (content.added > 0) {
      sealed.push_back({record.runs(), content.sealed.empty()
                                           ? encode(content.values, content.moments)
                                           : content.sealed});
    }
  }
  if (!sealed.empty()) {
    state_->journal.append(sealed);
  }
}

std::string ResultWriter::finish(std::uint64_t runs) {
  State& state = *state_;
  if (state.finished || state.part != 0) {
    throw std::logic_error("finish: it was finished before, or this is not the main part");
  }
  state.take_parts();
  state.expect_parts_of_this_job();
  if (committed() != runs) {
    throw std::logic_error("finish: runs are missing");
  }
  const std::string digest = state.write(runs);
  state.remove_parts();
  state.journal.remove();
  state.finished = true;
  return digest;
}

}  // namespace concordat::engine
