#include "engine/store/journal/journal.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "engine/error.hpp"
#include "engine/statistics/digest.hpp"

namespace concordat::engine {
namespace {

// Header: magic, process id, length (and its complement) and checksum of the description, which
// is the job and what people want to know of it. Record: head, body.
constexpr std::uint64_t journal_magic = 0x344c4e4a44434e43;  // "CNCDJNL4"
constexpr std::uint64_t record_magic = 0x4452434552434e43;   // "CNCRECRD"
constexpr std::uint64_t process_offset = 8;
constexpr std::uint64_t header_length = 32;
constexpr std::uint64_t longest_description = 1 << 28;

/// A length that a flipped bit cannot turn into another: its complement stands in the upper half.
std::uint64_t guarded(std::uint64_t length) { return length | (~length << 32); }

/// Head of a record: magic, first run, run after the last, length of the body, checksum.
using RecordHead = std::array<std::uint64_t, 5>;

template <class Values>
auto bytes_of(Values& values) {
  auto* raw = reinterpret_cast<std::uint8_t*>(values.data());
  return std::span<std::uint8_t>(raw, sizeof(values[0]) * values.size());
}

std::uint64_t checksum_of(RecordHead& head, std::span<const std::uint8_t> body) {
  return checksum(bytes_of(head).first(32), body);
}

Bytes encode(const Job& job, const About& about) {
  Bytes bytes;
  for (const std::string* text : {&job.version, &job.commit, &job.scenario, &job.axes}) {
    put_text(bytes, *text);
  }
  put(bytes, job.seed);
  put(bytes, job.runs);
  put(bytes, static_cast<std::uint8_t>(job.trajectories));
  put_text(bytes, about.title);
  put_text(bytes, about.scenario);
  put_text(bytes, about.command);
  put(bytes, std::uint64_t{about.outcomes.size()});
  for (const std::string& outcome : about.outcomes) {
    put_text(bytes, outcome);
  }
  if (about.replaces) put(bytes, std::uint8_t{1});
  return bytes;
}

void decode(const Bytes& bytes, Job& job, About& about) {
  ByteReader in(bytes);
  for (std::string* text : {&job.version, &job.commit, &job.scenario, &job.axes}) {
    *text = in.get_text();
  }
  job.seed = in.get<std::uint64_t>();
  job.runs = in.get<std::uint64_t>();
  job.trajectories = static_cast<Trajectories>(in.get<std::uint8_t>());
  about.title = in.get_text();
  about.scenario = in.get_text();
  about.command = in.get_text();
  for (auto left = in.get<std::uint64_t>(); left > 0; --left) {
    about.outcomes.push_back(in.get_text());
  }
  about.replaces = !in.is_at_end();
}

/// A journal is refused when so many times its size was read in vain: accidents do not need it, and
/// heads whose bodies overlap would take the square of their number.
constexpr std::uint64_t most_in_vain = 16;

/// The record at `offset`, or nothing where it is torn or damaged; adds what was read for nothing.
std::optional<RecordPlace> read_record(const File& file, std::uint64_t offset, std::uint64_t size,
                                       std::uint64_t runs, std::uint64_t& in_vain) {
  RecordHead head{};
  if (size - offset < sizeof(head) || file.read(offset, bytes_of(head)) != sizeof(head)) {
    return {};
  }
  const auto [magic, first, last, length, sum] = head;
  if (magic != record_magic || first >= last || last > runs ||
      length > size - offset - sizeof(head)) {
    return {};
  }
  Bytes body(length);
  const std::uint64_t start = offset + sizeof(head);
  if (file.read(start, body) != length || checksum_of(head, body) != sum) {
    in_vain += length;
    return {};
  }
  return RecordPlace{{first, last}, start, length};
}

/// Whether no run stands in two records.
bool disjoint(const std::vector<RecordPlace>& sorted) {
  return std::adjacent_find(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
           return a.runs.last > b.runs.first;
         }) == sorted.end();
}

/// Where the next record may begin, from an offset on; `size` where none does.
std::uint64_t next_record(const File& file, std::uint64_t offset, std::uint64_t size) {
  constexpr std::uint64_t at_once = 1 << 20;
  Bytes bytes;
  while (size - offset > sizeof(record_magic)) {
    bytes.resize(std::min(at_once, size - offset));
    bytes.resize(file.read(offset, bytes));
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const std::string_view magic(reinterpret_cast<const char*>(&record_magic),
                                 sizeof(record_magic));
    if (const auto at = text.find(magic); at != text.npos) return offset + at;
    if (bytes.size() < sizeof(record_magic)) break;
    offset += bytes.size() - sizeof(record_magic) + 1;  // it may stand across two readings
  }
  return size;
}

/// Sound records, also behind damaged ones: these are lost, and no more.
void read_records(const File& file, std::uint64_t size, JournalContent& content) {
  std::uint64_t in_vain = 0;
  for (std::uint64_t at = content.end; at < size;) {
    const auto place = read_record(file, at, size, content.job.runs, in_vain);
    if (in_vain / most_in_vain > size) throw DamagedBytes();
    if (!place) {
      at = next_record(file, at + 1, size);
      continue;
    }
    content.records.push_back(*place);
    content.committed += place->runs.last - place->runs.first;
    content.damaged += at - content.end;
    at = content.end = place->offset + place->length;
  }
  std::sort(content.records.begin(), content.records.end(),
            [](const auto& a, const auto& b) { return a.runs.first < b.runs.first; });
  if (!disjoint(content.records)) {
    throw DamagedBytes();
  }
}

bool is_at(const File& file, const std::string& path) {
  struct stat open {};
  struct stat named {};
  return ::fstat(file.descriptor(), &open) == 0 && ::stat(path.c_str(), &named) == 0 &&
         open.st_ino == named.st_ino && open.st_dev == named.st_dev;
}

}  // namespace

