#include "configs/text/repair.hpp"

#include "configs/text/fields.hpp"
#include "configs/text/values.hpp"

namespace concordat::configs {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

constexpr int most_repairs = 50;
constexpr std::size_t largest_repaired = 1u << 20;  // in larger texts only the first error [byte]

/// The last words in double quotes of a remark: 'has no field named "decy".'
std::string last_quoted(const std::string& text) {
  const std::size_t end = text.rfind('"');
  if (end == std::string::npos || end == 0) return "";
  const std::size_t begin = text.rfind('"', end - 1);
  return begin == std::string::npos ? "" : text.substr(begin + 1, end - begin - 1);
}

/// The group that the fields beside a token belong to, or nullptr if the schema has none such.
const Descriptor* group_of(const std::vector<Token>& tokens, int name, const Descriptor& root) {
  const Descriptor* group = &root;
  auto path = path_to(tokens, name);
  path.pop_back();
  for (const auto& step : path) {
    const auto* field = group->FindFieldByName(step);
    group = field == nullptr ? nullptr : field->message_type();
    if (group == nullptr) return nullptr;
  }
  return group;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool begins_digits(const std::string& word) { return !word.empty() && is_digit(word[0]); }

bool begins_number(const std::string& word) {
  return begins_digits(word) || (word.size() > 1 && word[0] == '.');
}

/// Whether some number of a text could vanish: "e-300", or as many zeros. Large texts have none.
bool may_vanish(const std::string& text) {
  for (std::size_t at = text.find('-'); at != text.npos; at = text.find('-', at + 1))
    if (at > 1 && at + 3 < text.size() && (text[at - 1] == 'e' || text[at - 1] == 'E') &&
        (is_digit(text[at - 2]) || text[at - 2] == '.') && is_digit(text[at + 1]) &&
        is_digit(text[at + 2]) && is_digit(text[at + 3]))
      return true;
  return text.find(std::string(100, '0')) != text.npos;
}

bool in_quotes(const std::string& word) { return word.starts_with('"') || word.starts_with('\''); }

std::string advice_on(const FieldDescriptor& field, const std::string& found) {
  if (in_quotes(found) && found.size() > 2 && field.message_type() == nullptr) {
    return "write it without quotes: " + field.name() + ": " + found.substr(1, found.size() - 2);
  }
  return field.enum_type() == nullptr ? "" : suggest_value(*field.enum_type(), found);
}

/// Protobuf's words for a syntax error made fit for people.
std::string reworded(std::string text) {
  while (text.ends_with('.')) text.pop_back();
  if (text.starts_with("Interpreting non ascii")) return "letter or sign outside of quotes";
  if (text.starts_with("Message is too deep")) return "braces are nested too deeply";
  if (text == "Expected identifier, got: }") return "one closing brace too many";
  if (text == "Expected identifier, got: ") return "the text ends too early";
  if (text.starts_with("Expected identifier, got: ")) {
    return "expected the name of a field, found " + quoted(text.substr(26));
  }
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] + 32);
  return text;
}

}  // namespace

bool Repair::mend_numbers() {
  tokenize();
  bool is_changed = false;
  for (int at = 1; at < token_count(); ++at) {
    if (has_decimal_comma(at)) {
      report_decimal_comma(at);
    } else if (token(at).text == "+" && begins_value(at) && touches_next(at) &&
               begins_number(token(at + 1).text)) {
      text_[source_.offset(token(at).position)] = ' ';
    } else {
      continue;
    }
    is_changed = true;
  }
  return is_changed;
}

bool Repair::begins_value(int index) const {
  if (index == 0) return false;
  const std::string& before = token(index - 1).text;
  if (before == ":" || before == "[") return true;
  return before == "," && token(index).field >= 0 && token(token(index).field + 2).text == "[";
}

bool Repair::touches_next(int index) const {
  return index + 1 < token_count() &&
         token(index).position.line == token(index + 1).position.line &&
         token(index).end_column == token(index + 1).position.column;
}

/// At its whole part: "0,05" but not "[0,05]", which are two numbers.
bool Repair::has_decimal_comma(int index) const {
  if (!begins_number(token(index).text) || !touches_next(index) || !touches_next(index + 1) ||
      token(index + 1).text != "," || !begins_digits(token(index + 2).text))
    return false;
  const std::string& before = token(index - 1).text;
  const bool is_signed = before == "-" || before == "+";
  return index > (is_signed ? 1 : 0) && token(index - (is_signed ? 2 : 1)).text == ":";
}

void Repair::report_decimal_comma(int index) {
  const std::string& before = token(index - 1).text;
  const int start = before == "-" || before == "+" ? index - 1 : index;
  std::string written = start < index ? before : "";
  written += token(index).text;
  for (int at = index; touches_next(at) && touches_next(at + 1) && token(at + 1).text == "," &&
                       begins_digits(token(at + 2).text);
       at += 2)
    written += "," + token(at + 2).text;
  const FieldDescriptor* field = field_of(index);
  if (field == nullptr) {  // which is the fault to report
    text_[source_.offset(token(index + 1).position)] = '.';
    return;
  }
  problems_.add(where(token(start).position),
                path_of(*field) + " must be " + expected(*field) + ", not " + quoted(written),
                takes_numbers(*field) ? plain_number(*field, written) : "");
  blank(token(index).field);
}

void Repair::report_vanished() {
  if (!may_vanish(source_.text())) return;
  tokenize();
  for (int at = 1; at < token_count(); ++at) {
    const FieldDescriptor* field =
        begins_number(token(at).text) && vanishes(token(at).text) ? field_of(at) : nullptr;
    if (field == nullptr || !takes_numbers(*field)) continue;
    const int start = token(at - 1).text == "-" || token(at - 1).text == "+" ? at - 1 : at;
    problems_.add(where(token(start).position),
                  path_of(*field) + " must be " + expected(*field) + ", not " +
                      quoted((start < at ? token(start).text : "") + token(at).text),
                  "it is too small to be told from 0");
  }
}

