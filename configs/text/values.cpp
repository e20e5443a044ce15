#include "configs/text/values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "configs/text/decimals.hpp"

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

std::string less_sign(std::string text, char sign) {
  std::erase(text, sign);
  return text;
}

Objection misfit(const FieldDescriptor& field, const std::string& text) {
  return {path_of(field) + " must be " + expected(field) + ", not " + quoted(text),
          field.enum_type() == nullptr ? plain_number(field, text)
                                       : suggest_value(*field.enum_type(), text)};
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

bool takes_numbers(const FieldDescriptor& field) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_INT32:
    case FieldDescriptor::CPPTYPE_UINT32:
    case FieldDescriptor::CPPTYPE_UINT64:
      return true;
    default:
      return false;
  }
}

bool vanishes(std::string_view number) {
  if (number.starts_with('-') || number.starts_with('+')) number.remove_prefix(1);
  if (number.ends_with('f') || number.ends_with('F')) number.remove_suffix(1);
  double value = 0;
  const char* const stop = number.data() + number.size();
  const auto [end, error] = std::from_chars(number.data(), stop, value);
  if (end != stop || error != std::errc::result_out_of_range) return false;
  const std::size_t power = number.find_first_of("eE");
  return power == number.npos ? number.starts_with("0.") || number.starts_with('.')
                              : number[power + 1] == '-';
}

std::string plain_number(const FieldDescriptor& field, const std::string& text) {
  if (vanishes(text)) return "it is too small to be told from 0";
  if (text.ends_with('%')) return "write it as a part of 1: 5 % is 0.05";
  const std::size_t comma = text.find(','), last = text.find_last_of(".,");
  if (last == text.npos) return "";
  if (may_group_thousands(text, '.'))
    return "leave points between thousands out: " + less_sign(text, '.');
  if (comma == text.npos) return "";
  if (field.cpp_type() != FieldDescriptor::CPPTYPE_DOUBLE)
    return may_group_thousands(text, ',')
               ? "leave commas between thousands out: " + less_sign(text, ',')
               : "";
  const std::string whole_part = text.substr(0, last);
  std::string point = less_sign(whole_part, '.') + "." + text.substr(last + 1);
  const bool is_sound = whole_part.find('.') == text.npos || may_group_thousands(whole_part, '.');
  if (comma == last && is_sound && parsed<double>(point))
    return "decimals come after a point: " + point +
           (may_group_thousands(text, ',') ? "; thousands have no comma: " + less_sign(text, ',')
                                           : "");
  const std::string whole = less_sign(text, ',');
  return parsed<double>(whole) ? "leave commas between thousands out: " + whole : "";
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
