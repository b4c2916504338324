//go2rs:optional

package lua

// LNumber2I converts a number as the language does: the module puts the address of one into the words of an interface, where we have the number itself.
func (al *allocator) LNumber2I(v LNumber) LValue { return v }
