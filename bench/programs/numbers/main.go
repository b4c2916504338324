// Command numbers converts between numbers and text.
package main

import (
	"fmt"
	"strconv"
)

func main() {
	sum := 0
	buf := make([]byte, 0, 64)
	for i := range 2_000_000 {
		s := strconv.Itoa(i * 7919)
		n, err := strconv.Atoi(s)
		if err != nil {
			panic(err)
		}
		sum += n
		buf = strconv.AppendInt(buf[:0], int64(i), 16)
		sum += len(buf)
	}
	var total float64
	for i := range 500_000 {
		s := strconv.FormatFloat(float64(i)*1.37e-3, 'g', -1, 64)
		f, err := strconv.ParseFloat(s, 64)
		if err != nil {
			panic(err)
		}
		total += f
		sum += len(strconv.Quote(s))
	}
	fmt.Println(sum, total)
}
