#pragma once
/// What happened in England from 2010/11 on: what a hindcast is held against. The data is inside
/// the program; england_2017/README.md says where it comes from.
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace concordat::configs {

/// A figure of a financial year.
struct Recorded {
  std::string measure;  ///< "missed_control_total"
  int year = 0;         ///< the one that begins in April of it
  double value = 0;
  std::string unit, status, source, note;
};
const std::vector<Recorded>& record();

/// NaN where nothing is recorded.
double recorded(const std::string& measure, int year);

/// Margins of single trusts by code and year, after what they were paid from the sustainability
/// fund.
using TrustMargins = std::map<std::string, std::map<int, double>>;

/// 2010/11 to 2016/17, not clipped. Later years are kept back, to judge a hindcast on.
const TrustMargins& trust_margins();

/// The margin of a trust in a year, if it has one.
std::optional<double> margin_of(const TrustMargins& margins, const std::string& code, int year);

}  // namespace concordat::configs
