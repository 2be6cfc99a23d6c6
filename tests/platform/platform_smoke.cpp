#include "catch.h"

TEST_CASE("the platform tests run") { CHECK(true); }
