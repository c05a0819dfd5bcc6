/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

// One to a line, or with ~ between.
function list(text: string): string[] {
  return text.trim().split(/ ~ |\n/);
}

/** Templates of text/template itself. */
export const LANGUAGE_TEMPLATES: string[] = [
  ...list(String.raw`
plain ~ {{ .s }} ~ {{.missing}} ~ {{.a}} ~ {{.missing.x}} ~ {{.a.x}}
{{.m.z.y}} ~ {{.m.q.y}} ~ {{.params.X}} {{.params.Q}} {{index .params "Q"}}|
{{.params.X.Y}} ~ {{- .s -}} x {{- .s }} ~ a {{- /* c */ -}} b
a{{/* x */}}b{{/* y */}} ~ {{/* x }} ~ {{/* x */ }} ~ {{ /* x */ }}
{{1}} {{-1}} {{1.0}} {{1e6}} {{0x1F}} {{0b11}} {{0o17}} {{017}} {{1_000}} {{.5}} {{1.}} {{1e-7}} {{1e21}}
{{'a'}} {{'\n'}} {{'é'}} {{'\x41'}} ~ {{08}} ~ {{+1}} ~ {{1+2}} ~ {{1a}}
{{"a}} ~ {{'ab'}} ~ {{''}} ~ {{'''}} ~ {{true}} {{false}} ~ {{nil}}
{{nil | print}} ~ {{print nil}} ~ {{.}} ~ {{.s.x}} ~ {{.n.x}} ~ {{.l.x}}
{{.s 1}} ~ {{"a" 1}} ~ {{1 | .s}} ~ {{.missing 1}}
{{if .s}}y{{else}}n{{end}}{{if .e}}y{{else}}n{{end}}{{if .missing}}y{{else if .t}}z{{else}}n{{end}}
{{with .m}}{{.b}}{{else with .s}}{{.}}{{end}}
{{with .e}}x{{else with .s}}{{.}}{{else}}q{{end}}
{{if 0}}a{{else with .s}}b{{end}} ~ {{range .l}}[{{.}}]{{end}}
{{range $i, $e := .l}}{{$i}}={{$e}};{{end}}
{{range $e := .l}}{{$e}};{{end}} ~ {{range .m}}{{.}},{{end}}
{{range $k,$v := .m}}{{$k}}:{{$v}},{{end}}
{{range .el}}x{{else}}empty{{end}} ~ {{range .missing}}x{{else}}e{{end}}
{{range 3}}{{.}}{{end}} ~ {{range $i := 3}}{{$i}}{{end}}
{{range $i,$e := 3}}{{$i}}{{end}} ~ {{range .s}}{{end}}
{{range .f}}{{end}} ~ {{range .a}}{{else}}e{{end}}
{{range 0}}{{else}}e{{end}}
{{range .l}}{{if eq (printf "%T" .) "string"}}{{break}}{{end}}{{.}}{{end}}
{{range .l}}{{if eq (printf "%T" .) "string"}}{{continue}}{{end}}{{.}};{{end}}
{{break}} ~ {{range .l}}{{range .x}}{{else}}{{break}}{{end}}{{end}}
{{range 2}}{{range 0}}{{else}}{{.}}{{break}}{{end}}z{{end}}
{{define "t"}}<{{.}}>{{end}}{{template "t" .s}}{{template "t"}}{{template "t" .missing}}
{{template "nope"}} ~ {{block "b" .s}}[{{.}}]{{end}}{{template "b" 1}}
{{define "a"}}1{{end}}{{define "a"}}2{{end}}
{{define "a"}} {{end}}{{define "a"}}2{{end}}{{template "a"}}
{{if 1}}{{define "a"}}{{end}}{{end}}
{{define "r"}}{{if gt . 0}}{{.}}{{template "r" (len (slice (list 1 2 3 4 5) . ))}}{{end}}{{end}}
{{$x := 1}}{{define "t"}}{{$x}}{{end}}
{{define "t"}}{{$}}{{end}}{{template "t" 5}}{{$.s}}
{{$x := 1}}{{$x}}{{$x = 2}}{{$x}}{{if true}}{{$x = 3}}{{$x := 4}}{{$x}}{{end}}{{$x}}
{{$y}} ~ {{$y = 1}} ~ {{if true}}{{$y := 1}}{{end}}{{$y}}
{{$x := .m}}{{$x.a.c}}{{($x.a).c}}{{(index $x "a").c}}
{{range $i, $e := .l}}{{end}}{{$i}} ~ {{with $x := .m}}{{$x.b}}{{.b}}{{end}}
{{$a, $b := 1}} ~ {{range $a, $b, $c := .l}}{{end}}
{{range $a, 1 := .l}}{{end}}
{{and 1 0 2}} {{and 1 2}} {{or 0 "" "x"}} {{or 0 ""}} {{not 0}} {{not .s}} {{and}}
{{or 0 | print}} ~ {{1 | and 2}} {{0 | or 0}} {{.missing | or 0}}
{{or .missing .a}} ~ {{and .s (index .l 99)}} ~ {{or .s (index .l 99)}}
{{len .s}} {{len .l}} {{len .m}} {{len "é"}} ~ {{len 3}} ~ {{len .a}}
{{len .missing}} ~ {{index .l 0}} {{index .l 3 0}} {{index .m "a" "c"}}
{{index .l 4}} ~ {{index .l -1}} ~ {{index .l "x"}} ~ {{index .s 0}}
{{index .m 1}} ~ {{index .m "q" "r"}} ~ {{index .m "q"}} ~ {{index .l 1.0}}
{{index .a 1}} ~ {{index}} ~ {{index .l}}
{{print 1 2 "a" "b" 3 4.5 nil true}} ~ {{println 1 "a"}}| ~ {{print}}|
{{html "<a href='x'>&\"" 1 nil}} ~ {{js "it's <b> \"q\" \n é 😀 =&"}}
{{html .l}} ~ {{html .missing}} ~ {{html nil}} ~ {{html nil 1}}
{{eq 1 1}} {{eq 1 2 3 1}} {{ne "a" "b"}} {{lt 1 2}} {{le 2 2}} {{gt 3 2}} {{ge 2 3}}
{{eq 1 1.0}} ~ {{eq .n 3}} ~ {{eq .n 3.0}} ~ {{eq "1" 1}} ~ {{eq .l .l}}
{{eq .a nil}} {{eq .missing nil}} {{eq .missing 1}} {{eq 1 nil}}
{{eq .l nil}} ~ {{eq .m .l}} ~ {{lt "a" "b"}} {{lt "é" "z"}}
{{lt true false}} ~ {{lt 1 "a"}} ~ {{lt .missing 1}} ~ {{eq}} ~ {{eq 1}}
{{eq (index .s 0) 115}} ~ {{lt (index .s 0) 200}} ~ {{call .s}}
{{call nil}} ~ {{call}} ~ {{.l | len}} ~ {{"x" | printf "%s-%s" "y"}}
{{1 | 2}} ~ {{ 1 | }} ~ {{ | 1}} ~ {{}} ~ {{ (1) }} {{(print "a" | len)}}
{{(1}} ~ {{1)}} ~ {{nofunc 1}} ~ {{.s | nofunc}} ~ {{ print"a" }}
{{print "a""b"}} ~ {{.s.}} ~ {{..s}} ~ {{.s .n}} ~ {{end}} ~ {{else}}
{{if}}x{{end}} ~ {{if 1}} ~ {{if 1}}a{{else}}b{{else}}c{{end}}
{{range}}{{end}} ~ {{template}} ~ {{template 1}} ~ {{template "x" | }}
{{end} ~ {{ "a" } ~ a }} b ~ {{"}}"}} ~ {{#}} ~ {{a,b}} ~ {{.s, 1}} ~ {{$}}
{{$.s}} ~ {{$.params.X}} ~ {{ $x:=1 }}{{$x}} ~ {{ $x :=1 }}{{ $x}}
{{if $x := .s}}{{$x}}{{end}} ~ {{- 1 -}} ~ {{-1}} ~ {{ -1 }} ~ {{- -1 -}}
x{{- 3}} ~ {{3 -}} x ~ {{3-}} ~ {{print (.s) .s}} ~ {{(.s).x}} ~ {{(.m).b}}
{{.m.b.c}} ~ {{(print 1).x}} ~ {{(nil).x}} ~ {{true.x}} ~ {{"a".x}}
{{1.x}} ~ {{print.x}}
{{.constructor}} {{.__proto__}} {{.params.constructor}} {{.toString}} {{.params.__proto__}}
{{index .m "__proto__"}} {{.m.hasOwnProperty}} ~ {{else if 1}}{{end}}
{{if 0}}{{else if 1}}a{{else}}b{{end}}c ~ {{with 1}}{{else if 1}}{{end}}
{{define "x"}} ~ {{define "x" 1}}{{end}} ~ {{define x}}{{end}}
{{block "x"}}{{end}} ~ {{block "x" .}} ~ {{break 1}} ~ {{continue}}
{{range .l}}{{continue}}{{end}}
{{range .l}}{{block "q" .}}{{break}}{{end}}{{end}}
{{9223372036854775807}} {{-9223372036854775808}} ~ {{9223372036854775808}}
{{18446744073709551616}} ~ {{1e400}} ~ {{0x1p4}} {{0x1p-2}} ~ {{0x}}
{{1__0}} ~ {{0_7}} ~ {{1_0.5}} ~ {{print 1_0.5}} ~ {{template "case" 1}}
{{printf "%d" 3 4}} ~ {{printf "%s %v %q %x" "a" 1 "b" "c"}}
{{printf "%5.2f|%-5d|%05d|%+d" 3.14159 42 42 42}} ~ {{printf "%v %v" .l .m}}
{{printf "%#v" .m}} ~ {{printf "%T %T %T %T" .l .m .f .params}} ~ {{printf}}
{{printf 1}} ~ {{printf "%d" .n}} ~ {{printf "%[2]d %[1]d" 1 2}}
{{printf "%*d" 5 1}} ~ {{printf "%"}} {{printf "%z" 1}} {{printf "%!"}}
{{printf "%c %U %q" 120 120 120}} ~ {{printf "%t %v" true false}}
{{printf "%6.3v|%.2s|%.10s" 3.14159 "abc" "abc"}}
{{printf "%e %g %G %E" 1234.5678 1e-10 1e-10 1.0}}
{{printf "%08b %o %#o %x %X %#x" 5 8 8 255 255 255}}
{{printf "%s" .a}} {{printf "%v" .a}} {{printf "%d" nil}}
{{printf "%s" .l}} {{printf "%q" .l}} {{printf "%d" .l}}
{{printf "%5t|%-7s|%7s|%x|% x|%#x" true "ab" "ab" "hi" "hi" "hi"}}
{{printf "%.3g %.10g %.0f %.1f %.0e" 1234.5678 1234.5678 2.5 0.25 1.5}}
{{printf "%6d|%-6d|%06d|% d|%+.3d|%.0d|" -5 -5 -5 5 5 0}}
{{printf "%+q %#q %+v %#v" "é" "x" "y" "z"}}
{{printf "%v %s" (index .s 0) (index .s 0)}} ~ {{printf "%f" 1e300}}
{{printf "%.20f" 0.1}}
{{printf "%g %g %g" 100000.0 1000000.0 123456789.0}}
{{printf "%-010d|" 5}} ~ {{printf "%010s|%-010s|" "a" "b"}}
{{printf "%x %X" -255 "hello"}} ~ {{printf "%v" 1e20}}
{{printf "%3c|%-3c|" 120 120}} ~ {{printf "%s %s" "a"}}
{{printf "%.2f%%" 45.678}}
{{ $d := dict "a" 1 "b" 2 }}{{ range $k, $v := $d }}{{ $_ := set $d "b" 5 }}{{ $v }}{{ end }}{{ $d }}
{{ $l := splitList "," "b,a" }}{{ $_ := sortAlpha $l }}{{ $l }}{{ $m := list "b" "a" }}{{ $_ := sortAlpha $m }}{{ $m }}
{{ $a := dict "x" (dict) }}{{ $b := merge (dict) $a }}{{ $_ := set $b.x "y" 1 }}{{ $a }}
{{ $a := dict "x" (dict) }}{{ $b := deepCopy $a }}{{ $_ := set $b.x "y" 1 }}{{ $a }}
{{ $m := .m }}{{ $_ := set $m "new" 1 }}{{ .m.new }}{{ $_ := unset .m "b" }}{{ $m }}
`),
  '',
  '{{"a\\tb\\u00e9\\x41"}} {{`raw\\n`}}',
  '{{`a}}',
  '{{urlquery "a b&c=d/é~-_.!*()\'"}}',
  '{{`{{`}}',
  '\n {{- 1 }}\n',
];

