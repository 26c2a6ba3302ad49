#ifndef LUWANG_CALLOCATIONCOUNTER_H
#define LUWANG_CALLOCATIONCOUNTER_H

/// How many blocks of memory this thread has asked for so far; -1 where they are not counted.
long allocations_of_this_thread(void);

#endif
