#include "configs/england/called.hpp"

#include <algorithm>
#include <functional>
#include <string_view>
#include <vector>

#include "configs/england/lookup.hpp"

namespace concordat::configs {
namespace {

/// CCGs that merged, by the successor's code; those of 2015 and 2017 are in the tables, of the
/// later ones what merged is. (NHS Digital's organisation data service, successors; the counts are
/// those of CCGs in each year: 211, 209, 207, 195, 191 and 135.)
struct Merger {
  int year;
  std::string_view code, name, merged;
};
constexpr Merger mergers[] = {
    {2015, "13T", "NHS Newcastle Gateshead CCG", "00F 00G 00H"},
    {2017, "14L", "NHS Manchester CCG", "00W 01M 01N"},
    {2018, "14Y", "NHS Buckinghamshire CCG", "10H 10Y"},
    {2018, "15A", "NHS Berkshire West CCG", "10M 10N 10W 11D"},
    {2018, "15C", "NHS Bristol, North Somerset and South Gloucestershire CCG", "11H 11T 12A"},
    {2018, "15D", "NHS East Berkshire CCG", "10G 10T 11C"},
    {2018, "15E", "NHS Birmingham and Solihull CCG", "13P 04X 05P"},
    {2018, "15F", "NHS Leeds CCG", "02V 03C 03G"},
    {2019, "15M", "NHS Derby and Derbyshire CCG", "03X 03Y 04J 04R"},
    {2019, "15N", "NHS Devon CCG", "99P 99Q"},
    {2020, "16C", "NHS Tees Valley CCG", "00C 00K 00M"},
    {2020, "18C", "NHS Herefordshire and Worcestershire CCG", "05F 05J 05T 06D"},
    {2020, "26A", "NHS Norfolk and Waveney CCG", "06M 06V 06W 06Y 07J"},
    {2020, "27D", "NHS Cheshire CCG", "01C 01R 02D 02F"},
    {2020, "36J", "NHS Bradford District and Craven CCG", "02N 02R 02W"},
    {2020, "36L", "NHS South West London CCG", "07V 08J 08P 08R 08T 08X"},
    {2020, "42D", "NHS North Yorkshire CCG", "03D 03E 03M"},
    {2020, "52R", "NHS Nottingham and Nottinghamshire CCG", "04E 04H 04K 04L 04M 04N"},
    {2020, "70F", "NHS West Sussex CCG", "09G 09H 09X"},
    {2020, "71E", "NHS Lincolnshire CCG", "03T 04D 04Q 99D"},
    {2020, "72Q", "NHS South East London CCG", "07N 07Q 08A 08K 08L 08Q"},
    {2020, "78H", "NHS Northamptonshire CCG", "03V 04G"},
    {2020, "84H", "NHS County Durham CCG", "00D 00J"},
    {2020, "91Q", "NHS Kent and Medway CCG", "09C 09E 09J 09W 10A 10D 10E 99J"},
    {2020, "92A", "NHS Surrey Heartlands CCG", "09L 09N 09Y 99H"},
    {2020, "92G", "NHS Bath and North East Somerset, Swindon and Wiltshire CCG", "11E 12D 99N"},
    {2020, "93C", "NHS North Central London CCG", "07M 07R 07X 08D 08H"},
    {2020, "97R", "NHS East Sussex CCG", "09F 09P 99K"}};
constexpr int year_of_tables = 2017;

/// Words of a name that say what kind of body it is in law, and those that say nothing.
constexpr std::string_view of_form[] = {"nhs", "foundation", "trust", "ft", "the"};
constexpr std::string_view of_kind[] = {"ccg", "council", "hospital", "hospitals"};

std::vector<std::string> words_of(const std::string& name) {
  std::string slug = slug_of(name);
  const std::string_view whole = "clinical_commissioning_group";
  if (const std::size_t at = slug.find(whole); at != slug.npos)
    slug.replace(at, whole.size(), "ccg");
  std::vector<std::string> words;
  for (std::size_t at = 0; at < slug.size();) {
    const std::size_t end = std::min(slug.find('_', at), slug.size());
    words.push_back(slug.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string joined_but(const std::string& name, std::span<const std::string_view> left_out) {
  std::string text;
  for (const std::string& word : words_of(name))
    if (std::ranges::find(left_out, word) == left_out.end()) text += word + "_";
  return text;
}

std::string without_form(const std::string& name) { return joined_but(name, of_form); }

std::string without_kind(const std::string& name) {
  std::vector<std::string_view> all(std::begin(of_form), std::end(of_form));
  all.insert(all.end(), std::begin(of_kind), std::end(of_kind));
  return joined_but(name, all);
}

/// "STH" of Sheffield Teaching Hospitals NHS Foundation Trust.
std::string initials(const std::string& name) {
  std::string letters;
  for (const std::string& word : words_of(name))
    if (word != "and" && word != "of" && std::ranges::find(of_form, word) == std::end(of_form))
      letters += word.front();
  return letters;
}

using Fits = std::function<bool(const Called&)>;

/// The body that alone fits; `several` tells that more than one does.
std::optional<std::size_t> only(std::span<const Called> bodies, const Fits& fits, bool& several) {
  std::optional<std::size_t> found;
  for (std::size_t k = 0; k < bodies.size(); ++k) {
    if (!fits(bodies[k])) continue;
    several = found.has_value();
    if (several) return {};
    found = k;
  }
  return found;
}

bool holds(std::string_view list, std::string_view code) {
  return code.size() == 3 && list.find(code) != list.npos && code.find(' ') == code.npos;
}

}  // namespace

std::vector<Called> called_of(const google::protobuf::Message& message,
                              const google::protobuf::FieldDescriptor& list) {
  std::vector<Called> bodies;
  const auto* type = list.message_type();
  const auto* code = type == nullptr ? nullptr : type->FindFieldByName("code");
  const auto* name = type == nullptr ? nullptr : type->FindFieldByName("name");
  const auto& reflection = *message.GetReflection();
  for (int k = 0; code && name && k < reflection.FieldSize(message, &list); ++k) {
    const google::protobuf::Message& body = reflection.GetRepeatedMessage(message, &list, k);
    bodies.push_back(
        {body.GetReflection()->GetString(body, code), body.GetReflection()->GetString(body, name)});
  }
  return bodies;
}

std::optional<std::size_t> find_called(std::span<const Called> bodies, const std::string& wish) {
  const std::string slug = slug_of(wish), formless = without_form(wish), bare = without_kind(wish);
  if (slug.size() < 3) return {};
  const Fits ways[] = {
      [&](const Called& body) { return slug_of(body.code) == slug || slug_of(body.name) == slug; },
      [&](const Called& body) { return !formless.empty() && without_form(body.name) == formless; },
      // Whoever says "Leeds CCG" means no council.
      [&](const Called& body) {
        return !bare.empty() && bare == formless && without_kind(body.name) == bare;
      },
      [&](const Called& body) { return initials(body.name) == slug; }};
  bool several = false;
  for (const Fits& fits : ways) {
    const auto found = only(bodies, fits, several);
    if (found || several) return found;
  }
  return {};
}

std::string merger_of(const std::string& code_or_name) {
  for (const Merger& merger : mergers) {
    const std::string name(merger.name), code(merger.code), merged(merger.merged);
    const std::string month = "April " + std::to_string(merger.year);
    if (merger.year <= year_of_tables) {
      if (holds(merged, code_or_name))
        return code_or_name + " became part of " + code + ", " + name + ", in " + month +
               ": take " + code;
    } else if (code_or_name == code || slug_of(code_or_name) == slug_of(name)) {
      return name + " (" + code + ") came in " + month + ", after these data: take " + merged;
    }
  }
  return "";
}

}  // namespace concordat::configs
