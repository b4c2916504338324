// Command hello greets whoever is named.
package main

import (
	"os"

	"example.com/hello/greet"
)

func main() {
	for _, name := range os.Args[1:] {
		println(greet.Line(name))
	}
}
