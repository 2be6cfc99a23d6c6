#include "feed/asset_files.h"
