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

/// A line of its own, "\n   did you mean "x"?", or "" where nothing is near.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

/// "a, b or c".
std::string listed(std::span<const std::string> words);

}  // namespace concordat::engine
