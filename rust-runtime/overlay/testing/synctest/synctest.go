// Package synctest lets tests say that they cannot run.
package synctest

import "testing"

const unsupported = "testing/synctest does not run: go2rs has no bubbles, goroutines with a clock of their own"

// Test fails the test, because the function would run outside of a bubble.
func Test(t *testing.T, f func(*testing.T)) {
	t.Helper()
	t.Fatal(unsupported)
}

// Wait can only be called outside of a bubble.
func Wait() { panic(unsupported) }
