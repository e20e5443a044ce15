#pragma once
/// What stands where an output is to be written, and what is said where it is in the way.
#include <optional>
#include <string>

#include "engine/store/journal/job.hpp"

namespace concordat::engine {

struct Existing {
  std::optional<Job> job;  ///< of a finished result
  std::string otherwise;   ///< why it is none
  std::uint64_t runs = 0;  ///< that it holds: fewer than planned where no more were needed
};

/// Whether anything has the name; a link that leads nowhere is something too.
bool is_there(const std::string& output);
Existing existing_at(const std::string& output);

/// Throws WriteError where the name is a folder's.
void expect_writable_name(const std::string& output);

/// UserErrors: another job's or this one's runs are kept in a journal, a finished file is there, a
/// journal's header is damaged.
[[noreturn]] void refuse_journal(const std::string& output, const Job& existing,
                                 std::uint64_t committed, const Job& wanted);
[[noreturn]] void refuse_output(const std::string& output, const Existing& existing,
                                const Job& wanted);
[[noreturn]] void refuse_damaged(const std::string& output);
/// What this process wrote to the journal is not there any more: most of it may be.
[[noreturn]] void throw_changed(const std::string& output);

}  // namespace concordat::engine
