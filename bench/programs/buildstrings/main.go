// Command buildstrings makes strings in all the usual ways: concatenation, Builder, byte slices, Repeat, Join, Replace, Split.
package main

import (
	"fmt"
	"strings"
)

func main() {
	total := 0
	for i := range 300_000 {
		s := "item"
		s += string(rune('a' + i%26))
		s = s + "-" + s + "/" + strings.ToUpper(s)
		total += len(s)
		parts := strings.Split(s, "-")
		total += len(strings.Join(parts, "::"))
		if strings.Contains(s, "z") {
			total += len(strings.ReplaceAll(s, "z", "yy"))
		}
	}
	var b strings.Builder
	for i := range 5_000_000 {
		b.WriteByte(byte('a' + i%26))
		if i%61 == 0 {
			b.WriteString("\n")
		}
	}
	text := b.String()
	lines := strings.Split(text, "\n")
	longest := 0
	for _, l := range lines {
		longest = max(longest, len(strings.TrimSpace(l)))
	}
	vowels := 0
	for range 5 {
		for _, r := range text {
			switch r {
			case 'a', 'e', 'i', 'o', 'u':
				vowels++
			}
		}
	}
	bytes := []byte(text)
	for i, j := 0, len(bytes)-1; i < j; i, j = i+1, j-1 {
		bytes[i], bytes[j] = bytes[j], bytes[i]
	}
	fmt.Println(total, len(lines), longest, vowels, strings.Index(string(bytes), "zyx"), strings.Count(text, "abc"))
}