/** Expressions of Sprig, by what they are about. */
export const SPRIG_EXPRESSIONS: Record<string, string[]> = {
  cutting: list(String.raw`
hello ~ abbrev 5 .long ~ abbrev 3 .long ~ abbrev 4 .long ~ abbrev 100 .long
abbrevboth 5 10 .long ~ abbrevboth 20 10 .long ~ abbrevboth 1 6 .long
abbrevboth 40 10 .long ~ abbrevboth 36 7 .long ~ abbrevboth -5 10 .long
abbrev 6 .u ~ abbrevboth 100 8 .long
`),
  case: list(String.raw`
trunc 5 .long ~ trunc -5 .long ~ trunc 0 .s ~ trunc 100 .s ~ trunc -100 .s
trunc -3 .s ~ trunc 3 .s ~ trim "  a b \n" ~ trim "\u00a0x\u2003" ~ upper .u
lower .u ~ title .long ~ title "hello-world foo_bar don't x.y é1a"
untitle "Hello World FOO" ~ title .u ~ untitle .u
`),
  substr: list(String.raw`
substr 0 3 .long ~ substr 4 -1 .long ~ substr -1 3 .long
substr 4 100 .long ~ substr 100 101 .s ~ substr 2 1 .s ~ substr -1 -1 .s
substr -1 100 .s ~ substr 1 2 .s
`),
  trim: list(String.raw`
repeat 3 "ab" ~ repeat 0 "ab" ~ repeat -1 "a" ~ trimAll "$" "$5.00$"
trimall "ab" "abcab" ~ trimSuffix "r" .s ~ trimPrefix "s" .s
trimPrefix "x" .s ~ trimAll "" " a " ~ trimAll "a" "aaa"
`),
  words: list(String.raw`
nospace "a b c" ~ nospace "é b" ~ nospace .u ~ initials "First Try Here"
initials .u ~ initials "" ~ swapcase "This Is a tEST ß" ~ swapcase .u
snakecase "FirstName" ~ snakecase "HTTPServer2Go" ~ snakecase "a1b2C3"
snakecase "foo-bar baz" ~ snakecase "foo.barBaz" ~ snakecase "__a__B"
snakecase "ABc9Def" ~ snakecase "x9" ~ snakecase "ABC123"
snakecase "abc123def456" ~ snakecase "aB1" ~ snakecase "日本Go語"
kebabcase "FirstName" ~ kebabcase "HTTPServer_x" ~ camelcase "http_server"
camelcase "first-name" ~ camelcase "_a__b" ~ camelcase "HTTPServer"
camelcase "a" ~ camelcase "" ~ camelcase "__" ~ camelcase "foo bar-baz_QUX"
camelcase "x-" ~ snakecase "" ~ snakecase "1a" ~ snakecase "A"
snakecase "1" ~ kebabcase "a.B,c D"
`),
  quotes: list(String.raw`
contains "tr" .s ~ hasPrefix "s" .s ~ hasSuffix "x" .s ~ quote .s
quote .s .n .a .t ~ quote .l ~ quote .u .html ~ quote "a\"b\n\t\x01"
squote .s .n .a ~ squote .l ~ cat .s .a .n ~ cat ~ cat 1 "a" .l nil
indent 2 .multi ~ nindent 4 .multi ~ indent 0 .s ~ indent -1 .s
replace "a" "b" .long ~ replace "" "-" "abc" ~ replace "é" "e" "éé"
plural "one" "many" 1 ~ plural "one" "many" 2 ~ toString 12 ~ toString .l
toString .a ~ toString 1.5 ~ toString true
`),
  encodings: list(String.raw`
sha1sum .s ~ sha512sum .s ~ adler32sum .long ~ adler32sum "" ~ b64enc .u
b64dec "w5xu" ~ b64dec "!!" ~ b64dec "YQ" ~ b64dec "YQ=" ~ b64dec "YQ==x"
b64dec "YQ=x" ~ b64dec "Y\nQ==" ~ b64dec "=" ~ b64dec "" ~ b64dec "YWI="
b64dec "YW=I" ~ b64dec "YQ==\n" ~ b64dec "Y" ~ b32enc .u ~ b32enc .s
b32enc "" ~ b32dec "ONQXE===" ~ b32dec (b32enc .u) ~ b32dec "ON1X"
b32dec "ONQXE" ~ b32dec "ONQ=====" ~ b32dec "ONQXE==" ~ b32dec "ONQXE==A"
b32dec "ONQXEZLOONQXE===" ~ b32dec "ON======" ~ b32dec "O======="
`),
  casts: list(String.raw`
atoi "12" ~ atoi "x" ~ atoi "-5" ~ atoi "99999999999999999999" ~ atoi "1.5"
int "12" ~ int "0x1f" ~ int "010" ~ int "1.0" ~ int "1.5" ~ int "1.00"
int 1.9 ~ int -1.9 ~ int true ~ int nil ~ int .a ~ int .l ~ int64 "5"
int64 .n ~ int64 1e30 ~ float64 "1.5" ~ float64 "x" ~ float64 "1e3"
float64 "inf" ~ float64 "-Infinity" ~ float64 "nan" ~ float64 3
float64 true ~ float64 .a ~ toDecimal "777" ~ toDecimal 777 ~ toDecimal "8"
toDecimal "0777" ~ toDecimal "-17" ~ toDecimal 1.5
`),
  arithmetic: list(String.raw`
add 1 2 3 ~ add ~ add "5" 1.9 true ~ add1 5 ~ add1 "x" ~ sub 5 3 ~ sub 3 5.9
div 7 2 ~ div -7 2 ~ div 1 0 ~ mod 7 3 ~ mod -7 3 ~ mod 1 0 ~ mul 2 3 4
mul 2 ~ mul "3" "4" ~ max 1 5 3 ~ biggest 1 2 ~ min 4 2 8 ~ min
maxf 1.5 2.5 "3.5" ~ minf 1.5 .5 ~ add1f 1.5 ~ addf 0.1 0.2
addf 0.1 0.2 0.3 ~ addf ~ subf 1 0.9 ~ subf 10 1 2 ~ mulf 1.1 1.1
mulf 3 1.5 ~ divf 10 3 ~ divf 1 0 ~ divf 10 4 2 ~ divf -10 3 ~ divf 2 3
divf 1 3 7 ~ floor 1.9 ~ ceil 1.1 ~ floor -1.1 ~ ceil "3.2" ~ round 1.2345 2
round 1.235 2 ~ round 2.5 0 ~ round -2.5 0 ~ round 123.456 -1
round 1.5 0 0.6 ~ round "9.999" 1 ~ round 1.005 2 ~ round 0.1 20
addf 1e300 1 ~ mulf 1e300 1e300 ~ add 9223372036854775807 1
mul 9223372036854775807 2 ~ max 1.9 "2" ~ ceil 3 ~ floor .big
`),
  sequences: list(String.raw`
until 5 ~ until 0 ~ until -3 ~ untilStep 0 10 3 ~ untilStep 10 0 -3
untilStep 0 10 -1 ~ untilStep 10 0 1 ~ untilStep 0 0 1 ~ untilStep 1 5 0
seq 5 ~ seq 0 ~ seq -2 ~ seq 1 ~ seq 2 5 ~ seq 5 2 ~ seq 3 3 ~ seq 0 2 10
seq 10 -2 0 ~ seq 10 2 0 ~ seq 0 -2 10 ~ seq 0 0 10 ~ seq 1 2 3 4 ~ seq
seq 1 1 1 ~ seq 5 0 1 ~ seq 1 0 1
`),
  splitting: list(String.raw`
join "," .sl ~ join "-" .l ~ join "," .s ~ join "," .a ~ join "," 5
sortAlpha .sl ~ sortAlpha .l ~ sortAlpha .s ~ sortAlpha .a
sortAlpha (list "é" "z" "a" "Z") ~ split "," "a,b,c"
(split "," "a,b,c")._1 ~ split "" "abc" ~ splitList "," "a,b"
splitList "" "aé" ~ splitList "," "" ~ splitn "," 2 "a,b,c"
splitn "," 0 "a,b" ~ splitn "," -1 "a,b" ~ splitn "" 2 "abc" ~ toStrings .l
toStrings .s ~ toStrings .a ~ toStrings (list 1 2)
`),
  defaults: list(String.raw`
default "d" .e ~ default "d" .s ~ default "d" .a ~ default "d" .missing
.missing | default "x" ~ default 5 0 ~ default "d" ~ default .a .e
default "d" .el ~ default "d" .em ~ default "d" false ~ default "d" .l
empty .e ~ empty .a ~ empty .n ~ empty 0 ~ empty 0.0 ~ empty .missing
coalesce .e .a .s ~ coalesce ~ coalesce .a ~ all 1 .s ~ all 1 .e ~ all
any .e 1 ~ any ~ any .a ~ compact .l ~ mustCompact (list 1 0 "" "a" nil)
ternary "a" "b" true ~ ternary "a" "b" .t ~ ternary 1 2 .n
true | ternary "a" "b" ~ ternary .a "b" true
`),
  json: list(String.raw`
toJson .m ~ toJson .l ~ toJson .html ~ toJson .u ~ toJson 1 ~ toJson 1.5
toJson .big ~ toJson 1e21 ~ toJson 1e-7 ~ toJson nil ~ toJson (list)
toJson (rest .el) ~ toJson (dict) ~ toJson "\u2028\b\f\x01\x7f"
toPrettyJson .m ~ toPrettyJson .l
toPrettyJson (dict "a" (list) "b" (dict)) ~ toRawJson .html ~ mustToJson .m
mustToPrettyJson .l ~ mustToRawJson .m ~ fromJson .json
(fromJson .json).b.c ~ fromJson "x" ~ fromJson "" ~ fromJson "[1,"
mustFromJson "x" ~ fromJson "1e2" ~ typeOf (fromJson "1")
fromJson "\"a\u00e9\"" ~ fromJson "null" ~ toJson (fromJson .json)
fromJson "{\"__proto__\":1}" ~ toJson 0.000001
toJson 123456789012345680000.0 ~ toJson (float64 "nan")
mustToJson (float64 "nan") ~ toJson 1e20 ~ toJson -0.0
`),
  copies: list(String.raw`
deepCopy .m ~ deepCopy .l ~ mustDeepCopy .s ~ deepCopy 1
typeOf (deepCopy .params)
`),
  types: list(String.raw`
typeOf .l ~ typeOf .m ~ typeOf .s ~ typeOf .n ~ typeOf 1 ~ typeOf (int64 1)
typeOf .a ~ typeOf .params ~ typeOf (list "a") ~ typeOf (splitList "," "a")
typeOf (until 1) ~ typeOf (split "," "a") ~ typeOf (chunk 1 .l)
typeOf (semver "1.2.3") ~ typeOf now ~ typeOf (index .s 0)
typeIs "string" .s ~ typeIsLike "semver.Version" (semver "1.2.3")
typeIs "int" 1 ~ kindOf .l ~ kindOf .m ~ kindOf .s ~ kindOf .a ~ kindOf 1
kindOf 1.5 ~ kindOf true ~ kindOf now ~ kindOf (semver "1.0.0")
kindOf .params ~ kindIs "map" .m ~ kindIs "int64" (int64 1)
deepEqual .l .l ~ deepEqual 1 1.0 ~ deepEqual (list 1 2) (list 1 2)
deepEqual (list) (rest .el) ~ deepEqual .m (dict) ~ deepEqual nil nil
deepEqual .missing .a ~ deepEqual (list "a") (splitList "," "a")
deepEqual (dict "a" 1) (dict "a" 1)
`),
  lists: list(String.raw`
list 1 2 "a" ~ tuple ~ append .l 5 ~ push (list) 1 ~ append .s 1
append .a 1 ~ append nil 1 ~ prepend .l 0 ~ mustAppend (list 1) nil
mustPrepend .sl "x" ~ append (until 2) "x" ~ first .l ~ first .el ~ first .s
first .a ~ mustFirst .sl ~ last .l ~ last .el ~ rest .l ~ rest .el
initial .l ~ initial .el ~ reverse .l ~ reverse (until 3) ~ uniq .sl
uniq (list 1 1.0 1 "1" nil nil) ~ without .sl "a" ~ without .sl
without .l nil ~ without .s "a" ~ has "a" .sl ~ has 1 .l ~ has 1.0 .l
has nil .l ~ has "x" .a ~ has "x" .s ~ has 3 (list 1 2 3) ~ slice .l 1
slice .l 1 3 ~ slice .l ~ slice .el ~ slice .l 5 ~ slice .l 2 1
slice .l -1 ~ slice .s 1 ~ slice .sl 0 2 ~ slice .l "1" 2.9 ~ concat .l .sl
concat ~ concat .el ~ concat .l .s ~ concat .a ~ chunk 2 .sl
chunk 3 (until 7) ~ chunk 0 .l ~ chunk -1 .l ~ chunk 2 .el ~ chunk 0 .el
mustChunk 5 .l ~ chunk 2 .s ~ mustSlice .l 1 2 ~ mustHas "a" .sl
mustUniq .sl ~ mustReverse .sl ~ mustRest .sl ~ mustInitial .sl
mustLast .sl ~ mustWithout .sl "b"
concat (list 1) (splitList "," "a,b") (until 2) ~ last (chunk 2 .sl)
`),
  dicts: list(String.raw`
dict "a" 1 "b" ~ dict ~ dict 1 2 ~ dict "a" 1 "a" 2 ~ dict nil 1
get .m "b" ~ get .m "q" ~ get .params "X" ~ get .missing "x" ~ get .a "x"
set (dict) "a" 1 ~ set .missing "a" 1 ~ unset (dict "a" 1 "b" 2) "a"
unset .missing "a" ~ hasKey .m "b" ~ hasKey .m "q" ~ hasKey .params "X"
hasKey .m "z" ~ pluck "a" .m (dict "a" 2) (dict) ~ pluck "a"
sortAlpha (keys .m) ~ sortAlpha (keys .m .em (dict "q" 1)) ~ keys
len (values .m) ~ pick .m "b" "q" ~ pick .m ~ omit .m "b" "q" ~ omit .m
dig "a" "c" "d" .m ~ dig "a" "q" "d" .m ~ dig "q" "c" "d" .m
dig "b" "c" "d" .m ~ dig "a" "d" .m ~ dig "d" .m ~ dig ~ dig "a" 1 "d" .m
dig "a" "b" .l ~ dig "z" "x" "d" .m ~ dig "z" "d" .m
merge (dict "a" 1) (dict "a" 2 "b" 3)
mergeOverwrite (dict "a" 1) (dict "a" 2 "b" 3)
merge (dict "a" (dict "x" 1)) (dict "a" (dict "x" 2 "y" 3))
mergeOverwrite (dict "a" (dict "x" 1)) (dict "a" (dict "x" 2 "y" 3))
merge (dict "a" "") (dict "a" "v")
mergeOverwrite (dict "a" "v") (dict "a" "")
merge (dict "a" 1) (dict "a" nil "b" nil)
mergeOverwrite (dict "a" 1) (dict "a" nil)
merge (dict "a" (list 1)) (dict "a" (list 2))
mergeOverwrite (dict "a" (list 1)) (dict "a" (list))
merge (dict "a" (list)) (dict "a" (list 2))
merge (dict "a" 1) (dict "a" (dict "x" 1))
mergeOverwrite (dict "a" 1) (dict "a" (dict "x" 1))
merge (dict "a" (dict "x" 1)) (dict "a" 5)
mergeOverwrite (dict "a" (dict "x" 1)) (dict "a" 5) ~ merge (dict) ~ merge
merge .missing (dict "a" 1) ~ merge .missing .em
mustMerge (dict "a" 1) (dict "b" 1) (dict "c" 1)
mustMergeOverwrite (dict "a" 1) (dict "a" 3) (dict "a" 4)
merge (dict "a" false) (dict "a" true)
mergeOverwrite (dict "a" true) (dict "a" false)
merge (dict "a" (dict)) (dict "a" (dict "x" 1))
merge (dict "a" nil) (dict "a" (list 1))
merge (dict "b" 1) (dict "a" (list 1))
merge (dict "a" "s") (dict "a" (list 1))
mergeOverwrite (dict "a" "s") (dict "a" (list 1))
merge (dict "a" 1) .params ~ merge .params (dict "a" 1)
merge (dict "a" 1) .missing ~ merge (dict "a" now) (dict "a" 1) | len
mergeOverwrite (dict "a" (dict "x" 1 "w" 0)) (dict "a" (dict "x" 2 "y" 3))
merge (dict "a" (dict "x" 1 "w" 0)) (dict "a" (dict "x" 2 "y" 3))
mergeOverwrite (dict "a" (list 1 2)) (dict "a" (list 3)) (dict "b" (list 4))
`),
  versions: list(String.raw`
semver .ver ~ (semver .ver).Major ~ (semver .ver).Prerelease
(semver .ver).Metadata ~ (semver .ver).Original ~ semver "1" ~ semver "1.2"
semver "x" ~ semver "1.2.3.4" ~ semver "01.2.3" ~ semver "1.2.3-01"
semver "1.2.3-a..b" ~ semver "" ~ (semver "1.2.3").Compare (semver "1.2.4")
(semver "1.2.3").Nope ~ toJson (semver "v1.2") ~ quote (semver "v1.2")
(semver "1.2.3").Equal (semver "1.2.3")
(semver "1.2.3").LessThan (semver "1.10.0") ~ (semver "1.2.3").Major 1
eq (semver "1.2.3") (semver "1.2.3")
printf "%v %s %q" (semver "1.2.3") (semver "1.2.3") (semver "1.2.3")
printf "%d" (semver "1.2.3").Major ~ eq (semver "1.2.3").Major 1
`),
  regexes: list(String.raw`
regexMatch "^a.*z$" "abcz" ~ regexMatch "(" "a" ~ mustRegexMatch "(" "a"
regexFindAll "[0-9]+" "a1b22c333" -1 ~ regexFindAll "[0-9]+" "a1b22c333" 2
regexFindAll "x" "abc" -1 ~ toJson (regexFindAll "x" "abc" -1)
regexFindAll "a" "aaa" 0 ~ regexFindAll "a*" "baaac" -1
regexFindAll "" "aé" -1 ~ regexFindAll "(" "a" -1 ~ regexFind "b+" "abbbc"
regexFind "x" "abc" ~ regexFind "[" "a"
regexReplaceAll "a(x*)b" "-ab-axxb-" "$1W" ~ regexReplaceAll "" "abc" "-"
regexReplaceAll "b*" "abc" "-" ~ regexSplit "z+" "pizza" -1
regexSplit "z" "pizza" 2 ~ regexSplit "" "abc" -1 ~ regexSplit "a" "" -1
regexSplit "" "" -1 ~ regexSplit "a" "banana" 0 ~ regexSplit "a" "banana" 1
regexSplit "x*" "axbxc" -1 ~ regexQuoteMeta "a.b*c[d]"
mustRegexFind "b" "abc" ~ mustRegexFindAll "b" "abcb" 1
mustRegexReplaceAll "b" "abc" "x"
mustRegexReplaceAllLiteral "b" "abc" "$1" ~ mustRegexSplit "b" "abc" -1
regexMatch "(?i)ABC" "xabcx" ~ regexFind "\pL+" "12日本ab"
regexReplaceAll "(\w+)@(\w+)" "me@host you@there" "$2 at $1"
regexMatch "(?=a)" "a" ~ regexFind "é." .u ~ regexFind "n.c" .u
regexReplaceAll "^" "a\nb" "> " ~ regexReplaceAll "(?m)^" "a\nb" "> "
regexFindAll "\bfo" "foo fox of" -1 ~ regexMatch "a{1001}" "a"
regexSplit "," ",a," -1
`),
  dates: list(String.raw`
date "2006-01-02" 0 ~ date "2006-01-02T15:04:05Z07:00" 1700000000
dateInZone "Mon Jan _2 15:04:05 MST 2006" 1700000000 "America/New_York"
dateInZone "15:04 -0700 MST" 1700000000 "Europe/Berlin"
dateInZone "15:04 -07:00" 1688000000 "Asia/Kolkata"
dateInZone "2006" 0 "Nope/Zone" ~ dateInZone "2006" 0 ""
date "Monday, January 2, 2006 3:04PM pm .000 002 __2 06 1 01 Jan Mon" 1700000000
htmlDate 0 ~ htmlDateInZone 0 "UTC" ~ date_in_zone "2006" 86400 "UTC"
toDate "2006-01-02" "2023-05-06" ~ toDate "2006-01-02" "x"
mustToDate "2006-01-02" "x"
toDate "2006-01-02T15:04:05Z07:00" "2023-05-06T07:08:09Z"
toDate "2006-01-02T15:04:05Z07:00" "2023-05-06T07:08:09.123+02:00"
toDate "Jan 2, 2006 at 3:04pm (MST)" "Feb 3, 2013 at 7:54pm (PST)"
date "2006-01-02" (toDate "2006-01-02" "2020-02-29")
toDate "2006-01-02" "2021-02-29"
unixEpoch (toDate "2006-01-02" "2020-01-01")
dateModify "-1.5h" (toDate "2006-01-02" "2020-01-01")
dateModify "x" (toDate "2006-01-02" "2020-01-01")
mustDateModify "x" (toDate "2006-01-02" "2020-01-01")
date_modify "24h" (toDate "2006-01-02" "2020-01-01")
must_date_modify "1h30m" (toDate "2006-01-02" "2020-01-01") ~ duration 95
duration "95" ~ duration (int64 95) ~ duration "3661" ~ duration "x"
duration (int64 -5) ~ durationRound "2h10m5s" ~ durationRound "2400h10m5s"
durationRound "8760h10m" ~ durationRound "59s" ~ durationRound "1s"
durationRound "-5m" ~ durationRound (int64 5000000000) ~ durationRound 5
durationRound "1.5s" ~ unixEpoch 5 ~ (toDate "2006-01-02" "2020-01-02").Year
(toDate "2006-01-02" "2020-01-02").Format "Jan"
toJson (toDate "2006-01-02" "2020-01-02") ~ date "2006-01-02" (int64 5)
date "_2006 _2 .999 ,000 Januaryx Janx Jan" 0
date "02/01/06 150405" 1700000000 ~ toDate "15:04" "25:00"
toDate "3:04 PM" "12:30 AM" ~ toDate "02 Jan 06" "5 Jan 06"
toDate "2 Jan 06" "5 Jan 69" ~ toDate "2006 002" "2020 060"
toDate "Mon, 02 Jan 2006" "Tue, 03 Mar 2020"
toDate "2006-01-02 15:04:05.000" "2020-01-02 03:04:05.678"
toDate "2006-01-02  15" "2020-01-02 03" ~ toDate "-0700" "+0530"
duration "9999999999" ~ eq (toDate "2006" "2020") (toDate "2006" "2020")
deepEqual (toDate "2006" "2020") (toDate "2006" "2020") ~ if now}}x{{end
`),
  urls: list(String.raw`
urlParse "https://user:p%40ss@host.example:8080/a%20b/c?x=1&y=2#frag"
urlParse "mailto:a@b.c" ~ urlParse "/rel/path?q" ~ urlParse "host:80/x"
urlParse "http://[::1]:80/" ~ urlParse "http://[::1" ~ urlParse "%zz"
urlParse "" ~ urlParse "http://a b/" ~ urlParse "http://host:port/"
urlParse "//host/p" ~ urlParse "HTTP://Host/#%41"
urlParse "http://host/a?b?c#d#e" ~ urlParse "*" ~ urlParse ":x"
urlParse "a:b:c" ~ urlParse "x y" ~ urlParse "http://us er@h/"
urlParse "http://u@h:/" ~ urlParse "1http://x" ~ urlParse "http://h%41/"
urlParse "http:///x" ~ urlParse "a/b:c"
urlJoin (dict "scheme" "https" "host" "h.x:80" "path" "/a b/ü" "query" "q=1" "fragment" "f x" "userinfo" "u:p@w")
urlJoin (dict "host" "h" "path" "p")
urlJoin (dict "scheme" "mailto" "opaque" "a@b") ~ urlJoin (dict)
urlJoin (dict "path" "a:b") ~ urlJoin (dict "scheme" 1)
urlJoin (dict "path" "/x(y)!*'[z]?#%")
urlJoin (dict "scheme" "http" "host" "a b<>[]%")
urlJoin (urlParse "https://user:p%40ss@host.example:8080/a%20b/c?x=1&y=2#frag")
urlJoin (dict "scheme" "http" "path" "/p") ~ urlJoin (dict "scheme" "http")
urlJoin (dict "userinfo" "u" "host" "h")
urlJoin (dict "userinfo" "u/x" "host" "h") ~ urlJoin (dict "path" "*")
urlJoin (dict "host" "h" "userinfo" "a b")
`),
  wrapping: list(String.raw`
wrap 10 .long ~ wrap 3 .long ~ wrap 0 "a b" ~ wrap 5 "aaaaaaaaaa bb"
wrap 5 "aaaaaaaaaa" ~ wrapWith 5 "-\n" "Hello World how"
wrapWith 3 "" "abcdefgh" ~ wrap 100 .long ~ wrapWith 3 " ~ " "   abc   def"
wrap 4 .u ~ wrap 5 "" ~ wrapWith 4 "\t" "ab cdefghij kl"
`),
  flow: list(String.raw`
fail "boom" ~ fail ~ randAlpha 5 | len ~ len (randAlphaNum 0)
len (randNumeric 7) ~ len (randAscii 3) ~ len uuidv4 ~ randInt 5 6
randInt 5 5 ~ len (randBytes 6) ~ len (shuffle "abc")
`),
  pipelines: list(String.raw`
.s | upper | quote ~ "abc" | replace "b" "x" | indent 2
list "a" "b" | join "," ~ .params.N | int | add 1 ~ .params.N | atoi
until (int .params.N) ~ upper .n ~ upper nil ~ upper .missing
repeat "3" "a" ~ repeat 3.0 "a" ~ repeat .n "a" ~ repeat (int .n) "a"
trunc (int64 3) .s ~ indent "2" .s ~ ternary "a" "b" 1 ~ join .l ","
plural "a" "b" 1.0 ~ round 1.5 1.0 ~ round 1 1 1 ~ substr 'a' 98 .long
print (list 1 nil "a" (dict "x" nil)) ~ printf "%v" (list) ~ print .params
printf "%v" (split "," "a,b") ~ len (list 1 2) ~ index (list 1 2) 1
index (dict "a" 1) "a" ~ index (splitList "," "a,b") 1
index (split "," "a") "_0" ~ index (split "," "a") "q"
(dict "a" (dict "b" 5)).a.b ~ (list 1).x ~ (first .l).x ~ (first .el).x
(get .m "a").c ~ (dict "a" 1).q ~ (dict "a" 1).q.r ~ not (has "a" .sl)
and (has "a" .sl) (eq 1 1) ~ eq (len .l) 4 ~ gt (int .params.N) 3
gt .params.N "3" ~ lt (float64 1) 2.5
`),
  others: [
    'regexReplaceAll "a(x*)b" "-ab-axxb-" "${1}W"',
    'regexReplaceAll "a(?P<n>x*)b" "-axb-" "[$n][${n}][$$][$2][$zz]"',
    'regexReplaceAllLiteral "a(x*)b" "-ab-axxb-" "${1}"',
  ],
};

