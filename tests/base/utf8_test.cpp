#include "base/utf8.h"

#include "catch.h"

namespace noren {

TEST_CASE("Japanese goes to code points and back unchanged") {
  const std::string text = "話す事は放す事。①㈱｢｣𠮷🏄🏼‍♂️";
  CHECK(encode_utf8(decode_utf8(text)) == text);
  CHECK(is_utf8(text));
  CHECK(length_utf8("𠮷野家") == 3);
}

TEST_CASE("each byte that is no UTF-8 becomes one replacement, and nothing is lost") {
  CHECK(decode_utf8("a\xff"
                    "b") == U"a\uFFFDb");
  CHECK(decode_utf8("\xe3\x81") == U"\uFFFD\uFFFD");
  CHECK(decode_utf8("\xc0\xaf") == U"\uFFFD\uFFFD");            // overlong
  CHECK(decode_utf8("\xed\xa0\x80") == U"\uFFFD\uFFFD\uFFFD");  // a surrogate
  CHECK(decode_utf8("\xf4\x90\x80\x80").size() == 4);           // past the last
  CHECK_FALSE(is_utf8("\xe6\x97"));
  CHECK(repaired_utf8("花\x80") == "花\uFFFD");
}

TEST_CASE("a line for the log keeps its Japanese and loses its controls") {
  CHECK(printable("交流会 ok\n\x1b[2J\x07"
                  "次") == "交流会 ok [2J次");
  CHECK(printable("a\u202Eb\u0085c\u202C") == "ab c");
}

}  // namespace noren
