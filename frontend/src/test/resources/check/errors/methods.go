package p

import (
	"fmt"
	"io"
	"sort"
)

type A struct{ B }
type B struct{ C }
type C struct{ x int }
type D struct {
	B
	C2
}
type C2 struct{ C }
type W struct{}

func (w W) Write(p []byte) int { return 0 }

type R struct{}

func (r R) read(p []byte) (int, error) { return 0, nil }

type S []int

func (s S) Len() int           { return 0 }
func (s S) Less(i, j int)      {}
func (s *S) Swap(i, j int)     {}

type St struct{}

func (*St) String() string { return "" }

func f(d D, a A) {
	_ = d.x
	_ = a.x
	_ = a.y
	var _ io.Writer = W{}
	var _ io.Reader = R{}
	var _ sort.Interface = S{}
	var _ fmt.Stringer = St{}
	var _ fmt.Stringer = &St{}
	var _ io.ReadWriter = io.Writer(nil)
	var _ error = "x"
	var i interface{ M() }
	_ = i.(W)
	_ = i.(*W)
	switch i.(type) {
	case W:
	case fmt.Stringer:
	}
	_ = W.Write(1)
	_ = W.write
	_ = (*W).Write
	_ = W.Nope
	_ = a.B.C.z
	_ = St.String
	_ = (*St).String
	var e interface{ comparable }
	_ = e
}
