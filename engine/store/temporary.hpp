#pragma once
/// A finished file while it is made: beside its output, under another name, and gone again unless
/// all of it was read back.
#include <string>

#include "engine/store/hdf5/contents.hpp"
#include "engine/store/journal/file.hpp"

namespace concordat::engine {

/// What may stand where an output is to be put, by force: nothing, an empty file, or a file of
/// HDF5. Throws UserError for a link, a device, a pipe, or a file of another kind.
void expect_replaceable(const std::string& output);

/// Of an output in whose place there is another file by now.
[[noreturn]] void throw_taken(const std::string& output);

/// Throws UserError where another process holds its journal, which is at work on it.
void expect_not_at_work(const std::string& output);

/// Throws UserError where `<output>.tmp` is there and is no file of HDF5, made or half made.
void expect_own_temporary(const std::string& output);

class Temporary {
 public:
  /// Creates `<output>.tmp`; one that a killed program left is replaced. Throws WriteError, and
  /// UserError where another process is making it.
  Temporary(const std::string& output, bool may_replace);
  ~Temporary();
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;

  const std::string& path() const { return path_; }
  /// Compares what is in the file with what was written, seals and syncs it, and gives it the
  /// output's name. Throws hdf5::Failure, and WriteError also where another file has come to be
  /// there: only what may be replaced is, and never what `expect_replaceable` refuses.
  void put_in_place(const Contents& written);

 private:
  void give_name() const;

  std::string output_, path_;
  bool may_replace_;
  File file_;
};

}  // namespace concordat::engine
