package embed

import (
	"cmp"
	"slices"
	_ "unsafe" // linkname
)

// treeOf makes a file system of files; the compiler of Go does it at build time. Directories have an entry each.
//
//go2rs:add
//go:linkname treeOf embed.treeOf
func treeOf(names, contents []string) FS {
	list := make([]file, 0, len(names))
	known := map[string]bool{".": true}
	for i, name := range names {
		list = append(list, file{name: name, data: contents[i]})
		for dir, _, _ := split(name); !known[dir]; dir, _, _ = split(dir) {
			known[dir] = true
			list = append(list, file{name: dir + "/"})
		}
	}
	slices.SortFunc(list, func(a, b file) int {
		aDir, aElem, _ := split(a.name)
		bDir, bElem, _ := split(b.name)
		return cmp.Or(cmp.Compare(aDir, bDir), cmp.Compare(aElem, bElem))
	})
	return FS{&list}
}
