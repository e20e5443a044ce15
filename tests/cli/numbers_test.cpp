#include "apps/cli/screen/numbers.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <vector>

using namespace concordat::apps;

TEST_CASE("thousands are separated") {
  CHECK(with_thousands(0) == "0");
  CHECK(with_thousands(999) == "999");
  CHECK(with_thousands(1000) == "1,000");
  CHECK(with_thousands(1234567) == "1,234,567");
}

TEST_CASE("shares and indices are short and carry no leading zero") {
  CHECK(percent(.714) == "71 %");
  CHECK(percent(.045) == "5 %");
  CHECK(percent(.0031) == ".3 %");
  CHECK(percent(0) == "0 %");
  CHECK(percent(1) == "100 %");
  CHECK(decimals(.5249, 2) == ".52");
  CHECK(decimals(-.5249, 2) == "-.52");
  CHECK(decimals(1.5, 2) == "1.50");
  CHECK(decimals(0, 0) == "0");
  CHECK(decimals(-.0001, 2) == ".00");
  CHECK(decimals(std::numeric_limits<double>::quiet_NaN(), 2) == "–");
}

TEST_CASE("people, bytes and durations are rounded to what a reader keeps") {
  CHECK(people(1511111) == "1.5 m");
  CHECK(people(55268100) == "55 m");
  CHECK(people(771334) == "771,000");
  CHECK(people(999900) == "1.0 m");
  CHECK(bytes(999) == "999 bytes");
  CHECK(bytes(1234567) == "1.2 MB");
  CHECK(bytes(531000) == "531 kB");
  CHECK(seconds(.34) == "0.3 s");
  CHECK(seconds(42) == "42 s");
  CHECK(seconds(250) == "4 min 10 s");
  CHECK(seconds(3600 * 2 + 300) == "2 h 5 min");
  CHECK(plural(1, "run") == "1 run");
  CHECK(plural(2000, "run") == "2,000 runs");
}

TEST_CASE("month 0 is April 2016 and ten years end in March 2026") {
  CHECK(month_name(0) == "Apr 2016");
  CHECK(month_name(8) == "Dec 2016");
  CHECK(month_name(9) == "Jan 2017");
  CHECK(month_name(119) == "Mar 2026");
}

TEST_CASE("sparklines stand on zero and end with the last month") {
  CHECK(sparkline(std::vector<double>{0, 1, 2, 3, 4, 5, 6, 7}, 8) == "▁▂▃▄▅▆▇█");
  CHECK(sparkline(std::vector<double>{5, 5, 5, 5}, 4) == "████");
  CHECK(sparkline(std::vector<double>{0, 0}, 2) == "▁▁");
  CHECK(sparkline(std::vector<double>{-2, 0}, 2) == "▁█");
  CHECK(sparkline(std::vector<double>{1, 2, 4, 8}, 2) == "▃█");
  CHECK(sparkline(std::vector<double>{7}, 3) == "███");
}
