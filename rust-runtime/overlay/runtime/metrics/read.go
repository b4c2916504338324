package metrics

import "runtime"

//go2rs:remove runtime_readMetrics

// Read fills in the figures that this runtime keeps; others are KindBad, as names that no runtime knows are.
func Read(m []Sample) {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	known := map[string]uint64{
		"/gc/cycles/forced:gc-cycles":         uint64(stats.NumForcedGC),
		"/gc/cycles/total:gc-cycles":          uint64(stats.NumGC),
		"/gc/heap/allocs:bytes":               stats.TotalAlloc,
		"/gc/heap/allocs:objects":             stats.Mallocs,
		"/gc/heap/frees:objects":              stats.Frees,
		"/gc/heap/goal:bytes":                 stats.NextGC,
		"/gc/heap/objects:objects":            stats.Mallocs - stats.Frees,
		"/memory/classes/heap/free:bytes":     stats.HeapIdle - stats.HeapReleased,
		"/memory/classes/heap/objects:bytes":  stats.Alloc,
		"/memory/classes/heap/released:bytes": stats.HeapReleased,
		"/memory/classes/total:bytes":         stats.Sys,
		"/sched/gomaxprocs:threads":           uint64(runtime.GOMAXPROCS(0)),
		"/sched/goroutines:goroutines":        uint64(runtime.NumGoroutine()),
	}
	for i := range m {
		m[i].Value = Value{}
		if figure, ok := known[m[i].Name]; ok {
			m[i].Value = Value{kind: KindUint64, scalar: figure}
		}
	}
}
