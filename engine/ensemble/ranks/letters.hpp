#pragma once
/// What ranks write to one another: kinds of letters and their bytes.
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include "engine/ensemble/ranks/mail.hpp"
#include "engine/ensemble/work.hpp"
#include "engine/error.hpp"

namespace concordat::engine {

enum class LetterKind : std::uint8_t {
  // From the first rank.
  begin,     ///< its writer is open, so open yours
  work,      ///< a piece
  later,     ///< nothing for now
  over,      ///< all is done
  stop,      ///< break off and leave
  farewell,  ///< the answer to `leave`, and the last letter
  // To the first rank.
  ask,       ///< for a piece
  done,      ///< a piece and its values
  progress,  ///< runs simulated so far
  leave      ///< a Leaving
};

/// Why a rank could not go on.
enum class Trouble : std::uint8_t { none, users, writing, own };

/// How a rank ended.
struct Leaving {
  Trouble trouble = Trouble::none;
  std::vector<Problem> problems;            ///< of the trouble
  std::uint64_t committed = 0, failed = 0;  ///< runs, by this rank and in this job
  bool complete = true;                     ///< false where it was stopped
};

/// Puts values one after another.
class LetterWriter {
 public:
  explicit LetterWriter(LetterKind kind) { put(kind); }

  template <class T>
  void put(const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    append(&value, sizeof value);
  }
  template <class Sequence>
  void put_all(const Sequence& values) {
    static_assert(std::is_trivially_copyable_v<typename Sequence::value_type>);
    put(static_cast<std::uint64_t>(values.size()));
    append(values.data(), values.size() * sizeof(typename Sequence::value_type));
  }
  LetterBytes take() { return std::move(bytes_); }

 private:
  void append(const void* from, std::size_t size) {
    const std::size_t end = bytes_.size();
    bytes_.resize(end + size);
    if (size > 0) std::memcpy(bytes_.data() + end, from, size);
  }
  LetterBytes bytes_;
};

/// Takes them out again, in the same order.
class LetterReader {
 public:
  explicit LetterReader(const LetterBytes& bytes) : bytes_(bytes) {}

  template <class T>
  T get() {
    T value;
    take(&value, sizeof value);
    return value;
  }
  template <class Sequence>
  Sequence get_all() {
    Sequence values;
    const auto size = get<std::uint64_t>();
    if (size > bytes_.size()) throw std::logic_error("a letter between ranks is too short");
    values.resize(size);
    take(values.data(), size * sizeof(typename Sequence::value_type));
    return values;
  }

 private:
  void take(void* into, std::size_t size) {
    if (size > bytes_.size() - at_) throw std::logic_error("a letter between ranks is too short");
    if (size > 0) std::memcpy(into, bytes_.data() + at_, size);
    at_ += size;
  }
  const LetterBytes& bytes_;
  std::size_t at_ = 0;
};

LetterBytes letter(LetterKind kind);
LetterBytes work_letter(const Piece& piece);
LetterBytes done_letter(const Piece& piece, const RunValues& values);
LetterBytes progress_letter(std::uint64_t runs);
LetterBytes leave_letter(const Leaving& leaving);

RunValues read_values(LetterReader& reader);
Leaving read_leaving(LetterReader& reader);

}  // namespace concordat::engine
