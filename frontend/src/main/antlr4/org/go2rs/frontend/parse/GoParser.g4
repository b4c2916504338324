/*
 * Go's syntax as a cover grammar: where Go's own grammar is ambiguous or needs type information, one rule covers all readings and the
 * tree builder, or the checker, tells them apart. What it accepts beyond Go is rejected by the tree builder.
 *
 *  - Calls, conversions, make(T) and generic calls share the suffix rule; types are operands.
 *  - Binary expressions are flat lists; the tree builder applies precedence.
 *  - The headers of if, for and switch have expression rules of their own, in which `T {` starts no composite literal.
 *  - No predicates and no actions. Nearly every decision needs one token. Labels name everything that the tree builder reads, because
 *    the parser keeps no other children.
 */
parser grammar GoParser;

options {
  tokenVocab = GoLexer;
}

// ---- Files and declarations

sourceFile: PACKAGE name=IDENT SEMICOLON (decls+=topLevelDecl SEMICOLON)* EOF;

topLevelDecl: func=funcDecl | gen=genDecl;

genDecl: imports=importDecl | consts=constDecl | vars=varDecl | types=typeDecl;

importDecl
  : tok=IMPORT (specs+=importSpec | lparen=LPAREN (specs+=importSpec (SEMICOLON specs+=importSpec)* SEMICOLON?)? rparen=RPAREN)
  ;

importSpec: name=(PERIOD | IDENT)? path=(STRING | RAW_STRING);

constDecl
  : tok=CONST (specs+=constSpec | lparen=LPAREN (specs+=constSpec (SEMICOLON specs+=constSpec)* SEMICOLON?)? rparen=RPAREN)
  ;

constSpec: names+=IDENT (COMMA names+=IDENT)* type=typeExpr? (ASSIGN values=exprList)?;

varDecl
  : tok=VAR (specs+=varSpec | lparen=LPAREN (specs+=varSpec (SEMICOLON specs+=varSpec)* SEMICOLON?)? rparen=RPAREN)
  ;

varSpec: names+=IDENT (COMMA names+=IDENT)* (type=typeExpr (ASSIGN values=exprList)? | ASSIGN values=exprList);

typeDecl
  : tok=TYPE (specs+=typeSpec | lparen=LPAREN (specs+=typeSpec (SEMICOLON specs+=typeSpec)* SEMICOLON?)? rparen=RPAREN)
  ;

// `type T [N * M]int` is an array type, so this reading comes first; the tree builder turns `[P *struct{}]` back into type parameters.
typeSpec
  : name=IDENT lbrack=LBRACK len=expr rbrack=RBRACK elt=typeExpr
  | name=IDENT tparams=typeParams? assign=ASSIGN? type=typeExpr
  ;

funcDecl: tok=FUNC recv=params? name=IDENT tparams=typeParams? sig=signature body=block?;

signature: ins=params outs=result?;

result: list=params | type=bareType;

params: lparen=LPAREN (list+=param (COMMA list+=param)* COMMA?)? rparen=RPAREN;

// `(a, b int)` and `(int, string)` look alike up to the end of the list; the tree builder decides.
param: name=IDENT ellipsis=ELLIPSIS? type=typeExpr | ellipsis=ELLIPSIS? type=typeExpr;

typeParams: lbrack=LBRACK list+=typeParam (COMMA list+=typeParam)* COMMA? rbrack=RBRACK;

typeParam: name=IDENT constraint=union?;

// ---- Types

typeExpr: bare=bareType | lparen=LPAREN inner=typeExpr rparen=RPAREN;

// Any type but a parenthesised one, which a function's result list would hide.
bareType
  : name=typeName
  | literal=literalType
  | star=MUL elem=typeExpr
  | fn=FUNC sig=signature
  | iface=interfaceType
  | channel=chanType
  ;

typeName: pkg=IDENT (PERIOD sel=IDENT)? (lbrack=LBRACK args+=typeExpr (COMMA args+=typeExpr)* COMMA? rbrack=RBRACK)?;

// The types that may stand before the brace of a composite literal wherever they are.
literalType: array=arrayType | struct=structType | map=mapType;

arrayType: lbrack=LBRACK (dots=ELLIPSIS | len=expr)? RBRACK elt=typeExpr;

mapType: tok=MAP LBRACK key=typeExpr RBRACK value=typeExpr;

chanType: tok=CHAN (arrow=ARROW value=typeExpr | plain=plainElem) | recv=ARROW tok=CHAN value=typeExpr;

// `chan <-chan T` sends channels, so the element of a plain `chan` starts with no arrow.
plainElem
  : name=typeName
  | literal=literalType
  | star=MUL elem=typeExpr
  | fn=FUNC sig=signature
  | iface=interfaceType
  | tok=CHAN (arrow=ARROW value=typeExpr | inner=plainElem)
  | lparen=LPAREN paren=typeExpr rparen=RPAREN
  ;

structType: tok=STRUCT lbrace=LBRACE (fields+=fieldDecl (SEMICOLON fields+=fieldDecl)* SEMICOLON?)? rbrace=RBRACE;

fieldDecl
  : names+=IDENT (COMMA names+=IDENT)* type=typeExpr tag=(STRING | RAW_STRING)?
  | star=MUL? embedded=typeName tag=(STRING | RAW_STRING)?
  ;

interfaceType: tok=INTERFACE lbrace=LBRACE (elems+=interfaceElem (SEMICOLON elems+=interfaceElem)* SEMICOLON?)? rbrace=RBRACE;

interfaceElem: method=IDENT sig=signature | embedded=union;

union: terms+=unionTerm (ops+=OR terms+=unionTerm)*;

