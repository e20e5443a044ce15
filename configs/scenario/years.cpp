#include <map>

#include "configs/scenario/structure.hpp"
#include "configs/text/fields.hpp"

namespace concordat::configs {
namespace {

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
