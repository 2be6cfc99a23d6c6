#include "feed/config.h"
