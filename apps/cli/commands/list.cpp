#include <memory>

#include "apps/cli/commands/commands.hpp"
#include "apps/cli/lists/listings.hpp"
#include "apps/cli/options/shared.hpp"
#include "engine/error.hpp"

namespace concordat::apps {
namespace {
std::vector<std::string> listing_names() {
  std::vector<std::string> names;
  for (const Listing& listing : listings()) names.push_back(listing.name);
  return names;
}

struct ListRequest {
  const Listing* listing = nullptr;
  Format format = Format::text;
};

int act(const ListRequest& request, Session& session) {
  if (!request.listing) throw engine::UserError("list: of what?\n   " + listed(listing_names()));
  const Table table = request.listing->rows();
  if (request.format == Format::json) {
    session.console.print(to_text(to_json(table)));
  } else {
    session.console.print("\n  " + session.console.faint(request.listing->about) + "\n\n" +
                          to_text(table) + "\n");
  }
  return ExitCode::done;
}
}  // namespace

Command list_command() {
  const auto request = std::make_shared<ListRequest>();
  return {"list",
          "Lists what there is to choose from: " + listed(listing_names()) + ".",
          {"list footprints", "list parameters --format json"},
          {{"WHAT", "", listed(listing_names()),
            one_of("list", listing_names(),
                   [request](std::size_t index) { request->listing = &listings()[index]; })},
           format_option(request->format)},
          [request](Session& session) { return act(*request, session); }};
}

}  // namespace concordat::apps
