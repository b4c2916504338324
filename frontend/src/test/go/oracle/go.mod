module go2rs.org/oracle

go 1.26
