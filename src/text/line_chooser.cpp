#include "text/line_chooser.h"
