// Prints what append makes of a request: bytes asked for, bytes got, without and with pointers.
package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	w := bufio.NewWriter(os.Stdout)
	defer w.Flush()
	for n := 1; n < 70000; n++ {
		fmt.Fprintln(w, "noscan", n, cap(append([]byte(nil), make([]byte, n)...)))
	}
	for n := 1; n < 9000; n++ {
		fmt.Fprintln(w, "scan", 8*n, 8*cap(append([]*int(nil), make([]*int, n)...)))
	}
}
