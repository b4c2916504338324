package p

type A B
type B A

type R struct{ r R }
type R1 struct{ a R2 }
type R2 struct{ b [2]R1 }
type L []L
type Ptr *Ptr
type Fn func(Fn) Fn
type Al = Al
type Al1 = Al2
type Al2 = Al1
type I1 interface{ I2 }
type I2 interface{ I1 }
type Arr [len(arr)]int

var arr Arr

var x = y
var y = z
var z = x

var s = s
var f1 = fn()

func fn() int { return f1 }

const c1 = c2
const c2 = c1

type T [unsafeSize]int

const unsafeSize = len(T{})

func m() {
	type L1 struct{ l L1 }
	type L2 []L2
	var q = q
	type X Y
	type Y X
}
