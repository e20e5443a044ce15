#pragma once
/// What is read back from disk, as functions of bytes.
#include <string>

namespace concordat::tests {

/// Of an output that is not finished.
void read_journal(const std::string& bytes);

/// The same with every length and checksum put right, so that what stands behind them is read.
void read_mended_journal(const std::string& bytes);

/// The body of a record alone, as of a small job of eight runs: values and moments.
void read_record_body(const std::string& bytes);

/// Seals the bytes as a finished file: so it is accepted, and with any bit changed, cut short or
/// made longer it is refused. Behind a seal it is HDF5 that reads, which is left out.
void read_sealed(const std::string& bytes);

}  // namespace concordat::tests
