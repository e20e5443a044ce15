# The golden digests with every compiler that is here, without and with optimisation.
foreach(compiler g++ clang++)
  find_program(GOLDEN_${compiler} ${compiler})
  if(GOLDEN_${compiler})
    foreach(level -O0 -O3)
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
