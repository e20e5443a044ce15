#pragma once
/// What runs say of each organisation's financial years, as plain arrays.
#include <cstddef>
#include <string>
#include <vector>

#include "agents/tables/subtypes.hpp"

namespace concordat::analysis {

/// An organisation whose accounts are followed.
struct Body {
  std::string code;
  agents::Subtype subtype;
  double income = 0;  ///< £m a year, that of 2016/17
};

/// A number for each run, year and body, of which the last varies fastest. Empty: the model does
/// not report it.
class Figures {
 public:
  Figures() = default;
  Figures(std::size_t runs, std::size_t years, std::size_t bodies)
      : years_(years), bodies_(bodies), values_(runs * years * bodies) {}

  bool is_reported() const { return !values_.empty(); }
  double& at(std::size_t run, std::size_t year, std::size_t body) {
    return values_[(run * years_ + year) * bodies_ + body];
  }
  double at(std::size_t run, std::size_t year, std::size_t body) const {
    return values_[(run * years_ + year) * bodies_ + body];
  }

 private:
  std::size_t years_ = 0, bodies_ = 0;
  std::vector<double> values_;
};

/// Year 0 is `first_year`. All are shares of a body's income of that year unless said otherwise.
struct Outturns {
  static constexpr int first_year = 2016;
  std::size_t runs = 0, years = 0;
  std::vector<Body> bodies;
  Figures margin;           ///< after what is paid from the sustainability fund
  Figures before_fund;      ///< the same without it
  Figures control_total;    ///< before the fund too
  Figures fund;             ///< paid from the sustainability fund
  Figures fund_on_targets;  ///< of it on the body's own control total and performance
  Figures fund_core;        ///< what it could earn on these
  Figures savings;          ///< achieved
};

}  // namespace concordat::analysis
