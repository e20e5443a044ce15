#pragma once
/// Two kinds of error: the user's (UserError, always on) and the programmer's (expect, in checked
/// builds only).
#include <cassert>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace concordat::engine {

/// What somebody can do about a problem, as a value: a command line, a page and a module each put
/// it in their own words. Several for one problem are alternatives.
struct Advice {
  enum Do : std::uint8_t {
    resume,                  ///< go on with what is there
    overwrite,               ///< start again
    begin,                   ///< without resuming
    look_how_far,            ///< the unfinished output `subject` is
    go_on,                   ///< by the command `subject`
    choose_another_output,   ///< a name that is free
    choose_file_in_folder,   ///< the output is a folder
    choose_writable_folder,  ///< for the output
    create_folder,           ///< that the output is to be in
    make_room,               ///< on the disk, then resume
    wait_or_stop,            ///< for another process that writes the output
    share_runs,              ///< among processes, so that each has a part
    list_names,              ///< of the kind `subject`: "parameters"
    list_shipped,            ///< what ships of the kind `subject`: "scenarios"
    look_into,               ///< the result file `subject`
    run_study,               ///< the experiment `subject`
    compare_levels,          ///< of a factor of the study in the file `subject`
    choose_factor            ///< one of those that vary: `subject`
  };

  Advice(Do something, std::string about = "") : what(something), subject(std::move(about)) {}
  bool operator==(const Advice&) const = default;

  Do what;
  std::string subject;
};

/// What was asked for beside a text, where that is what is wrong.
struct Asked {
  enum Kind : std::uint8_t {
    nothing,
    setting,  ///< "path=value"
    months,   ///< a horizon
    arm,      ///< of a comparison: "path=value, path=value"
    method,   ///< of an analysis
    factor,   ///< of a study
    outcome   ///< of a result file
  };
  Kind kind = nothing;
  std::string value;
  bool operator==(const Asked&) const = default;
};

/// One thing that is wrong.
struct Problem {
  std::string text;  ///< "file:line:column: problem\n   explanation"
  std::vector<Advice> advice{};
  Asked asked{};  ///< instead of file, line and column
};

/// How a door words what is a value.
struct Wording {
  std::string (*advice)(const Advice&);
  std::string (*asked)(const Asked&);  ///< empty for `nothing`
};
/// Problems one after another, advice as the last line of each.
std::string in_words(const std::vector<Problem>& problems, const Wording& wording);

class Error : public std::runtime_error {
 public:
  Error(const std::string& text, std::vector<Advice> advice = {})
      : Error(std::vector{Problem{text, std::move(advice)}}) {}
  /// `what()` words them as suits anybody.
  explicit Error(std::vector<Problem> problems);

  /// One at least.
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

/// Something that the user can mend. The text says where, what and why, the advice what to do.
class UserError : public Error {
 public:
  using Error::Error;
};

/// Results could not be written (exit code 3).
class WriteError : public Error {
 public:
  using Error::Error;
};

/// A contract of the code itself: what must hold on entry, an index within its bounds. Checked in
/// builds with CONCORDAT_CHECKED (the presets debug, asan and tsan); in others it costs nothing, so
/// that it may stand in the innermost loop.
#ifdef CONCORDAT_CHECKED
#define CONCORDAT_EXPECT(condition) assert(condition)
#else
#define CONCORDAT_EXPECT(condition) static_cast<void>(0)
#endif

}  // namespace concordat::engine
