#include "catch.h"

TEST_CASE("the player tests run") { CHECK(true); }
