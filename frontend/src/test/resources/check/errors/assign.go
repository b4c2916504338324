package p

import "io"

type T struct{ x int }
type I interface{ M(int) string }
type W struct{}

func (W) M(string) string { return "" }

type P struct{}

func (*P) M(int) string { return "" }

func two() (int, string) { return 1, "" }
func none()              {}

var g int = "hello"
var h string = 1
var n = nil
var b byte = 256
var f32 int = 1.5
var u uint = -1

const c = f()
const d int = "x"
const e []int = nil

func f() int { return 1 }

func g2() {
	var x int
	x = "a"
	x, y := 1
	var a, bb = two(), 1
	x, z := two()
	x = two()
	x = none()
	_ = none()
	x, w = 1, 2
	x := 2
	1 = x
	f() = 2
	"a" + "b" = "c"
	m := map[string]T{}
	m["a"].x = 1
	var i I = W{}
	i = P{}
	i = &P{}
	i = T{}
	var r io.Reader = T{}
	var ro <-chan int
	var so chan<- int = ro
	_ = nil
	x += "a"
	x++
	s := "s"
	s++
	s[0] = 'a'
	var arr [3]int = [2]int{}
	var fn func(int) = func(string) {}
	const k = 1
	k = 2
	x, x := 1, 2
	a.b := 1
	two() := 1
	var e1, e2 int = 1
	var e3 = 1, 2
	none = nil
	x <<= 1.5
	nil = nil
	true = false
}
