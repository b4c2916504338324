package x509

// constraints are what a chain of certificates permits and excludes. GOROOT writes the fields' interface in place, over the struct's type parameters;
// here it has a name, because an interface that depends on type parameters is a Rust type of its own.
type constraints[T any, V any] struct {
	constraintType string
	permitted      constraintQuery[T, V]
	excluded       constraintQuery[T, V]
}

// constraintQuery finds the constraint that a value meets.
//
//go2rs:add
type constraintQuery[T, V any] interface{ query(V) (T, bool) }
