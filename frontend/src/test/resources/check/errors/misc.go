package p

import "unsafe"

var _ = unsafe.Pointer(1)
var _ = uintptr(unsafe.Pointer(nil)) + "a"

func f(args ...int, x int) {}
func g() (...int)          {}

func k() {
	const big = 1 << 600
	var i int = 1 << 63
	var j int64 = 1<<63 - 1
	var k8 int8 = 128
	var u8 uint8 = 255 + 1
	x := 1.0 << i
	var fl float32 = 1 << i
	_ = []int{1 << fl}
	var c complex64 = 1 + 2i
	_ = c < c
	_ = c == 1i
	var e error = nil
	if e := e; e != nil {
		return e
	}
	_ = func() int { return "a" }
	_ = func(x int) { x = "a" }
	var dd struct{ a int } = struct{ b int }{1}
	ch := make(chan<- int)
	_ = <-ch
	for v := range ch {
	}
	type loc struct{ unknown }
	_ = loc{}.unknown
	var arr [2]int
	arr[2] = 1
	_ = arr[len(arr)]
	L := len([10]int{})
	_ = [L]int{}
}
