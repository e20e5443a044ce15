#include "agents/scenario/lines.hpp"

#include <algorithm>
#include <cmath>

#include "engine/decimals.hpp"
#include "engine/error.hpp"
#include "engine/nearest.hpp"

namespace concordat::agents {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7f) {
      out += "\\x";
      out += digits[byte >> 4];
      out += digits[byte & 15];
    } else {
      out += c;
    }
  }
  return out + "\"";
}

/// All of `word` as a number.
template <class Number>
std::optional<Number> read_number(std::string_view word) {
  Number number{};
  if (!engine::read_decimals(word, number)) return {};
  return number;
}

/// "did you mean ...?" as a line of its own, if there is anything near.
std::string suggestion(const std::string& near) {
  return near.empty() ? "" : "\n   did you mean \"" + near + "\"?";
}

}  // namespace

bool Codes::add(const std::string& code) {
  const bool is_new = index_.emplace(code, static_cast<int>(list_.size())).second;
  list_.push_back(code);
  return is_new;
}

std::optional<int> Codes::find(const std::string& code) const {
  const auto found = index_.find(code);
  return found == index_.end() ? std::nullopt : std::optional(found->second);
}

// Writing

void LineWriter::name(std::string_view name) {
  if (!text_.empty() && text_.back() != '\n') text_ += ' ';
  text_ += name;
  text_ += '=';
}

void LineWriter::word(std::string_view name, std::string_view value) {
  this->name(name);
  text_ += value;
}

void LineWriter::field(std::string_view name, const std::string& value) {
  word(name, quoted(value));
}
void LineWriter::field(std::string_view name, double value) {
  word(name, engine::decimals_of(value));
}
void LineWriter::field(std::string_view name, const std::optional<double>& value) {
  word(name, value ? engine::decimals_of(*value) : "none");
}
void LineWriter::field(std::string_view name, int value) { word(name, engine::decimals_of(value)); }
void LineWriter::field(std::string_view name, bool value) { word(name, value ? "true" : "false"); }

void LineWriter::reference_or_none(std::string_view name, int index, const Codes& codes) {
  word(name, index < 0 ? "none" : quoted(codes.at(index)));
}

void LineWriter::begin(std::string_view record) { text_ += record; }
void LineWriter::end() { text_ += '\n'; }

void LineWriter::code(Codes& codes, const std::string& value) { codes.add(value); }

// Reading

void LineReader::fail(std::size_t at, const std::string& what) const {
  throw engine::UserError(name_ + ":" + engine::decimals_of(line_) + ":" +
                          engine::decimals_of(at - line_start_ + 1) + ": " + what);
}

bool LineReader::begins(std::string_view record) const {
  const std::string_view rest = text_.substr(at_);
  return rest.starts_with(record) && rest.substr(record.size()).starts_with(' ');
}

void LineReader::begin(std::string_view record) {
  if (!text_.substr(at_).starts_with(record))
    fail(at_, "expected " + quoted(record) + "\n   the text is of another version, or cut short");
  at_ += record.size();
}

void LineReader::end() {
  if (at_ == text_.size()) fail(at_, "the text ends within a line");
  if (text_[at_] != '\n') fail(at_, "expected the end of the line");
  line_start_ = ++at_;
  ++line_;
}

void LineReader::expect_nothing_more() {
  if (at_ != text_.size()) fail(at_, "expected the end of the text");
}

void LineReader::name(std::string_view name) {
  const std::string wanted = (at_ == line_start_ ? "" : " ") + std::string(name) + "=";
  if (!text_.substr(at_).starts_with(wanted)) fail(at_, "expected " + std::string(name) + "=...");
  at_ += wanted.size();
}

std::string_view LineReader::word() {
  const std::size_t end = std::min(text_.find_first_of(" \n", at_), text_.size());
  const std::string_view found = text_.substr(at_, end - at_);
  at_ = end;
  return found;
}

/// What stands after a backslash.
char LineReader::taken_escape() {
  const std::string_view rest = text_.substr(at_, 3);
  if (rest.starts_with('"') || rest.starts_with('\\')) {
    ++at_;
    return rest[0];
  }
  const auto high = rest.size() == 3 ? digits.find(rest[1]) : digits.npos;
  const auto low = rest.size() == 3 ? digits.find(rest[2]) : digits.npos;
  if (!rest.starts_with('x') || high == digits.npos || low == digits.npos)
    fail(at_, "a backslash stands before \", \\ or x and two of 0 to 9 and a to f");
  at_ += 3;
  return static_cast<char>(high * 16 + low);
}

void LineReader::field(std::string_view name, std::string& value) {
  this->name(name);
  const std::size_t from = at_;
  if (!text_.substr(at_).starts_with('"')) fail(at_, "expected a text in double quotes");
  value.clear();
  for (++at_;;) {
    const std::size_t stop = text_.find_first_of("\"\\\n", at_);
    if (stop == text_.npos || text_[stop] == '\n') fail(from, "the text is not closed by \"");
    value += text_.substr(at_, stop - at_);
    at_ = stop + 1;
    if (text_[stop] == '"') return;
    value += taken_escape();
  }
}

void LineReader::field(std::string_view name, double& value) {
  this->name(name);
  const std::size_t from = at_;
  const auto number = read_number<double>(word());
  if (!number || !std::isfinite(*number)) fail(from, "expected a number");
  value = *number;
}

void LineReader::field(std::string_view name, std::optional<double>& value) {
  value.reset();
  if (!takes_none(name)) field(name, value.emplace());
}

void LineReader::field(std::string_view name, int& value) {
  this->name(name);
  const std::size_t from = at_;
  const auto number = read_number<int>(word());
  if (!number) fail(from, "expected a whole number");
  value = *number;
}

void LineReader::field(std::string_view name, bool& value) {
  constexpr std::array<std::string_view, 2> truths{"false", "true"};
  value = choose(name, truths) == 1;
}

std::size_t LineReader::choose(std::string_view name, NameList names) {
  this->name(name);
  const std::size_t from = at_;
  const std::string_view found = word();
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (found == names[i]) return i;
    list += (list.empty() ? "" : ", ") + std::string(names[i]);
  }
  const std::vector<std::string> words(names.begin(), names.end());
  fail(from, "expected one of " + list + suggestion(engine::nearest(found, words)));
}

bool LineReader::takes_none(std::string_view name) {
  const std::string wanted = " " + std::string(name) + "=none";
  const std::string_view rest = text_.substr(at_);
  if (!rest.starts_with(wanted)) return false;
  const std::string_view after = rest.substr(wanted.size(), 1);
  if (!after.empty() && after != " " && after != "\n") return false;
  at_ += wanted.size();
  return true;
}

void LineReader::reference(std::string_view name, int& index, const Codes& codes) {
  const std::size_t from = at_;
  std::string code;
  field(name, code);
  const auto found = codes.find(code);
  if (!found) {
    fail(from, std::string(name) + ": there is no " + quoted(code) + " above" +
                   suggestion(engine::nearest(code, codes.list())));
  }
  index = *found;
}

void LineReader::reference_or_none(std::string_view name, int& index, const Codes& codes) {
  index = -1;
  if (!takes_none(name)) reference(name, index, codes);
}

void LineReader::code(Codes& codes, const std::string& value) {
  if (!codes.add(value)) fail(line_start_, "the code " + quoted(value) + " is there twice");
}

}  // namespace concordat::agents
