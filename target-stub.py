import sys,re
for p in sys.argv[1:]:
    s=open(p).read(); out='';i=0
    for m in re.finditer(r'\bfn \w+[^;{]*\{',s):
        if m.start()<i: continue
        j=m.end();d=1
        while d: d+={'{':1,'}':-1}.get(s[j],0); j+=1
        out+=s[i:m.end()]+' todo!() }'; i=j
    out+=s[i:]
    out=re.sub(r'^use go2rs::(?!prelude).*$','',out,flags=re.M)
    open(p,'w').write(out)
