package runtime

import "unsafe"

// GC collects garbage and returns when it is done.
func GC()

// KeepAlive marks its argument as reachable up to here.
//
//go:noinline
func KeepAlive(x any) { keepAlive(x) }

func keepAlive(x any)

// SetFinalizer has finalizer called with obj some time after obj became unreachable; nil takes a finalizer away.
func SetFinalizer(obj any, finalizer any)

// A Cleanup is a handle on a call of AddCleanup.
type Cleanup struct {
	id  uint64
	ptr uintptr // not a pointer: the handle does not keep the object alive
}

// AddCleanup has cleanup called with arg some time after ptr's object became unreachable.
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	return Cleanup{registerCleanup(ptr, func() { cleanup(arg) }), uintptr(unsafe.Pointer(ptr))}
}

// Stop takes the cleanup back, if it did not run yet.
func (c Cleanup) Stop() { stopCleanup(unsafe.Pointer(c.ptr), c.id) }

func registerCleanup(ptr any, cleanup func()) uint64

func stopCleanup(ptr unsafe.Pointer, id uint64)

// A Pinner keeps objects where they are while foreign code has their address. Objects never move here; it keeps them alive.
type Pinner struct {
	refs []any
}

// Pin keeps pointer's object alive until Unpin.
func (p *Pinner) Pin(pointer any) { p.refs = append(p.refs, pointer) }

// Unpin lets all pinned objects go.
func (p *Pinner) Unpin() { p.refs = nil }

// MemStats describes the allocator; all sizes are in bytes, all times in nanoseconds.
type MemStats struct {
	Alloc         uint64
	TotalAlloc    uint64
	Sys           uint64
	Lookups       uint64
	Mallocs       uint64
	Frees         uint64
	HeapAlloc     uint64
	HeapSys       uint64
	HeapIdle      uint64
	HeapInuse     uint64
	HeapReleased  uint64
	HeapObjects   uint64
	StackInuse    uint64
	StackSys      uint64
	MSpanInuse    uint64
	MSpanSys      uint64
	MCacheInuse   uint64
	MCacheSys     uint64
	BuckHashSys   uint64
	GCSys         uint64
	OtherSys      uint64
	NextGC        uint64
	LastGC        uint64
	PauseTotalNs  uint64
	PauseNs       [256]uint64
	PauseEnd      [256]uint64
	NumGC         uint32
	NumForcedGC   uint32
	GCCPUFraction float64
	EnableGC      bool
	DebugGC       bool
	BySize        [61]struct {
		Size    uint32
		Mallocs uint64
		Frees   uint64
	}
}

// ReadMemStats fills m.
func ReadMemStats(m *MemStats) {
	*m = MemStats{EnableGC: true}
	figures := memoryFigures()
	m.HeapAlloc, m.TotalAlloc, m.Sys, m.Mallocs, m.Frees = figures[0], figures[1], figures[2], figures[3], figures[4]
	m.HeapSys, m.HeapIdle, m.HeapInuse, m.HeapReleased = figures[5], figures[6], figures[7], figures[8]
	m.StackInuse, m.NextGC, m.LastGC, m.PauseTotalNs = figures[9], figures[10], figures[11], figures[12]
	m.NumGC, m.NumForcedGC = uint32(figures[13]), uint32(figures[14])
	m.Alloc, m.HeapObjects, m.StackSys = m.HeapAlloc, m.Mallocs-m.Frees, m.StackInuse
}

// memoryFigures are in the order in which ReadMemStats takes them. An array, because asking must not allocate.
func memoryFigures() [15]uint64
