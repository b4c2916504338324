package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

var (
	packageMain = regexp.MustCompile(`(?m)^package main$`)
	funcMain    = regexp.MustCompile(`(?m)^func main\(\)`)
)

// buildTogether builds programs, each of one file, into one binary both ways and gives the binaries: linking and optimising everything that a program imports takes most of
// a release build, and so is done once instead of once a program. The first argument of the binary says which program runs.
func (b *bench) buildTogether(dir string, programs []string) (theirs, ours string, err error) {
	module, err := os.MkdirTemp(b.work, "together-")
	if err != nil {
		return "", "", err
	}
	goMod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil {
		return "", "", err
	}
	if err := os.WriteFile(filepath.Join(module, "go.mod"), goMod, 0o644); err != nil {
		return "", "", err
	}
	for _, name := range programs {
		if err := asPackage(filepath.Join(dir, name, "main.go"), filepath.Join(module, "together", name), name); err != nil {
			return "", "", err
		}
	}
	main := dispatcher(modulePath(goMod)+"/together/", programs)
	if err := os.WriteFile(filepath.Join(module, "together", "main.go"), main, 0o644); err != nil {
		return "", "", err
	}
	return b.build(module, "together")
}

// asPackage copies a program as a package whose Main is what was main.
func asPackage(from, into, name string) error {
	source, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	source = packageMain.ReplaceAll(source, []byte("package "+name))
	source = funcMain.ReplaceAll(source, []byte("func Main()"))
	if err := os.MkdirAll(into, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(into, "main.go"), source, 0o644)
}

// dispatcher is a program that runs the one that its first argument names.
func dispatcher(path string, programs []string) []byte {
	var imports, cases strings.Builder
	for _, name := range programs {
		fmt.Fprintf(&imports, "\t%q\n", path+name)
		fmt.Fprintf(&cases, "\tcase %q:\n\t\t%s.Main()\n", name, name)
	}
	return fmt.Appendf(nil, "package main\n\nimport (\n\t\"os\"\n%s)\n\nfunc main() {\n\tswitch os.Args[1] {\n%s\t}\n}\n", &imports, &cases)
}

func modulePath(goMod []byte) string {
	first, _, _ := bytes.Cut(goMod, []byte("\n"))
	return strings.TrimPrefix(string(first), "module ")
}
