#pragma once
/// The journal `<output>.journal`: a header, then records, each with its length and checksum.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/store/journal/bytes.hpp"
#include "engine/store/journal/file.hpp"
#include "engine/store/journal/job.hpp"
#include "engine/store/journal/lock.hpp"

namespace concordat::engine {

/// With which a journal of any version begins.
constexpr std::string_view journal_beginning = "CNCDJNL";

/// What a journal tells people about its job.
struct About {
  std::string title, scenario, command;
  std::vector<std::string> outcomes;  ///< names
  bool replaces = false;              ///< a file of the output's name, which was asked for
};

/// A record ready to be appended.
struct SealedRecord {
  RunRange runs;
  Bytes body;
};

/// Where a record stands in the journal.
struct RecordPlace {
  RunRange runs;
  std::uint64_t offset = 0, length = 0;  ///< of its body [byte]
};

/// What a journal holds that is whole.
struct JournalContent {
  Job job;
  About about;
  std::uint64_t process = 0;         ///< that holds or last held it
  std::vector<RecordPlace> records;  ///< in address order
  std::uint64_t committed = 0;       ///< runs
  std::uint64_t damaged = 0;         ///< bytes between sound records
  std::uint64_t end = 0;             ///< byte after the last whole record
};

/// Reads header and records, passing over what is torn or damaged. Empty where the header was
/// never completed; throws DamagedBytes where it is not a journal or its header is damaged.
std::optional<JournalContent> read_journal(const File& file);

/// The body of a record; throws DamagedBytes where its checksum does not hold.
Bytes read_body(const File& file, const RecordPlace& place);

/// The journal as its one writer holds it.
class Journal {
 public:
  /// Opens or creates, and locks. Throws UserError where another process holds it, or where what
  /// is there is no journal.
  Journal(std::string path, const std::string& output);

  const File& file() const { return file_; }
  const JournalContent& content() const { return content_; }
  const Lock& lock() const { return lock_; }
  /// Starts anew for a job: what was there is lost.
  void begin(const Job& job, const About& about);
  /// Goes on with what was read: a torn tail is cut.
  void go_on(JournalContent content);
  /// Appends records and syncs once; after an error the journal is as before.
  void append(const std::vector<SealedRecord>& records);
  /// Removes the file and with it the lock.
  void remove();

 private:
  void sign();
  std::string path_;
  File file_;
  Lock lock_;
  JournalContent content_;
};

}  // namespace concordat::engine
