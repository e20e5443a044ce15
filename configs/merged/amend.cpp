#include "configs/england/called.hpp"
#include "configs/merged/merge.hpp"
#include "engine/nearest.hpp"

namespace concordat::configs {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr std::string_view either =
    "a scenario has either a footprint, of which it may change what is there,\n"
    "or its own organisations, places and systems";

std::string text_of(const Message& body, const char* name) {
  return body.GetReflection()->GetString(body, body.GetDescriptor()->FindFieldByName(name));
}

class Amender {
 public:
  Amender(Merged& merged, Part& footprint) : merged_(merged), footprint_(footprint) {}

  void amend(const char* bodies) {
    field_ = schema::Scenario::descriptor()->FindFieldByName(bodies);
    const auto& root = *merged_.message.GetReflection();
    int at = 0;  // in the merged scenario
    for (const auto& part : merged_.parts)
      for (int k = 0; k < root.FieldSize(part->message, field_); ++k) {
        const int body = find(root.GetRepeatedMessage(part->message, field_, k), at++);
        if (body < 0) continue;
        apply(root.GetRepeatedMessage(part->message, field_, k), body);
        amendments_.push_back({part.get(), field_->name(), k, body});
      }
    root.ClearField(&merged_.message, field_);
  }

  /// Nobody is of the footprint or nearly so called.
  bool has_strangers_alone() const {
    return amendments_.empty() && !problems_.empty() && !is_near_;
  }

  std::vector<Amendment> amendments_;
  Problems problems_;

 private:
  /// The footprint's body of that code or, with capitals or without, name; -1 after reporting.
  int find(const Message& wanted, int at) {
    const std::string code = text_of(wanted, "code");
    std::vector<std::string> codes;
    const auto& root = *footprint_.message.GetReflection();
    for (int k = 0; k < root.FieldSize(footprint_.message, field_); ++k) {
      const Message& body = root.GetRepeatedMessage(footprint_.message, field_, k);
      codes.push_back(text_of(body, "code"));
      if (codes.back() == code || engine::edit_distance(text_of(body, "name"), code) == 0) return k;
    }
    if (const auto short_name = find_called(called_of(footprint_.message, *field_), code))
      return static_cast<int>(*short_name);
    const std::string near = engine::nearest(code, codes), merger = merger_of(code);
    problems_.add(locate(merged_, {{field_->name().c_str(), at}, {"code"}}),
                  "the footprint has no " + field_->name() + " " + quoted(code),
                  !merger.empty() ? merger
                  : near.empty()  ? std::string(either)
                                  : "did you mean \"" + near + "\"?");
    is_near_ = is_near_ || !near.empty() || !merger.empty();
    return -1;
  }

  /// What is said replaces what was there, lists as a whole.
  void apply(const Message& said, int at) {
    Message& body = *footprint_.message.GetReflection()->MutableRepeatedMessage(&footprint_.message,
                                                                                field_, at);
    const auto* code = body.GetDescriptor()->FindFieldByName("code");
    const std::string own = text_of(body, "code");
    std::vector<const FieldDescriptor*> fields;
    said.GetReflection()->ListFields(said, &fields);
    for (const auto* field : fields)
      if (field->is_repeated()) body.GetReflection()->ClearField(&body, field);
    body.MergeFrom(said);
    body.GetReflection()->SetString(&body, code, own);
  }

  Merged& merged_;
  Part& footprint_;
  const FieldDescriptor* field_ = nullptr;
  bool is_near_ = false;
};

}  // namespace

void amend(Merged& merged, Part& footprint, const Where& where, Problems& problems) {
  Amender amender(merged, footprint);
  for (const char* bodies : {"system", "place", "organisation"}) amender.amend(bodies);
  if (amender.has_strangers_alone())
    problems.add(
        where, "footprint " + quoted(merged.message.footprint()) + " and own organisations at once",
        std::string(either));
  else
    problems.add(amender.problems_);
  merged.amendments = std::move(amender.amendments_);
  merged.footprint = &footprint;
}

}  // namespace concordat::configs
