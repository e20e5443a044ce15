#pragma once
/// Every parameter with a value of its own, so that golden bits do not move with a default.
#include "agents/tables/parameters.hpp"

namespace concordat::tests {

/// The parameters as stated. One that is missing, or unknown, is an error.
agents::Parameters stated_parameters();

}  // namespace concordat::tests
