#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <initializer_list>
#include <stdexcept>

#include "engine/error.hpp"
#include "engine/store/finished_file.hpp"
#include "engine/store/journal.hpp"
#include "engine/store/record_codec.hpp"
#include "engine/store/record_content.hpp"
#include "engine/store/results.hpp"

namespace concordat::engine {
namespace {

constexpr const char* start_again = "\n   start again with --overwrite, or name another --output";

/// The interface cannot keep a header's lists and its shape alike; the file would be nonsense.
void expect_consistent(const ResultHeader& header) {
  const ResultShape& shape = header.shape;
  const auto fits = [](int extent, std::initializer_list<std::size_t> sizes) {
    return std::all_of(sizes.begin(), sizes.end(),
                       [&](std::size_t size) { return size == std::size_t(extent); });
  };
  if (!fits(shape.series, {header.series.size()}) ||
      !fits(shape.outcomes, {header.outcomes.size()}) ||
      !fits(shape.organisation_quantities, {header.organisation_states.size()}) ||
      !fits(shape.place_quantities, {header.place_states.size()}) ||
      !fits(shape.organisations,
            {header.organisation_codes.size(), header.organisation_names.size(),
             header.organisation_kinds.size()}) ||
      !fits(shape.places, {header.place_codes.size(), header.place_names.size()})) {
    throw std::invalid_argument("result header: lists do not fit the shape");
  }
}

void expect_sums_fit(const ResultHeader& header) {
  for (const auto* group : {&header.series, &header.organisation_states, &header.place_states}) {
    for (const Quantity& quantity : *group) {
      CONCORDAT_EXPECT(quantity.low < quantity.high);
      if (!sums_fit(quantity, header.runs)) {
        throw UserError("runs: " + with_commas(header.runs) + " is too many for the sums of " +
                        std::string(quantity.name) + "\n   ask for fewer runs");
      }
    }
  }
}

void expect_writable_name(const std::string& output) {
  struct stat status {};
  if (::stat(output.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) {
    throw_write_error(output, EISDIR);
  }
}

/// The job of a finished output; nothing where there is no such file or it is not a result.
std::optional<Job> finished_job(const std::string& output) {
  try {
    return job_of(ResultFile(output));
  } catch (const UserError&) {
    return {};
  }
}

std::string whose(const Job& existing, const Job& wanted) {
  const std::string differs = difference(existing, wanted);
  return differs.empty() ? "of the same scenario"
                         : (differs == "another scenario" ? "of " : "with ") + differs;
}

std::string unfinished(const std::string& output, const JournalContent& journal,
                       const Job& wanted) {
  return output + " exists and holds " + with_commas(journal.committed) + " of " +
         with_commas(journal.job.runs) + " finished runs " + whose(journal.job, wanted);
}

[[noreturn]] void refuse_journal(const std::string& output, const JournalContent& journal,
                                 const Job& wanted) {
  const bool same = journal.job == wanted;
  throw UserError(unfinished(output, journal, wanted) +
                  (same ? "\n   go on with --resume, start again with --overwrite, or name "
                          "another --output"
                        : start_again));
}

[[noreturn]] void refuse_output(const std::string& output, const Job& wanted) {
  const auto existing = finished_job(output);
  throw UserError(
      output + " exists and " +
      (existing ? "holds all " + with_commas(existing->runs) + " runs " + whose(*existing, wanted)
                : "is not a result file of Concordat") +
      start_again);
}

[[noreturn]] void refuse_damaged(const std::string& output) {
  throw UserError(output + ".journal: damaged: what was committed to it cannot be trusted" +
                  start_again);
}

}  // namespace

struct ResultWriter::State {
  State(std::string path, ResultHeader about, IfExists if_exists)
      : output(std::move(path)),
        header(std::move(about)),
        job(job_of(header)),
        journal(output + ".journal", output) {
    try {
      open(if_exists);
      std::remove((output + ".tmp").c_str());
    } catch (...) {
      if (journal.file().is_open() && journal.file().size() == 0) {
        journal.remove();
      }
      throw;
    }
  }

