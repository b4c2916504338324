// Command appending grows, copies, inserts into and cuts slices.
package main

import (
	"fmt"
	"slices"
	"time"
)

type record struct {
	key   int
	name  string
	score float64
}

func main() {
	sum := 0
	start := time.Now()
	for range 200 {
		var ints []int
		for i := range 100_000 {
			ints = append(ints, i)
		}
		sum += len(ints) + ints[len(ints)/2]
	}
	report("ints", start)

	start = time.Now()
	for range 60 {
		var records []record
		for i := range 50_000 {
			records = append(records, record{i, "name", float64(i)})
		}
		sum += records[len(records)-1].key
	}
	report("records", start)

	start = time.Now()
	var out []byte
	for range 2_000 {
		out = out[:0]
		for i := range 2_000 {
			out = append(out, byte(i))
			out = append(out, "some text"...)
			out = append(out, 'x', 'y', byte(i>>8))
		}
	}
	sum += len(out)
	report("bytes", start)

	start = time.Now()
	buffer := make([]byte, 1<<20)
	for i := range 2_000 {
		copy(buffer[i%64:], buffer)
	}
	small := make([]int, 16)
	for i := range 20_000_000 {
		copy(small[i&7:], small[:8])
	}
	report("copy", start)

	start = time.Now()
	for i := range 2_000_000 {
		small := make([]int, 0, 4)
		small = append(small, i, i+1)
		small = slices.Insert(small, 1, 7)
		sum += len(small)
	}
	report("small", start)

	start = time.Now()
	grid := make([][]int, 1000)
	for y := range grid {
		grid[y] = make([]int, 1000)
	}
	for range 20 {
		for y := 1; y < len(grid)-1; y++ {
			for x := 1; x < len(grid[y])-1; x++ {
				grid[y][x] = (grid[y-1][x] + grid[y+1][x] + grid[y][x-1] + grid[y][x+1] + x) & 1023
			}
		}
	}
	sum += grid[500][500]
	report("grid", start)

	start = time.Now()
	var stack []record
	for range 30_000_000 {
		if len(stack) < 10 {
			stack = append(stack, record{key: len(stack)})
		} else {
			sum += stack[len(stack)-1].key
			stack = stack[:len(stack)-3]
		}
	}
	report("stack", start)
	fmt.Println(sum)
}

// report tells on the error output how long a part took; the standard output is the same in each run.
func report(part string, start time.Time) {
	println(part, time.Since(start).Milliseconds(), "ms")
}
