#pragma once
/// What the targets say about parameters only together: combinations that are known although the
/// parameters in them are not. Along such a ridge nothing changes that was measured.
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "analysis/ensembles/ensemble.hpp"

namespace concordat::analysis {

/// Two or three parameters of which one combination is known much better than any of fewer.
struct Ridge {
  enum class Form {
    sum,     ///< weights of the parameters, in spreads of their priors
    product  ///< powers of the parameters
  };
  Form form = Form::sum;
  std::vector<std::size_t> parameters;
  std::vector<double> weights;  ///< the largest is 1 or -1, the first above 0
  double narrower = 0;          ///< of the combination: 1 - sd(posterior) / sd(prior)
  double best_part = 0;         ///< the same of the best combination of fewer of them
};

/// The value of a parameter at a place of its prior: `value_at(parameter, unit)`, rising in `unit`.
using ValueAt = std::function<double(std::size_t parameter, double unit)>;

/// All ridges, the sharpest first: sets of which the best known linear combination, of the values
/// or of their logarithms, has less than half the variance, beside its prior, of that of any part
/// of the set, and in which each takes part with a fifth of the largest weight or more. Finds what
/// is straight in these coordinates, not rings. Needs 100 effective members; with fewer the ridge
/// must be sharper, and 25 show none. Sets of three are looked for among at most
/// `most_for_triples` parameters.
std::vector<Ridge> find_ridges(const Ensemble& ensemble, const ValueAt& value_at);

inline constexpr std::size_t most_for_triples = 60;

/// "a × b", "a / b^.5", "a - .6 b" with the parameters' names; sums in spreads of their priors.
std::string in_words(const Ridge& ridge, const std::vector<std::string>& names);

}  // namespace concordat::analysis
