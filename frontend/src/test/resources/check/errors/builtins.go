package p

import "unsafe"

type S struct {
	a int
	*E
}
type E struct{ b int }

func (S) m() {}

func f(x int, s []int, m map[string]int, c chan int, ro <-chan int, st string, a [3]int, e any, fl float64, sl []string) {
	_ = len(x)
	_ = len()
	_ = len(s, s)
	_ = cap(m)
	_ = cap(st)
	_ = append()
	_ = append(x, 1)
	_ = append(s, "a")
	_ = append(s, s)
	_ = append(s, sl...)
	_ = append(nil, 1)
	copy(s, sl)
	copy(s)
	copy(x, s)
	copy(s, x)
	copy(s, "abc")
	close(x)
	close(ro)
	close(c)
	delete(s, 1)
	delete(m, 1)
	delete(m)
	_ = make(int)
	_ = make([]int)
	_ = make([]int, -1)
	_ = make([]int, 2, 1)
	_ = make([]int, "a")
	_ = make([]int, 1.5)
	_ = make(map[string]int, 1, 2)
	_ = make(chan int, 1, 2)
	_ = make()
	_ = make(x)
	_ = new()
	_ = new(int, int)
	_ = new(undefinedX)
	panic()
	panic(1, 2)
	_ = recover(1)
	print(f)
	_ = min()
	_ = min(1, "a")
	_ = min(x, fl)
	_ = max(e, e)
	_ = max(s)
	clear(x)
	clear(st)
	_ = complex(1, "a")
	_ = complex(x, x)
	_ = complex(fl, float32(1))
	_ = real(x)
	_ = imag(st)
	_ = len
	_ = unsafe.Sizeof()
	_ = unsafe.Offsetof(x)
	_ = unsafe.Offsetof(S{}.a)
	_ = unsafe.Offsetof(S{}.b)
	_ = unsafe.Offsetof(S{}.m)
	_ = unsafe.Offsetof(S{}.zzz)
	_ = unsafe.Add(x, 1)
	_ = unsafe.Slice(x, 1)
	_ = unsafe.String(st, 1)
	_ = unsafe.StringData(x)
	_ = unsafe.SliceData(x)
	_ = unsafe.Foo
	x.len()
	len.x()
	panic(s...)
	_ = a
	_ = cap(x)
}
