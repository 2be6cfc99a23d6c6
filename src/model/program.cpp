#include "model/program.h"
