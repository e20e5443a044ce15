#pragma once
/// What to type next: commands that work, as words.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/store/results.hpp"

namespace concordat::apps {

using Words = std::vector<std::string>;

/// An option as it may stand in a command.
struct TypedOption {
  std::string_view name;
  bool has_value;
};

/// The same command without these, each with its value: "--seed 3" and "--seed=3".
Words without(const Words& words, std::span<const TypedOption> options);

/// What a finished study can be asked: factor by factor where points differ in one alone, else what
/// decides, else what is in it.
Words next_after_study(const engine::ResultFile& study, const std::string& program);

/// The same for the factor after `done`; what is in it where there is none.
Words next_after_factor(const engine::ResultFile& study, const std::vector<std::string>& done,
                        const std::string& program);

/// The same command with --resume in place of --overwrite.
Words resumed(Words words);

/// The command that began an output, for whoever knows that by this path: from another folder, or
/// moved since. Of extend without an --output it is the file that grows.
Words begun_by(const std::string& command, const std::string& output);

}  // namespace concordat::apps
