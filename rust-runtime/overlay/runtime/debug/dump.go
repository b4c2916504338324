package debug

import (
	"encoding/binary"
	"runtime"
	"syscall"
)

// WriteHeapDump writes a heap dump in the format of Go's tools: its header, what they must know of the machine, and the statistics of memory. It lists no objects, because these lie
// in another order than the format can tell.
func WriteHeapDump(fd uintptr) {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	dump := []byte("go1.7 heap dump\n")
	number := func(values ...uint64) {
		for _, v := range values {
			dump = binary.AppendUvarint(dump, v)
		}
	}
	text := func(s string) {
		number(uint64(len(s)))
		dump = append(dump, s...)
	}
	const params, memStats, end, littleEndian, wordSize = 6, 10, 0, 0, 8
	number(params, littleEndian, wordSize, 0, stats.HeapSys)
	text(runtime.GOARCH)
	text("")
	number(uint64(runtime.NumCPU()))

	number(memStats, stats.Alloc, stats.TotalAlloc, stats.Sys, stats.Lookups, stats.Mallocs, stats.Frees)
	number(stats.HeapAlloc, stats.HeapSys, stats.HeapIdle, stats.HeapInuse, stats.HeapReleased, stats.HeapObjects)
	number(stats.StackInuse, stats.StackSys, stats.MSpanInuse, stats.MSpanSys, stats.MCacheInuse, stats.MCacheSys)
	number(stats.BuckHashSys, stats.GCSys, stats.OtherSys, stats.NextGC, stats.LastGC, stats.PauseTotalNs)
	number(stats.PauseNs[:]...)
	number(uint64(stats.NumGC), end)
	for len(dump) > 0 {
		n, err := syscall.Write(int(fd), dump)
		if err != nil && err != syscall.EINTR {
			return
		}
		dump = dump[max(n, 0):]
	}
}
