#pragma once
/// Lines of `record name=value name=value`: one description of the fields serves to write and to
/// read them, so the two cannot disagree.
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace concordat::agents {

using NameList = std::span<const std::string_view>;

/// Codes of a list in its order, by which other lines refer to its elements.
class Codes {
 public:
  /// False if it is there already.
  bool add(const std::string& code);
  const std::string& at(int index) const { return list_[static_cast<std::size_t>(index)]; }
  std::optional<int> find(const std::string& code) const;
  const std::vector<std::string>& list() const { return list_; }

 private:
  std::vector<std::string> list_;
  std::map<std::string, int> index_;
};

class LineWriter {
 public:
  void field(std::string_view name, const std::string& value);
  void field(std::string_view name, double value);
  void field(std::string_view name, const std::optional<double>& value);
  void field(std::string_view name, int value);
  void field(std::string_view name, bool value);
  template <class Choice>
  void choice(std::string_view name, Choice value, NameList names) {
    word(name, names[static_cast<std::size_t>(value)]);
  }
  template <class Choice>
  void choice(std::string_view name, const std::optional<Choice>& value, NameList names) {
    word(name, value ? names[static_cast<std::size_t>(*value)] : "none");
  }
  void reference(std::string_view name, int index, const Codes& codes) {
    field(name, codes.at(index));
  }
  /// -1 refers to nothing.
  void reference_or_none(std::string_view name, int index, const Codes& codes);
  /// A line for each element of a list.
  template <class List, class Fields>
  void each(std::string_view record, const List& list, Fields fields) {
    for (const auto& element : list) {
      begin(record);
      fields(element);
      end();
    }
  }
  void begin(std::string_view record);
  void end();
  void code(Codes& codes, const std::string& value);

  const std::string& text() const { return text_; }

 private:
  void word(std::string_view name, std::string_view value);
  void name(std::string_view name);
  std::string text_;
};

/// Reads what LineWriter wrote: every field, in its order, and nothing else. Throws
/// engine::UserError with name, line and column.
class LineReader {
 public:
  LineReader(std::string_view text, std::string name) : text_(text), name_(std::move(name)) {}

  void field(std::string_view name, std::string& value);
  void field(std::string_view name, double& value);
  void field(std::string_view name, std::optional<double>& value);
  void field(std::string_view name, int& value);
  void field(std::string_view name, bool& value);
  template <class Choice>
  void choice(std::string_view name, Choice& value, NameList names) {
    value = static_cast<Choice>(choose(name, names));
  }
  template <class Choice>
  void choice(std::string_view name, std::optional<Choice>& value, NameList names) {
    value.reset();
    if (!takes_none(name)) value = static_cast<Choice>(choose(name, names));
  }
  void reference(std::string_view name, int& index, const Codes& codes);
  void reference_or_none(std::string_view name, int& index, const Codes& codes);
  template <class List, class Fields>
  void each(std::string_view record, List& list, Fields fields) {
    while (begins(record)) {
      list.emplace_back();
      begin(record);
      fields(list.back());
      end();
    }
  }
  void begin(std::string_view record);
  void end();
  /// Takes a code up; it must be the first of its kind.
  void code(Codes& codes, const std::string& value);
  void expect_nothing_more();

 private:
  bool begins(std::string_view record) const;
  void name(std::string_view name);
  std::string_view word();
  char taken_escape();
  std::size_t choose(std::string_view name, NameList names);
  /// Takes `name=none` if it stands here.
  bool takes_none(std::string_view name);
  [[noreturn]] void fail(std::size_t at, const std::string& what) const;

  std::string_view text_;
  std::string name_;
  std::size_t at_ = 0, line_start_ = 0, line_ = 1;
};

}  // namespace concordat::agents
