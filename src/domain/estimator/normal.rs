//! The normal distribution and the solving of a positive definite system, as the model needs them.
//! Written with `libm`, so that host and browser agree to the last bit.

/// The 90th percentile of the standard normal distribution: half the width of an 80 % interval.
pub(super) const HALF_OF_80: f64 = 1.281_551_565_544_600_4;

/// The 97.5th percentile of the standard normal distribution: half the width of a 95 % interval.
pub(super) const HALF_OF_95: f64 = 1.959_963_984_540_054;

/// The share of a standard normal distribution above `z`.
pub(super) fn share_above(z: f64) -> f64 {
    0.5 * libm::erfc(z * core::f64::consts::FRAC_1_SQRT_2)
}

/// The lower triangle L with L·Lᵀ = a symmetric positive definite matrix.
pub(super) struct Cholesky {
    size: usize,
    lower: Vec<f64>,
}

impl Cholesky {
    /// Factors a matrix given row by row; `None` when it is not positive definite.
    pub(super) fn new(size: usize, matrix: &[f64]) -> Option<Self> {
        let mut lower = vec![0.0; size * size];
        for row in 0..size {
            for col in 0..=row {
                let dot: f64 = (0..col).map(|i| lower[row * size + i] * lower[col * size + i]).sum();
                let rest = matrix[row * size + col] - dot;
                lower[row * size + col] = if row == col {
                    if rest <= 0.0 {
                        return None;
                    }
                    libm::sqrt(rest)
                } else {
                    rest / lower[col * size + col]
                };
            }
        }
        Some(Self { size, lower })
    }

    /// L⁻¹·b.
    pub(super) fn forward(&self, right: &[f64]) -> Vec<f64> {
        let mut out: Vec<f64> = Vec::with_capacity(self.size);
        for row in 0..self.size {
            let line = &self.lower[row * self.size..];
            let dot: f64 = out.iter().zip(line).map(|(x, l)| x * l).sum();
            out.push((right[row] - dot) / line[row]);
        }
        out
    }

    /// The logarithm of the determinant of the matrix.
    pub(super) fn log_determinant(&self) -> f64 {
        (0..self.size).map(|i| 2.0 * libm::log(self.lower[i * self.size + i])).sum()
    }
}

/// The inner product of two vectors.
pub(super) fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_percentiles_are_those_of_the_normal_distribution() {
        assert!((share_above(HALF_OF_80) - 0.1).abs() < 1e-12);
        assert!((share_above(HALF_OF_95) - 0.025).abs() < 1e-12);
        assert!((share_above(0.0) - 0.5).abs() < 1e-15);
    }

    #[test]
    fn a_factored_system_gives_its_solution_back() {
        // [[4, 2], [2, 3]] x = [2, 1] has bᵀA⁻¹b = 1 and determinant 8.
        let factor = Cholesky::new(2, &[4.0, 2.0, 2.0, 3.0]).unwrap();
        let half = factor.forward(&[2.0, 1.0]);
        assert!((dot(&half, &half) - 1.0).abs() < 1e-12);
        assert!((factor.log_determinant() - libm::log(8.0)).abs() < 1e-12);
        assert!(Cholesky::new(2, &[1.0, 2.0, 2.0, 1.0]).is_none());
    }
}
