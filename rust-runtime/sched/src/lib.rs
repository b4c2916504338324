//! Goroutines, channels, select, timers, semaphores, defer, panic and recover.
