package runtime

import _ "unsafe" // for linkname

// What package internal/godebug wants to be called with: the settings that the program was built with, and those of the environment.
var godebugUpdate func(defaults, env string)

//go:linkname setGodebugUpdate internal/godebug.setUpdate
func setGodebugUpdate(update func(defaults, env string)) {
	godebugUpdate = update
	update(godebugDefaults(), godebugAtStart())
}

func godebugDefaults() string

func godebugAtStart() string

func heedGodebug(env string)

//go:linkname setenv syscall.runtimeSetenv
func setenv(key, value string) {
	if key != "GODEBUG" {
		return
	}
	heedGodebug(value)
	if godebugUpdate != nil {
		godebugUpdate(godebugDefaults(), value)
	}
}

//go:linkname unsetenv syscall.runtimeUnsetenv
func unsetenv(key string) { setenv(key, "") }

//go:linkname clearenv syscall.runtimeClearenv
func clearenv(env map[string]int) {
	if _, set := env["GODEBUG"]; set {
		unsetenv("GODEBUG")
	}
}
