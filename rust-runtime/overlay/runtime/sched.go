package runtime

// Gosched lets other goroutines run.
func Gosched()

// Goexit ends the calling goroutine after running its deferred calls.
func Goexit()

// NumGoroutine returns how many goroutines exist.
func NumGoroutine() int

// NumCPU returns how many processors the process may use.
func NumCPU() int

// GOMAXPROCS sets how many threads run Go code at once, if n is positive, and returns the setting before.
func GOMAXPROCS(n int) int

// SetDefaultGOMAXPROCS returns to the setting that the machine suggests.
func SetDefaultGOMAXPROCS() { GOMAXPROCS(NumCPU()) }

// LockOSThread wires the calling goroutine to its thread.
func LockOSThread()

// UnlockOSThread undoes one LockOSThread.
func UnlockOSThread()

// NumCgoCall returns how many calls to C were made.
func NumCgoCall() int64 { return 0 }

// Breakpoint stops the program for a debugger.
func Breakpoint()
