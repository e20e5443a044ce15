# The golden digests with every compiler that is here, without and with optimisation. What this build
# is itself is below.
set(this_build "${CMAKE_CXX_COMPILER_ID} ${CMAKE_BUILD_TYPE}")
foreach(compiler g++ clang++)
  find_program(GOLDEN_${compiler} ${compiler})
  if(GOLDEN_${compiler})
    set(levels -O0 -O3)
    if((compiler STREQUAL g++ AND this_build STREQUAL "GNU Release") OR
       (compiler STREQUAL clang++ AND this_build STREQUAL "Clang Release"))
      set(levels -O0)
    endif()
    foreach(level ${levels})
      add_test(NAME "determinism: the model gives the golden bits with ${compiler} ${level}"
        COMMAND ${PROJECT_SOURCE_DIR}/tests/determinism/golden.sh ${compiler} ${level})
      set_tests_properties("determinism: the model gives the golden bits with ${compiler} ${level}"
        PROPERTIES LABELS determinism)
    endforeach()
  endif()
endforeach()

# This build, on each instruction set of this machine.
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  foreach(instructions scalar sse2)
    add_test(NAME "determinism: this build gives the golden bits on ${instructions}"
      COMMAND test_determinism "[golden]")
    set_tests_properties("determinism: this build gives the golden bits on ${instructions}"
      PROPERTIES LABELS determinism ENVIRONMENT CONCORDAT_INSTRUCTIONS=${instructions})
  endforeach()
endif()
add_dependencies(test_determinism concordat)  # readme_test.cpp starts the program
