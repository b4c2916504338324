// Command regexps searches and replaces in a text with regular expressions of all three engines.
package main

import (
	"fmt"
	"regexp"
	"strings"
)

func main() {
	var b strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&b, "2024-%02d-%02d user%d@example.com GET /path/%d?q=%x 200 %dms\n", i%12+1, i%28+1, i, i*7, i*31, i%900)
	}
	text := b.String()
	total := 0
	for _, expr := range []string{`\d{4}-\d{2}-\d{2}`, `[a-z]+\d+@([a-z.]+)`, `(GET|POST) (/\S*) (\d+)`, `(?i)PATH/\d*7\b`, `^(\S+) (\S+)`, `(\d+)ms$`} {
		re := regexp.MustCompile("(?m)" + expr)
		total += len(re.FindAllStringSubmatchIndex(text, -1))
		total += len(re.ReplaceAllString(text, "<$0>"))
	}
	lines := strings.Split(text, "\n")
	one := regexp.MustCompile(`^(\d+)-(\d+)-(\d+) (\w+)@`)
	for range 5 {
		for _, l := range lines {
			if m := one.FindStringSubmatch(l); m != nil {
				total += len(m[4])
			}
		}
	}
	fmt.Println(total)
}