std::optional<JournalContent> read_journal(const File& file) {
  const std::uint64_t size = file.size();
  std::array<std::uint64_t, header_length / 8> header{};
  if (size < header_length || file.read(0, bytes_of(header)) != header_length) {
    return {};
  }
  const auto [magic, process, guarded_length, sum] = header;
  const std::uint64_t length = guarded_length & 0xffffffff;
  if (magic != journal_magic || guarded_length != guarded(length) || length > longest_description) {
    throw DamagedBytes();
  }
  if (size - header_length < length) {
    return {};
  }
  Bytes bytes(length);
  if (file.read(header_length, bytes) != length || checksum({}, bytes) != sum) {
    throw DamagedBytes();
  }
  JournalContent content;
  decode(bytes, content.job, content.about);
  content.process = process;
  content.end = header_length + length;
  read_records(file, size, content);
  return content;
}

Bytes read_body(const File& file, const RecordPlace& place) {
  Bytes bytes(place.length);
  RecordHead head{};
  if (file.read(place.offset - sizeof(head), bytes_of(head)) != sizeof(head) ||
      file.read(place.offset, bytes) != place.length || checksum_of(head, bytes) != head[4]) {
    throw DamagedBytes();
  }
  return bytes;
}

Journal::Journal(std::string path, const std::string& output) : path_(std::move(path)) {
  expect_own(path_, journal_beginning);
  do {  // another process may have finished, and removed the file, since it was opened
    lock_.release();
    file_ = open_to_write(path_);
    lock_ = Lock(file_, path_, output);
  } while (!is_at(file_, path_));
}

void Journal::sign() {
  std::array<std::uint64_t, 1> process{static_cast<std::uint64_t>(::getpid())};
  file_.write(process_offset, bytes_of(process));
}

void Journal::begin(const Job& job, const About& about) {
  const Bytes body = encode(job, about);
  Bytes bytes;
  for (const std::uint64_t number : {journal_magic, static_cast<std::uint64_t>(::getpid()),
                                     guarded(body.size()), checksum({}, body)}) {
    put(bytes, number);
  }
  put_all(bytes, std::span(body));
  file_.truncate(0);
  file_.write(0, bytes);
  file_.sync();
  sync_folder_of(path_);
  content_ = {};
  content_.job = job;
  content_.about = about;
  content_.end = bytes.size();
}

void Journal::go_on(JournalContent content) {
  content_ = std::move(content);
  file_.truncate(content_.end);
  sign();
  file_.sync();
}

void Journal::append(const std::vector<SealedRecord>& records) {
  std::vector<RecordPlace> places;
  std::uint64_t end = content_.end;
  try {
    for (const SealedRecord& record : records) {
      RecordHead head{record_magic, record.runs.first, record.runs.last, record.body.size(), 0};
      head[4] = checksum_of(head, record.body);
      const std::uint64_t start = end + sizeof(head);
      file_.write(end, bytes_of(head));
      file_.write(start, record.body);
      places.push_back({record.runs, start, record.body.size()});
      end = start + record.body.size();
    }
    file_.sync();
  } catch (const WriteError&) {
    // A tail that stays behind is cut by the next resume: its checksum does not hold, or it was
    // written whole and is as good as committed.
    if (::ftruncate(file_.descriptor(), static_cast<off_t>(content_.end)) != 0) {
      throw;
    }
    throw;
  }
  content_.end = end;
  for (const RecordPlace& place : places) {
    const auto at =
        std::upper_bound(content_.records.begin(), content_.records.end(), place,
                         [](const auto& a, const auto& b) { return a.runs.first < b.runs.first; });
    content_.records.insert(at, place);
    content_.committed += place.runs.last - place.runs.first;
  }
}

void Journal::remove() {
  if (file_.is_open()) {
    ::unlink(path_.c_str());
    lock_.release();
    file_.close();
  }
}

}  // namespace concordat::engine
