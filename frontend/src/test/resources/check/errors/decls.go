package p

import (
	"fmt"
	"os"
)

var a int
var a string

func a() {}

type a int

func fmt() {}

var os int

func init() int { return 1 }
func init(x int) {}

var init = 1

type T struct {
	x int
	x string
	y
	int
	*int
}

func (t T) m() {}
func (t *T) m() {}
func (t T) x()  {}
func (int) n()  {}
func (t Missing) n() {}
func (t *P) n()      {}
func (t []int) n()   {}
func (t I) n()       {}
func (t **T) o()     {}
func (T) _()         {}
func (T) _()         {}

type P *int
type I interface {
	m()
	m()
	n(int)
}

func f(x int, x string) (x bool) { return }

const (
	c1 = iota
	c2, c3
	c4 int
)
const c6, c7 = 1
const c8 = 1, 2

var v1, v2 = 1
var v3, v4 int = 1, 2, 3

type E struct {
	*I
	PP
}
type PP *int
type M map[[]int]string
type M2 map[func()]int
type C chan Missing2
type A [len(av)]int

var av [3]int
var _ = fmt.Println
