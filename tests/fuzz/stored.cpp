#include "tests/fuzz/stored.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "engine/error.hpp"
#include "engine/statistics/digest.hpp"
#include "engine/store/journal/record_codec.hpp"
#include "engine/store/results.hpp"
#include "engine/store/seal.hpp"
#include "tests/fuzz/bytes_file.hpp"
#include "tests/store/fake_simulation.hpp"

namespace concordat::tests {

void read_journal(const std::string& bytes) {
  const BytesFile file(".h5.journal", bytes);
  const std::string output = file.path().substr(0, file.path().rfind('.'));
  engine::read_unfinished(output, [](engine::RunRange, const engine::RunValues&) {});
}

namespace {

std::uint64_t number_at(const std::string& bytes, std::size_t at) {
  std::uint64_t number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

void put_number(std::string& bytes, std::size_t at, std::uint64_t number) {
  std::memcpy(bytes.data() + at, &number, sizeof number);
}

std::uint64_t checksum_of(const std::string& bytes, std::size_t head, std::size_t body,
                          std::size_t end) {
  const auto* raw = reinterpret_cast<const std::uint8_t*>(bytes.data());
  return engine::checksum({raw + head, raw + std::min(body, head + 32)}, {raw + body, raw + end});
}

/// A journal with every length and checksum put right, so that what stands behind them is read; see
/// engine/store/format.md.
std::string with_checksums(std::string bytes) {
  constexpr std::size_t heading = 32, head = 40;
  if (bytes.size() < heading) return bytes;
  std::uint64_t length =
      std::min<std::uint64_t>(number_at(bytes, 16) & 0xFFFFFFFF, bytes.size() - heading);
  put_number(bytes, 16, length | (~length << 32));
  std::size_t at = heading + length;
  put_number(bytes, 24, checksum_of(bytes, heading, heading, at));
  while (bytes.size() - at >= head) {
    length = std::min<std::uint64_t>(number_at(bytes, at + 24), bytes.size() - at - head);
    put_number(bytes, at + 24, length);
    const std::size_t body = at + head;
    put_number(bytes, at + 32, checksum_of(bytes, at, body, body + length));
    at = body + length;
  }
  return bytes;
}

}  // namespace

void read_mended_journal(const std::string& bytes) { read_journal(with_checksums(bytes)); }

void read_record_body(const std::string& bytes) {
  const auto header = small_header(8);
  const auto again = [&](const engine::Bytes& body) {
    engine::RunValues values;
    engine::MomentTable totals(header.shape);
    engine::decode(body, header, header.runs, values, totals);
    return engine::encode(values, totals);
  };
  try {
    const engine::Bytes body = again(engine::Bytes(bytes.begin(), bytes.end()));
    expect(again(body) == body, "a record's body does not read back to itself");
  } catch (const engine::DamagedBytes&) {
  }
}

namespace {

std::string sealed(const std::string& bytes) {
  const BytesFile file(".h5", bytes);
  engine::File opened = engine::open_to_write(file.path());
  engine::seal(opened, file.path());
  opened.close();
  std::ifstream in(file.path(), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// By the reader of results, before HDF5 sees a byte.
bool is_refused(const std::string& bytes) {
  const BytesFile file(".h5", bytes);
  try {
    const engine::ResultFile result(file.path());
  } catch (const engine::UserError&) {
    return true;
  }
  return false;
}

}  // namespace

void read_sealed(const std::string& bytes) {
  const std::string whole = sealed(bytes);
  {
    const BytesFile file(".h5", whole);
    engine::expect_sealed(file.path());
  }
  std::size_t at = 0;
  for (std::size_t k = 0; k < std::min<std::size_t>(bytes.size(), 3); ++k)
    at = at * 256 + static_cast<unsigned char>(bytes[k]);
  std::string changed = whole;
  changed[at % whole.size()] = static_cast<char>(changed[at % whole.size()] ^ (1 << at % 8));
  expect(is_refused(changed), "a changed bit is not noticed");
  expect(is_refused(whole.substr(0, at % whole.size())), "a cut is not noticed");
  expect(is_refused(whole + bytes.substr(0, 1) + "x"), "what was added is not noticed");
}

}  // namespace concordat::tests
