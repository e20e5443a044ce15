#include "engine/store/existing.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "engine/error.hpp"
#include "engine/store/journal/parts.hpp"
#include "engine/store/results.hpp"

namespace concordat::engine {
namespace {

const std::vector<Advice> start_again{Advice::overwrite, Advice::choose_another_output};

Job job_of(const ResultFile& file) {
  return {file.version(),     file.commit(), hash_of_text(file.scenario()),
          file.axes(),        file.seed(),   file.planned_runs(),
          file.trajectories()};
}

std::string whose(const Job& existing, const Job& wanted) {
  const bool is_same = existing.scenario == wanted.scenario && existing.seed == wanted.seed;
  if (is_same && existing.runs != wanted.runs)
    return "of the same scenario, while " + with_commas(wanted.runs) + " are asked for";
  const std::string differs = difference(existing, wanted);
  return differs.empty() ? "of the same scenario"
                         : (differs == "another scenario" ? "of " : "with ") + differs;
}

}  // namespace

bool is_there(const std::string& output) {
  struct stat status {};
  return ::lstat(output.c_str(), &status) == 0;
}

void remove_journals_of_finished(const std::string& output) {
  const Existing finished = existing_at(output);
  std::vector<Part> parts = parts_of(output);
  parts.push_back(0);
  for (const Part part : parts) try {
      const auto journal = open_part(output, part, Hold::taken);
      if (journal && finished.job == journal->content.job)
        ::unlink(journal_path(output, part).c_str());
    } catch (const Error&) {  // it is another process's
    } catch (const DamagedBytes&) {
    }
}

void expect_writable_name(const std::string& output) {
  struct stat status {};
  if (::stat(output.c_str(), &status) == 0 && S_ISDIR(status.st_mode)) {
    throw_write_error(output, EISDIR);
  }
}

Existing existing_at(const std::string& output) {
  try {
    const ResultFile file(output);
    return {job_of(file), "", file.runs()};
  } catch (const UserError& error) {
    const std::string& text = error.problems().front().text;
    return {{}, text.starts_with(output + ": ") ? text.substr(output.size() + 2) : text, 0};
  }
}

void refuse_journal(const std::string& output, const Job& existing, std::uint64_t committed,
                    const Job& wanted) {
  std::vector<Advice> advice = start_again;
  if (existing == wanted) advice.insert(advice.begin(), Advice::resume);
  throw UserError(output + " exists and holds " + with_commas(committed) + " of " +
                      with_commas(existing.runs) + " finished runs " + whose(existing, wanted),
                  advice);
}

void refuse_output(const std::string& output, const Existing& existing, const Job& wanted) {
  if (!existing.job)
    throw UserError(output + " exists: " + existing.otherwise, {Advice::choose_another_output});
  throw UserError(output + " exists and holds all " + with_commas(existing.runs) + " runs " +
                      whose(*existing.job, wanted),
                  start_again);
}

void refuse_damaged(const std::string& output) {
  expect_own(output + ".journal", journal_beginning);
  throw UserError(output + ".journal: damaged: what was committed to it cannot be trusted",
                  start_again);
}

void throw_changed(const std::string& output) {
  throw WriteError(output + ".journal: bytes of it have changed since they were written\n" +
                   "   the runs in them are simulated again, all others are taken from it");
}

}  // namespace concordat::engine
