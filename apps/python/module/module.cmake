# The compiled part of the Python package, where pybind11 is found: by it Python runs without the
# program. The package reads and draws without it. In release builds, whose objects are position
# independent, as a module needs them.
if(NOT CMAKE_BUILD_TYPE STREQUAL Release)
  return()
endif()
if(NOT DEFINED Python_EXECUTABLE AND EXISTS /usr/bin/python3)
  set(Python_EXECUTABLE /usr/bin/python3)  # Debian's own, whose packages are Debian's
endif()
find_package(Python 3.9 QUIET COMPONENTS Interpreter Development.Module)
if(Python_FOUND)
  find_package(pybind11 2.10 CONFIG QUIET)
endif()
if(NOT pybind11_FOUND)
  message(STATUS "Without pybind11 (pybind11-dev, python3-dev): Python reads and draws, and does not run")
  return()
endif()
pybind11_add_module(concordat_python MODULE NO_EXTRAS
  apps/python/module/arrays.cpp apps/python/module/module.cpp apps/python/module/watched.cpp)
target_link_libraries(concordat_python PRIVATE concordat_cli concordat_hardening)
concordat_optimise(concordat_python -O1)
set_target_properties(concordat_python PROPERTIES OUTPUT_NAME _engine
  LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/python/concordat)
