// Oracle writes down what go/types says about packages: the truth that go2rs' own checker is compared with.
//
//	oracle [-o FILE] PACKAGE...      standard packages, and all they import
//	oracle [-o FILE] -files F.go...  each file as a package of its own, whose errors are wanted too
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

func main() {
	out := flag.String("o", "", "write to this file instead of standard output")
	files := flag.Bool("files", false, "the arguments are files, each a package of its own")
	goroot := flag.String("goroot", runtime.GOROOT(), "where the standard library's source is")
	flag.Parse()
	if err := run(*out, *goroot, *files, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(out, goroot string, files bool, args []string) error {
	l := newLoader(goroot)
	for _, arg := range args {
		if !files {
			l.load(resolve(arg))
			continue
		}
		p := &loaded{path: strings.TrimSuffix(filepath.Base(arg), ".go")}
		l.check(p, filepath.Dir(arg), []string{filepath.Base(arg)})
	}
	w := os.Stdout
	if out != "" {
		f, err := os.Create(out)
		if err != nil {
			return err
		}
		w = f
	}
	buf := bufio.NewWriterSize(w, 1<<20)
	for _, p := range l.order {
		if files && strings.HasPrefix(p.dir, goroot) {
			continue
		}
		(&dumper{w: buf, fset: l.fset, p: p}).dump()
	}
	if err := buf.Flush(); err != nil {
		return err
	}
	return w.Close()
}
