#pragma once
/// The parameters' names, for who calls one by its name: that alone is compiled again when a row is
/// added. Others need no more than parameters.hpp.
#include "agents/tables/parameters.hpp"

namespace concordat::agents {

// A row is declared where its level is the one that is asked for.
#define CONCORDAT_LEVEL_all(...)
#define CONCORDAT_LEVEL_system(...)
#define CONCORDAT_LEVEL_place(...)
#define CONCORDAT_LEVEL_organisation(...)
#define PARAMETER(type, level, group, name, ...) CONCORDAT_LEVEL_##level(type, group##_##name)

/// What is the same for everyone: one value of type Real or Money for each parameter of that level,
/// as `group_name`.
template <class Real, class Money>
struct CommonParametersOf {
#undef CONCORDAT_LEVEL_all
#define CONCORDAT_LEVEL_all(type, name) type name;
#include "agents/tables/parameters.def"
#undef CONCORDAT_LEVEL_all
#define CONCORDAT_LEVEL_all(...)
};

/// What a system may have a value of its own of.
template <class Real, class Money>
struct SystemParametersOf {
#undef CONCORDAT_LEVEL_system
#define CONCORDAT_LEVEL_system(type, name) type name;
#include "agents/tables/parameters.def"
#undef CONCORDAT_LEVEL_system
#define CONCORDAT_LEVEL_system(...)
};

/// What a place may.
template <class Real, class Money>
struct PlaceParametersOf {
#undef CONCORDAT_LEVEL_place
#define CONCORDAT_LEVEL_place(type, name) type name;
#include "agents/tables/parameters.def"
#undef CONCORDAT_LEVEL_place
#define CONCORDAT_LEVEL_place(...)
};

/// What an organisation may.
template <class Real, class Money>
struct OrganisationParametersOf {
#undef CONCORDAT_LEVEL_organisation
#define CONCORDAT_LEVEL_organisation(type, name) type name;
#include "agents/tables/parameters.def"
};

#undef PARAMETER
#undef CONCORDAT_LEVEL_all
#undef CONCORDAT_LEVEL_system
#undef CONCORDAT_LEVEL_place
#undef CONCORDAT_LEVEL_organisation

/// All of them.
template <class Real, class Money>
struct ParametersOf : CommonParametersOf<Real, Money>,
                      SystemParametersOf<Real, Money>,
                      PlaceParametersOf<Real, Money>,
                      OrganisationParametersOf<Real, Money> {};

}  // namespace concordat::agents
