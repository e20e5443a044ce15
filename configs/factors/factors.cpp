#include "configs/factors/factors.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "configs/text/fields.hpp"
#include "engine/nearest.hpp"

namespace concordat::configs {
namespace {

// The schema numbers distributions as the experiment does.
static_assert(int(schema::Factor::normal) == int(Distribution::normal));
static_assert(int(schema::Factor::triangular) == int(Distribution::triangular));
static_assert(int(schema::Factor::log_uniform) == int(Distribution::log_uniform));

bool is_wildcard(const std::string& path) { return path == "*" || path.ends_with(".*"); }

class FactorReader {
 public:
  FactorReader(const ExperimentText& text, Variation& variation, Problems& problems)
      : text_(text), variation_(variation), problems_(problems), fixed_(text.fixed()) {}

  std::vector<Factor> read() {
    for (const auto& factor : text_.message.factor())
      if (!is_wildcard(factor.path())) named_.insert(factor.path());
    for (int i = 0; i < text_.message.factor_size(); ++i) read_one(i);
    return std::move(factors_);
  }

 private:
  Where at(int i, const char* field, int index = -1) const {
    return text_.at({{"factor", i}, {field, index}});
  }

  void read_one(int i) {
    const auto& text = text_.message.factor(i);
    if (text.path().empty())
      return problems_.add(text_.at({{"factor", i}}), "the factor needs a path",
                           "path: \"trust.gain\", \"regime\", \"event[0].size\" or \"trust.*\"");
    if (is_wildcard(text.path())) return expand(i);
    if (!seen_.insert(text.path()).second)
      return problems_.add(at(i, "path"), "factor " + quoted(text.path()) + " is there twice",
                           "keep one of them");
    if (fixed_.contains(text.path()))
      problems_.add(at(i, "path"), quoted(text.path()) + " is both set and varied",
                    "take one of them out");
    const auto varied = variation_.find(text.path(), at(i, "path"), problems_);
    if (!varied) return;
    Factor factor = described(text.path(), *varied);
    factor.group = text.group();
    if (text.level_size() > 0) {
      read_levels(i, *varied, factor);
    } else if (varied->is_number()) {
      read_range(i, *varied, factor);
    } else {
      take_all_values(i, *varied, factor);
    }
    factors_.push_back(std::move(factor));
  }

  void take_all_values(int i, const Varied& varied, Factor& factor) {
    refuse_range(i, "a range is for numbers");
    factor.levels = Variation::all_values(factor.path, varied);
    if (factor.levels.empty())
      problems_.add(at(i, "path"), "factor " + quoted(factor.path) + " needs levels",
                    "write level: \"...\" for each value");
    for (const std::string& level : factor.levels)
      if (!variation_.fits(factor.path, varied, level, at(i, "path"), problems_)) break;
  }

  void read_levels(int i, const Varied& varied, Factor& factor) {
    const auto& text = text_.message.factor(i);
    refuse_range(i, "a factor has levels or a range");
    for (int k = 0; k < text.level_size(); ++k) {
      const Where where = at(i, "level", k);
      const auto is_same = [&](const std::string& level) {
        const auto one = number_of(factor, level);
        return level == text.level(k) || (one && one == number_of(factor, text.level(k)));
      };
      if (const auto same = std::ranges::find_if(factor.levels, is_same);
          same != factor.levels.end())
        problems_.add(where, "level " + quoted(text.level(k)) + " is there twice",
                      *same == text.level(k) ? "" : quoted(*same) + " is the same value");
      if (variation_.fits(factor.path, varied, text.level(k), where, problems_))
        factor.levels.push_back(text.level(k));
    }
  }

  void refuse_range(int i, const std::string& why) {
    for (const char* field : {"low", "high", "distribution", "mode", "mean", "deviation"})
      if (has(i, field))
        problems_.add(at(i, field), std::string(field) + " has no meaning here", why);
  }

  bool has(int i, const char* field) const {
    const auto& factor = text_.message.factor(i);
    return factor.GetReflection()->HasField(factor, factor.GetDescriptor()->FindFieldByName(field));
  }

