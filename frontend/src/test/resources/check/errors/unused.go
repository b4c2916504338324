package p

import (
	"fmt"
	str "strings"
	_ "os"
	. "sort"
)

func f(a int) (b int) {
	x := 1
	var y, z = 2, 3
	_ = z
	w := func() {
		inner := 1
	}
	for i := range 3 {
	}
	for k, v := range map[string]int{} {
		_ = k
	}
	switch t := any(a).(type) {
	case int:
	}
	if q := 1; true {
	}
	y = 4
	const c = 1
	type T int
	return
}
