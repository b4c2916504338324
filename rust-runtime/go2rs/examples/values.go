package main

import "math"

type Duration int64

const (
	Nanosecond  Duration = 1
	Millisecond Duration = 1000000
)

type Color string

const Red Color = "red"

type Celsius float64
type Words []string
type Pair struct {
	A string
	B any
}
type Wide struct {
	Flag bool
	N    int64
	Last bool
}
type Narrow struct {
	Flag bool
	N    int64
	Last bool
}
type number interface{ ~int | ~int64 | ~float64 }

func sum[T number](xs []T) T {
	var total T
	for _, x := range xs {
		total += x
	}
	return total / T(2)
}
func index[S ~[]E, E comparable](s S, v E) int {
	for i := range s {
		if v == s[i] {
			return i
		}
	}
	return -1
}

var keep []int

func main() {
	defer func() { keep = nil }()
	zero := []int{0}[0]
	println((7+zero)/-2, (7+zero)%-2, math.MinInt/(zero-1), 1<<(uint8(zero)+70), (-8+zero)>>(zero+99), uint8(1)<<(7+zero))
	f, g, h, k := 1e30, -1.5, 70000.0, 3e9
	println(int(f), uint64(g), int16(h), uint32(k))
	d := 50*Millisecond + 2
	println(int64(d), d/7, d > 0, d%1000 == 2, int64(d<<(zero+1)), -d, ^d, min(d, Nanosecond), max(1.5, 2.5, 0.5))
	c := Red + "dish"
	println(string(c), c == "reddish", c < Red, "a" < c, Celsius(1.5)*2.0 > 2.9)
	s := "héllo, 世界\U0010FFFF"
	for i, r := range s {
		print(i, ":", r, " ")
	}
	println(len(s), s[1], s[1:3], s[:1], s[7:], len([]rune(s)), string(rune(0x4e16)), string([]rune(s)) == s)
	for _, r := range "a\xffb\xe4\xb8" {
		print(r, " ")
	}
	println()
	xs := keep
	last := -1
	for i := range 2000 {
		xs = append(xs, i)
		if cap(xs) != last {
			last = cap(xs)
			print(last, " ")
		}
	}
	println()
	keep = xs
	var bs [][5]byte
	for range 100 {
		bs = append(bs, [5]byte{1, 2, 3, 4, 5})
	}
	println(cap(bs), cap(append([]string(nil), "a", "a", "a", "a", "a")), cap(append([]byte(nil), "hello, world"...)))
	ys := xs[1:3:5]
	zs := append(ys, 100, 101, 102)
	println(len(ys), cap(ys), len(zs), cap(zs), xs[3], zs[4])
	println(len(append(ys, 7)))
	println(xs[3])
	println(copy(xs, xs[1:]), xs[0], xs[1], []int{3: 7, 4: 0}[3], [4]string{1: "x", 3: "y"}[3])
	println(sum([]int{1, 2, 3}), sum([]float64{1.5, 2.0}), sum([]Duration{Millisecond, Nanosecond}), index(Words{"a", "b"}, "b"), index([]float64{1.5, 2.5}, 9.0))
	m := map[string]int{"one": 1, "two": 2}
	m["three"] += 3
	m["one"] += 10
	m["four"] = 4
	delete(m, "two")
	v, ok := m["two"]
	total := 0
	for k, v := range m {
		total += v + len(k)
	}
	_, four := m["four"]
	println(len(m), m["one"], m["zero"], v, ok, total, four)
	big := map[int]int{}
	for i := range 10000 {
		big[i*7] = i
	}
	seen, count := 0, 0
	for k, v := range big {
		seen += v
		count++
		delete(big, k)
		big[k+1000000] = v
	}
	println(len(big), seen >= 49995000, count >= 10000)
	clear(big)
	println(len(big), big[7])
	nan := map[float64]int{}
	nan[math.NaN()] = 1
	nan[math.NaN()] = 2
	nan[0] = 3
	nan[math.Copysign(0, -1)] = 4
	println(len(nan), nan[math.NaN()], nan[0])
	pairs := map[Pair]int{}
	pairs[Pair{"x", 1}] = 1
	pairs[Pair{"x", "1"}] = 2
	println(pairs[Pair{"x", "1"}], Pair{} == Pair{"", nil}, [2]int{1, 2} == [2]int{1, 2})
	n := Narrow(Wide{true, 7, true})
	println(n.N, n.Flag, n.Last, Wide{N: 3}.N)
	z := complex(1, 2) * complex(0, 1)
	println(z, real(z), complex(1, 2)/complex(1, 1), 1e21, 1e20, 123456789.0, 1e-5, 0.0001, float32(2.5), 100000.0)
	arr := new([4]int)
	part := arr[1:3]
	part[0] = 9
	println(arr[1], cap(part), [2]int(part)[0], *(*[2]int)(part) == [2]int{9, 0})
}
