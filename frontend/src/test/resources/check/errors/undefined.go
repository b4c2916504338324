package p

import "strings"

type S struct{ a, B int }

func (S) m() {}

func f(s S, p *S) {
	_ = undefinedName
	undefinedCall()
	_ = strings.Foo
	_ = strings.contains
	_ = strings.indexFunc
	_ = s.c
	_ = s.A
	_ = s.b
	_ = p.M
	s.M()
	var t Missing
	_ = t
	var u strings.builder
	_ = u
	_ = _
	strings
	_ = f.x
	_ = 5 .x
	goto_ := 1
	_ = iota
	var pp **S
	_ = pp.a
	var i interface{ m() }
	_ = i.n
	ip := &i
	ip.m()
}
