package maps

//go2rs:remove clone

// Clone copies a map entry by entry: the table's layout is the runtime's own, there is no faster way.
func Clone[M ~map[K]V, K comparable, V any](m M) M {
	if m == nil {
		return nil
	}
	copied := make(M, len(m))
	for k, v := range m {
		copied[k] = v
	}
	return copied
}
