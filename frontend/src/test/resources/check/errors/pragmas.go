package p

import (
	_ "embed"
)

//go:linkname foo bar

func foo()

//go:embed x.txt
var a, b string

//go:embed x.txt
var c = ""

//go:embed x.txt
func f() {
	//go:embed x.txt
	var s string
	_ = s
}
