#pragma once
/// How deep the elements of an XML text are nested, found without a parser that calls itself.
#include <cstddef>
#include <string_view>

namespace concordat::engine {

/// The byte of the first element nested more than `deepest` deep, or npos.
std::size_t first_nested_deeper(std::string_view text, int deepest);

}  // namespace concordat::engine
