#include "configs/text/decimals.hpp"

#include <algorithm>
#include <optional>

#include "configs/text/values.hpp"

namespace concordat::configs {
namespace {

std::string without(std::string text, char sign) {
  std::erase(text, sign);
  return text;
}

std::string exchanged(std::string text, char sign, char by) {
  std::ranges::replace(text, sign, by);
  return text;
}

/// A number's cell with a point or a comma.
struct SignedCell {
  std::size_t row, column;
  std::string text;
  bool has_both;
  bool is_clear;  ///< its sign parts decimals, and cannot part thousands
  char decimal;   ///< its sign; of both the last
};

char other_sign(char sign) { return sign == '.' ? ',' : '.'; }

std::optional<SignedCell> signed_cell(std::size_t row, std::size_t column,
                                      const std::string& text) {
  const std::size_t last = text.find_last_of(".,");
  if (last == text.npos) return {};
  const char sign = text[last], other = other_sign(sign);
  const bool has_both = text.find(other) != text.npos;
  const bool is_one = std::ranges::count(text, sign) == 1,
             may_group = may_group_thousands(text, sign);
  if (has_both && !(is_one && may_group_thousands(text.substr(0, last), other))) return {};
  const std::string plain = exchanged(without(text, other), sign, '.');
  if (!(is_one && parsed_number(plain)) && !may_group) return {};
  return SignedCell{row, column, text, has_both, !may_group, sign};
}

class Settling {
 public:
  Settling(TextTable& table, const HoldsNumbers& holds_numbers, Problems& problems)
      : table_(table), problems_(problems) {
    for (std::size_t column = 0; column < table.heading.size(); ++column)
      if (holds_numbers(table.heading[column])) collect(column);
  }

  void settle() {
    const bool have_commas = first(',') != nullptr, have_points = first('.') != nullptr;
    if (have_commas != have_points && !clear('.') && !clear(','))
      return refuse_unclear(have_points ? '.' : ',');
    const char decimal = have_commas && !(clear('.') && !clear(',')) ? ',' : '.';
    for (const SignedCell& one : cells_) {
      if (one.has_both || one.decimal != decimal) {
        refuse(one, decimal);
      } else if (std::ranges::count(one.text, decimal) == 1) {
        cell(one) = exchanged(one.text, ',', '.');
      }
    }
  }

 private:
  void collect(std::size_t column) {
    for (std::size_t row = 0; row < table_.rows.size(); ++row)
      if (column < table_.rows[row].size())
        if (auto found = signed_cell(row, column, table_.rows[row][column]))
          cells_.push_back(std::move(*found));
  }

  std::string& cell(const SignedCell& one) { return table_.rows[one.row][one.column]; }

  /// The first number with this decimal sign, one that can be nothing else before others.
  const SignedCell* first(char decimal) const {
    if (const SignedCell* sure = clear(decimal)) return sure;
    const auto found = std::ranges::find(cells_, decimal, &SignedCell::decimal);
    return found == cells_.end() ? nullptr : &*found;
  }

  const SignedCell* clear(char decimal) const {
    const auto found = std::ranges::find_if(
        cells_, [&](const SignedCell& one) { return one.decimal == decimal && one.is_clear; });
    return found == cells_.end() ? nullptr : &*found;
  }

  /// The rest of the scenario is read as if thousands had been meant.
  void refuse_unclear(char sign) {
    const SignedCell& one = cells_.front();
    const std::string name = sign == '.' ? "point" : "comma", whole = without(one.text, sign);
    const bool is_once = std::ranges::count(one.text, sign) == 1;
    const std::string more = std::to_string(cells_.size() - 1);
    problems_.add(
        table_.at(one.row, one.column),
        quoted(one.text) + (is_once ? " may be " + whole +
                                          " or a number with three decimals: nothing in the table "
                                          "tells"
                                    : " has a " + name + " between thousands"),
        "write " + whole + " if the " + name + " parts thousands" +
            (is_once ? ", " + exchanged(one.text, sign, '.') + "0 if it parts decimals" : "") +
            (more == "0" ? "" : "\nthe same goes for " + more + " more"));
    for (const SignedCell& each : cells_) cell(each) = without(each.text, sign);
  }

  void refuse(const SignedCell& one, char decimal) {
    const std::string found = one.decimal == '.' ? "point" : "comma",
                      meant = decimal == '.' ? "point" : "comma";
    const std::string plain =
        one.has_both ? exchanged(without(one.text, other_sign(one.decimal)), one.decimal, decimal)
                     : exchanged(one.text, one.decimal, decimal);
    const std::string whole = without(one.text, one.decimal);
    std::string what = quoted(one.text);
    if (one.has_both) {
      what += " has a point and a comma";
    } else {
      const SignedCell& witness = *first(decimal);
      what += " has a " + found + ", but a " + meant +
              " parts decimals in this table: " + quoted(witness.text) + " in line " +
              std::to_string(table_.places[witness.row].position.line + 1);
    }
    const bool may_group = !one.has_both && !one.is_clear;
    const bool is_once = std::ranges::count(one.text, one.decimal) == 1;
    problems_.add(table_.at(one.row, one.column), what,
                  !may_group ? "write " + plain
                             : "write " + whole + " if the " + found + " parts thousands" +
                                   (is_once ? ", " + plain + " if it parts decimals" : ""));
    cell(one) = may_group ? whole : exchanged(plain, ',', '.');
  }

  TextTable& table_;
  Problems& problems_;
  std::vector<SignedCell> cells_;
};

}  // namespace

bool may_group_thousands(std::string_view number, char sign) {
  if (number.starts_with('+') || number.starts_with('-')) number.remove_prefix(1);
  std::size_t digits = 0, groups = 0;
  if (number.starts_with('0')) return false;
  for (const char c : number) {
    if (c == sign) {
      if (digits == 0 || digits > 3 || (groups > 0 && digits != 3)) return false;
      ++groups, digits = 0;
    } else if (c < '0' || c > '9' || ++digits > 3) {
      return false;
    }
  }
  return digits == 3 && groups > 0;
}

void settle_decimals(TextTable& table, const HoldsNumbers& holds_numbers, Problems& problems) {
  if (table.separator != ',') Settling(table, holds_numbers, problems).settle();
}

}  // namespace concordat::configs
