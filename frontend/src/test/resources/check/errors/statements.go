package p

import "errors"

func f1() int {
}

func f2(x int) int {
	if x > 0 {
		return 1
	}
}

func f3(x int) int {
	for {
		break
	}
}

func f4(x int) int {
	switch x {
	case 1:
		return 1
	}
}

func f5() (int, error) {
	return 1
}

func f6() int {
	return 1, 2
}

func f7() {
	return 1
}

func f8() (a int, err error) {
	{
		err := errors.New("x")
		return
		_ = err
	}
}

func f9() int { return }

func f10(x int, s string, e any, c chan int, so chan<- int) {
	if x {
	}
	if x = 1; x {
	}
	for x {
	}
	switch x {
	case "a":
	case 1, 1:
	case 2, 3, 2:
	default:
	default:
	}
	switch s {
	case "a", "a":
	}
	switch {
	case x:
	case true:
	case true:
	}
	switch e {
	case 1, 1, "1", 1.0:
	}
	switch x.(type) {
	}
	switch y := e.(type) {
	}
	switch e.(type) {
	case int, int:
	case string:
	case nil, nil:
	case error, undefinedT:
	case 1:
	}
	switch f := f1; f {
	case nil:
	}
	switch f1 {
	}
	select {
	case x > 1:
	case <-c:
	case v := <-c:
	case so <- 1:
	case <-so:
	default:
	default:
	}
	for i := range f1 {
	}
	for i, j := range 10 {
	}
	for i, j := range c {
	}
	for range so {
	}
	for x, s = range s {
	}
	for i := range 1.5 {
	}
	for _, _ := range s {
	}
	for range func(yield func(int)) {} {
	}
	for range func(yield func(int, int, int) bool) {} {
	}
	for a := range func(yield func() bool) {} {
	}
	x.y++
	e.(int)
	_ = e.(error).foo
	_ = x.(int)
	_ = e.(f10)
	var err error
	_ = err.(int)
}
