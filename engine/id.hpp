#pragma once
/// Strong indices: a seat cannot be taken for a forum, and in compiled code each is a plain int.
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/error.hpp"
#include "engine/target.hpp"

namespace concordat::engine {

/// The position of something in its table; nothing where it was not given one.
template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  template <std::integral Number>
  CONCORDAT_INLINE constexpr explicit Id(Number value) : value_(static_cast<std::int32_t>(value)) {}
  CONCORDAT_INLINE constexpr std::int32_t value() const { return value_; }
  CONCORDAT_INLINE constexpr bool exists() const { return value_ >= 0; }
  CONCORDAT_INLINE friend constexpr bool operator==(Id a, Id b) { return a.value_ == b.value_; }
  CONCORDAT_INLINE friend constexpr auto operator<=>(Id a, Id b) { return a.value_ <=> b.value_; }

 private:
  std::int32_t value_ = -1;
};

/// Row of a key: an Id, an enumerator or a number.
template <class Tag>
CONCORDAT_INLINE constexpr std::size_t row_of(Id<Tag> id) {
  return static_cast<std::size_t>(id.value());
}
template <class Key>
requires(!requires(Key key) { key.value(); }) CONCORDAT_INLINE constexpr std::size_t
    row_of(Key key) {
  return static_cast<std::size_t>(key);
}

template <class Key>
CONCORDAT_INLINE constexpr std::int32_t number_of(Key key) {
  return static_cast<std::int32_t>(row_of(key));
}

/// Consecutive ids: `for (SeatId seat : forum.seats)`.
template <class Key>
struct Ids {
  Key first{0}, last{0};

  struct Iterator {
    std::int32_t at;
    CONCORDAT_INLINE constexpr Key operator*() const { return Key(at); }
    CONCORDAT_INLINE constexpr Iterator& operator++() {
      ++at;
      return *this;
    }
    CONCORDAT_INLINE friend constexpr bool operator!=(Iterator a, Iterator b) {
      return a.at != b.at;
    }
  };
  CONCORDAT_INLINE constexpr Iterator begin() const { return {number_of(first)}; }
  CONCORDAT_INLINE constexpr Iterator end() const { return {number_of(last)}; }
  CONCORDAT_INLINE constexpr std::int32_t size() const {
    return number_of(last) - number_of(first);
  }
  CONCORDAT_INLINE constexpr bool empty() const { return first == last; }
  CONCORDAT_INLINE constexpr Key operator[](std::size_t k) const {
    return Key(number_of(first) + static_cast<std::int32_t>(k));
  }
};

/// Consecutive values in memory.
template <class T>
struct Slice {
  const T *first, *last;
  CONCORDAT_INLINE const T* begin() const { return first; }
  CONCORDAT_INLINE const T* end() const { return last; }
  CONCORDAT_INLINE std::size_t size() const { return static_cast<std::size_t>(last - first); }
  CONCORDAT_INLINE bool empty() const { return first == last; }
  CONCORDAT_INLINE const T& operator[](std::size_t k) const { return first[k]; }
};

/// Where somebody's values stand in a Grouped.
template <class T>
struct Group {
  std::int32_t first = 0, last = 0;
};

/// Values that belong to somebody, somebody's next to each other.
template <class T>
class Grouped {
 public:
  CONCORDAT_INLINE Slice<T> operator[](Group<T> group) const {
    return {values_.data() + group.first, values_.data() + group.last};
  }
  Group<T> add(const std::vector<T>& values) {
    const auto first = static_cast<std::int32_t>(values_.size());
    values_.insert(values_.end(), values.begin(), values.end());
    return {first, static_cast<std::int32_t>(values_.size())};
  }
  const std::vector<T>& all() const { return values_; }
  void reserve(std::size_t values) { values_.reserve(values); }

 private:
  std::vector<T> values_;
};

/// A table whose rows are found by their id.
template <class Row, class Key>
class Table {
 public:
  CONCORDAT_INLINE const Row& operator[](Key key) const {
    CONCORDAT_EXPECT(row_of(key) < rows_.size());
    return rows_.data()[row_of(key)];
  }
  Row& operator[](Key key) { return rows_.at(row_of(key)); }
  Key add(Row row) {
    rows_.push_back(std::move(row));
    return Key(rows_.size() - 1);
  }
  void reserve(std::size_t rows) { rows_.reserve(rows); }
  CONCORDAT_INLINE std::size_t size() const { return rows_.size(); }
  CONCORDAT_INLINE Ids<Key> ids() const { return {Key(0), Key(rows_.size())}; }
  CONCORDAT_INLINE const Row* begin() const { return rows_.data(); }
  CONCORDAT_INLINE const Row* end() const { return rows_.data() + rows_.size(); }
  CONCORDAT_INLINE Row* begin() { return rows_.data(); }
  CONCORDAT_INLINE Row* end() { return rows_.data() + rows_.size(); }

 private:
  std::vector<Row> rows_;
};

}  // namespace concordat::engine
