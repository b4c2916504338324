// Package greet knows how to greet.
package greet

// Line is a greeting.
func Line(name string) string {
	return "hello, " + name
}
