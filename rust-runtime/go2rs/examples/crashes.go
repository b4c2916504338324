package main

import (
	"fmt"
	"os"
)

type T struct {
	a int
	b string
}
type E struct{ code int }

func (E) Error() string { return "my\nerr" }

type S int

func (S) String() string { return "stringer" }

type MI int
type MS string
type MF float64

func main() {
	var which int
	fmt.Sscan(os.Args[1], &which)
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
		panic(any(T{}).(fmt.Stringer))
	case 14:
		panic(any(nil).(int))
	case 15:
		panic(error(nil).(fmt.Stringer))
	case 16:
		map[any]int{}[[]int(nil)] = 1
	case 17:
		var p *E
		println(error(p).Error())
	case 18:
		panic([]int{1}[five])
	case 19:
		panic(len([]int{1}[2:five]))
	case 20:
		panic(error(E{}).(any).(T))
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
