#include "engine/store/journal/parts.hpp"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>

#include "engine/error.hpp"
#include "engine/plain_file.hpp"

namespace concordat::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".journal";

std::string part_prefix(const std::string& output) { return output + ".part-"; }

/// The part whose journal has this name, or 0.
Part part_named(std::string_view name, std::string_view prefix) {
  Part part = 0;
  if (!name.starts_with(prefix) || !name.ends_with(ending)) return 0;
  name.remove_prefix(prefix.size());
  name.remove_suffix(ending.size());
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), part);
  return error == std::errc() && end == name.data() + name.size() ? part : 0;
}

}  // namespace

std::string journal_path(const std::string& output, Part part) {
  return part == 0 ? output + std::string(ending)
                   : part_prefix(output) + std::to_string(part) + std::string(ending);
}

std::vector<Part> parts_of(const std::string& output) {
  const fs::path folder = fs::path(output).parent_path();
  const std::string prefix = fs::path(part_prefix(output)).filename().string();
  std::vector<Part> parts;
  std::error_code unreadable;
  for (const auto& entry : fs::directory_iterator(folder.empty() ? "." : folder, unreadable))
    if (const Part part = part_named(entry.path().filename().string(), prefix); part > 0)
      parts.push_back(part);
  std::sort(parts.begin(), parts.end());
  return parts;
}

std::optional<PartJournal> open_part(const std::string& output, Part part, Hold hold) {
  const std::string path = journal_path(output, part);
  if (const std::string why = why_no_file(path); !why.empty())
    throw UserError(path + ": " + why + ", not the journal of a result file");
  PartJournal journal{part, open_to_read(path), {}, {}};
  if (!journal.file.is_open()) {
    if (errno == ENOENT) return {};  // finished or taken away since it was listed
    throw UserError(path + ": cannot be read (" + std::strerror(errno) + ")");
  }
  if (hold == Hold::taken) journal.lock = Lock(journal.file, path, output);
  auto content = read_journal(journal.file);
  if (!content) return {};
  journal.content = std::move(*content);
  return journal;
}

void place_records(const File& file, const std::vector<RecordPlace>& records,
                   std::vector<PlacedRecord>& into) {
  for (const RecordPlace& place : records) into.push_back({place.runs, &file, place});
}

bool put_in_order(std::vector<PlacedRecord>& records) {
  // Of records that begin together the longest comes first and covers the others.
  std::sort(records.begin(), records.end(), [](const auto& a, const auto& b) {
    return a.runs.first != b.runs.first ? a.runs.first < b.runs.first : a.runs.last > b.runs.last;
  });
  std::uint64_t covered = 0;
  bool is_sound = true;
  std::erase_if(records, [&](const PlacedRecord& record) {
    if (record.runs.last <= covered) return true;
    is_sound = is_sound && record.runs.first >= covered;
    covered = record.runs.last;
    return false;
  });
  return is_sound;
}

}  // namespace concordat::engine
