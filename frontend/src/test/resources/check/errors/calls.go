package p

import "fmt"

func zero()                        {}
func one(int)                      {}
func vari(string, ...int)          {}
func ret() (int, error)            { return 0, nil }
func three(a int, b string, c any) {}

type T struct{}

func (T) V()  {}
func (*T) P() {}

func f(x int, s []int, fn func(int) int) {
	zero(1)
	one()
	one(1, 2)
	one("a")
	vari()
	vari(1)
	vari("a", "b")
	vari("a", s...)
	vari("a", 1, s...)
	one(s...)
	three(ret())
	three(1, ret())
	x()
	fn("a")
	fn(zero())
	_ = fn(1, 2)
	T.V()
	T.P(T{})
	T{}.P()
	(&T{}).P()
	fmt.Println(zero())
	ret().x()
	int()
	_ = int(1, 2)
	_ = int("a")
	_ = string(1.5)
	_ = []int("abc")
	_ = T(1)
	_ = (*T)(x)
	_ = float64("1")
	_ = bool(1)
	defer x
	go x
	defer int(x)
	go len(s)
	defer zero
	one(zero)
	one(nil)
	fmt.Printf()
	func() {}(1)
	x.y()
	defer recover()
	go func() {}
	len(s)
	x == 1
	-x
	fn
	"str"
	T{}
	func() {}
	append(s, 1)
	new(int)
	make([]int, 1)
	three(1, "a", nil, 4)
}
