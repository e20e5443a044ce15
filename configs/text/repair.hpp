#pragma once
/// Makes sense of what Protobuf objects to in a text, and takes it out so that parsing can go on:
/// all errors of a text are found and not only the first.
#include <google/protobuf/descriptor.h>

#include <string>
#include <vector>

#include "configs/text/problems.hpp"
#include "configs/text/tokens.hpp"

namespace concordat::configs {

/// What Protobuf said and where.
struct Remark {
  Position position;
  std::string text;
};

class Repair {
 public:
  /// `root` is what the text should be.
  Repair(const Source& source, const google::protobuf::Descriptor& root, Problems& problems)
      : source_(source), root_(root), problems_(problems), text_(source.text()) {}

  /// The text with everything reported so far replaced by spaces.
  const std::string& text() const { return text_; }

  /// Reports numbers with a decimal comma, and reads "+.05" as numbers are read elsewhere; false if
  /// there are none of these.
  bool mend_numbers();

  /// Reports numbers of which Protobuf made 0 and that are not.
  void report_vanished();

  /// Reports an error and takes its field out; false if nothing more can be done.
  bool mend(const Remark& remark);

  /// Reports a field that the schema does not know.
  void report_unknown(const Remark& remark);

 private:
  Where where(Position position) const { return {&source_, position}; }
  const Token& token(int index) const { return tokens_[static_cast<std::size_t>(index)]; }
  int token_count() const { return static_cast<int>(tokens_.size()); }
  void tokenize();
  bool begins_value(int index) const;
  bool touches_next(int index) const;
  bool has_decimal_comma(int index) const;
  void report_decimal_comma(int index);
  /// The schema's field that a token belongs to, or nullptr.
  const google::protobuf::FieldDescriptor* field_of(int index) const;
  /// Reports an error that is a field's own fault; its name token, or -1 if it is not.
  int blame(const Remark& remark, int at);
  int report_value(int at);
  int report_missing_value(int colon);
  /// Whether a position is behind the last word of the text.
  bool is_past(Position position) const;
  void report_syntax(const Remark& remark);
  std::string syntax_advice(const std::string& text) const;
  void blank(int name);

  const Source& source_;
  const google::protobuf::Descriptor& root_;
  Problems& problems_;
  std::string text_;
  std::vector<Token> tokens_;
  int repairs_ = 0;
};

}  // namespace concordat::configs
