/// What parameters are in single years, and of single bodies.
#include <map>

#include "configs/scenario/structure.hpp"
#include "configs/text/fields.hpp"

namespace concordat::configs {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

/// Where a scenario writes a body's own value of a parameter: `place { pooling { share: ... } }`.
struct Written {
  const FieldDescriptor *bodies, *group, *value;
};

Written written_in(const agents::ParameterRow& row) {
  const auto find = [](const auto& message, std::string_view name) {
    return message.FindFieldByName(std::string(name));
  };
  Written at{};
  at.bodies = find(*schema::Scenario::descriptor(), agents::name_of(row.level));
  at.group = find(*at.bodies->message_type(), row.group);
  at.value = find(*at.group->message_type(), row.name);
  return at;
}

template <class Visit>
void for_each_level_row(Visit visit) {
  for (const agents::ParameterRow& row : agents::parameter_table())
    if (row.level != agents::Level::all) visit(row, written_in(row));
}

/// What is wrong with one year's value, field by field.
class YearReader {
 public:
  YearReader(const Merged& merged, Problems& problems, int index)
      : merged_(merged), text_(merged.message.year(index)), problems_(problems), index_(index) {}

  agents::Year read() {
    check_parameter_path();
    if (!text_.has_year()) need("year: 2016, which is 2016/17");
    if (!text_.has_value()) need("value: the parameter's in that year");
    return {text_.parameter(), text_.year(), text_.value()};
  }

  Where at(const char* field) const { return locate(merged_, {{"year", index_}, {field}}); }

 private:
  void need(const std::string& what) {
    problems_.add(locate(merged_, {{"year", index_}}), "the year needs " + what);
  }

  void check_parameter_path() {
    if (!text_.has_parameter()) return need("parameter: \"finance.allocation_growth\", or another");
    const std::string& path = text_.parameter();
    const agents::ParameterRow* row = agents::find_parameter(path);
    if (row == nullptr)
      return problems_.add(at("parameter"), "no parameter is called " + quoted(path),
                           suggest_parameter(path));
    if (!text_.has_value()) return;
    const auto objection = check_parameter(*row, text_.value(), path);
    if (objection) problems_.add(at("value"), objection->what, objection->hint);
  }

  const Merged& merged_;
  const schema::Year& text_;
  Problems& problems_;
  int index_;
};

}  // namespace

void read_own_values(const schema::Scenario& text, agents::Scenario& scenario) {
  const auto& root = *text.GetReflection();
  for_each_level_row([&](const agents::ParameterRow& row, const Written& at) {
    for (int k = 0; k < root.FieldSize(text, at.bodies); ++k) {
      const Message& body = root.GetRepeatedMessage(text, at.bodies, k);
      if (!body.GetReflection()->HasField(body, at.group)) continue;
      const Message& group = body.GetReflection()->GetMessage(body, at.group);
      if (group.GetReflection()->HasField(group, at.value))
        scenario.own_values.push_back({row.level, k, std::string(row.path),
                                       group.GetReflection()->GetDouble(group, at.value)});
    }
  });
}

void write_own_values(const agents::Scenario& scenario, schema::Scenario& text) {
  for (const agents::OwnValue& own : scenario.own_values) {
    const Written at = written_in(*agents::find_parameter(own.parameter));
    Message* body = text.GetReflection()->MutableRepeatedMessage(&text, at.bodies, own.body);
    Message* group = body->GetReflection()->MutableMessage(body, at.group);
    group->GetReflection()->SetDouble(group, at.value, own.value);
  }
}

void read_years(const Merged& merged, agents::Scenario& scenario, Problems& problems) {
  std::map<std::pair<std::string, int>, int> seen;
  for (int i = 0; i < merged.message.year_size(); ++i) {
    YearReader reader(merged, problems, i);
    scenario.years.push_back(reader.read());
    const agents::Year& year = scenario.years.back();
    if (!seen.try_emplace({year.parameter, year.year}, i).second)
      problems.add(reader.at("year"),
                   year.parameter + " has a value for " + std::to_string(year.year) + " already",
                   "keep one of them");
  }
}

void write_years(const agents::Scenario& scenario, schema::Scenario& text) {
  for (const agents::Year& year : scenario.years) {
    auto& written = *text.add_year();
    written.set_parameter(year.parameter);
    written.set_year(year.year);
    written.set_value(year.value);
  }
}

}  // namespace concordat::configs
