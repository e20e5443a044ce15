# Programs that benchmarks/run.py measures. The lanes are compiled as the model's kernel is: once
# for each instruction set.
add_executable(micro_model benchmarks/micro_model.cpp benchmarks/micro_textbook.cpp)
target_link_libraries(micro_model PRIVATE concordat_options Threads::Threads)

function(concordat_micro_lanes target lanes)
  add_library(micro_${target} OBJECT benchmarks/micro_lanes.cpp)
  target_link_libraries(micro_${target} PRIVATE concordat_options)
  target_compile_definitions(micro_${target} PRIVATE
    CONCORDAT_TARGET=${target} CONCORDAT_LANES=${lanes})
  target_compile_options(micro_${target} PRIVATE ${ARGN})
  target_sources(micro_model PRIVATE $<TARGET_OBJECTS:micro_${target}>)
endfunction()
concordat_for_each_target(concordat_micro_lanes)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  # The textbook program gets vectors too; only this benchmark calls it.
  set_source_files_properties(benchmarks/micro_textbook.cpp PROPERTIES COMPILE_OPTIONS "-mavx2")
endif()

add_executable(whole_model benchmarks/whole_model.cpp)
target_link_libraries(whole_model PRIVATE concordat_configs)

set_target_properties(micro_model whole_model PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/benchmarks)
add_custom_target(benchmarks DEPENDS micro_model whole_model)
