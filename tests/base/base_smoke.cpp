#include "catch.h"

TEST_CASE("the base tests run") { CHECK(true); }
