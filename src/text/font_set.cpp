#include "text/font_set.h"
