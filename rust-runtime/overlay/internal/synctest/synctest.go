package synctest

import "unsafe"

// No goroutine lives in a bubble: testing/synctest is not supported, and nothing else makes one.

func IsInBubble() bool { return false }

func associate(p unsafe.Pointer) int { return 0 }

func disassociate(b unsafe.Pointer) {}

func isAssociated(p unsafe.Pointer) bool { return false }

func acquire() any { return nil }

func release(b any) {}

func inBubble(b any, f func()) { f() }


//go2rs:remove Run Wait
