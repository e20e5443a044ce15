// Parameters drawn beside chance: run --uncertain and compare --uncertain.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/words.hpp"

using namespace concordat;
using Catch::Contains;
using nlohmann::json;
using tests::Answer;
using tests::say;

namespace {
using Words = std::vector<std::string>;

/// Two years of Dorset, 16 sets of four runs.
Words small(const std::string& output, const Words& more = {}) {
  Words words{"run",       "--footprint", "dorset",       "--months", "24",       "--uncertain",
              "--per-set", "4",           "--replicates", "64",       "--output", output};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

Answer done(const Words& words) {
  Answer answer = say(words);
  INFO(answer.err);
  REQUIRE(answer.code == apps::ExitCode::done);
  return answer;
}

void refused(const Words& words, const std::string& why) {
  const Answer answer = say(words);
  INFO(answer.err);
  CHECK(answer.code == apps::ExitCode::bad_input);
  CHECK(answer.out.empty());
  CHECK_THAT(answer.err, Contains(why));
}

std::string digest_of(const std::string& file) { return done({"info", file, "--digest"}).out; }
}  // namespace

TEST_CASE("run --uncertain shows what parameters leave open beside chance, on one screen") {
  const tests::Folder folder;
  const Answer answer = done(small(folder.file("u.h5")));
  for (const std::string words :
       {"64 runs · 16 parameter sets · seed 1", "90 % of sets", "chance alone", "carried", "±",
        "16 sets of", "the record of 2016/17 accepts them", "most runs of",
        "an illustration of mechanisms"})
    CHECK_THAT(answer.out, Contains(words));
  for (const std::string& line : tests::lines(answer.out))
    if (line.find(folder.file("")) == std::string::npos) CHECK(apps::columns(line) <= 80);
}

TEST_CASE("without --uncertain the intervals are called chance alone") {
  const tests::Folder folder;
  const std::string file = folder.file("d.h5");
  const Words words{"run",          "--footprint", "dorset",   "--months", "24",
                    "--replicates", "16",          "--output", file};
  const Answer answer = done(words);
  CHECK_THAT(answer.out, Contains("chance alone"));
  CHECK_THAT(answer.out, !Contains("carried"));
  const json facts = json::parse(done({"info", file, "--format", "json"}).out);
  CHECK(facts["intervals"] == "chance alone");
  CHECK_FALSE(facts.contains("parameter_sets"));
}

TEST_CASE("JSON holds the variance that parameters carry and the sets that were drawn") {
  const tests::Folder folder;
  const std::string file = folder.file("u.h5");
  const json facts = json::parse(done(small(file, {"--format", "json"})).out);
  CHECK(facts["intervals"] == "chance and parameters");
  CHECK(facts["parameter_sets"]["sets"] == 16);
  CHECK(facts["parameter_sets"]["least_runs"] == 4);
  CHECK(facts["parameter_sets"]["drawn"] == true);
  CHECK(facts["parameter_sets"]["on_record"] == 9);
  CHECK(facts["parameter_sets"]["parameters"].size() > 50);
  const json& trust = facts["outcomes"]["final_trust"]["over_sets"];
  const double between = trust["variance_between"], within = trust["variance_within"];
  CHECK(trust["carried"].get<double>() == Approx(between / (between + within)));
  CHECK(trust["sets_90"][0] <= trust["median"]);
  CHECK(trust["chance_90"][0] <= 0);
  CHECK(facts["retreat"]["over_sets"].contains("mostly"));
  CHECK(json::parse(done({"info", file, "--format", "json"}).out)["outcomes"] == facts["outcomes"]);
}

TEST_CASE("the same seed gives the same bits on any number of threads, and replay confirms them") {
  const tests::Folder folder;
  const std::string one = folder.file("one.h5"), two = folder.file("two.h5");
  done(small(one, {"--threads", "1"}));
  done(small(two, {"--threads", "2", "--commit-every", "8"}));
  CHECK(digest_of(one) == digest_of(two));
  done(small(folder.file("other.h5"), {"--seed", "2"}));
  CHECK(digest_of(one) != digest_of(folder.file("other.h5")));
  CHECK_THAT(done({"replay", one}).out, Contains("the same: 64 runs"));
  CHECK_THAT(done({"status", one}).out, Contains("64 of 64 runs"));
}

TEST_CASE("shares of the sets make the same file, however the last round is cut") {
  const tests::Folder folder;
  const std::string whole = folder.file("whole.h5"), shared = folder.file("shared.h5");
  const Words cut{"--replicates", "70"};  // of 17 sets two have a run more
  done(small(whole, cut));
  for (const std::string share : {"1/3", "3/3", "2/3"}) {
    Words words = cut;
    words.insert(words.end(), {"--shard", share});
    CHECK_THAT(done(small(shared, words)).out, Contains("shard " + share + " is done"));
    CHECK_THAT(done({"status", shared}).out, Contains("of 70"));
  }
  Words words = cut;
  words.emplace_back("--resume");
  done(small(shared, words));
  CHECK(digest_of(whole) == digest_of(shared));
  refused({"run", "--footprint", "dorset", "--shard", "1/2"}, "shares are of parameter sets");
}

TEST_CASE("what somebody set is not drawn") {
  const tests::Folder folder;
  const auto drawn = [&](const std::string& file, const Words& more) {
    Words words = more;
    words.insert(words.end(), {"--format", "json"});
    return json::parse(done(small(folder.file(file), words)).out)["parameter_sets"]["parameters"];
  };
  const json all = drawn("all.h5", {}), some = drawn("some.h5", {"--set", "trust.gain=.03"});
  CHECK(std::ranges::find(all, "trust.gain") != all.end());
  CHECK(std::ranges::find(some, "trust.gain") == some.end());
  CHECK(some.size() + 1 == all.size());
}

TEST_CASE("two runs are compared set by set, the same as arms simulated on the spot") {
  const tests::Folder folder;
  const std::string a = folder.file("a.h5"), b = folder.file("b.h5");
  done(small(a));
  done(small(b, {"--set", "regime=majority"}));
  const Answer shown = done({"compare", a, b});
  CHECK_THAT(shown.out, Contains("64 pairs of runs with the same random draws, at 16 parameter"));
  CHECK_THAT(shown.out, Contains("share of sets, %"));
  for (const std::string& line : tests::lines(shown.out)) {
    INFO(line);
    if (line.find(folder.file("")) == std::string::npos) CHECK(apps::columns(line) <= 80);
  }
  const json files = json::parse(done({"compare", a, b, "--uncertain", "--format", "json"}).out);
  const json arms =
      json::parse(done({"compare", "--footprint", "dorset", "--months", "24", "--uncertain",
                        "--per-set", "4", "--replicates", "64", "--arm", "regime=memorandum",
                        "--arm", "regime=majority", "--format", "json"})
                      .out);
  REQUIRE(files["outcomes"].size() == arms["outcomes"].size());
  for (std::size_t k = 0; k < files["outcomes"].size(); ++k) {
    const json &of_files = files["outcomes"][k]["against_control"][0],
               &of_arms = arms["outcomes"][k]["against_control"][0];
    CHECK(of_files["difference"]["value"] == of_arms["difference"]["value"]);
    CHECK(of_files["by_set"] == of_arms["by_set"]);
    const json& verdicts = of_arms["by_set"];
    CHECK(verdicts["sets"] == 16);
    CHECK(verdicts["higher"]["value"].get<double>() + verdicts["lower"]["value"].get<double>() +
              verdicts["undecided"].get<double>() ==
          Approx(1));
  }
}

TEST_CASE("a run with a parameter set is a pair of one that draws it") {
  const tests::Folder folder;
  const std::string a = folder.file("a.h5"), b = folder.file("b.h5");
  done(small(a));
  done(small(b, {"--set", "trust.gain=.08"}));
  CHECK_THAT(done({"compare", a, b}).out, Contains("at 16 parameter sets"));
}

TEST_CASE("what does not go with --uncertain is refused in words") {
  const tests::Folder folder;
  const std::string file = folder.file("u.h5"), plain = folder.file("plain.h5");
  refused({"run", "--footprint", "dorset", "--uncertain", "--ensemble", "e.h5"},
          "--uncertain and --ensemble: one or the other");
  refused({"run", "--footprint", "dorset", "--per-set", "4"}, "--per-set 4: goes with --uncertain");
  refused({"run", "--footprint", "dorset", "--uncertain", "--replicates", "8"},
          "8 runs make no two sets of 8");
  refused({"run", "--footprint", "dorset", "--uncertain", "--per-set", "1"}, "--per-set");
  refused({"run", "--footprint", "dorset", "--uncertain", "--replicates", "1,000,000", "--per-set",
           "2"},
          "more than 100,000");
  done({"run", "--footprint", "dorset", "--months", "24", "--replicates", "64", "--output", plain});
  refused({"compare", plain, plain, "--uncertain"}, "its runs took no parameter sets");
  refused(small(plain, {"--resume"}), "another scenario");
  done(small(file));
  refused({"compare", plain, file}, "its runs took other parameter sets");
  refused({"run", "--ensemble", file, "--footprint", "dorset"}, "is no ensemble of parameter sets");
}

TEST_CASE("two scenarios are compared set by set by their names") {
  const Words words{"compare",     "three_places", "mcp", "--months",     "12",
                    "--uncertain", "--per-set",    "4",   "--replicates", "64",
                    "--quiet",     "--format",     "json"};
  const json found = json::parse(done(words).out);
  CHECK(found["arms"][0]["name"] == "three_places");
  CHECK(found["arms"][1]["name"] == "mcp");
  CHECK(found["outcomes"][0]["against_control"][0]["by_set"]["sets"] == 16);
  refused({"compare", "three_places", "no_such", "--uncertain"}, "no_such");
  refused({"compare", "three_places", "mcp", "--output", "x.h5"}, "keeps no file");
}

TEST_CASE("a least difference that counts makes fewer sets higher or lower, and is said") {
  Words words{"compare",
              "three_places",
              "--months",
              "24",
              "--uncertain",
              "--per-set",
              "4",
              "--replicates",
              "64",
              "--arm",
              "regime=memorandum",
              "--arm",
              "regime=majority",
              "--quiet"};
  const auto shares = [&](const Words& more) {
    Words all = words;
    all.insert(all.end(), more.begin(), more.end());
    all.insert(all.end(), {"--format", "json"});
    const json found = json::parse(done(all).out);
    for (const json& row : found["outcomes"])
      if (row["outcome"] == "final_integration")
        return row["against_control"][0]["by_set"]["undecided"].get<double>();
    return -1.;
  };
  const double any = shares({});
  CHECK(shares({"--least", "0"}) == any);
  CHECK(shares({"--least", ".05"}) > any);
  CHECK(shares({"--least", "final_integration=.05"}) == shares({"--least", ".05"}));
  CHECK(shares({"--least", "final_trust=.05"}) == any);
  words.insert(words.end(), {"--least", ".01"});
  CHECK_THAT(done(words).out, Contains("beyond this, not 0"));
  words.back() = "much";
  refused(words, "is no difference");
  words.back() = "final_integraton=.01";
  refused(words, "did you mean \"final_integration\"");
}

TEST_CASE("a scenario beside itself, the arm that changes nothing, differs by exactly 0") {
  const json found = json::parse(done({"compare", "three_places", "three_places", "--months", "24",
                                       "--replicates", "40", "--quiet", "--format", "json"})
                                     .out);
  CHECK(found["arms"][1]["digest"] == found["arms"][0]["digest"]);
  for (const json& row : found["outcomes"]) {
    CHECK(row["against_control"][0]["difference"]["value"] == 0);
    if (row["outcome"] != "retreat")  // of a share Wilson's interval says what might still come
      CHECK(row["against_control"][0]["difference"]["interval_95"] == json::array({0, 0}));
  }
}
