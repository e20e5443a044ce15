#pragma once
/// JSON as the page reads it: written in one go, nothing is kept.
#include <string>
#include <string_view>

namespace concordat::apps::lab {

/// Writes values and remembers whether a comma is due.
class JsonWriter {
 public:
  JsonWriter& open(char bracket);   ///< '{' or '['
  JsonWriter& close(char bracket);  ///< '}' or ']'
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(bool is_true);
  JsonWriter& value(int number);
  /// The shortest decimals; null for what is no number.
  JsonWriter& value(double number);
  JsonWriter& value(float number);
  template <class Value>
  JsonWriter& field(std::string_view name, const Value& it) {
    return key(name).value(it);
  }
  const std::string& text() const { return text_; }

 private:
  void comma();
  std::string text_;
  bool needs_comma_ = false;
};

}  // namespace concordat::apps::lab
