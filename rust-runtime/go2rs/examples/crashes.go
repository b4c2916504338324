package main

import (
	"os"
	"strconv"
)

type T struct {
	a int
	b string
}
type E struct{ code int }

//go:noinline
func (E) Error() string { return "my\nerr" }

type S int

func (S) String() string { return "stringer" }

type Stringer interface{ String() string }
type T2 struct{ a int }

func (T2) Error() string { return "" }

type MI int
type MS string
type MF float64

var failure error = E{}

//go:noinline
func nilError() error { var p *E; return p }

func main() {
	which, _ := strconv.Atoi(os.Args[1])
	five := []int{5}[0]
	switch which {
	case 0:
		panic(T{1, "x"})
	case 1:
		panic(E{1})
	case 2:
		panic(S(4))
	case 3:
		panic(MI(5))
	case 4:
		panic(MS("a\"b"))
	case 5:
		panic(MF(1.5))
	case 6:
		panic(42)
	case 7:
		panic("plain\nx")
	case 8:
		panic(1.5)
	case 9:
		panic(complex(1, 2))
	case 10:
		panic(nil)
	case 11:
		var m map[string]int
		m["a"] = 1
	case 12:
		panic(any("x").(int))
	case 13:
		panic(any(T{}).(Stringer))
	case 14:
		panic(any(nil).(int))
	case 15:
		panic(error(nil).(Stringer))
	case 16:
		map[any]int{}[[]int(nil)] = 1
	case 17:
		println(nilError().Error())
	case 18:
		panic([]int{1}[five])
	case 19:
		panic(len([]int{1}[2:five]))
	case 20:
		panic(failure.(T2))
	case 21:
		panic(1 << -five)
	case 22:
		var p *T
		p.a = 1
	case 23:
		panic(len(make([]int, -five)))
	case 24:
		panic(any(T{}).(*T).a)
	case 25:
		<-make(chan int)
	case 26:
		go func() { panic(E{2}) }()
		<-make(chan int)
	default:
		panic("stuck: " + "x")
	}
}
