#pragma once
/// The journals of an output: one for each process that writes a part of it.
#include <optional>
#include <string>
#include <vector>

#include "engine/store/journal/journal.hpp"

namespace concordat::engine {

/// "<output>.journal" of part 0, "<output>.part-<i>.journal" of part i.
std::string journal_path(const std::string& output, Part part);

/// Parts above 0 that have a journal, ascending.
std::vector<Part> parts_of(const std::string& output);

/// A journal as others see it.
struct PartJournal {
  Part part = 0;
  File file;
  Lock lock;
  JournalContent content;
};

/// Whether a part is only looked at, or taken so that no process can write it any more.
enum class Hold : std::uint8_t { none, taken };

/// Opens a part to read it; nothing where it is gone or has no whole header. Throws DamagedBytes,
/// and UserError where it is to be taken and another process holds it.
std::optional<PartJournal> open_part(const std::string& output, Part part, Hold hold);

/// A record of one of several journals.
struct PlacedRecord {
  RunRange runs;
  const File* file = nullptr;
  RecordPlace place;
};

/// Adds the records of a journal.
void place_records(const File& file, const std::vector<RecordPlace>& records,
                   std::vector<PlacedRecord>& into);

/// Sorts by address and leaves out what others hold too (the same runs have the same bits). False
/// where records share only some of their runs.
bool put_in_order(std::vector<PlacedRecord>& records);

}  // namespace concordat::engine
