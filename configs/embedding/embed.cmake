# Compiles text files into a program: `concordat_embed(target function file...)` defines
# `std::span<const EmbeddedFile> concordat::configs::function()` (embedded.hpp) in `target`.
# Run as a script (cmake -P), this same file writes the .cpp, so that an edited file is built anew.
if(CMAKE_SCRIPT_MODE_FILE)
  set(rows "")
  list(LENGTH FILES count)
  foreach(path IN LISTS FILES)
    get_filename_component(name "${path}" NAME)
    file(READ "${path}" text)
    string(APPEND rows "    EmbeddedFile{\"${name}\", R\"~~~(${text})~~~\"},\n")
  endforeach()
  file(WRITE "${OUTPUT}" "#include \"configs/embedding/embedded.hpp\"\n\n#include <array>\n\nnamespace concordat::configs {\n\n"
    "std::span<const EmbeddedFile> ${FUNCTION}() {\n  static constexpr std::array<EmbeddedFile, ${count}> files{\n"
    "${rows}  };\n  return files;\n}\n\n}  // namespace concordat::configs\n")
  return()
endif()

set(CONCORDAT_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")
function(concordat_embed target function)
  set(files "")
  foreach(path IN LISTS ARGN)
    get_filename_component(path "${path}" ABSOLUTE BASE_DIR "${PROJECT_SOURCE_DIR}")
    list(APPEND files "${path}")
  endforeach()
  set(output "${PROJECT_BINARY_DIR}/embedded/${function}.cpp")
  add_custom_command(OUTPUT "${output}"
    COMMAND ${CMAKE_COMMAND} "-DFILES=${files}" "-DFUNCTION=${function}" "-DOUTPUT=${output}"
            -P "${CONCORDAT_EMBED_SCRIPT}"
    DEPENDS ${files} "${CONCORDAT_EMBED_SCRIPT}" VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()
