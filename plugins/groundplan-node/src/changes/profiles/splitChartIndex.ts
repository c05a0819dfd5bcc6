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

/** A version of a chart, as text: only what is asked of it. @internal */
export interface VersionText {
  chart: string;
  /** YAML of a list with the one version. */
  text: string;
}

const KEPT = /^(version|description|annotations|urls|digest):/;

/**
 * Takes an `index.yaml` apart by lines, as Helm and what is made with its library
 * write it: a block of charts by name, each a list of versions. To parse all of a
 * large one at once would hold up everything else for half a minute.
 *
 * @returns undefined where it is written in another way.
 * @internal
 */
export function splitChartIndex(text: string): VersionText[] | undefined {
  const found: VersionText[] = [];
  const lines = linesOf(entriesOf(text) ?? '');
  let chart: string | undefined;
  let item: { lines: string[]; indent: number; isKept: boolean } | undefined;
  const finish = () => {
    if (chart !== undefined && item) {
      found.push({ chart, text: item.lines.join('\n') });
    }
    item = undefined;
  };
  const [first] = lines;
  const chartIndent = first === undefined ? 0 : indentOf(first);
  for (const line of lines) {
    const indent = indentOf(line);
    const rest = line.slice(indent);
    const isItem = rest.startsWith('- ');
    if (indent === chartIndent && !isItem) {
      const name = /^(["']?)([^"':#{}[\]\\]+)\1:\s*(\[\])?$/.exec(rest)?.[2];
      if (name === undefined) {
        return undefined;
      }
      finish();
      chart = name;
    } else if (isItem && (!item || indent === item.indent)) {
      finish();
      const key = rest.slice(2);
      const isKept = KEPT.test(key);
      // Keys of one that is left out begin on lines of their own
      item = { indent, isKept, lines: isKept ? [rest] : ['-'] };
    } else if (!item || indent <= item.indent) {
      return undefined;
    } else {
      const key = rest.length > 0 && indent === item.indent + 2 && !isItem;
      item.isKept = key ? KEPT.test(rest) : item.isKept;
      if (item.isKept) {
        item.lines.push(line.slice(item.indent));
      }
    }
  }
  finish();
  return chart === undefined ? undefined : found;
}

/** What is below `entries:`, to the next key. */
function entriesOf(text: string): string | undefined {
  const start = /^entries:[ \t]*\r?\n/m.exec(text);
  if (!start) {
    return undefined;
  }
  const from = start.index + start[0].length;
  const end = /^[^\s#]/m.exec(text.slice(from));
  return text.slice(from, end ? from + end.index : undefined);
}

function linesOf(block: string): string[] {
  return block.split(/\r?\n/).filter(line => /^\s*[^\s#]/.test(line));
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
