package main

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
)

// arch is the build-constraint architecture under which go2rs translates the standard library.
const arch = "go2rs"

// A loaded package is checked once and kept for its importers.
type loaded struct {
	path  string
	dir   string
	names []string // base names of the files, in the order in which they were checked
	files []*ast.File
	pkg   *types.Package
	info  *types.Info
	errs  []error
}

// A loader finds packages by import path, selects their files as go2rs does and type-checks them.
type loader struct {
	fset  *token.FileSet
	ctx   build.Context
	pkgs  map[string]*loaded
	order []*loaded // in dependency order
}

func newLoader(goroot string) *loader {
	ctx := build.Default
	ctx.GOROOT = goroot
	ctx.CgoEnabled = false
	ctx.BuildTags = []string{"purego", "math_big_pure_go", "osusergo", "netgo", "codec.safe"}
	return &loader{fset: token.NewFileSet(), ctx: ctx, pkgs: map[string]*loaded{}}
}

// keepsArch reports whether a standard package is built for the machine's own architecture.
func keepsArch(path string) bool {
	switch path {
	case "os", "syscall", "encoding/binary", "internal/cpu", "internal/goarch", "internal/goos", "vendor/golang.org/x/sys/cpu":
		return true
	}
	for _, tree := range []string{"runtime", "internal/runtime", "internal/syscall"} {
		if path == tree || strings.HasPrefix(path, tree+"/") {
			return true
		}
	}
	return false
}

// resolve gives the path under which a standard package stands: imports with a dotted first element are vendored.
func resolve(path string) string {
	first, _, _ := strings.Cut(path, "/")
	if strings.Contains(first, ".") {
		return "vendor/" + path
	}
	return path
}

func (l *loader) load(path string) *loaded {
	if p := l.pkgs[path]; p != nil {
		return p
	}
	p := &loaded{path: path}
	l.pkgs[path] = p
	if path == "unsafe" {
		p.pkg = types.Unsafe
		return p
	}
	ctx := l.ctx
	if !keepsArch(path) {
		ctx.GOARCH = arch
		ctx.ToolTags = slices.DeleteFunc(slices.Clone(ctx.ToolTags), func(t string) bool {
			return strings.HasPrefix(t, "goexperiment.regabi")
		})
	}
	dir := filepath.Join(ctx.GOROOT, "src", path)
	listed, err := ctx.ImportDir(dir, 0)
	if err != nil {
		p.errs = append(p.errs, err)
		return p
	}
	l.check(p, dir, listed.GoFiles)
	return p
}

// check parses and type-checks the named files of dir as package p.
func (l *loader) check(p *loaded, dir string, names []string) {
	p.dir = dir
	for _, name := range names {
		f, err := parser.ParseFile(l.fset, filepath.Join(dir, name), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			p.errs = append(p.errs, err)
		}
		if f != nil {
			p.names = append(p.names, name)
			p.files = append(p.files, f)
		}
	}
	p.info = &types.Info{
		Types:        map[ast.Expr]types.TypeAndValue{},
		Instances:    map[*ast.Ident]types.Instance{},
		Defs:         map[*ast.Ident]types.Object{},
		Uses:         map[*ast.Ident]types.Object{},
		Implicits:    map[ast.Node]types.Object{},
		Selections:   map[*ast.SelectorExpr]*types.Selection{},
		FileVersions: map[*ast.File]string{},
	}
	conf := types.Config{
		Importer:    importer{l},
		Sizes:       types.SizesFor("gc", "amd64"),
		GoVersion:   "go1.26",
		FakeImportC: true,
		Error:       func(err error) { p.errs = append(p.errs, err) },
	}
	p.pkg, _ = conf.Check(p.path, l.fset, p.files, p.info)
	l.order = append(l.order, p)
}

type importer struct{ l *loader }

func (i importer) Import(path string) (*types.Package, error) {
	p := i.l.load(resolve(path))
	if p.pkg == nil {
		return nil, fmt.Errorf("package %s is not in std", path)
	}
	return p.pkg, nil
}
