package big

// The functions below are Rust's: vectors.rs. What they work on may overlap where it begins at the same word, as all callers have it.

func addVV(z, x, y []Word) (c Word)

func subVV(z, x, y []Word) (c Word)

func mulAddVWW(z, x []Word, y, r Word) (c Word)

func addMulVVWW(z, x, y []Word, m, a Word) (c Word)
