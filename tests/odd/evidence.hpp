#pragma once
/// The evidence matrix: what the sources say, and what of the model carries it.
#include <string>
#include <vector>

namespace concordat::tests {

/// One row of agents/odd/evidence.csv.
struct Evidence {
  std::string id;          ///< "C10"
  std::string fact;        ///< in our own words
  std::string source;      ///< paragraph or line
  std::string carried_by;  ///< "parameter trust.gain; event fund", or "not modelled"
  std::string how;         ///< in a few words; where it is not modelled, "because ..."
};
std::vector<Evidence> read_evidence();

/// Something of the model that a row names: {"parameter", "trust.gain"}.
struct Carrier {
  std::string kind, name;
};
/// What a row names; nothing where it is not modelled.
std::vector<Carrier> carriers_of(const Evidence& row);

/// Is there such a thing in the tables, the library or the data?
bool exists(const Carrier& carrier);

}  // namespace concordat::tests
