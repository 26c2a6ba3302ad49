// All of this room is static inline; the build wants one file to compile.
#include "CIntrinsics.h"
