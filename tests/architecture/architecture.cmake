# What the architecture tests need beyond their sources.

# Each header compiles alone: one source file for each, compiled with everything else.
file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}
  engine/*.hpp agents/*.hpp configs/*.hpp analysis/*.hpp apps/*.hpp)
set(header_sources)
foreach(header ${headers})
  string(REPLACE / . name ${header})
  set(source ${PROJECT_BINARY_DIR}/headers_alone/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "#include \"${header}\"\n")
  list(APPEND header_sources ${source})
endforeach()
add_library(headers_alone OBJECT ${header_sources})
target_link_libraries(headers_alone PRIVATE concordat_cli)
target_include_directories(headers_alone SYSTEM PRIVATE ${HDF5_INCLUDE_DIRS})
target_compile_options(headers_alone PRIVATE -O0)

# Which functions the AVX2 kernel shares with others is a question about optimised code.
if(TARGET concordat_kernel_avx2 AND CMAKE_BUILD_TYPE STREQUAL Release AND NOT CMAKE_CXX_FLAGS)
  set_source_files_properties(${PROJECT_SOURCE_DIR}/tests/architecture/kernels_test.cpp
    PROPERTIES COMPILE_DEFINITIONS
    "CONCORDAT_AVX2_OBJECTS=\"$<JOIN:$<TARGET_OBJECTS:concordat_kernel_avx2>, >\"")
  add_dependencies(test_architecture concordat_kernel_avx2)
endif()

# A step of the month that writes what is not its own does not compile.
set(trespass ${CMAKE_CXX_COMPILER} -std=c++20 -fsyntax-only -Wno-psabi -I ${PROJECT_SOURCE_DIR}
    ${PROJECT_SOURCE_DIR}/tests/architecture/steps/trespass.cpp)
add_test(NAME "architecture: steps that trespass compile where nobody does" COMMAND ${trespass})
set(trespassing "architecture: steps that trespass compile where nobody does")
foreach(step settings forms membership news demand finance pressure leadership breach workforce
             decide govern integrate benefit trust public regulate everything)
  set(name "architecture: no step compiles that writes what is not its own, as ${step} does here")
  add_test(NAME "${name}" COMMAND ${trespass} -DTRESPASS_${step})
  list(APPEND trespassing "${name}")
  set_tests_properties("${name}" PROPERTIES
    PASS_REGULAR_EXPRESSION "error: .*(assignment of read-only|cannot assign|no viable overloaded|names the groups it writes|passing)")
endforeach()
set_tests_properties(${trespassing} PROPERTIES LABELS architecture)
