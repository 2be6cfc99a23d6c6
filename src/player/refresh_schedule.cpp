#include "player/refresh_schedule.h"