  void read_range(int i, const Varied& varied, Factor& factor) {
    const auto& text = text_.message.factor(i);
    if (varied.is_whole())
      return problems_.add(at(i, "path"), quoted(factor.path) + " takes whole numbers",
                           "write level: \"...\" for each value");
    const auto* row = varied.parameter;
    const bool studied = row != nullptr && row->studied_low < row->studied_high;
    if (!studied && !(text.has_low() && text.has_high()))
      return problems_.add(at(i, "path"), quoted(factor.path) + " has no range of its own",
                           "give low and high, or levels");
    factor.low = text.has_low() ? text.low() : row->studied_low;
    factor.high = text.has_high() ? text.high() : row->studied_high;
    const bool low_fits = end_fits(factor.low, i, "low", factor.path, varied);
    const bool high_fits = end_fits(factor.high, i, "high", factor.path, varied);
    if (!low_fits || !high_fits) return;
    if (!(factor.low < factor.high))
      return problems_.add(at(i, text.has_high() ? "high" : "low"),
                           quoted(factor.path) + " has an empty range: " + number(factor.low) +
                               " to " + number(factor.high),
                           "the upper end lies above the lower one");
    read_distribution(i, factor);
  }

  bool end_fits(double value, int i, const char* field, const std::string& path,
                const Varied& varied) {
    return variation_.fits(path, varied, number(value), at(i, field), problems_);
  }

  void read_distribution(int i, Factor& factor) {
    const auto& text = text_.message.factor(i);
    factor.distribution = static_cast<Distribution>(text.distribution());
    const double middle = std::midpoint(factor.low, factor.high);
    const auto only_for = [&](const char* field, Distribution distribution, const char* name) {
      if (has(i, field) && factor.distribution != distribution)
        problems_.add(at(i, field), field + (" is for a " + std::string(name) + " distribution"),
                      std::string("add distribution: ") + name + ", or leave it out");
    };
    only_for("mode", Distribution::triangular, "triangular");
    only_for("mean", Distribution::normal, "normal");
    only_for("deviation", Distribution::normal, "normal");
    if (factor.distribution == Distribution::triangular) {
      factor.mode = text.has_mode() ? text.mode() : middle;
      check_inside(factor.mode, i, "mode", factor);
    } else if (factor.distribution == Distribution::normal) {
      factor.mean = text.has_mean() ? text.mean() : middle;
      factor.deviation = text.has_deviation() ? text.deviation() : (factor.high - factor.low) / 4;
      check_inside(factor.mean, i, "mean", factor);
    } else if (factor.distribution == Distribution::log_uniform && factor.low <= 0) {
      problems_.add(at(i, text.has_low() ? "low" : "distribution"),
                    quoted(factor.path) + " from " + number(factor.low) + " cannot be log_uniform",
                    "the logarithm needs both ends above 0");
    }
  }

  void check_inside(double value, int i, const char* field, const Factor& factor) {
    if (value >= factor.low && value <= factor.high) return;
    problems_.add(at(i, field), std::string(field) + " is " + number(value) +
                                    ", outside of the range " + number(factor.low) + " to " +
                                    number(factor.high));
  }

  /// Every parameter of a group, or all, that nothing else names.
  void expand(int i) {
    const auto& text = text_.message.factor(i);
    refuse_range(i, "a wildcard takes each parameter's studied range");
    for (int k = 0; k < text.level_size(); ++k)
      problems_.add(at(i, "level", k), "level has no meaning here",
                    "a wildcard takes each parameter's studied range");
    const std::string group = text.path().substr(0, text.path().size() - 1);  // "trust." or ""
    bool known = false;
    for (const auto& row : agents::parameter_table()) {
      const std::string path(row.path);
      if (!path.starts_with(group)) continue;
      known = true;
      if (named_.contains(path) || fixed_.contains(path) || !(row.studied_low < row.studied_high) ||
          !seen_.insert(path).second)
        continue;
      Factor factor = described(path, {nullptr, &row});
      factor.group = text.group();
      factor.low = row.studied_low;
      factor.high = row.studied_high;
      factors_.push_back(std::move(factor));
    }
    if (!known) report_group(i, text.path());
  }

  void report_group(int i, const std::string& path) {
    std::vector<std::string> groups;
    for (const auto& row : agents::parameter_table()) {
      const std::string wildcard = std::string(row.group) + ".*";
      if (groups.empty() || groups.back() != wildcard) groups.push_back(wildcard);
    }
    const std::string near = engine::nearest(path, groups);
    problems_.add(at(i, "path"), "no parameter is called " + quoted(path),
                  near.empty() ? Hint("", {{engine::Advice::list_names, "parameters"}})
                               : "did you mean \"" + near + "\"?");
  }

  const ExperimentText& text_;
  Variation& variation_;
  Problems& problems_;
  std::set<std::string> fixed_, named_, seen_;
  std::vector<Factor> factors_;
};

}  // namespace

std::vector<Factor> read_factors(const ExperimentText& text, Variation& variation,
                                 Problems& problems) {
  return FactorReader(text, variation, problems).read();
}

}  // namespace concordat::configs
