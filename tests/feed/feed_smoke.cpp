#include "catch.h"

TEST_CASE("the feed tests run") { CHECK(true); }
