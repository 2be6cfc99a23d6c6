#include "catch.h"

TEST_CASE("the text tests run") { CHECK(true); }