unionTerm: tilde=TILDE? type=typeExpr;

// ---- Statements

block: lbrace=LBRACE list=stmtList rbrace=RBRACE;

stmtList: items+=stmtItem (semis+=SEMICOLON items+=stmtItem)*;

stmtItem: it=stmt?;

stmt
  : simple=simpleStmt (colon=COLON labeled=stmtItem)?
  | decl=declStmt
  | body=block
  | tok=RETURN results=exprList?
  | branch=(BREAK | CONTINUE) label=IDENT?
  | branch=GOTO label=IDENT
  | branch=FALLTHROUGH
  | call=(GO | DEFER) callee=expr
  | ifs=ifStmt
  | fors=forStmt
  | switches=switchStmt
  | selects=selectStmt
  ;

declStmt: consts=constDecl | vars=varDecl | types=typeDecl;

simpleStmt
  : lhs=exprList
    ( op=(INC | DEC)
    | op=ARROW value=expr
    | op=(DEFINE | ASSIGN | ADD_ASSIGN | SUB_ASSIGN | MUL_ASSIGN | QUO_ASSIGN | REM_ASSIGN | AND_ASSIGN | OR_ASSIGN | XOR_ASSIGN
        | SHL_ASSIGN | SHR_ASSIGN | AND_NOT_ASSIGN) rhs=exprList
    )?
  ;

ifStmt: tok=IF head=header body=block (ELSE (elseIf=ifStmt | elseBlock=block))?;

switchStmt: tok=SWITCH head=header lbrace=LBRACE clauses+=caseClause* rbrace=RBRACE;

header: first=headerStmt? (semi=SEMICOLON second=headerStmt?)?;

caseClause: tok=(CASE | DEFAULT) exprs=exprList? colon=COLON body=stmtList;

forStmt: tok=FOR first=headerStmt? (semi=SEMICOLON cond=headerStmt? SEMICOLON post=headerStmt?)? body=block;

selectStmt: tok=SELECT lbrace=LBRACE clauses+=commClause* rbrace=RBRACE;

commClause: tok=(CASE | DEFAULT) comm=simpleStmt? colon=COLON body=stmtList;

headerStmt
  : lhs=headerExprList
    ( op=(INC | DEC)
    | op=ARROW value=headerExpr
    | op=(DEFINE | ASSIGN | ADD_ASSIGN | SUB_ASSIGN | MUL_ASSIGN | QUO_ASSIGN | REM_ASSIGN | AND_ASSIGN | OR_ASSIGN | XOR_ASSIGN
        | SHL_ASSIGN | SHR_ASSIGN | AND_NOT_ASSIGN) (range=RANGE over=headerExpr | rhs=headerExprList)
    )?
  | range=RANGE over=headerExpr
  ;

// ---- Expressions

exprList: list+=expr (COMMA list+=expr)*;

expr: operands+=unaryExpr (ops+=(LOR | LAND | EQL | NEQ | LSS | LEQ | GTR | GEQ | ADD | SUB | OR | XOR | MUL | QUO | REM | SHL | SHR | AND
    | AND_NOT) operands+=unaryExpr)*;

unaryExpr: ops+=(ADD | SUB | NOT | XOR | MUL | AND | ARROW | TILDE)* x=primaryExpr;

primaryExpr
  : (lit=(NUMBER | RUNE | STRING | RAW_STRING) | iface=interfaceType | channel=operandChan) suffixes+=suffix*
  | (ident=IDENT | lparen=LPAREN inner=expr rparen=RPAREN) tails+=suffixOrLiteral*
  | type=literalType literal=literalValue? suffixes+=suffix*
  | fn=FUNC ins=params (outs=result body=block? suffixes+=suffix* | body=block suffixes+=suffix* | )
  ;

// An arrow before this belongs to the unary operators; the tree builder moves it.
operandChan: tok=CHAN (arrow=ARROW value=typeExpr | plain=plainElem);

suffix
  : PERIOD (sel=IDENT | lparen=LPAREN (type=typeExpr | typeTok=TYPE) rparen=RPAREN)
  | lbrack=LBRACK (indices+=expr (COMMA indices+=expr)* comma=COMMA?)? (colon=COLON high=expr? (colon2=COLON max=expr?)?)? rbrack=RBRACK
  | lparen=LPAREN (args+=expr (COMMA args+=expr)* ellipsis=ELLIPSIS? COMMA?)? rparen=RPAREN
  ;

suffixOrLiteral: plain=suffix | literal=literalValue;

literalValue: lbrace=LBRACE (elements+=element (COMMA elements+=element)* COMMA?)? rbrace=RBRACE;

element: key=elementValue (colon=COLON value=elementValue)?;

elementValue: x=expr | literal=literalValue;

headerExprList: list+=headerExpr (COMMA list+=headerExpr)*;

headerExpr: operands+=headerUnaryExpr (ops+=(LOR | LAND | EQL | NEQ | LSS | LEQ | GTR | GEQ | ADD | SUB | OR | XOR | MUL | QUO | REM | SHL
    | SHR | AND | AND_NOT) operands+=headerUnaryExpr)*;

headerUnaryExpr: ops+=(ADD | SUB | NOT | XOR | MUL | AND | ARROW | TILDE)* x=headerPrimaryExpr;

headerPrimaryExpr
  : ( lit=(NUMBER | RUNE | STRING | RAW_STRING)
    | iface=interfaceType
    | channel=operandChan
    | ident=IDENT
    | lparen=LPAREN inner=expr rparen=RPAREN
    ) suffixes+=suffix*
  | type=literalType literal=literalValue? suffixes+=suffix*
  | fn=FUNC sig=signature body=block suffixes+=suffix*
  ;
