# A build with the thread sanitizer finds each race that is planted in an ensemble, or in a crew that shares a run. What it
# reports must be at a line of the test: it could report oneTBB, for which this would pass without the race.
if(CMAKE_CXX_FLAGS MATCHES "-fsanitize=thread")
  foreach(sharers simulations handing_out committing caller crew)
    set(name "store: the thread sanitizer finds a race planted among ${sharers}")
    add_test(NAME "${name}" COMMAND test_store "[.${sharers}]")
    set_tests_properties("${name}" PROPERTIES LABELS store
      PASS_REGULAR_EXPRESSION "data race [^\n]*\n[^\n]*\n *#0 [^\n]*test_races.cpp")
  endforeach()
endif()
