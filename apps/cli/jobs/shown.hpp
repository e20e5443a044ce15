#pragma once
/// A job on a console: the bar while it runs, Ctrl-C, and how to go on with what was kept.
#include <functional>
#include <new>
#include <string>
#include <vector>

#include "analysis/jobs/job.hpp"
#include "apps/cli/options/shared.hpp"
#include "apps/cli/screen/interrupt.hpp"
#include "apps/cli/screen/progress.hpp"

namespace concordat::apps {

/// While it lives, Ctrl-C ends what it watches early, and a bar shows how far that is.
class ShownWork {
 public:
  ShownWork(Console& console, bool is_quiet)
      : console_(console), bar_(console), is_quiet_(is_quiet) {}
  analysis::Watch watch();
  void end() { bar_.end(); }

 private:
  Console& console_;
  InterruptGuard guard_;
  Progress bar_;
  bool is_quiet_;
};

/// This program, asked for by these words.
analysis::Maker maker_of(const Session& session);

/// There was not enough memory, with what is kept of the job in words.
class NoMemory : public std::bad_alloc {
 public:
  explicit NoMemory(std::string kept) : kept_(std::move(kept)) {}
  const std::string& kept() const { return kept_; }

 private:
  std::string kept_;
};

/// The job that a line asks for; `output` where it names none.
analysis::Job job_of(const JobRequest& request, const std::string& output, const Session& session);

/// What a command reads is not replaced by what it writes: throws engine::UserError where they are
/// one file, by whatever name. Without an input they are not.
void expect_apart(const std::string& input, const std::string& what_it_is,
                  const std::string& output);

/// Does it. `opened` as in analysis::Watch. What cannot be written is told with what is kept.
analysis::JobEnd run_shown(const analysis::Study& study, const analysis::Job& job,
                           const JobRequest& request, Session& session,
                           std::function<void()> opened = {});

/// Says what is kept of a job that ended early, and how to go on. The exit code.
int report_early_end(const analysis::JobEnd& end, const analysis::Job& job, Session& session);

/// After a share: what is kept of it, and what is next when all are done.
std::string share_lines(const std::string& shard, const analysis::JobEnd& end,
                        const analysis::Job& job);

/// The same command with --resume in place of --overwrite.
std::string resume_command(std::vector<std::string> words, int indent);

}  // namespace concordat::apps
