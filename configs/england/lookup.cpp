#include "configs/england/lookup.hpp"

#include <algorithm>
#include <vector>

#include "configs/england/called.hpp"
#include "configs/england/data.hpp"
#include "configs/england/england.hpp"
#include "engine/error.hpp"
#include "engine/nearest.hpp"

namespace concordat::configs {
namespace {

constexpr int listed = 6;  // footprints named in an error at most

/// A name that leads to a footprint.
struct Signpost {
  std::string slug;
  std::string says;  ///< "Sheffield is a place in"; empty for the footprint's own name
  int footprint;
};

std::string without(std::string name, std::string_view beginning, std::string_view ending) {
  if (name.starts_with(beginning)) name.erase(0, beginning.size());
  if (name.ends_with(ending)) name.resize(name.size() - ending.size());
  return name;
}

std::string area_of(const agents::Organisation& body) {
  if (body.kind == agents::Kind::council) return without(body.name, "", " council");
  if (body.kind == agents::Kind::ccg) return without(body.name, "NHS ", " CCG");
  return body.name;
}

/// Footprints, places, then organisations in the footprint where they do most of their work.
std::vector<Signpost> list_signposts() {
  const agents::Scenario& all = england().scenario;
  std::vector<Signpost> posts;
  for (int s = 0; s < int(all.systems.size()); ++s)
    posts.push_back({slug_of(all.systems[s].name), "", s});
  for (const agents::Place& place : all.places)
    posts.push_back({slug_of(place.name), place.name + " is a place in", place.system});
  std::vector<int> most(all.organisations.size(), -1);
  for (int k = 0; k < int(all.seats.size()); ++k) {
    int& best = most[all.seats[k].organisation];
    if (best < 0 || england().seat_shares[k] > england().seat_shares[best]) best = k;
  }
  for (const int k : most) {
    const agents::Organisation& body = all.organisations[all.seats[k].organisation];
    if (body.is_synthetic) continue;
    for (const std::string& name : {area_of(body), body.name, body.code})
      posts.push_back({slug_of(name), body.name + " works in", all.seats[k].system});
  }
  return posts;
}

bool has_words(const std::string& slug, const std::string& words) {
  return ("_" + slug + "_").find("_" + words + "_") != std::string::npos;
}

/// Signposts that match exactly, or else as words of a name, or else nearly.
std::vector<Signpost> follow(const std::string& wanted) {
  const std::vector<Signpost> posts = list_signposts();
  const auto first = [&](auto matches) {
    const auto post = std::find_if(posts.begin(), posts.end(), matches);
    return post == posts.end() ? std::vector<Signpost>{} : std::vector{*post};
  };
  auto found = first([&](const Signpost& p) { return p.slug == wanted; });
  if (!found.empty() || wanted.empty()) return found;
  std::copy_if(posts.begin(), posts.end(), std::back_inserter(found),
               [&](const Signpost& p) { return p.says.empty() && has_words(p.slug, wanted); });
  if (!found.empty()) return found;
  found = first([&](const Signpost& p) { return has_words(p.slug, wanted); });
  if (!found.empty()) return found;
  std::vector<std::string> slugs;
  for (const Signpost& post : posts) slugs.push_back(post.slug);
  const std::string near = engine::nearest(wanted, slugs);
  return first([&](const Signpost& p) { return !near.empty() && p.slug == near; });
}

[[noreturn]] void refuse(const std::string& name, const std::string& wanted) {
  std::string text = "footprint \"" + name + "\": not one of the 44 of England";
  if (const std::string merger = merger_of(name); !merger.empty()) text += "\n   " + merger;
  const std::vector<Signpost> found = follow(wanted);
  const int shown = std::min(listed, int(found.size()));
  for (int k = 0; k < shown; ++k) {
    const Footprint& footprint = footprints()[found[k].footprint];
    text += "\n   " + (found[k].says.empty() ? "did you mean" : found[k].says) + " " +
            footprint.name + ": " + footprint.slug;
  }
  throw engine::UserError(text + "\n   England takes all at once",
                          {{engine::Advice::list_names, "footprints"}});
}

}  // namespace

std::string slug_of(std::string_view text) {
  std::string slug;
  bool gap = false;
  const auto add = [&](std::string_view letters) {
    if (gap && !slug.empty()) slug += '_';
    gap = false;
    slug += letters;
  };
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      add(std::string_view(&c, 1));
    } else if (c >= 'A' && c <= 'Z') {
      const char small = char(c - 'A' + 'a');
      add(std::string_view(&small, 1));
    } else if (c == '&') {
      gap = true;
      add("and");
      gap = true;
    } else if (c != '\'') {
      gap = true;
    }
  }
  return slug;
}

bool is_england(std::string_view name) { return slug_of(name) == "england"; }

const Footprint& find_footprint(const std::string& name) {
  const std::string wanted = slug_of(name);
  for (const Footprint& footprint : footprints())
    if (footprint.slug == wanted || slug_of(footprint.code) == wanted) return footprint;
  refuse(name, wanted);
}

}  // namespace concordat::configs
