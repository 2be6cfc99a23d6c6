#include "catch.h"

TEST_CASE("the scene tests run") { CHECK(true); }
