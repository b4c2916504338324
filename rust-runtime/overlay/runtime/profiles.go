package runtime

import "unsafe"

// MemProfileRate is the setting that programs may change; allocations are not sampled.
var MemProfileRate int = 512 * 1024

// A StackRecord is one stack; it ends at the first zero.
type StackRecord struct {
	Stack0 [32]uintptr
}

// Stack returns the stack without the zeros behind it.
func (r *StackRecord) Stack() []uintptr { return untilZero(r.Stack0[:]) }

// A MemProfileRecord says what the calls of one stack allocated.
type MemProfileRecord struct {
	AllocBytes, FreeBytes     int64
	AllocObjects, FreeObjects int64
	Stack0                    [32]uintptr
}

// InUseBytes returns how many bytes are still in use.
func (r *MemProfileRecord) InUseBytes() int64 { return r.AllocBytes - r.FreeBytes }

// InUseObjects returns how many objects are still in use.
func (r *MemProfileRecord) InUseObjects() int64 { return r.AllocObjects - r.FreeObjects }

// Stack returns the stack without the zeros behind it.
func (r *MemProfileRecord) Stack() []uintptr { return untilZero(r.Stack0[:]) }

// A BlockProfileRecord says how long goroutines waited at one stack.
type BlockProfileRecord struct {
	Count  int64
	Cycles int64
	StackRecord
}

func untilZero(stack []uintptr) []uintptr {
	for i, pc := range stack {
		if pc == 0 {
			return stack[:i]
		}
	}
	return stack
}

// MemProfile returns the sampled allocations: none are sampled.
func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) { return 0, true }

// BlockProfile returns the sampled waits: none are sampled.
func BlockProfile(p []BlockProfileRecord) (n int, ok bool) { return 0, true }

// MutexProfile returns the sampled waits for locks: none are sampled.
func MutexProfile(p []BlockProfileRecord) (n int, ok bool) { return 0, true }

// ThreadCreateProfile returns where threads were made: the scheduler makes them all, and keeps no record.
func ThreadCreateProfile(p []StackRecord) (n int, ok bool) { return 0, true }

// GoroutineProfile returns a record for each goroutine. That of the caller has its stack; the others are not looked at.
func GoroutineProfile(p []StackRecord) (n int, ok bool) {
	n = NumGoroutine()
	if n > len(p) {
		return n, false
	}
	clear(p[:n])
	Callers(1, p[0].Stack0[:])
	return n, true
}

var blockProfileRate, mutexProfileFraction int

// SetBlockProfileRate remembers the setting.
func SetBlockProfileRate(rate int) { blockProfileRate = rate }

// SetMutexProfileFraction remembers the setting and returns the one before; a negative rate only asks.
func SetMutexProfileFraction(rate int) int {
	old := mutexProfileFraction
	if rate >= 0 {
		mutexProfileFraction = rate
	}
	return old
}

// SetCPUProfileRate would start sampling: the profile stays empty.
func SetCPUProfileRate(hz int) {}

// CPUProfile is left over from Go's early days.
func CPUProfile() []byte { panic("CPUProfile no longer available") }

// SetCgoTraceback has nothing to trace: programs have no C.
func SetCgoTraceback(version int, traceback, context, symbolizer unsafe.Pointer) {}

type notSupported string

func (e notSupported) Error() string { return string(e) }

// StartTrace says that there is no tracer.
func StartTrace() error { return notSupported("execution traces are not supported by go2rs") }

// StopTrace ends the trace that cannot have begun.
func StopTrace() {}

// ReadTrace returns nothing, which is the end of a trace.
func ReadTrace() []byte { return nil }
