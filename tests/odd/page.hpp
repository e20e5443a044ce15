#pragma once
/// Pages of the ODD that are made from tables: their Markdown, and their comparison with the files.
#include <string>
#include <string_view>
#include <vector>

namespace concordat::tests {

/// A text file of the project, by its path from the root; empty where there is none.
std::string project_file(const std::string& path);

/// `text` as it may stand in a cell of a table.
std::string cell(std::string_view text);

/// `text` as code: `trust.gain`.
std::string code(std::string_view text);

/// A number with up to four digits: "0.02222".
std::string number(double value);

/// "0.01 to 0.08"; one number where both are the same.
std::string range(double low, double high);

/// A Markdown table.
std::string table(const std::vector<std::string>& heading,
                  const std::vector<std::vector<std::string>>& rows);

/// Fails unless agents/odd/`name` holds this text. CONCORDAT_BLESS=1 writes it there first.
void check_page(const std::string& name, const std::string& text);

}  // namespace concordat::tests
