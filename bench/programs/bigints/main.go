// Command bigints computes with integers of thousands of digits.
package main

import (
	"fmt"
	"math/big"
	"time"
)

func main() {
	start := time.Now()
	factorial := big.NewInt(1)
	for i := range int64(12_000) {
		factorial.Mul(factorial, big.NewInt(i+1))
	}
	report("factorial", start)

	start = time.Now()
	square := new(big.Int)
	for range 60 {
		square.Mul(factorial, factorial)
	}
	report("square", start)

	start = time.Now()
	text := factorial.String()
	fmt.Println(len(text), text[:20])
	report("string", start)

	start = time.Now()
	prime := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 2203), big.NewInt(1))
	base := new(big.Int).Exp(big.NewInt(3), new(big.Int).Sub(prime, big.NewInt(1)), prime)
	fmt.Println(base)
	report("exp", start)

	start = time.Now()
	a, b := big.NewInt(0), big.NewInt(1)
	for range 60_000 {
		a.Add(a, b)
		a, b = b, a
	}
	fmt.Println(a.BitLen())
	report("fibonacci", start)

	start = time.Now()
	quotient, remainder := new(big.Int), new(big.Int)
	for range 40 {
		quotient.QuoRem(square, factorial, remainder)
	}
	fmt.Println(quotient.Cmp(factorial), remainder)
	report("quotient", start)
}

// report tells on the error output how long a part took; the standard output is the same in each run.
func report(part string, start time.Time) {
	println(part, time.Since(start).Milliseconds(), "ms")
}
