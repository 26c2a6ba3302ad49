#pragma once

// libosmium and protozero state what hostile bytes can break as assertions beside their checks; a reader of untrusted
// files reports and never stops the process. Include this before any header of theirs.
#ifndef NDEBUG
#define NDEBUG
#endif
