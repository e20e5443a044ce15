#include "analysis/uncertainty/listed_sets.hpp"

#include <array>
#include <charconv>

namespace concordat::analysis {
namespace {
std::string exact(double value) {
  std::array<char, 32> text;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}
}  // namespace

configs::ListedSets listed_sets(const ParameterSets& sets) {
  configs::ListedSets listed;
  listed.values.resize(sets.design.points());
  for (const engine::FactorColumn& factor : sets.design.factors) {
    listed.paths.push_back(factor.name);
    for (std::size_t k = 0; k < listed.values.size(); ++k)
      listed.values[k].push_back(exact(factor.values[k]));
  }
  return listed;
}

}  // namespace concordat::analysis