  void open(IfExists if_exists) {
    if (if_exists == IfExists::overwrite) {
      journal.begin(job);
      return;
    }
    std::optional<JournalContent> left = read_left_behind();
    const bool output_exists = std::filesystem::exists(output);
    if (if_exists == IfExists::refuse && left) {
      refuse_journal(output, *left, job);
    }
    if (if_exists == IfExists::refuse && output_exists) {
      refuse_output(output, job);
    }
    resume(std::move(left), output_exists);
  }

  void resume(std::optional<JournalContent> left, bool output_exists) {
    if (left && !(left->job == job)) {
      refuse_journal(output, *left, job);
    }
    const bool complete = !left || left->committed == job.runs;
    if (complete && output_exists) {
      if (finished_job(output) == job) {  // killed after the rename, or nothing left to do
        journal.remove();
        finished = true;
        return;
      }
      if (!left) {
        refuse_output(output, job);
      }
    }
    if (left) {
      journal.go_on(std::move(*left));
    } else {
      journal.begin(job);
    }
  }

  std::optional<JournalContent> read_left_behind() const {
    try {
      return read_journal(journal.file());
    } catch (const DamagedBytes&) {
      refuse_damaged(output);
    }
  }

  std::string output;
  ResultHeader header;
  Job job;
  Journal journal;
  bool finished = false;

  std::string write(const std::string& path) const {
    errno = 0;
    try {
      FinishedFile file(path, header);
      MomentTable totals(header.shape);
      RunValues values;
      for (const RecordPlace& place : journal.content().records) {
        const std::uint64_t runs = place.runs.last - place.runs.first;
        decode(journal.body(place), header, runs, values, totals);
        file.add_runs(place.runs.first, values);
      }
      return file.close(totals);
    } catch (const hdf5::Failure& failure) {
      throw_write_error(path, failure.error() == 0 ? EIO : failure.error());
    } catch (const DamagedBytes&) {
      refuse_damaged(output);
    }
  }
};

ResultWriter::ResultWriter(std::string output, ResultHeader header, IfExists if_exists) {
  expect_consistent(header);
  expect_sums_fit(header);
  expect_writable_name(output);
  state_ = std::make_unique<State>(std::move(output), std::move(header), if_exists);
}

ResultWriter::~ResultWriter() = default;

const ResultHeader& ResultWriter::header() const { return state_->header; }
bool ResultWriter::finished() const { return state_->finished; }

std::uint64_t ResultWriter::committed() const {
  return state_->finished ? state_->header.runs : state_->journal.content().committed;
}

std::vector<RunRange> ResultWriter::pending(std::uint64_t at_most) const {
  std::vector<RunRange> ranges;
  std::uint64_t next = state_->finished ? state_->header.runs : 0;
  const auto cut_until = [&](std::uint64_t end) {
    while (next < end) {
      const std::uint64_t last = next + std::min(end - next, std::max<std::uint64_t>(1, at_most));
      ranges.push_back({next, last});
      next = last;
    }
  };
  for (const RecordPlace& place : state_->journal.content().records) {
    cut_until(place.runs.first);
    next = place.runs.last;
  }
  cut_until(state_->header.runs);
  return ranges;
}

void ResultWriter::commit(const Record& record) {
  const Record::Content& content = record.content();
  if (content.added == 0) {
    return;
  }
  state_->journal.append(record.runs(), content.sealed.empty()
                                            ? encode(content.values, content.moments)
                                            : content.sealed);
}

std::string ResultWriter::finish() {
  State& state = *state_;
  if (state.finished || committed() != state.header.runs) {
    throw std::logic_error("finish: runs are missing, or it was finished before");
  }
  const std::string temporary = state.output + ".tmp";
  std::string digest;
  try {
    digest = state.write(temporary);
    open_to_write(temporary).sync();
    if (std::rename(temporary.c_str(), state.output.c_str()) != 0) {
      throw_write_error(state.output, errno);
    }
  } catch (...) {
    std::remove(temporary.c_str());
    throw;
  }
  sync_folder_of(state.output);
  state.journal.remove();
  state.finished = true;
  return digest;
}

std::optional<JournalStatus> journal_status(const std::string& output) {
  const File file = open_to_read(output + ".journal");
  try {
    const auto content = file.is_open() ? read_journal(file) : std::nullopt;
    return content ? std::optional(JournalStatus{content->committed, content->job.runs})
                   : std::nullopt;
  } catch (const DamagedBytes&) {
    return {};
  }
}

}  // namespace concordat::engine
