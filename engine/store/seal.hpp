#pragma once
/// The seal of a finished file: 40 bytes behind what HDF5 wrote, with a checksum of all before
/// them. It is looked at before HDF5 sees a byte, for HDF5 crashes on damaged files.
#include <string>

#include "engine/store/journal/file.hpp"

namespace concordat::engine {

/// Reads the whole file and appends its seal. Throws WriteError.
void seal(File& file, const std::string& path);

/// Reads the whole file. Throws UserError where there is none or it cannot be read, it has no seal
/// (another program wrote it, or it was cut short), or the checksum does not hold.
void expect_sealed(const std::string& path);

}  // namespace concordat::engine
