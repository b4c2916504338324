package p

import "math/big"

func f(ch chan (chan (int))) {
	onlyHere := 1
	1(onlyHere)
	_ = big.NewFloat(1)._
	var x int = make(map[int](*int))
	_ = x
}
