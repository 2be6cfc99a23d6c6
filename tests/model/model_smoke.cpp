#include "catch.h"

TEST_CASE("the model tests run") { CHECK(true); }
