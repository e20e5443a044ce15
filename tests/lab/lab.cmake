# The classroom lab: node runs its tests, which make the page first where it is not up to date. They are skipped where
# emscripten, node, npm or (for the last two) chromium is not installed. COST: the longest begin, so that none is left to
# run alone.
foreach(name words_and_codes lessons digests in_browser lessons_in_browser)
  string(REPLACE _ " " words ${name})
  add_test(NAME "lab: ${words}" COMMAND ${PROJECT_SOURCE_DIR}/tests/lab/run.sh ${name})
  set_tests_properties("lab: ${words}" PROPERTIES LABELS lab SKIP_RETURN_CODE 77 TIMEOUT 1500 COST 100)
endforeach()
