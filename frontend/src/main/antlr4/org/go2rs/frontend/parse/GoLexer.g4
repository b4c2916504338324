/*
 * Go's tokens. The input is bytes, not characters, so that a token's index is its byte offset; each byte from 0x80 looks like U+007F (see
 * ByteStream). Literals and identifiers are matched generously; SourceLexer validates them and inserts semicolons.
 */
lexer grammar GoLexer;

BREAK: 'break';
CASE: 'case';
CHAN: 'chan';
CONST: 'const';
CONTINUE: 'continue';
DEFAULT: 'default';
DEFER: 'defer';
ELSE: 'else';
FALLTHROUGH: 'fallthrough';
FOR: 'for';
FUNC: 'func';
GO: 'go';
GOTO: 'goto';
IF: 'if';
IMPORT: 'import';
INTERFACE: 'interface';
MAP: 'map';
PACKAGE: 'package';
RANGE: 'range';
RETURN: 'return';
SELECT: 'select';
STRUCT: 'struct';
SWITCH: 'switch';
TYPE: 'type';
VAR: 'var';

ADD: '+';
SUB: '-';
MUL: '*';
QUO: '/';
REM: '%';
AND: '&';
OR: '|';
XOR: '^';
SHL: '<<';
SHR: '>>';
AND_NOT: '&^';
ADD_ASSIGN: '+=';
SUB_ASSIGN: '-=';
MUL_ASSIGN: '*=';
QUO_ASSIGN: '/=';
REM_ASSIGN: '%=';
AND_ASSIGN: '&=';
OR_ASSIGN: '|=';
XOR_ASSIGN: '^=';
SHL_ASSIGN: '<<=';
SHR_ASSIGN: '>>=';
AND_NOT_ASSIGN: '&^=';
LAND: '&&';
LOR: '||';
ARROW: '<-';
INC: '++';
DEC: '--';
EQL: '==';
LSS: '<';
GTR: '>';
ASSIGN: '=';
NOT: '!';
NEQ: '!=';
LEQ: '<=';
GEQ: '>=';
DEFINE: ':=';
ELLIPSIS: '...';
LPAREN: '(';
LBRACK: '[';
LBRACE: '{';
COMMA: ',';
PERIOD: '.';
RPAREN: ')';
RBRACK: ']';
RBRACE: '}';
SEMICOLON: ';';
COLON: ':';
TILDE: '~';

// U+007F is a byte of a multi-byte character, which must be a letter or, behind the first, a digit.
IDENT: [a-zA-Z_\u007f] [a-zA-Z0-9_\u007f]*;

NUMBER
  : '0' [xX] [0-9a-fA-F_]* ('.' [0-9a-fA-F_]*)? ([pP] [+\-]? [0-9_]*)? 'i'?
  | '0' [bBoO] [0-9_]* ('.' [0-9_]*)? EXPONENT? 'i'?
  | [0-9] [0-9_]* ('.' [0-9_]*)? EXPONENT? 'i'?
  | '.' [0-9] [0-9_]* EXPONENT? 'i'?
  ;
fragment EXPONENT: [eEpP] [+\-]? [0-9_]*;

// Without the closing quote these are still one token; the lexer reports what is missing.
STRING: '"' (~["\\\n] | '\\' ~[\n])* '\\'? '"'?;
RAW_STRING: '`' ~[`]* '`'?;
RUNE: '\'' (~['\\\n] | '\\' ~[\n])* '\\'? '\''?;

BLANK: [ \t\r\n]+ -> skip;
LINE_COMMENT: '//' ~[\n]* -> channel(HIDDEN);
BLOCK_COMMENT: '/*' (~'*' | '*'+ ~[*/])* '*'* '/'? -> channel(HIDDEN);

INVALID: .;
