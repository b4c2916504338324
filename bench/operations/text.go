package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

func distance(a, b string) int {
	ra, rb := []rune(a), []rune(b)
	prev := make([]int, len(rb)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(ra); i++ {
		cur := make([]int, len(rb)+1)
		cur[0] = i
		for j := 1; j <= len(rb); j++ {
			c := 1
			if ra[i-1] == rb[j-1] {
				c = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+c)
		}
		prev = cur
	}
	return prev[len(rb)]
}

// textOperations: strings, bytes, numbers as text.
func textOperations() []operation {
	text := strings.Repeat("the quick brown fox jumps over the lazy dog ", 200)
	words := strings.Fields(text)
	people := someone()
	m := map[string]int{"key76": 76, "key77": 77, "key78": 78}
	return []operation{
		{"s += t", func(n int) {
			for range n {
				s := ""
				for i := 0; i < 50; i++ {
					s += "xy"
				}
				sinkText = s
			}
		}},
		{"strings.Builder", func(n int) {
			for range n {
				var b strings.Builder
				for i := 0; i < 100; i++ {
					b.WriteString("abc")
					b.WriteByte('x')
				}
				sinkText = b.String()
			}
		}},
		{"fmt.Sprintf", func(n int) {
			for i := range n {
				sinkText = fmt.Sprintf("%d-%s-%v %5.2f", i, "abc", true, 3.14)
			}
		}},
		{"fmt.Sprintf of a struct", func(n int) {
			for range n {
				sinkText = fmt.Sprintf("%+v", people[0])
			}
		}},
		{"strconv.Itoa", func(n int) {
			for i := range n {
				sinkText = strconv.Itoa(i)
			}
		}},
		{"strconv.Atoi", func(n int) {
			for range n {
				x, _ := strconv.Atoi("123456")
				sinkInt += x
			}
		}},
		{"strconv.ParseFloat", func(n int) {
			for range n {
				x, _ := strconv.ParseFloat("12345.678e3", 64)
				sinkFloat += x
			}
		}},
		{"strconv.FormatFloat", func(n int) {
			for i := range n {
				sinkText = strconv.FormatFloat(float64(i)*1.1, 'g', -1, 64)
			}
		}},
		{"strings.Split", func(n int) {
			for range n {
				sinkInt += len(strings.Split("a,b,c,d,e,f,g,h", ","))
			}
		}},
		{"strings.Fields", func(n int) {
			for range n {
				sinkInt += len(strings.Fields(text))
			}
		}},
		{"strings.Join", func(n int) {
			for range n {
				sinkText = strings.Join(words[:50], " ")
			}
		}},
		{"strings.ReplaceAll", func(n int) {
			for range n {
				sinkText = strings.ReplaceAll(text, "fox", "cat")
			}
		}},
		{"strings.Contains", func(n int) {
			for range n {
				if strings.Contains(text, "zebra") {
					sinkInt++
				}
			}
		}},
		{"strings.ToUpper", func(n int) {
			for range n {
				sinkText = strings.ToUpper(text[:200])
			}
		}},
		{"strings.Map", func(n int) {
			for range n {
				sinkText = strings.Map(func(r rune) rune {
					if unicode.IsUpper(r) {
						return unicode.ToLower(r)
					}
					return r
				}, text[:200])
			}
		}},
		{"range over a string", func(n int) {
			for range n {
				for _, r := range text[:500] {
					sinkInt += int(r)
				}
			}
		}},
		{"[]rune(s) and back", func(n int) {
			for range n {
				r := []rune(text[:200])
				slices.Reverse(r)
				sinkText = string(r)
			}
		}},
		{"utf8.RuneCountInString", func(n int) {
			for range n {
				sinkInt += utf8.RuneCountInString(text)
			}
		}},
		{"bytes.Buffer", func(n int) {
			for range n {
				var b bytes.Buffer
				for i := 0; i < 50; i++ {
					b.WriteString("hello")
					b.WriteByte(' ')
				}
				sinkInt += b.Len()
			}
		}},
		{"bytes.Equal with []byte(s)", func(n int) {
			// Not []byte(text), which Go lets share the string's bytes: two equal addresses are not compared byte by byte.
			b := append([]byte(nil), text...)
			for range n {
				if bytes.Equal(b, []byte(text)) {
					sinkInt++
				}
			}
		}},
		{"m[string(b)]", func(n int) {
			b := []byte("key77")
			for range n {
				sinkInt += m[string(b)]
			}
		}},
		{"switch over strings", func(n int) {
			for i := range n {
				switch words[i%9] {
				case "the":
					sinkInt++
				case "quick":
					sinkInt += 2
				case "brown":
					sinkInt += 3
				case "fox":
					sinkInt += 4
				case "dog":
					sinkInt += 5
				}
			}
		}},
		{"edit distance", func(n int) {
			for range n {
				sinkInt += distance("kitten sitting on the mat", "sitting kitten at the moat")
			}
		}},
		{"bufio.Scanner", func(n int) {
			for range n {
				sc := bufio.NewScanner(strings.NewReader(text))
				sc.Split(bufio.ScanWords)
				for sc.Scan() {
					sinkInt += len(sc.Text())
				}
			}
		}},
		{"fmt.Fprintf", func(n int) {
			w := bufio.NewWriter(io.Discard)
			for i := range n {
				fmt.Fprintf(w, "%d %s\n", i, "abc")
			}
		}},
		{"fmt.Sscanf", func(n int) {
			for range n {
				var a, b int
				fmt.Sscanf("12 34", "%d %d", &a, &b)
				sinkInt += a + b
			}
		}},
	}
}
