#include "configs/text/parse.hpp"

#include <google/protobuf/io/tokenizer.h>

#include <algorithm>

#include "configs/text/fields.hpp"
#include "configs/text/repair.hpp"

namespace concordat::configs {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::TextFormat;

constexpr int deepest = 20;              // braces within braces; the schema needs two
constexpr std::size_t most_kept = 1000;  // unknown fields of one text

struct Remarks {
  std::vector<Remark> errors, warnings;
};

class Listener : public google::protobuf::io::ErrorCollector {
 public:
  explicit Listener(Remarks& remarks) : remarks_(remarks) {}
  void AddError(int line, int column, const std::string& text) override {
    remarks_.errors.push_back({{line, column}, text});
  }
  void AddWarning(int line, int column, const std::string& text) override {
    if (remarks_.warnings.size() < most_kept) {
      remarks_.warnings.push_back({{line, column}, text});
    }
  }

 private:
  Remarks& remarks_;
};

/// One attempt. Unknown fields are warnings, so that they are all found.
Remarks attempt(const std::string& text, Message& message, std::unique_ptr<Positions>& positions) {
  Remarks remarks;
  Listener listener(remarks);
  TextFormat::Parser parser;
  parser.RecordErrorsTo(&listener);
  parser.AllowUnknownField(true);
  parser.SetRecursionLimit(deepest);
  positions = std::make_unique<Positions>();
  parser.WriteLocationsTo(positions.get());
  parser.ParseFromString(text, &message);
  return remarks;
}

std::optional<double> number_in(const Message& message, const FieldDescriptor& field) {
  const auto& reflection = *message.GetReflection();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_DOUBLE) {
    return reflection.GetDouble(message, &field);
  }
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_INT32) {
    return reflection.GetInt32(message, &field);
  }
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_UINT32) {
    return reflection.GetUInt32(message, &field);
  }
  return {};
}

/// What is wrong with a value, or with element `index` of a repeated one.
std::optional<Objection> check_value(const Message& message, const FieldDescriptor& field,
                                     int index) {
  const auto& reflection = *message.GetReflection();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_STRING)
    return check_text(field, index < 0 ? reflection.GetString(message, &field)
                                       : reflection.GetRepeatedString(message, &field, index));
  const auto value = number_in(message, field);
  return value ? check_number(field, *value) : std::nullopt;
}

/// Checks every value of a parsed message.
class ValueCheck {
 public:
  ValueCheck(const Source& source, Problems& problems) : source_(source), problems_(problems) {}

  void check(const Message& message, const Positions* positions) {
    const auto& reflection = *message.GetReflection();
    std::vector<const FieldDescriptor*> fields;
    reflection.ListFields(message, &fields);
    for (const auto* field : fields) {
      const int count = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
      for (int i = 0; i < count; ++i)
        check_field(message, *field, field->is_repeated() ? i : -1, positions);
    }
  }

 private:
  void check_field(const Message& message, const FieldDescriptor& field, int index,
                   const Positions* positions) {
    const auto& reflection = *message.GetReflection();
    if (field.message_type() != nullptr)
      return check(index < 0 ? reflection.GetMessage(message, &field)
                             : reflection.GetRepeatedMessage(message, &field, index),
                   positions == nullptr ? nullptr : positions->GetTreeForNested(&field, index));
    const auto start =
        positions == nullptr ? TextFormat::ParseLocation() : positions->GetLocation(&field, index);
    const Where where{&source_, value_position(source_, {start.line, start.column})};
    if (const auto objection = check_value(message, field, index))
      problems_.add(where, objection->what, objection->hint);
    if (is_octal(where.position, field))
      problems_.add(where, path_of(field) + " begins with 0", "write it without");
  }

  /// Protobuf takes 012 for ten.
  bool is_octal(Position position, const FieldDescriptor& field) const {
    if (position.line < 0 || !is_whole(field)) return false;
    std::string_view text = source_.text();
    text = text.substr(std::min(source_.offset(position), text.size()));
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    return text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
  }

  static bool is_whole(const FieldDescriptor& field) {
    const auto type = field.cpp_type();
    return type == FieldDescriptor::CPPTYPE_INT32 || type == FieldDescriptor::CPPTYPE_UINT32 ||
           type == FieldDescriptor::CPPTYPE_UINT64;
  }

  const Source& source_;
  Problems& problems_;
};

}  // namespace

std::unique_ptr<Positions> parse_into(Message& message, const Source& source, Problems& problems) {
  std::unique_ptr<Positions> positions;
  Repair repair(source, *message.GetDescriptor(), problems);
  Remarks remarks = attempt(repair.text(), message, positions);
  if (!remarks.errors.empty() && repair.mend_numbers())
    remarks = attempt(repair.text(), message, positions);
  while (!remarks.errors.empty() && repair.mend(remarks.errors.front())) {
    remarks = attempt(repair.text(), message, positions);
  }
  for (const auto& warning : remarks.warnings) repair.report_unknown(warning);
  repair.report_vanished();
  ValueCheck(source, problems).check(message, positions.get());
  return positions;
}

std::unique_ptr<Part> parse(Source source, Problems& problems) {
  auto part = std::make_unique<Part>(std::move(source));
  part->positions = parse_into(part->message, part->source, problems);
  return part;
}

Where locate(const Source& source, const Positions* positions,
             const google::protobuf::Descriptor& root, std::span<const Step> path) {
  Where where{&source, {}};
  const auto* group = &root;
  for (const Step& step : path) {
    const auto* field = group->FindFieldByName(step.field);
    if (positions == nullptr || field == nullptr) break;
    const auto start = positions->GetLocation(field, step.index);
    if (start.line < 0) break;
    where.position = {start.line, start.column};
    group = field->message_type();
    if (group == nullptr) {
      where.position = value_position(source, where.position);
      break;
    }
    positions = positions->GetTreeForNested(field, step.index);
  }
  return where;
}

Position value_position(const Source& source, Position field) {
  if (field.line < 0) return field;
  const std::string_view text = source.text();
  const auto skip = [&](std::size_t at, std::string_view accepted) {
    return std::min(text.find_first_not_of(accepted, at), text.size());
  };
  const std::size_t name = source.offset(field);
  const std::size_t colon = skip(skip(name, "abcdefghijklmnopqrstuvwxyz_"), " \t");
  if (colon >= text.size() || text[colon] != ':') return field;
  const std::size_t value = skip(colon + 1, " \t");
  if (value >= text.size() || text[value] == '\n' || text[value] == '\r' || text[value] == '#') {
    return field;
  }
  return source.position(value);
}

}  // namespace concordat::configs
