package org.go2rs.frontend.constant;

import java.math.BigInteger;

/**
 * A binary floating-point number with a mantissa of up to 512 bits and an unbounded exponent: {@code mantissa * 2^exponent}, the mantissa odd or zero.
 * Operations round to nearest, ties to even.
 */
public record BigFloat(BigInteger mantissa, int exponent) {}
