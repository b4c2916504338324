package p

type S struct{ f func() }
type Q struct{ a int }

func f(i int, u uint, s string, fl float64, b bool, p *int, sl []int, m map[string]int, fn func(), x any, st S, q Q, ch chan int) {
	_ = i + s
	_ = i + u
	_ = i + fl
	_ = i + 1.5
	_ = s - s
	_ = b + b
	_ = i && b
	_ = !i
	_ = -s
	_ = ^fl
	_ = i % 0
	_ = i / 0
	_ = fl / 0
	_ = 1 / 0
	_ = 1.0 / 0.0
	_ = i == s
	_ = sl == sl
	_ = m == m
	_ = fn == fn
	_ = sl == nil
	_ = st == st
	_ = q == q
	_ = q < q
	_ = p < p
	_ = b < b
	_ = x < x
	_ = x == sl
	_ = nil == nil
	_ = i == nil
	_ = p == 1
	_ = i << s
	_ = i << -1
	_ = fl << 2
	_ = 1.5 << 2
	_ = i << 1.5
	_ = s << 1
	_ = 1 << 2000
	_ = *i
	_ = &1
	_ = &f
	_ = &i
	_ = &f()
	_ = <-i
	_ = <-p
	i <- 1
	ch <- "a"
	_ = 10000000000000000000000
	_ = int8(200)
	_ = uint8(1) << 8
	_ = int8(1) << 7
	_ = "a" + 1
	_ = 'a' + "b"
	_ = fl % 2
	_ = x + 1
	_ = ~i
	_ = ch == 1
	var f32 float32 = 1e100
	_ = f32
	_ = i & 1.5
	_ = st == Q{}
	_ = q == nil
}
