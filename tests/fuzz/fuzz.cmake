# `concordat_tests(fuzz ...)` replays the corpus; with CONCORDAT_FUZZ, clang's libFuzzer searches on.
if(CONCORDAT_FUZZ)
  file(GLOB sources CONFIGURE_DEPENDS tests/fuzz/*.cpp)
  list(FILTER sources EXCLUDE REGEX replay_test)
  list(FILTER sources EXCLUDE REGEX target)
  add_executable(fuzz_readers tests/fuzz/target.cpp ${sources})
  target_link_libraries(fuzz_readers PRIVATE concordat_cli)
  target_link_options(fuzz_readers PRIVATE -fsanitize=fuzzer)
endif()
