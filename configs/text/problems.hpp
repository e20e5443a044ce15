#pragma once
/// Everything that is wrong with a scenario, collected and shown together.
#include <string>
#include <vector>

#include "configs/text/source.hpp"
#include "engine/error.hpp"

namespace concordat::configs {

/// Where a problem is: in a text, or in what was asked for beside it, or in a file as a whole.
struct Where {
  const Source* source = nullptr;
  Position position{};
  engine::Asked asked{};  ///< used when there is no source
};

/// What goes with a problem: lines that say why or what is allowed, and what to do.
struct Hint {
  Hint(std::string text = "", std::vector<engine::Advice> what_to_do = {})
      : lines(std::move(text)), advice(std::move(what_to_do)) {}
  Hint(const char* text) : lines(text) {}
  /// What another error says, with what it advises.
  explicit Hint(const engine::Error& error);

  std::string lines;
  std::vector<engine::Advice> advice;
};

class Problems {
 public:
  void add(const Where& where, const std::string& what, const Hint& hint = {});
  void add(const Problems& others);
  /// Whether all of them are at one place.
  bool are_at(const Where& where) const;
  /// The first place in a text, "file:line:column", without what is there; "" if there is none.
  std::string first_place() const;
  bool empty() const { return problems_.empty(); }
  /// Throws engine::UserError with all problems, in the order of lines, if there are any.
  void raise() const;

 private:
  struct Problem {
    Where where;
    engine::Problem shown;
  };
  std::vector<Problem> problems_;
};

/// Throws engine::UserError that says where a veiled source is not `what`, and nothing of it.
[[noreturn]] void refuse_veiled(const std::string& place, const std::string& what);

/// A number as people write it: the shortest text that reads back to it.
std::string number(double value);

/// `word` in double quotes; long words are cut.
std::string quoted(const std::string& word);

}  // namespace concordat::configs
