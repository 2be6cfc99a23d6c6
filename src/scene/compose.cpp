#include "scene/compose.h"
