# The guide: what its pages show is run, its site and its notebooks are made.
set(guide ${PROJECT_SOURCE_DIR}/docs)
file(GLOB pages CONFIGURE_DEPENDS ${guide}/pages/*.md)
foreach(page ${pages})
  cmake_path(GET page STEM name)
  add_test(NAME "guide: ${name}" COMMAND /usr/bin/python3 -B ${guide}/making/commands.py --compare
           --program $<TARGET_FILE:concordat> ${page})
  set_tests_properties("guide: ${name}" PROPERTIES LABELS guide TIMEOUT 600)
endforeach()
foreach(name site notebooks citation)
  add_test(NAME "guide: the ${name}" COMMAND /usr/bin/python3 -B ${name}_test.py ${PROJECT_BINARY_DIR}
           WORKING_DIRECTORY ${CMAKE_CURRENT_LIST_DIR})
  set_tests_properties("guide: the ${name}" PROPERTIES LABELS guide TIMEOUT 900 SKIP_RETURN_CODE 77)
endforeach()
add_custom_target(test_guide DEPENDS concordat)  # what `./dev test -L guide` builds
add_test(NAME "guide: what is installed works where it is put" COMMAND ${CMAKE_CURRENT_LIST_DIR}/install.sh
         ${PROJECT_BINARY_DIR})
set_tests_properties("guide: what is installed works where it is put" PROPERTIES LABELS guide TIMEOUT 300)
