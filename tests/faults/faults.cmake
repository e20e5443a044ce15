# A few faults of each kind, with the program itself; all of them: ./dev soak.
add_test(NAME "faults: a few of each kind leave nothing lost, nothing wrong, and no crash"
  COMMAND /usr/bin/python3 ${PROJECT_SOURCE_DIR}/tests/faults/soak.py
    --program $<TARGET_FILE:concordat> --short)
set_tests_properties("faults: a few of each kind leave nothing lost, nothing wrong, and no crash"
  PROPERTIES LABELS faults TIMEOUT 900 COST 80)
