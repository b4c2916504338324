package runtime

// Caller says where the call skip frames up stands: 0 is the caller of Caller.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	var pcs [1]uintptr
	if returnAddresses(skip+1, pcs[:]) == 0 {
		return
	}
	_, file, line, _ = frameAt(pcs[0])
	return pcs[0], file, line, true
}

// Callers fills pc with the return addresses of the calls on the stack, the caller of Callers being frame 1, and returns how many there are.
func Callers(skip int, pc []uintptr) int { return returnAddresses(skip, pc) }

// returnAddresses does the work: frame 0 stands for all calls inside this package.
func returnAddresses(skip int, pc []uintptr) int

// frameAt says what stands at a program counter: the function's name as Go spells it, file, line, and where the function begins.
func frameAt(pc uintptr) (name, file string, line int, entry uintptr)

// A Frame is one call on a stack.
type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

// Frames turns return addresses into Frame values, one Next at a time.
type Frames struct {
	pcs []uintptr
}

// CallersFrames takes what Callers filled.
func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

// Next returns the next call and whether there are more.
func (f *Frames) Next() (frame Frame, more bool) {
	if len(f.pcs) == 0 {
		return
	}
	pc := f.pcs[0]
	f.pcs = f.pcs[1:]
	name, file, line, entry := frameAt(pc)
	return Frame{pc, FuncForPC(pc), name, file, line, entry}, len(f.pcs) > 0
}

// A Func is a function of the running program.
type Func struct {
	name, file string
	line       int
	entry      uintptr
}

// FuncForPC returns the function that pc is in, nil if there is none.
func FuncForPC(pc uintptr) *Func {
	name, file, line, entry := frameAt(pc)
	if name == "" {
		return nil
	}
	return &Func{name, file, line, entry}
}

// Name returns the function's name with its package's path.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

// Entry returns the address of the function.
func (f *Func) Entry() uintptr { return f.entry }

// FileLine says what stands at pc.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line, _ = frameAt(pc)
	return file, line
}

// Stack writes the calling goroutine's stack to buf, or all goroutines' stacks, and returns how many bytes it wrote.
func Stack(buf []byte, all bool) int
