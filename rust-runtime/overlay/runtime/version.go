package runtime

import (
	"internal/goarch"
	"internal/goos"
)

// Compiler names the toolchain, as build constraints and programs know it.
const Compiler = "gc"

// GOOS is the operating system that the program runs on.
const GOOS string = goos.GOOS

// GOARCH is the architecture that the program runs on.
const GOARCH string = goarch.GOARCH

// Version returns the version of the Go that the program was translated from.
func Version() string { return goVersion() }

// GOROOT returns the root of the Go tree: GOROOT where it is set, otherwise where the translated sources were.
func GOROOT() string { return goRoot() }

func goVersion() string

func goRoot() string
