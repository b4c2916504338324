package trace

// There is no tracer: what regions, tasks and logs would record is dropped, and StartTrace says so.

func userTaskCreate(id, parentID uint64, taskType string) {}

func userTaskEnd(id uint64) {}

func userRegion(id, mode uint64, regionType string) {}

func userLog(id uint64, category, message string) {}

func runtime_traceClockUnitsPerSecond() uint64 { return 1_000_000_000 }

func runtime_traceAdvance(stopTrace bool) {}

func runtime_traceClockNow() uint64 { return 0 }

func runtime_readTrace() (buf []byte) { return nil }
