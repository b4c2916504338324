//! What the container allows this process.

use std::fs::read_to_string;
use std::path::Path;

/// The processor time that control groups allow, in processors; the least of the group and those around it. None without a limit.
pub fn cpus() -> Option<f64> {
    let groups = read_to_string("/proc/self/cgroup").ok()?;
    let of_version_2 = groups.lines().find_map(|l| l.strip_prefix("0::"));
    let of_version_1 = groups.lines().find_map(|l| {
        let (_, rest) = l.split_once(':')?;
        let (controllers, path) = rest.split_once(':')?;
        controllers.split(',').any(|c| c == "cpu").then_some(path)
    });
    let limits =
        of_version_2.map(version_2).into_iter().chain(of_version_1.map(version_1)).flatten();
    limits.reduce(f64::min)
}

/// `cpu.max` of the group and its parents: a quota and a period in microseconds.
fn version_2(path: &str) -> Option<f64> {
    let own = Path::new("/sys/fs/cgroup").join(path.trim_start_matches('/'));
    own.ancestors()
        .take_while(|p| p.starts_with("/sys/fs/cgroup"))
        .filter_map(|p| {
            let text = read_to_string(p.join("cpu.max")).ok()?;
            let (quota, period) = text.trim().split_once(' ')?;
            ratio(quota, period)
        })
        .reduce(f64::min)
}

fn version_1(path: &str) -> Option<f64> {
    let own = Path::new("/sys/fs/cgroup/cpu").join(path.trim_start_matches('/'));
    own.ancestors()
        .take_while(|p| p.starts_with("/sys/fs/cgroup/cpu"))
        .filter_map(|p| {
            let quota = read_to_string(p.join("cpu.cfs_quota_us")).ok()?;
            let period = read_to_string(p.join("cpu.cfs_period_us")).ok()?;
            ratio(quota.trim(), period.trim())
        })
        .reduce(f64::min)
}

/// "max" and -1 say that there is no limit.
fn ratio(quota: &str, period: &str) -> Option<f64> {
    let (quota, period): (f64, f64) = (quota.parse().ok()?, period.parse().ok()?);
    (quota > 0.0 && period > 0.0).then(|| quota / period)
}
