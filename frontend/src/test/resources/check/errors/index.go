package p

func f(s []int, a [3]int, pa *[3]int, m map[string]int, st string, i int, x any, ps *[]int) {
	_ = s["a"]
	_ = s[1.5]
	_ = s[-1]
	_ = a[3]
	_ = pa[5]
	_ = a[i]
	_ = m[1]
	_ = st[1.0]
	_ = "abc"[5]
	_ = i[0]
	_ = x[0]
	_ = ps[0]
	_ = s[1:0]
	_ = s[2:1:3]
	_ = a[1:5]
	_ = st[1:2:3]
	_ = m[1:2]
	_ = i[:]
	_ = "abc"[2:1]
	_ = f[0]
	_ = [3]int{}[:]
	_ = s[i, i]
	_ = s[10000000000000000000]
	_ = s["a":]
	_ = s[nil]
	st[0] = 1
	s[0], a[0], m["a"] = 1, 2, 3
	_ = struct{}{}[0]
}
