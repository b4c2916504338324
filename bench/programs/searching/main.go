// Command searching looks for bytes and words in texts, splits, replaces and compares them.
package main

import (
	"bytes"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

func main() {
	line := "the quick brown fox jumps over the lazy dog; "
	text := strings.Repeat(line, 20_000) + "needle in a haystack"
	data := []byte(text)
	total := 0
	for _, each := range []struct {
		name   string
		rounds int
		f      func() int
	}{
		{"indexbyte", 300, func() int { return bytes.IndexByte(data, '!') + strings.IndexByte(text, 'z') }},
		{"index", 100, func() int { return strings.Index(text, "needle") }},
		{"lastindex", 50, func() int { return strings.LastIndex(text, "thx") }},
		{"count", 100, func() int { return strings.Count(text, "o") + bytes.Count(data, []byte("fox")) }},
		{"contains", 100, func() int {
			if strings.Contains(text, "haystick") {
				return 1
			}
			return 0
		}},
		{"split", 10, func() int { return len(strings.Split(text, " ")) }},
		{"fields", 10, func() int { return len(strings.Fields(text)) }},
		{"replace", 10, func() int { return len(strings.ReplaceAll(text, "fox", "wolf")) }},
		{"upper", 10, func() int { return len(strings.ToUpper(text)) }},
		{"equal", 300, func() int {
			if bytes.Equal(data, []byte(text)) {
				return 1
			}
			return 0
		}},
		{"runes", 20, func() int {
			n := 0
			for _, r := range text {
				n += int(r) & 1
			}
			return n + utf8.RuneCountInString(text)
		}},
		{"short", 20, func() int {
			n := 0
			for i := 0; i+len(line) < 300_000; i += 10 {
				if strings.HasPrefix(text[i:], "the") || strings.IndexByte(text[i:i+12], 'q') >= 0 || text[i:i+8] == line[4:12] {
					n++
				}
			}
			return n
		}},
	} {
		start := time.Now()
		for range each.rounds {
			total += each.f()
		}
		report(each.name, start)
	}
	fmt.Println(total)
}

// report tells on the error output how long a part took; the standard output is the same in each run.
func report(part string, start time.Time) {
	println(part, time.Since(start).Milliseconds(), "ms")
}
