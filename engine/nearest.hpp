#pragma once
/// "Did you mean ...?": the nearest of some words to a word that was typed.
#include <span>
#include <string>
#include <string_view>

namespace concordat::engine {

/// Least number of letters inserted, deleted, replaced or swapped with a neighbour to make `a` into
/// `b`, whatever the case.
int edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word` (the first of equals), or "" if none is within a third of its
/// letters (at least one).
std::string nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace concordat::engine
