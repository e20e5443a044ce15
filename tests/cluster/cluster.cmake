# Real MPI and a real Slurm on one machine, one test at a time: each uses all cores. A test that cannot
# run here ends with 77 and "skipped: why", and ctest counts it as skipped.
add_executable(shared_study
  ${PROJECT_SOURCE_DIR}/tests/cluster/programs/shared_study.cpp
  ${PROJECT_SOURCE_DIR}/tests/store/fake_simulation.cpp)
target_link_libraries(shared_study PRIVATE concordat_engine)

set(cluster_properties RESOURCE_LOCK cluster SKIP_RETURN_CODE 77 TIMEOUT 120)
concordat_tests(cluster concordat_cli)
target_sources(test_cluster PRIVATE ${PROJECT_SOURCE_DIR}/tests/store/fake_simulation.cpp)
add_dependencies(test_cluster concordat shared_study)
if(CONCORDAT_MPI AND MPI_C_FOUND)
  target_compile_definitions(test_cluster PRIVATE CONCORDAT_HAS_MPI)
endif()
