#pragma once
/// Everything that is wrong with a scenario, collected and shown together.
#include <string>
#include <vector>

#include "configs/text/source.hpp"

namespace concordat::configs {

/// Where a problem is: in a text, or in an option of the command line, or in a file as a whole.
struct Where {
  const Source* source = nullptr;
  Position position;
  std::string option;  ///< for example "--set trust.gain=3"; used when there is no source
};

class Problems {
 public:
  /// `advice` is one or more lines: why, what is allowed, what to do.
  void add(const Where& where, const std::string& what, const std::string& advice = "");
  void add(const Problems& others);
  /// Whether all of them are at one place.
  bool are_at(const Where& where) const;
  bool empty() const { return problems_.empty(); }
  /// Throws engine::UserError with all problems, in the order of lines, if there are any.
  void raise() const;

 private:
  struct Problem {
    Where where;
    std::string text;
  };
  std::vector<Problem> problems_;
};

/// A number as people write it: the shortest text that reads back to it.
std::string number(double value);

/// `word` in double quotes; long words are cut.
std::string quoted(const std::string& word);

}  // namespace concordat::configs
