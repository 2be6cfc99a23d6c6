#pragma once

#include <cstddef>
#include <string>

#include "base/bilingual.h"
#include "feed/source_text.h"

/// What Noren says about the slips that keyboards, editors and people make in JSON, each as
/// "WHAT STANDS THERE: why, and how to mend it".
namespace noren::slips {

// Understood, with a warning.
Bilingual other_sign(char32_t found, char32_t meant);
Bilingual other_quote(char32_t found);
Bilingual other_word(const std::string& found, const std::string& meant);
Bilingual other_comment(char32_t found);
Bilingual unusual_blank(char32_t found);
Bilingual last_comma(char32_t closer);
Bilingual comma_too_many();
Bilingual bare_key(const std::string& key);
Bilingual lone_backslash(const std::string& found);
Bilingual lone_surrogate(const std::string& found);

// Not certain enough to go on.
Bilingual missing_comma(const std::string& next, TextPlace place);
Bilingual missing_colon(const std::string& key);
Bilingual missing_value(const std::string& key);
Bilingual open_quote(TextPlace belongs, bool after_backslash);
Bilingual odd_quotes(const std::string& found);
Bilingual open_bracket(char32_t bracket, TextPlace opened);
Bilingual other_bracket(char32_t found, char32_t opener, TextPlace opened);
Bilingual one_bracket_more(char32_t found);
Bilingual open_comment();
Bilingual key_expected(const std::string& found);
Bilingual value_expected(const std::string& found);
Bilingual root_is_list();
Bilingual no_first_brace(const std::string& found);
Bilingual text_after_end(const std::string& found);
Bilingual nothing_but_comments();
Bilingual too_deep(int deepest);
Bilingual too_many(std::size_t most);

}  // namespace noren::slips