/** Constraints of Masterminds' semver, right ones and wrong ones. */
export const CONSTRAINTS: string[] = split(`
1.2.3; =1.2.3; !=1.2.3; >1.2.3; >=1.2; <2; <=1.x; ~1.2; ~1.2.3; ~1; ^1.2
^0.2.3; ^0.0.3; ^0; ^0.0; 1.2.x; *; x; 1; 1.2; >1; >1.2; <=1; <=1.2; <1; !=1
!=1.2; !=1.x; 1.2 - 2; 1.2.3 - 1.4.5; >=1, <2; >=1 <2; >=1 || <0.5; ~>1.2
=>1; =<2; a; >=1.2.3-0; ^1.2.3-beta; ~1.2.3-alpha.2; >1.0.0-a <2; 1.2.3+meta
v1.2; > 1.2 , < 3; 1.2||2; ^*; ~*; ~x; >=1.2.3,; >>1; 1.2.3.4; ^1.x.x; ~0
~0.0.0; !=*; >*; <*; >=*; 1.*.3; =1.2.3-beta.1
`);

/** Versions to hold against them. */
export const VERSIONS: string[] = split(`
1.2.3; 1.2.4; 1.3.0; 2.0.0; 0.2.3; 0.2.9; 0.0.3; 0.3.0; 1.2.3-beta.1
1.2.3-beta.2; 2.0.0-rc1; 1; 1.2; v1.2.3; 0.0.0; x; 1.2.3+meta
1.2.3-alpha.10; 1.0.0; 0.1.0
`);

function split(text: string): string[] {
  return text.trim().split(/; |\n/);
}
