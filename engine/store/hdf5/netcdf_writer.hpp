#pragma once
/// A new HDF5 file as netCDF-4 lays it down: named dimensions attached to every axis, units and
/// long names on every variable.
#include <string>
#include <vector>

#include "engine/store/hdf5/contents.hpp"
#include "engine/store/hdf5/hdf5.hpp"
#include "engine/store/netcdf/writer.hpp"

namespace concordat::engine {

/// Holds the library while it lives.
class Hdf5Writer : public NetcdfWriter {
 public:
  /// Begins the file anew. Throws hdf5::Failure, as everything here.
  explicit Hdf5Writer(const std::string& path);
  ~Hdf5Writer() override;
  Hdf5Writer(const Hdf5Writer&) = delete;
  Hdf5Writer& operator=(const Hdf5Writer&) = delete;

  void add_group(const std::string& name) override;
  NetcdfVariable add_dimension(const std::string& name, ValueType type, std::uint64_t size,
                               Packed packed) override;
  NetcdfVariable add_variable(const std::string& name, ValueType type,
                              const std::vector<std::string>& dimensions, std::uint64_t chunk_rows,
                              Packed packed) override;
  bool has(const std::string& name) const override { return contents_.has(name); }
  void text(const char* attribute, const std::string& value) override;
  void numbers(const char* attribute, Numbers values) override;
  /// Writes everything out and closes. No variable of it may be left. Returns what is to be in the
  /// file.
  Contents close();

 private:
  struct Dimension {
    std::string name;
    std::uint64_t size;
    hdf5::Handle scale;
  };
  const Dimension& dimension(const std::string& name) const;
  hdf5::Session session_;
  hdf5::Handle file_;
  std::vector<Dimension> dimensions_;
  Contents contents_;
};

}  // namespace concordat::engine
