package math

// The functions below are instructions of the processor: intrinsics.rs.

func Sqrt(x float64) float64

func Floor(x float64) float64

func Ceil(x float64) float64

func Trunc(x float64) float64

func RoundToEven(x float64) float64

func FMA(x, y, z float64) float64

func Abs(x float64) float64

func Copysign(f, sign float64) float64

func Float64bits(f float64) uint64

func Float64frombits(b uint64) float64

func Float32bits(f float32) uint32

func Float32frombits(b uint32) float32
