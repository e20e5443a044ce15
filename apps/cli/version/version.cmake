# Writes generated/commit.inc at every build, but touches it only when the commit has changed, so
# that nothing but version.cpp is compiled again. Run as a script (-P) it does the writing.
if(CMAKE_SCRIPT_MODE_FILE)
  execute_process(
    COMMAND ${CMAKE_COMMAND} -E env GIT_OPTIONAL_LOCKS=0 git describe --always --exclude=* --abbrev=12 --dirty=+
    WORKING_DIRECTORY ${SOURCE} OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE
    ERROR_QUIET RESULT_VARIABLE failed)
  if(failed OR commit STREQUAL "")
    set(commit unknown)
  endif()
  file(CONFIGURE OUTPUT ${OUTPUT} CONTENT
    "#define CONCORDAT_VERSION \"${VERSION}\"\n#define CONCORDAT_COMMIT \"${commit}\"\n")
  return()
endif()

add_custom_target(concordat_commit
  COMMAND ${CMAKE_COMMAND} -DSOURCE=${PROJECT_SOURCE_DIR} -DVERSION=${PROJECT_VERSION}
          -DOUTPUT=${PROJECT_BINARY_DIR}/generated/commit.inc -P ${CMAKE_CURRENT_LIST_FILE}
  BYPRODUCTS ${PROJECT_BINARY_DIR}/generated/commit.inc
  COMMENT "" VERBATIM)
add_dependencies(concordat_cli concordat_commit)
set_source_files_properties(apps/cli/version/version.cpp PROPERTIES
  INCLUDE_DIRECTORIES ${PROJECT_BINARY_DIR}
  OBJECT_DEPENDS ${PROJECT_BINARY_DIR}/generated/commit.inc)
