#pragma once
/// Items by what they belong to: found once, so that nobody looks at all of them for each, and
/// structures of any size are built in time that grows with their parts.
#include <cstddef>
#include <functional>
#include <vector>

namespace concordat::agents {

/// [key] The items of each key, in their order. `key_of` gives one below `keys`.
template <class Item, class KeyOf>
std::vector<std::vector<Item>> grouped(const std::vector<Item>& items, std::size_t keys,
                                       KeyOf key_of) {
  std::vector<std::vector<Item>> groups(keys);
  for (const Item& item : items)
    groups[static_cast<std::size_t>(std::invoke(key_of, item))].push_back(item);
  return groups;
}

}  // namespace concordat::agents
