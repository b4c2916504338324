// Package runtime is the Go face of the runtime that translated programs run on.
package runtime

// An Error is a run-time error: a panic that the language itself raises. Values of it are made by the runtime.
type Error interface {
	error

	// RuntimeError tells run-time errors from other errors.
	RuntimeError()
}

// A TypeAssertionError says why a type assertion failed.
type TypeAssertionError struct {
	message string
}

// RuntimeError marks a run-time error.
func (*TypeAssertionError) RuntimeError() {}

// Error says which types did not match.
func (e *TypeAssertionError) Error() string { return "interface conversion: " + e.message }

// A PanicNilError is what recover returns after panic(nil).
type PanicNilError struct {
	_ [0]func() // not comparable
}

// Error says what happened.
func (*PanicNilError) Error() string { return "panic called with nil argument" }

// RuntimeError marks a run-time error.
func (*PanicNilError) RuntimeError() {}
