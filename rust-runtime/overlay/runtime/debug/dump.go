package debug

// A dump of this heap would have another format than Go's tools read: who asks for one is told when translating.

//go2rs:remove WriteHeapDump
