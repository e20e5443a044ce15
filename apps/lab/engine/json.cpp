#include "apps/lab/engine/json.hpp"

#include "engine/decimals.hpp"

namespace concordat::apps::lab {

void JsonWriter::comma() {
  if (needs_comma_) text_ += ',';
  needs_comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  comma();
  text_ += bracket;
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  text_ += bracket;
  needs_comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  value(name);
  text_ += ':';
  needs_comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  constexpr char digits[] = "0123456789abcdef";
  comma();
  text_ += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      (text_ += '\\') += c;
    } else if (byte < 0x20) {
      ((text_ += "\\u00") += digits[byte >> 4]) += digits[byte & 15];
    } else {
      text_ += c;
    }
  }
  text_ += '"';
  return *this;
}

JsonWriter& JsonWriter::value(bool is_true) {
  comma();
  text_ += is_true ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::value(int number) {
  comma();
  text_ += std::to_string(number);
  return *this;
}

namespace {
template <class Number>
std::string decimals(Number number) {
  return number - number == 0 ? engine::decimals_of(number) : "null";
}
}  // namespace

JsonWriter& JsonWriter::value(double number) {
  comma();
  text_ += decimals(number);
  return *this;
}

JsonWriter& JsonWriter::value(float number) {
  comma();
  text_ += decimals(number);
  return *this;
}

}  // namespace concordat::apps::lab
