#include "configs/text/values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace concordat::configs {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

/// Words for what is not known, of pandas, R, Java and Python.
constexpr std::string_view words_for_nothing[] = {"",    "NA",   "<NA>", "nan",
                                                  "NaN", "None", "null", "NULL"};

template <class Number>
std::optional<Number> parsed(std::string_view text) {
  Number value{};
  if (text.starts_with("+-")) return {};
  const char* begin = text.data() + (text.starts_with('+') ? 1 : 0);
  const auto [end, error] = std::from_chars(begin, text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return value;
}

/// What people write instead of a plain number.
std::string plain_number(std::string text) {
  const std::size_t comma = text.find(',');
  if (text.ends_with('%')) return "write it as a part of 1: 5 % is 0.05";
  if (comma == text.npos) return "";
  std::string point = text;
  point[comma] = '.';
  std::erase(text, ',');
  if (parsed<double>(point)) return "decimals come after a point: " + point;
  return parsed<double>(text) ? "leave commas between thousands out: " + text : "";
}

Objection misfit(const FieldDescriptor& field, const std::string& text) {
  return {
      path_of(field) + " must be " + expected(field) + ", not " + quoted(text),
      field.enum_type() == nullptr ? plain_number(text) : suggest_value(*field.enum_type(), text)};
}

}  // namespace

bool says_nothing(std::string_view value) {
  return std::ranges::find(words_for_nothing, value) != std::end(words_for_nothing);
}

std::string as_word(std::string_view written) {
  std::string word(written);
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == ' ' || c == '-') c = '_';
  }
  return word;
}

std::optional<double> parsed_number(std::string_view text) { return parsed<double>(text); }

std::optional<int> parsed_whole(std::string_view text) {
  if (const auto whole = parsed<int>(text)) return whole;
  const auto value = parsed<double>(text);
  constexpr double most = std::numeric_limits<int>::max();
  if (!value || !(std::abs(*value) <= most) || *value != std::trunc(*value)) return {};
  return static_cast<int>(*value);
}

std::optional<bool> parsed_truth(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  if (text == "true" || text == "on" || text == "yes" || text == "1") return true;
  if (text == "false" || text == "off" || text == "no" || text == "0") return false;
  return {};
}

std::optional<Objection> set_value(Message& message, const FieldDescriptor& field, int index,
                                   const std::string& text) {
  const auto& reflection = *message.GetReflection();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    if (const auto objection = check_text(field, text)) return objection;
    if (index < 0) {
      reflection.SetString(&message, &field, text);
    } else {
      reflection.SetRepeatedString(&message, &field, index, text);
    }
  } else if (field.enum_type() != nullptr) {
    const auto* value = field.enum_type()->FindValueByName(text);
    if (value == nullptr) return misfit(field, text);
    reflection.SetEnum(&message, &field, value);
  } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_BOOL) {
    const auto value = parsed_truth(text);
    if (!value) return misfit(field, text);
    reflection.SetBool(&message, &field, *value);
  } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_INT32) {
    const auto value = parsed_whole(text);
    if (!value) return misfit(field, text);
    if (const auto objection = check_number(field, *value)) return objection;
    reflection.SetInt32(&message, &field, *value);
  } else {
    const auto value = parsed_number(text);
    if (!value) return misfit(field, text);
    if (const auto objection = check_number(field, *value)) return objection;
    reflection.SetDouble(&message, &field, *value);
  }
  return {};
}

}  // namespace concordat::configs
