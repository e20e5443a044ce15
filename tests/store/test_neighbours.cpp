// Files that only have the name which a result's journal or its unfinished file would have.
#include <catch2/catch.hpp>
#include <filesystem>

#include "engine/error.hpp"
#include "tests/store/bytes.hpp"
#include "tests/store/fake_simulation.hpp"

using namespace concordat::engine;
using namespace concordat::tests;
using Catch::Contains;
using namespace std::string_literals;

namespace {
const std::string notes[]{"mine", "a text that is longer than the header of any journal\n",
                          "CNC"s + std::string(40, 'x')};

std::string refusal(const std::string& output, IfExists if_exists) {
  return message_of<UserError>([&] { ResultWriter(output, small_header(16), if_exists); });
}
}  // namespace

TEST_CASE(
    "a text that has the name of a journal, of a part or of an unfinished file is left alone") {
  const Folder folder;
  const std::string output = folder / "a.h5";
  for (const std::string& text : notes)
    for (const std::string neighbour : {".journal", ".tmp"})
      for (const IfExists how : {IfExists::refuse, IfExists::resume, IfExists::overwrite}) {
        write_bytes(output + neighbour, text);
        INFO(neighbour << " " << text);
        CHECK_THAT(refusal(output, how),
                   Contains("a.h5" + neighbour + ": is there, and was not written") &&
                       !Contains("overwrite"));
        CHECK(bytes_of(output + neighbour) == text);
        std::filesystem::remove(output + neighbour);
        CHECK(std::filesystem::is_empty(folder.path()));
      }
  write_bytes(output + ".part-2.journal", "mine");
  run_whole(output, small_header(16));
  CHECK(bytes_of(output + ".part-2.journal") == "mine");
}

TEST_CASE("of a text that has the name of a journal nobody is told to write over it") {
  const Folder folder;
  const std::string output = folder / "a.h5";
  write_bytes(output + ".journal", notes[1]);
  CHECK_THAT(message_of<UserError>([&] { read_unfinished(output); }),
             Contains("was not written by Concordat") && !Contains("overwrite"));
}

TEST_CASE("what a killed program left half made is replaced") {
  const Folder folder;
  const std::string output = folder / "a.h5";
  for (const std::string& left :
       {"\x89HDF\r\n\x1a\n and more"s, "\x89HD"s, ""s, std::string(100, '\0')}) {
    write_bytes(output + ".tmp", left);
    run_whole(output, small_header(16));
    CHECK_FALSE(std::filesystem::exists(output + ".tmp"));
    std::filesystem::remove(output);
  }
  for (const std::string& left : {"CNCD"s, ""s, std::string(20, '\0')}) {
    write_bytes(output + ".journal", left);
    run_whole(output, small_header(16));
    std::filesystem::remove(output);
  }
}
