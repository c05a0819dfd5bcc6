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

/** Light and dark by what the reader's system asks for. @internal */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfbf9, #14171a);
  --card: light-dark(#fff, #1c2126);
  --ink: light-dark(#1d2329, #e4e8eb);
  --soft: light-dark(#59636e, #9aa5b1);
  --line: light-dark(#dcdfe3, #333b43);
  --link: light-dark(#0b57b0, #79b8ff);
  --open: light-dark(#1a7f37, #3fb950);
  --merged: light-dark(#7036c4, #b392f0);
  --closed: light-dark(#b42318, #ff7b72);
  --add: light-dark(#e3f6e6, #12331c);
  --remove: light-dark(#fde7e5, #41191a);
  --hunk: light-dark(#eef3fb, #1c2b41);
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif;
}
header { border-bottom: 1px solid var(--line); background: var(--card); }
header, main { padding: 0.9rem max(1rem, calc(50vw - 34rem)); }
h1 { font-size: 1.5rem; margin: 0.6rem 0; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; margin: 1.6rem 0 0.6rem; }
a { color: var(--link); }
a:focus-visible, button:focus-visible, summary:focus-visible {
  outline: 3px solid var(--link); outline-offset: 2px;
}
.soft { color: var(--soft); }
.card {
  background: var(--card); border: 1px solid var(--line);
  border-radius: 8px; margin: 0.8rem 0; overflow: hidden;
}
ul.card { list-style: none; padding: 0; }
ul.card li { padding: 0.7rem 1rem; }
ul.card li + li { border-top: 1px solid var(--line); }
.body { padding: 0.9rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.state {
  display: inline-block; border-radius: 1rem; padding: 0 0.7rem;
  border: 1px solid currentColor; font-weight: 600; font-size: 0.85rem;
}
.open { color: var(--open); } .merged { color: var(--merged); }
.closed { color: var(--closed); }
.actions { display: flex; gap: 0.6rem; align-items: center; }
button {
  font: inherit; font-weight: 600; padding: 0.4rem 1.1rem; cursor: pointer;
  border-radius: 6px; border: 1px solid var(--line);
  background: var(--card); color: var(--ink);
}
button.first {
  background: light-dark(#1a7f37, #238636); border-color: transparent; color: #fff;
}
[role='alert'] { border-color: var(--closed); padding: 0.7rem 1rem; }
summary { padding: 0.6rem 1rem; cursor: pointer; font-family: ui-monospace, monospace; font-size: 0.85rem; }
.diff { overflow-x: auto; border-top: 1px solid var(--line); }
table { border-collapse: collapse; width: 100%; font: 0.8rem/1.5 ui-monospace, monospace; }
td { padding: 0 0.6rem; white-space: pre; vertical-align: top; }
td.number { color: var(--soft); text-align: right; user-select: none; width: 1%; }
tr.add { background: var(--add); } tr.remove { background: var(--remove); }
tr.hunk { background: var(--hunk); color: var(--soft); }
.count-add { color: var(--open); } .count-remove { color: var(--closed); }
pre { margin: 0; padding: 0.9rem 1rem; overflow-x: auto; font: 0.8rem/1.5 ui-monospace, monospace; }
`;
