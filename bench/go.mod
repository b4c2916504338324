module go2rs.org/bench

go 1.26
