#pragma once
/// Months as days since the first, as CF readers decode them.
#include <chrono>
#include <cstdio>
#include <string>

#include "engine/error.hpp"

namespace concordat::engine {

class Calendar {
 public:
  /// `first_month` is an ISO date, "2016-04-01".
  explicit Calendar(const std::string& first_month) : first_month_(first_month) {
    int year = 0;
    unsigned month = 0, day = 0;
    if (std::sscanf(first_month.c_str(), "%4d-%2u-%2u", &year, &month, &day) != 3) {
      throw UserError("first month \"" + first_month + "\": not a date\n   write it as 2016-04-01");
    }
    first_ = std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
  }

  std::string unit() const { return "days since " + first_month_; }
  int days(int month) const {
    using std::chrono::sys_days;
    return static_cast<int>(
        (sys_days(first_ + std::chrono::months(month)) - sys_days(first_)).count());
  }

 private:
  std::string first_month_;
  std::chrono::year_month_day first_;
};

}  // namespace concordat::engine
