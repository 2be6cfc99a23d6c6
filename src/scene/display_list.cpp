#include "scene/display_list.h"
