package p

type A interface {
	a() interface {
		AB
	}
}

type B interface {
	b() interface {
		AB
	}
}

type AB interface {
	a() interface {
		A
	}
	b() interface {
		B
	}
}

type Fine interface{ m() Fine }
