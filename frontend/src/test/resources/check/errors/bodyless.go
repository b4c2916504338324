package p

import _ "unsafe"

//go:linkname foo bar
func foo()

//go:linkname nope x

func nobody() int

type T struct{}

func (T) m()
