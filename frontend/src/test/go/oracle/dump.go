package main

import (
	"bufio"
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"hash/fnv"
	"math"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
)

// A dumper writes what go/types found out about one package, one fact a line, in the order of a walk over its files.
// The first word of a line says what it is:
//
//	package PATH DIR          the facts below belong to this package
//	file NAME VERSION         the facts below belong to this file
//	E LINE:COL KIND MODE TYPE [= VALUE]   an expression
//	S LINE:COL KIND RECV INDEX INDIRECT OBJECT   a selection
//	I LINE:COL TYPE [ARG, ARG]            an instance of a generic function or type
//	D LINE:COL KIND NAME TYPE             an object that an identifier defines
//	U LINE:COL KIND NAME PACKAGE TYPE     an object that an identifier uses
//	P LINE:COL KIND NAME TYPE             an object that a node declares implicitly
//	init NAMES = LINE:COL                 one step of the initialisation order
//	error FILE:LINE:COL: MESSAGE
type dumper struct {
	w    *bufio.Writer
	fset *token.FileSet
	p    *loaded
}

func (d *dumper) dump() {
	fmt.Fprintf(d.w, "package %s %s\n", d.p.path, d.p.dir)
	for i, f := range d.p.files {
		fmt.Fprintf(d.w, "file %s %s\n", d.p.names[i], d.p.info.FileVersions[f])
		ast.Inspect(f, func(n ast.Node) bool {
			if n != nil {
				d.node(n)
			}
			return true
		})
	}
	for _, step := range d.p.info.InitOrder {
		names := make([]string, len(step.Lhs))
		for i, v := range step.Lhs {
			names[i] = v.Name()
		}
		fmt.Fprintf(d.w, "init %s = %s\n", strings.Join(names, ","), d.at(step.Rhs.Pos()))
	}
	for _, err := range d.p.errs {
		fmt.Fprintf(d.w, "error %s\n", d.message(err))
	}
}

func (d *dumper) message(err error) string {
	if e, ok := err.(types.Error); ok {
		pos := d.fset.PositionFor(e.Pos, false)
		return fmt.Sprintf("%s:%d:%d: %s", filepath.Base(pos.Filename), pos.Line, pos.Column, strings.ReplaceAll(e.Msg, "\n", "\\n"))
	}
	return strings.ReplaceAll(err.Error(), "\n", "\\n")
}

func (d *dumper) node(n ast.Node) {
	info := d.p.info
	if x, ok := n.(ast.Expr); ok {
		if tv, ok := info.Types[x]; ok {
			fmt.Fprintf(d.w, "E %s %s %s %s%s\n", d.at(x.Pos()), kind(x), mode(tv), typ(tv.Type), value(tv.Value))
		}
	}
	if obj := info.Implicits[n]; obj != nil {
		fmt.Fprintf(d.w, "P %s %s %s %s\n", d.at(n.Pos()), objKind(obj), obj.Name(), typ(obj.Type()))
	}
	switch n := n.(type) {
	case *ast.SelectorExpr:
		if s := info.Selections[n]; s != nil {
			fmt.Fprintf(d.w, "S %s %s %s %s %v %s\n", d.at(n.Sel.Pos()), selKind[s.Kind()], typ(s.Recv()), path(s.Index()), s.Indirect(), s.Obj().Name())
		}
	case *ast.Ident:
		d.ident(n)
	}
}

func (d *dumper) ident(id *ast.Ident) {
	info := d.p.info
	if obj := info.Defs[id]; obj != nil {
		fmt.Fprintf(d.w, "D %s %s %s %s\n", d.at(id.Pos()), objKind(obj), obj.Name(), typ(obj.Type()))
	}
	if obj := info.Uses[id]; obj != nil {
		home := "-"
		if obj.Pkg() != nil {
			home = obj.Pkg().Path()
		}
		fmt.Fprintf(d.w, "U %s %s %s %s %s\n", d.at(id.Pos()), objKind(obj), obj.Name(), home, typ(obj.Type()))
	}
	if inst, ok := info.Instances[id]; ok {
		args := make([]string, inst.TypeArgs.Len())
		for i := range args {
			args[i] = typ(inst.TypeArgs.At(i))
		}
		fmt.Fprintf(d.w, "I %s %s [%s]\n", d.at(id.Pos()), typ(inst.Type), strings.Join(args, ", "))
	}
}

func (d *dumper) at(p token.Pos) string {
	pos := d.fset.PositionFor(p, false)
	return fmt.Sprintf("%d:%d", pos.Line, pos.Column)
}

func kind(n ast.Node) string { return reflect.TypeOf(n).Elem().Name() }

func typ(t types.Type) string {
	if t == nil {
		return "nil"
	}
	return types.TypeString(t, nil)
}

func mode(tv types.TypeAndValue) string {
	switch {
	case tv.IsVoid():
		return "void"
	case tv.IsType():
		return "type"
	case tv.IsBuiltin():
		return "builtin"
	case tv.IsNil():
		return "nil"
	case tv.Value != nil:
		return "const"
	case tv.Addressable():
		return "var"
	case tv.Assignable():
		return "mapindex"
	case tv.HasOk():
		return "commaok"
	case tv.IsValue():
		return "value"
	}
	return "invalid"
}

// value writes a constant: exact where the checker keeps it as a fraction, else as the bits of the nearest float64.
func value(v constant.Value) string {
	if v == nil {
		return ""
	}
	switch v.Kind() {
	case constant.Bool, constant.Int:
		return " = " + v.ExactString()
	case constant.String:
		s := constant.StringVal(v)
		if len(s) > 64 {
			h := fnv.New64a()
			h.Write([]byte(s))
			return fmt.Sprintf(" = string of %d bytes, fnv1a %016x", len(s), h.Sum64())
		}
		return " = " + quote(s)
	case constant.Float:
		return " = " + float(v)
	case constant.Complex:
		return " = " + float(constant.Real(v)) + " + " + float(constant.Imag(v)) + "i"
	}
	return " = unknown"
}

// quote writes a string with the bytes that are not printable ASCII in hexadecimal.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(s) {
		if c := s[i]; c >= ' ' && c < 0x7f {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "<%02x>", c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func float(v constant.Value) string {
	f, _ := constant.Float64Val(v)
	return fmt.Sprintf("%016x", math.Float64bits(f))
}

func objKind(obj types.Object) string {
	switch obj := obj.(type) {
	case *types.Var:
		if obj.IsField() {
			return "field"
		}
		return "var"
	case *types.TypeName:
		if obj.IsAlias() {
			return "alias"
		}
		return "type"
	}
	return strings.ToLower(kindOf(obj))
}

func kindOf(obj types.Object) string { return reflect.TypeOf(obj).Elem().Name() }

var selKind = map[types.SelectionKind]string{types.FieldVal: "field", types.MethodVal: "method", types.MethodExpr: "methodexpr"}

func path(index []int) string {
	s := make([]string, len(index))
	for i, x := range index {
		s[i] = strconv.Itoa(x)
	}
	return strings.Join(s, ".")
}
