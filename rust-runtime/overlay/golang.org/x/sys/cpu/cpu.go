//go2rs:optional

package cpu

//go2rs:remove cpuid xgetbv

// archInit leaves all features off: they only lead to assembly, of which a translated program has none.
func archInit() {}

// runtime_getAuxv gives nothing: the vector is read for features only.
func runtime_getAuxv() []uintptr { return nil }
