//! Operations that are instructions of the processor.

#[inline]
pub fn sqrt(x: f64) -> f64 {
    x.sqrt()
}

#[inline]
pub fn floor(x: f64) -> f64 {
    x.floor()
}

#[inline]
pub fn ceil(x: f64) -> f64 {
    x.ceil()
}

#[inline]
pub fn trunc(x: f64) -> f64 {
    x.trunc()
}

#[inline]
pub fn round_to_even(x: f64) -> f64 {
    x.round_ties_even()
}

#[inline]
pub fn fma(x: f64, y: f64, z: f64) -> f64 {
    x.mul_add(y, z)
}

#[inline]
pub fn abs(x: f64) -> f64 {
    x.abs()
}

#[inline]
pub fn copysign(f: f64, sign: f64) -> f64 {
    f.copysign(sign)
}

#[inline]
pub fn float64bits(f: f64) -> u64 {
    f.to_bits()
}

#[inline]
pub fn float64frombits(b: u64) -> f64 {
    f64::from_bits(b)
}

#[inline]
pub fn float32bits(f: f32) -> u32 {
    f.to_bits()
}

#[inline]
pub fn float32frombits(b: u32) -> f32 {
    f32::from_bits(b)
}
