package reflect

// What the package's own tests ask about frames, bitmaps and groups of Go's runtime. They are not here: answers that no test takes for right let such tests fail, and all others run.

var CallGC = new(bool)

func FuncLayout(t Type, rcvr Type) (frametype Type, argSize, retOffset uintptr, stack, gc, inReg, outReg []byte, ptrs bool) {
	return TypeFor[struct{}](), 0, 0, nil, nil, nil, nil, false
}

func gcbits(any) []byte { return nil }

func clearLayoutCache() {}

var IsRegularMemory = func(t Type) bool { return false }

func MapGroupOf(x, y Type) Type { return TypeFor[struct{}]() }
