# What the architecture tests need beyond their sources.

# Each header compiles alone. Where NAME.cpp includes NAME.hpp first, as includes_test.cpp sees to,
# that is shown there; for each other header there is a source file, compiled with everything else, and
# without precompiled headers: so it is seen to include what it needs (and few are as long as those).
file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}
  engine/*.hpp agents/*.hpp configs/*.hpp analysis/*.hpp apps/*.hpp)
list(FILTER headers EXCLUDE REGEX "^apps/python/")  # they need Python's, and are read with its module
set(header_sources)
foreach(header ${headers})
  string(REGEX REPLACE "hpp$" cpp own_source ${header})
  if(EXISTS ${PROJECT_SOURCE_DIR}/${own_source})
    continue()
  endif()
  string(REPLACE / . name ${header})
  set(source ${PROJECT_BINARY_DIR}/headers_alone/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "#include \"${header}\"\n")
  list(APPEND header_sources ${source})
endforeach()

# All headers of a folder compile together: no name means two things. Kernels' headers are compiled
# for the scalar target, as everything is that does not say otherwise.
foreach(folder engine agents configs analysis apps)
  set(source ${PROJECT_BINARY_DIR}/headers_together/${folder}.cpp)
  set(together ${headers})
  list(FILTER together INCLUDE REGEX "^${folder}/")
  list(TRANSFORM together PREPEND "#include \"")
  list(TRANSFORM together APPEND "\"\n")
  string(CONCAT text ${together})
  file(CONFIGURE OUTPUT ${source} CONTENT "${text}")
  list(APPEND header_sources ${source})
endforeach()
add_library(headers OBJECT ${header_sources})
target_link_libraries(headers PRIVATE concordat_cli)
target_include_directories(headers SYSTEM PRIVATE ${HDF5_INCLUDE_DIRS})
target_compile_options(headers PRIVATE -O0)
add_dependencies(test_architecture headers)

# Which functions the kernels of AVX2 and AVX-512 share with others is a question about optimised code.
if(TARGET concordat_kernel_avx2 AND CMAKE_BUILD_TYPE STREQUAL Release AND NOT CMAKE_CXX_FLAGS)
  set_source_files_properties(${PROJECT_SOURCE_DIR}/tests/architecture/kernels_test.cpp
    PROPERTIES COMPILE_DEFINITIONS
    "CONCORDAT_AVX2_OBJECTS=\"'$<TARGET_OBJECTS:concordat_kernel_avx2>'\";CONCORDAT_AVX512_OBJECTS=\"'$<TARGET_OBJECTS:concordat_kernel_avx512>'\"")
  add_dependencies(test_architecture concordat_kernel_avx2 concordat_kernel_avx512)
endif()

if(CMAKE_SYSTEM_NAME STREQUAL Linux AND CMAKE_BUILD_TYPE STREQUAL Release)
  add_test(NAME "architecture: the program that is released is hardened"
    COMMAND ${PROJECT_SOURCE_DIR}/tests/architecture/hardened.sh $<TARGET_FILE:concordat>)
  set_tests_properties("architecture: the program that is released is hardened"
    PROPERTIES LABELS architecture)
  add_dependencies(test_architecture concordat)
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

add_test(NAME "architecture: what the lab leaves out compiles for a browser"
  COMMAND ${PROJECT_SOURCE_DIR}/tests/architecture/browser.sh)
set_tests_properties("architecture: what the lab leaves out compiles for a browser"
  PROPERTIES LABELS architecture SKIP_RETURN_CODE 77)

# What CONTRIBUTING's table of places says, tried.
add_test(NAME "architecture: a place of the model that is left out is named by the compiler"
  COMMAND ${PROJECT_SOURCE_DIR}/tests/architecture/left_out.sh ${CMAKE_CXX_COMPILER})
set_tests_properties("architecture: a place of the model that is left out is named by the compiler"
  PROPERTIES LABELS architecture)