bool Repair::mend(const Remark& remark) {
  tokenize();
  const int name = blame(remark, token_at(tokens_, remark.position));
  if (name < 0) {
    report_syntax(remark);
    return false;
  }
  blank(name);
  return text_.size() <= largest_repaired && ++repairs_ < most_repairs;
}

void Repair::report_unknown(const Remark& remark) {
  tokenize();
  const int at = token_at(tokens_, remark.position);
  const int name = at < 0 ? -1 : token(at).field;
  const Descriptor* group = name < 0 ? nullptr : group_of(tokens_, name, root_);
  if (group == nullptr) return problems_.add(where(remark.position), remark.text);
  const std::string word = last_quoted(remark.text), home = path_of(*group);
  if (token(name).text != word) {  // a value where a name should be
    const int stray = token(at).text == word || at == 0 ? at : at - 1;
    return problems_.add(where(token(stray).position), "stray " + quoted(word),
                         "a field is written \"name: value\" or \"name { ... }\"");
  }
  problems_.add(where(token(name).position),
                "unknown field " + quoted(word) + (home.empty() ? "" : " in " + home),
                suggest_field(*group, word));
}

void Repair::tokenize() {
  if (tokens_.empty()) tokens_ = tokens_of(source_.text());
}

const FieldDescriptor* Repair::field_of(int index) const {
  const int name = index < 0 ? -1 : token(index).field;
  const Descriptor* group = name < 0 ? nullptr : group_of(tokens_, name, root_);
  return group == nullptr ? nullptr : group->FindFieldByName(token(name).text);
}

bool Repair::is_past(Position position) const {
  if (tokens_.empty()) return true;
  const Token& last = tokens_.back();
  return position.line > last.position.line ||
         (position.line == last.position.line && position.column >= last.end_column);
}

int Repair::report_missing_value(int colon) {
  const FieldDescriptor* field = field_of(colon);
  if (field == nullptr) return -1;
  problems_.add(where(token(colon).position), path_of(*field) + " has no value",
                "expected " + expected(*field));
  return token(colon).field;
}

int Repair::blame(const Remark& remark, int at) {
  const auto says = [&](std::string_view start) { return remark.text.starts_with(start); };
  if (says("Invalid value for boolean") || says("Unknown enumeration value")) {
    // Protobuf has already read past the word, unless the text ends there.
    return report_value(is_past(remark.position) ? at : at - 1);
  }
  if (at < 0 || is_past(remark.position)) return -1;
  if (at > 0 && token(at - 1).text == ":" && (token(at).text == "}" || token(at).text == ">")) {
    return report_missing_value(at - 1);
  }
  const FieldDescriptor* field = field_of(at);
  if (field == nullptr) return -1;
  const int name = token(at).field;
  if (says("Non-repeated field")) {
    problems_.add(where(token(name).position), path_of(*field) + " is given twice",
                  "keep one of them");
    return name;
  }
  const bool value =
      says("Expected integer") || says("Expected double") || says("Expected string") ||
      says("Integer out of range") || (says("Expected identifier") && at == name + 2) ||
      (says("Expected \":\"") && at == name + 1) || (says("Expected \"{\"") && at == name + 2);
  return value ? report_value(at) : -1;
}

int Repair::report_value(int at) {
  const FieldDescriptor* field = field_of(at);
  if (field == nullptr) return -1;
  const int name = token(at).field;
  const int value = name + (token(name + 1).text == ":" ? 2 : 1);
  if (value >= token_count() || token(value).group != token(name).group) return -1;
  std::string found = token(value).text;
  if ((found == "-" || found == "+") && value + 1 < token_count()) found += token(value + 1).text;
  const bool group = found == "{" || found == "<";
  problems_.add(where(token(value).position),
                path_of(*field) + " must be " + expected(*field) + ", not " +
                    (group              ? "a group"
                     : in_quotes(found) ? found
                                        : quoted(found)),
                advice_on(*field, found));
  return name;
}

void Repair::report_syntax(const Remark& remark) {
  std::string text = reworded(remark.text);
  if (is_past(remark.position) && text.starts_with("expected")) text = "the text ends too early";
  problems_.add(where(remark.position), text, syntax_advice(text));
}

std::string Repair::syntax_advice(const std::string& text) const {
  if (text == "the text ends too early" && !tokens_.empty()) {
    const bool opened = tokens_.back().text == "{" || tokens_.back().text == "<";
    const int open = opened ? tokens_.back().field : tokens_.back().group;
    if (open >= 0) {
      return "the brace after \"" + token(open).text + "\" in line " +
             std::to_string(token(open).position.line + 1) + " is never closed";
    }
  }
  if (text.starts_with("letter or sign")) return "texts stand in straight quotes: \"like this\"";
  if (text.starts_with("string literals")) return "close the text with \" in the same line";
  if (text.starts_with("braces are") || text.starts_with("one closing")) return "";
  return "a field is written \"name: value\" or \"name { ... }\"";
}

/// Puts spaces over a field, so that everything else stays where it is.
void Repair::blank(int name) {
  const Token& last = token(end_of_field(tokens_, name) - 1);
  const std::size_t from = source_.offset(token(name).position);
  const std::size_t to = source_.offset({last.position.line, last.end_column});
  for (std::size_t i = from; i < to && i < text_.size(); ++i) {
    if (text_[i] != '\n') text_[i] = ' ';
  }
}

}  // namespace concordat::configs
