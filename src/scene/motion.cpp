#include "scene/motion.h"
