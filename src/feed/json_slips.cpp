#include "feed/json_slips.h"

#include "base/utf8.h"

namespace noren::slips {
namespace {

std::string shown(char32_t character) {
  return encode_utf8(character);
}

/// "U+3000": for what can't be seen.
std::string code_of(char32_t character) {
  return fmt::format("U+{:04X}", static_cast<unsigned>(character));
}

char closer_of(char32_t opener) {
  return opener == U'{' ? '}' : ']';
}

}  // namespace

Bilingual other_sign(char32_t found, char32_t meant) {
  return say("{}: 半角の「{}」として読みました。半角で書き直してください。",
             "{}: read as \"{}\"; please write that.", shown(found), shown(meant));
}

Bilingual other_quote(char32_t found) {
  return say("{}: 半角の引用符「\"」として読みました。半角の \" で書き直してください。",
             "{}: read as a straight quote; please write \".", shown(found));
}

Bilingual other_word(const std::string& found, const std::string& meant) {
  return say("{}: 半角の「{}」として読みました。半角の小文字で書き直してください。",
             "{}: read as \"{}\"; please write that.", found, meant);
}

Bilingual other_comment(char32_t found) {
  return say("{}: 行の終わりまでを注釈として読みました。注釈は半角の「//」で始めてください。",
             "{}: the rest of the line was read as a comment; begin comments with //.",
             shown(found));
}

Bilingual unusual_blank(char32_t found) {
  return say(
      "{}: 全角の空白か、目に見えない文字があります。空白として読みましたが、半角の空白に"
      "直してください。",
      "{}: an ideographic space or an invisible character, read as a space; please write an "
      "ordinary one.",
      code_of(found));
}

Bilingual last_comma(char32_t closer) {
  return say(",: 最後の項目の後ろのコンマは要りません。「{}」の前の「,」を消してください。",
             ",: no comma belongs after the last item; please remove the one before \"{}\".",
             shown(closer));
}

Bilingual comma_too_many() {
  return say(",: コンマが1つ余分にあります。消してください。",
             ",: one comma too many; please remove it.");
}

Bilingual bare_key(const std::string& key) {
  return say("{0}: 項目の名前として読みました。「\"{0}\"」のように半角の引用符で囲んでください。",
             "{0}: read as a key; please put it into quotes: \"{0}\".", key);
}

Bilingual lone_backslash(const std::string& found) {
  return say(
      "{}: 「\\」(¥)を文字として読みました。フォルダーの区切りは「/」で、「\\」そのものは"
      "「\\\\」と2つ重ねて書いてください。",
      "{}: the backslash was read as itself; please write / between folders, or \\\\ for a "
      "backslash.",
      found);
}

Bilingual lone_surrogate(const std::string& found) {
  return say("{}: 文字の半分だけが書かれています。「�」に置き換えました。",
             "{}: half a character; replaced by U+FFFD.", found);
}

Bilingual missing_comma(const std::string& next, TextPlace place) {
  return say(
      "{}: この前にコンマ「,」がありません。{}行目の{}文字目(前の項目のすぐ後ろ)に「,」を"
      "入れてください。",
      "{}: a comma is missing before this; put one at line {}, column {}, right after the "
      "item before.",
      next, place.line, place.column);
}

Bilingual missing_colon(const std::string& key) {
  return say(
      "\"{}\": この名前の後ろにコロン「:」がありません。「\"名前\": 値」の形で書いてくださ"
      "い。",
      "\"{}\": a colon is missing after this key; write \"key\": value.", key);
}

Bilingual missing_value(const std::string& key) {
  return say("\"{}\": コロン「:」の後ろに値がありません。値を書くか、この項目を消してください。",
             "\"{}\": there is no value after the colon; write one, or remove the key.", key);
}

Bilingual open_quote(TextPlace belongs, bool after_backslash) {
  Bilingual what =
      say("\": ここで始まる文字列が閉じていません。{}行目の{}文字目に引用符「\"」を入れてくださ"
          "い。",
          "\": the text that begins here is not closed; put a quote \" at line {}, column {}.",
          belongs.line, belongs.column);
  if (!after_backslash) return what;
  what.ja += "「\\\"」は引用符を閉じません。フォルダーの区切りは「/」で書いてください。";
  what.en += " A quote after a backslash does not close it; write / between folders.";
  return what;
}

Bilingual odd_quotes(const std::string& found) {
  return say(
      "{}: この行の引用符「\"」が1つ足りません。文字列の前と後ろの両方に付けてください。",
      "{}: a quote \" is missing on this line; every text needs one before and one after it.",
      found);
}

Bilingual open_bracket(char32_t bracket, TextPlace opened) {
  return say("(終わり): {}行目の{}文字目で開いた「{}」を閉じる「{}」がありません。",
             "(end): the bracket opened at line {0}, column {1} ({2}) is not closed by \"{3}\".",
             opened.line, opened.column, shown(bracket), closer_of(bracket));
}

Bilingual other_bracket(char32_t found, char32_t opener, TextPlace opened) {
  return say("{0}: {2}行目の{3}文字目の「{4}」がまだ閉じていません。ここには「{1}」が必要です。",
             "{0}: \"{1}\" is needed here, for the bracket opened at line {2}, column {3} ({4}).",
             shown(found), closer_of(opener), opened.line, opened.column, shown(opener));
}

Bilingual one_bracket_more(char32_t found) {
  return say("{0}: 「{0}」が1つ余分にあります。消すか、対になる開きかっこを確かめてください。",
             "{0}: one \"{0}\" too many; remove it, or look for the opening one that is missing.",
             shown(found));
}

Bilingual open_comment() {
  return say("/*: ここで始まる注釈が閉じていません。終わりに「*/」を入れてください。",
             "/*: the comment that begins here is not closed; put */ at its end.");
}

Bilingual key_expected(const std::string& found) {
  return say("{}: ここには「\"名前\": 値」の形が必要です。", "{}: \"key\": value is needed here.",
             found);
}

Bilingual value_expected(const std::string& found) {
  return say("{}: ここには値が必要です。文字は引用符「\"」で囲んでください。",
             "{}: a value is needed here; put text into quotes.", found);
}

Bilingual root_is_list() {
  return say("[: 全体を「{{」と「}}」で囲んでください(「[」と「]」ではありません)。",
             "[: the whole must stand between {{ and }}, not [ and ].");
}

Bilingual no_first_brace(const std::string& found) {
  return say("{}: 最初に「{{」がありません。設定の全体を「{{」と「}}」で囲んでください。",
             "{}: the first {{ is missing; the whole must stand between {{ and }}.", found);
}

Bilingual text_after_end(const std::string& found) {
  return say(
      "{}: 設定は最後の「}}」で終わっています。その後ろに余分な文字があります。消すか、"
      "前の「}}」が1つ多くないか確かめてください。",
      "{}: there is text after the last }}; remove it, or look for one }} too many before.", found);
}

Bilingual nothing_but_comments() {
  return say("(空): 設定が書かれていません。「{{」で始めてください。",
             "(empty): there are no settings; begin with {{.");
}

Bilingual too_deep(int deepest) {
  return say("[: かっこの入れ子が深すぎます({}段まで)。", "[: nested too deep (at most {} levels).",
             deepest);
}

Bilingual too_many(std::size_t most) {
  return say("…: 項目が多すぎます({}個まで)。", "…: too many keys and values (at most {}).", most);
}

}  // namespace noren::slips
