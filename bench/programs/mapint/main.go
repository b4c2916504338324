// Command mapint counts, finds and deletes in maps with integer keys.
package main

import "fmt"

type point struct{ x, y int32 }

func main() {
	counts := map[int]int{}
	seed := uint64(42)
	for range 8_000_000 {
		seed = seed*6364136223846793005 + 1442695040888963407
		counts[int(seed>>44)]++
	}
	most := 0
	for _, n := range counts {
		most = max(most, n)
	}
	hits := 0
	for i := range 4_000_000 {
		if _, ok := counts[i]; ok {
			hits++
		}
	}
	for i := 0; i < 1<<20; i += 2 {
		delete(counts, i)
	}
	grid := map[point]bool{}
	for i := range int32(1000) {
		for j := range int32(500) {
			if (i*j)%3 == 0 {
				grid[point{i, j}] = true
			}
		}
	}
	near := 0
	for p := range grid {
		if grid[point{p.x + 1, p.y}] && grid[point{p.x, p.y + 1}] {
			near++
		}
	}
	fmt.Println(len(counts), most, hits, len(grid), near)
}
