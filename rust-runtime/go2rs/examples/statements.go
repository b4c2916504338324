package main

type HandlerFunc func(string) int
type Counter struct{ n int }

func (c *Counter) Add(by int) int {
	defer c.note()
	c.n += by
	return c.n
}
func (c *Counter) note() { println("note", c.n) }
func safely(f func()) (err string) {
	defer func() {
		r := recover()
		if e, ok := r.(error); ok {
			err = e.Error()
		} else if r != nil {
			err = "value: " + r.(string)
		}
	}()
	f()
	return "fine"
}
func doubled() (x int) {
	defer func() { x *= 2 }()
	return 3
}
func handler() { r := recover(); println("handled", r != nil) }
func named()   { defer handler(); panic("x") }
func deferred(late bool) {
	defer println("first")
	if late {
		s := "slot"
		defer println(s)
	}
	for i := range 3 {
		defer println("loop", i)
	}
}
func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}
func pairs(n int) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i := range n {
			if !yield(i, string(rune(97+i))) {
				return
			}
		}
	}
}
func firstOver(min int) int {
	for v := range count(10) {
		if v > min {
			return v
		}
	}
	return -1
}
func sumAll(names []int) (sum int) {
	results := make(chan int)
	done := make(chan struct{})
	left := make(chan bool, len(names))
	for _, name := range names {
		go func() {
			defer func() { left <- true }()
			results <- name * 2
		}()
	}
	go func() {
		for range names {
			<-left
		}
		close(done)
	}()
	for {
		select {
		case v := <-results:
			sum += v
		case <-done:
			return sum
		}
	}
}
func main() {
	h := HandlerFunc(func(s string) int { return len(s) })
	println(h("four"), h == nil, HandlerFunc(nil) == nil)
	c := &Counter{}
	add := c.Add
	println(add(2), c.Add(3))
	println(safely(func() {}))
	println(safely(func() { panic("boom") }))
	println(safely(func() { var m map[string]int; m["a"] = 1 }))
	s := []int{1, 2}
	five := len(s) + 3
	println(safely(func() { println(s[five]) }))
	println(safely(func() { println(len(s[five : 1+five-five])) }))
	println(safely(func() { println(five / (five - 5)) }))
	println(safely(func() { println(any(3).(string)) }))
	println(safely(func() { println(any(3).(error).Error()) }))
	println(safely(func() { var e error; println(e.Error()) }))
	println(safely(func() { _ = make(chan int, -five) }))
	println(safely(func() { c := make(chan int); close(c); close(c) }))
	println(safely(func() { println(any(s) == any(s)) }))
	println(safely(func() { var f func(); f() }))
	println(safely(func() { panic(nil) }))
	println(doubled())
	named()
	deferred(true)
	deferred(false)
	total := 0
	for v := range count(10) {
		if v%2 == 0 {
			continue
		}
		if v > 6 {
			break
		}
		total += v
	}
	for i, s := range pairs(3) {
		print(i, s, " ")
	}
	println(total, firstOver(4), firstOver(40))
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	println(fib(15), sumAll([]int{1, 2, 3, 4}))
	ch := make(chan string, 1)
	v := -1
	select {
	case s := <-ch:
		v = len(s)
	default:
	}
	select {
	case ch <- "hello":
		println("sent", v)
	default:
		println("full")
	}
	select {
	case ch <- "again":
		println("sent")
	default:
		println("full", len(ch), cap(ch))
	}
	close(ch)
	select {
	case s, ok := <-ch:
		println(s, ok)
	}
	var r <-chan string = ch
	s2, ok := <-r
	println(s2 == "", ok)
	for s := range ch {
		println(s)
	}
}
