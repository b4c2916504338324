// Command printing formats a lot with package fmt.
package main

import (
	"bufio"
	"fmt"
	"os"
)

type point struct{ X, Y int }

type level int

func (l level) String() string { return [...]string{"low", "mid", "high"}[l] }

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	total := 0
	for i := range 400_000 {
		s := fmt.Sprintf("%d: %s %5.2f %v %x|%-8s|%t", i, "name", float64(i)/3, point{i, -i}, i, level(i%3), i%2 == 0)
		total += len(s)
		if i%50 == 0 {
			fmt.Fprintf(out, "%s\n", s)
		}
		if i%100 == 0 {
			fmt.Fprintln(out, i, s[:5], level(i%3), 1.5)
		}
		total += len(fmt.Sprint(i, "x", i))
	}
	fmt.Fprintln(out, total)
}
