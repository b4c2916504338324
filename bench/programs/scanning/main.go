// Command scanning reads lines, words and numbers through package bufio.
package main

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"
)

func main() {
	var b strings.Builder
	for i := range 400_000 {
		fmt.Fprintf(&b, "%d some words here %d\n", i, i*3)
	}
	text := b.String()
	lines, words, sum, bytes := 0, 0, 0, 0
	for range 3 {
		scanner := bufio.NewScanner(strings.NewReader(text))
		for scanner.Scan() {
			lines++
			fields := strings.Fields(scanner.Text())
			n, _ := strconv.Atoi(fields[len(fields)-1])
			sum += n
		}
		scanner = bufio.NewScanner(strings.NewReader(text))
		scanner.Split(bufio.ScanWords)
		for scanner.Scan() {
			words++
		}
		r := bufio.NewReader(strings.NewReader(text))
		for {
			line, err := r.ReadString('\n')
			if err != nil {
				break
			}
			bytes += len(line)
		}
	}
	fmt.Println(lines, words, sum, bytes)
}
