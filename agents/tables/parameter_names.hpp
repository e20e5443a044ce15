#pragma once
/// The parameters' names, for who calls one by its name: that alone is compiled again when a row is
/// added. Others need no more than parameters.hpp.
#include "agents/tables/parameters.hpp"

namespace concordat::agents {

/// One value of type Real or Money for every parameter, as `group_name`.
template <class Real, class Money>
struct ParametersOf {
#define PARAMETER(type, group, name, ...) type group##_##name;
#include "agents/tables/parameters.def"
#undef PARAMETER
};

}  // namespace concordat::agents
