// What Go's compiler says of the program stands in the log, with the line it is about.
def go = ['go', 'build', '.'].execute(null, basedir)
def wanted = go.errorStream.text.readLines().find { it.contains('main.go:') }.replaceFirst('^\\./', '')
def log = new File(basedir, 'build.log').text
assert log.contains(wanted) : wanted
assert log.contains('var n int = "seven"')
assert log.contains('go2rs found errors, see above')
return true
