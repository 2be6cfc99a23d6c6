#include "model/phase.h"
