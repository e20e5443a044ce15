#pragma once
/// Who goes first, in words: kinds of bodies beside how many of all they are.
#include <string>

#include "analysis/stress/who/first_to_go.hpp"

namespace concordat::apps {

/// "more often than their number: GP federations 45 [40–50] % (23 of 100 bodies) ...": an order is
/// said where the interval leaves out the share of bodies.
std::string first_words(const analysis::FirstToGo& first);

}  // namespace concordat::apps
