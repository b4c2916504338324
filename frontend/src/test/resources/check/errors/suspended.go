// What go and defer stand before is a call, and has no parentheses around it.
package main

func f() {}

func main() {
	go f
	defer f
	go (f)
	defer (f)
	go (f())
	defer (f())
	defer func() {}
}
