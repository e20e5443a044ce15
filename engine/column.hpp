#pragma once
/// A fixed-size array of lanes: one value per organisation, pair, seat or place, found by its id.
/// Where contracts are checked (debug and sanitizer builds) so is every index.
///
/// Ours rather than std::vector, because a shared std:: function compiled for one instruction set
/// could be linked into the kernel of another (target.hpp).
#include <cstddef>
#include <new>

#include "engine/id.hpp"
#include "engine/lanes.hpp"

namespace concordat::engine {
inline namespace CONCORDAT_TARGET {

template <class T, class Key>
class Column {
 public:
  Column() = default;
  explicit Column(std::size_t size, const T& value = T{}) : size_(size) {
    data_ = static_cast<T*>(::operator new(bytes(), alignment));
    for (std::size_t k = 0; k < size_; ++k) new (data_ + k) T(value);
  }
  Column(Column&& other) noexcept : data_(other.data_), size_(other.size_) {
    other.data_ = nullptr;
    other.size_ = 0;
  }
  Column& operator=(Column&& other) noexcept {
    T* const data = data_;
    const std::size_t size = size_;
    data_ = other.data_;
    size_ = other.size_;
    other.data_ = data;
    other.size_ = size;
    return *this;
  }
  Column(const Column&) = delete;
  Column& operator=(const Column&) = delete;
  ~Column() {
    if (data_) ::operator delete(data_, alignment);
  }

  CONCORDAT_INLINE T& operator[](Key key) {
    CONCORDAT_EXPECT(row_of(key) < size_);
    return data_[row_of(key)];
  }
  CONCORDAT_INLINE const T& operator[](Key key) const {
    CONCORDAT_EXPECT(row_of(key) < size_);
    return data_[row_of(key)];
  }
  CONCORDAT_INLINE std::size_t size() const { return size_; }
  CONCORDAT_INLINE bool empty() const { return size_ == 0; }
  CONCORDAT_INLINE Ids<Key> ids() const { return {Key(0), Key(static_cast<int>(size_))}; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }

 private:
  static constexpr std::align_val_t alignment{64};
  std::size_t bytes() const { return (size_ > 0 ? size_ : 1) * sizeof(T); }
  T* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace CONCORDAT_TARGET
}  // namespace concordat::engine
