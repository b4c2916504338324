// Command mapstring counts words: maps with string keys, and their sorted keys.
package main

import (
	"fmt"
	"sort"
	"strings"
)

func main() {
	syllables := []string{"ka", "to", "mi", "ra", "ne", "so", "lu", "vi", "pe", "do", "sha", "ru"}
	var text strings.Builder
	seed := uint32(7)
	for range 600_000 {
		for range 2 + seed>>30 {
			seed = seed*1664525 + 1013904223
			text.WriteString(syllables[seed>>16%12])
		}
		text.WriteByte(' ')
	}
	counts := map[string]int{}
	for range 3 {
		for _, word := range strings.Fields(text.String()) {
			counts[word]++
		}
	}
	words := make([]string, 0, len(counts))
	for w := range counts {
		words = append(words, w)
	}
	sort.Strings(words)
	total := 0
	for i, w := range words {
		total += counts[w] * (i%7 + len(w))
	}
	fmt.Println(len(words), words[0], words[len(words)-1], total)
}
