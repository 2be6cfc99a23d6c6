#include "text/break_ranks.h"
