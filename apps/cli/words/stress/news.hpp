#pragma once
/// What a shock is to those who are struck: news in a sentence.
#include <string>

#include "analysis/stress/who/exercise.hpp"

namespace concordat::apps {

/// What happens after one month and until another, oldest first: "Apr 2018: Everybody's income
/// falls by 6 %, £83 m a year in all, until Mar 2020."; empty where nothing does.
std::string news_words(const analysis::Exercise& exercise, const analysis::StressShock& shock,
                       int after, int until);

}  // namespace concordat::apps
