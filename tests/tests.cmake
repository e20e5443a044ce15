# One test program per folder of tests/: `tests/engine/*.cpp` becomes `test_engine`. Every test case
# is a ctest of its own, labelled with its folder.
find_package(Catch2 2 REQUIRED)
include(Catch)
set(tests ${PROJECT_SOURCE_DIR}/tests)
add_library(catch_main STATIC ${tests}/catch_main.cpp ${tests}/paths.cpp)
target_link_libraries(catch_main PUBLIC concordat_options Catch2::Catch2)
target_compile_options(catch_main PUBLIC -O0 ${fewer_checks})  # of tests the compiling takes longest
# All tests include Catch, which takes longer to read than most of them: it is read once.
target_precompile_headers(catch_main PRIVATE <catch2/catch.hpp>)
# False in g++ 12 for "text" + std::string, which it no longer sees to be the library's, and the last
# one for std::regex under the sanitizers.
set(false_alarms -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread -Wno-maybe-uninitialized)
target_compile_options(catch_main PUBLIC "$<$<CXX_COMPILER_ID:GNU>:${false_alarms}>")
set_source_files_properties(${tests}/catch_main.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
# No other object knows where it is, so that a compiler cache can share the rest between clones.
set_source_files_properties(${tests}/paths.cpp PROPERTIES COMPILE_DEFINITIONS
  "CONCORDAT_SOURCE_DIR=\"${PROJECT_SOURCE_DIR}\";CONCORDAT_BINARY_DIR=\"${PROJECT_BINARY_DIR}\"")

function(concordat_tests folder)
  file(GLOB sources CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/tests/${folder}/*.cpp ${${folder}_rooms})
  if(NOT sources)
    return()
  endif()
  add_executable(test_${folder} ${sources})
  target_link_libraries(test_${folder} PRIVATE catch_main ${ARGN})
  target_precompile_headers(test_${folder} REUSE_FROM catch_main)
  catch_discover_tests(test_${folder} TEST_PREFIX "${folder}: "
    PROPERTIES LABELS ${folder} ${${folder}_properties})
endfunction()

concordat_tests(engine concordat_engine)
include(tests/engine/targets/targets.cmake)
concordat_tests(store concordat_engine)
include(tests/store/races.cmake)
set(agents_rooms ${PROJECT_SOURCE_DIR}/tests/agents/*/*.cpp)
concordat_tests(agents concordat_agents)
concordat_tests(threads concordat_agents)
if(TARGET test_threads)  # as the tests of the store are told what oneTBB hides
  target_sources(test_threads PRIVATE ${tests}/agents/scenes.cpp ${tests}/store/sanitizers.cpp)
endif()
concordat_tests(configs concordat_configs)
concordat_tests(imports concordat_configs)
concordat_tests(scenarios concordat_configs)
concordat_tests(fuzz concordat_cli)
include(tests/fuzz/fuzz.cmake)
concordat_tests(odd concordat_configs)
concordat_tests(analysis concordat_analysis)
if(TARGET test_analysis)  # runs studies into files, as the tests of the store do
  target_sources(test_analysis PRIVATE ${PROJECT_SOURCE_DIR}/tests/store/fake_simulation.cpp)
endif()
concordat_tests(verification concordat_analysis)
concordat_tests(properties concordat_analysis)
foreach(folder verification properties)  # step worlds by hand, as the tests of agents do
  if(TARGET test_${folder})
    target_sources(test_${folder} PRIVATE ${tests}/agents/scenes.cpp ${tests}/agents/worlds.cpp)
  endif()
endforeach()
concordat_tests(determinism concordat_cli)
include(tests/determinism/determinism.cmake)
concordat_tests(architecture concordat_options)
include(tests/architecture/architecture.cmake)
concordat_tests(cli concordat_cli)
if(TARGET test_cli)
  add_dependencies(test_cli concordat)  # it starts, kills and resumes the program itself
endif()
include(tests/cluster/cluster.cmake)
include(tests/faults/faults.cmake)
include(tests/python/python.cmake)
include(tests/guide/guide.cmake)
include(tests/lab/lab.cmake)
