# The probe is compiled as the model's kernel is: once for each instruction set.
function(concordat_probe target lanes)
  add_library(probe_${target} OBJECT tests/engine/targets/probe.cpp)
  target_link_libraries(probe_${target} PRIVATE concordat_options)
  target_compile_definitions(probe_${target} PRIVATE
    CONCORDAT_TARGET=${target} CONCORDAT_LANES=${lanes})
  target_compile_options(probe_${target} PRIVATE ${ARGN})
  target_sources(test_engine PRIVATE $<TARGET_OBJECTS:probe_${target}>)
endfunction()
concordat_for_each_target(concordat_probe)
