# `concordat_tests(fuzz ...)` replays the corpus; with CONCORDAT_FUZZ, clang's libFuzzer searches on.
if(CONCORDAT_FUZZ)
  add_executable(fuzz_readers tests/fuzz/target.cpp tests/fuzz/readers.cpp)
  target_link_libraries(fuzz_readers PRIVATE concordat_configs)
  target_link_options(fuzz_readers PRIVATE -fsanitize=fuzzer)
endif()
