# The Python package, on result files that the program makes. With Debian's Python, whose packages it needs.
file(GLOB files CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_LIST_DIR} ${CMAKE_CURRENT_LIST_DIR}/test_*.py)
# Of the compiled part where it can be built: there it has to load.
set(module $<$<BOOL:$<TARGET_EXISTS:concordat_python>>:CONCORDAT_MODULE=1>)
foreach(file ${files})
  string(REGEX REPLACE "^test_(.*)\\.py$" "\\1" name ${file})
  add_test(NAME "python: ${name}" COMMAND /usr/bin/python3 -B ${file} WORKING_DIRECTORY ${CMAKE_CURRENT_LIST_DIR})
  set_tests_properties("python: ${name}" PROPERTIES LABELS python COST 60 TIMEOUT 1500
    ENVIRONMENT "CONCORDAT_PROGRAM=$<TARGET_FILE:concordat>;${module}")
endforeach()
add_custom_target(test_python DEPENDS concordat)  # what `./dev test -L python` builds
if(TARGET concordat_python)
  add_dependencies(test_python concordat_python)
endif()
