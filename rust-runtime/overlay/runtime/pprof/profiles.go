package pprof

import (
	"internal/profilerecord"
	"runtime"
	"unsafe"
)

// readProfile says that the CPU profile is over: nothing samples.
func readProfile() (data []uint64, tags []unsafe.Pointer, eof bool) { return nil, nil, true }

func pprof_goroutineProfileWithLabels(p []profilerecord.StackRecord, labels []unsafe.Pointer) (n int, ok bool) {
	records := make([]runtime.StackRecord, len(p))
	n, ok = runtime.GoroutineProfile(records)
	if !ok {
		return n, false
	}
	for i := range records[:n] {
		p[i].Stack = records[i].Stack()
	}
	clear(labels)
	return n, true
}

func pprof_goroutineLeakProfileWithLabels(p []profilerecord.StackRecord, labels []unsafe.Pointer) (n int, ok bool) {
	return 0, true
}

func pprof_cyclesPerSecond() int64 { return 1_000_000_000 }

func pprof_memProfileInternal(p []profilerecord.MemProfileRecord, inuseZero bool) (n int, ok bool) {
	return 0, true
}

func pprof_blockProfileInternal(p []profilerecord.BlockProfileRecord) (n int, ok bool) { return 0, true }

func pprof_mutexProfileInternal(p []profilerecord.BlockProfileRecord) (n int, ok bool) { return 0, true }

func pprof_threadCreateInternal(p []profilerecord.StackRecord) (n int, ok bool) { return 0, true }

// pprof_fpunwindExpand copies: stacks hold no inlined calls to expand.
func pprof_fpunwindExpand(dst, src []uintptr) int { return copy(dst, src) }

func pprof_makeProfStack() []uintptr { return make([]uintptr, 128) }

func runtime_FrameStartLine(f *runtime.Frame) int { return f.Line }

func runtime_FrameSymbolName(f *runtime.Frame) string { return f.Function }

func runtime_expandFinalInlineFrame(stk []uintptr) []uintptr { return stk }

func runtime_goroutineleakcount() int { return 0 }

func runtime_goroutineLeakGC() { runtime.GC() }
