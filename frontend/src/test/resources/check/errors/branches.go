package p

func f(x int) {
	break
	continue
	for {
		func() {
			break
		}()
	}
unused:
	for {
		break unknown
		continue unknown
	}
	goto missing
	goto over
	y := 1
	_ = y
over:
	goto in
	{
	in:
	}
	switch x {
	case 1:
		fallthrough
	case 2:
		if x > 1 {
			fallthrough
		}
	case 3:
		fallthrough
	}
	switch any(x).(type) {
	case int:
		fallthrough
	}
dup:
	for {
		break dup
	}
dup:
	if x > 1 {
		continue dup
		break dup
	}
lbl:
	switch x {
	default:
		continue lbl
	}
	fallthrough
}

func g() {
L:
	x := undefined
	break
}
