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

import {
  CommandNode,
  GoTemplateNode,
  GoTemplates,
  OperandNode,
  PipelineNode,
} from './GoTemplateNode';
import { GoTemplateParameter } from './GoTemplateParameter';

/** What an expression stands for, as far as parameters go. */
type Meaning = 'data' | 'params' | 'other';

// What gives an answer for a value that is not there.
const TOLERANT = [
  'default',
  'coalesce',
  'empty',
  'ternary',
  'and',
  'or',
  'not',
  'any',
  'all',
];

/** Finds the parameters that templates use, through `with`, variables and other templates. */
export class ParameterCollector {
  readonly #found = new Map<string, { optional: boolean }>();
  /** Templates to look through, once with each thing that they are given. */
  readonly #calls = new Map<string, { name: string; dot: Meaning }>();
  #variables: { name: string; meaning: Meaning }[] = [];

  constructor(readonly templates: GoTemplates) {}

  /** By name. */
  collect(name: string): GoTemplateParameter[] {
    this.#call(name, 'data');
    // What is called on the way comes to the end of the map.
    for (const call of this.#calls.values()) {
      this.#variables = [{ name: '$', meaning: call.dot }];
      this.#list(this.templates.get(call.name) ?? [], call.dot);
    }
    return [...this.#found.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([parameter, { optional }]) => ({
        name: parameter,
        ...(optional && { optional }),
      }));
  }

  #call(name: string, dot: Meaning) {
    const key = `${dot} ${name}`;
    if (!this.#calls.has(key)) {
      this.#calls.set(key, { name, dot });
    }
  }

  #list(nodes: GoTemplateNode[], dot: Meaning) {
    for (const node of nodes) {
      switch (node.type) {
        case 'action':
          this.#pipeline(node.pipeline, dot, false);
          break;
        case 'template': {
          const data = node.pipeline
            ? this.#pipeline(node.pipeline, dot, false)
            : 'other';
          this.#call(node.name, data);
          break;
        }
        case 'if':
        case 'with':
        case 'range': {
          const { length } = this.#variables;
          const asks = node.type !== 'range';
          const value = this.#pipeline(node.pipeline, dot, asks);
          const inner = { if: dot, with: value, range: 'other' } as const;
          this.#list(node.body, inner[node.type]);
          this.#list(node.otherwise, dot);
          this.#variables.length = length;
          break;
        }
        default:
      }
    }
  }

  #pipeline(pipeline: PipelineNode, dot: Meaning, asks: boolean): Meaning {
    const { commands } = pipeline;
    const later = commands.slice(1).some(isTolerant);
    let meaning: Meaning = 'other';
    commands.forEach((command, i) => {
      const value = this.#command(command, dot, asks || later);
      meaning = i === 0 ? value : 'other';
    });
    for (const name of pipeline.variables) {
      this.#variables.push({ name, meaning });
    }
    return meaning;
  }

  #command(command: CommandNode, dot: Meaning, asks: boolean): Meaning {
    const [first, , ...rest] = command.args;
    const tolerant = asks || isTolerant(command);
    const meanings = command.args.map(arg => this.#operand(arg, dot, tolerant));
    if (first.type !== 'function') {
      return meanings[0];
    }
    if (first.name !== 'index' || command.args.length < 2) {
      return 'other';
    }
    // `index .params "NAME"`
    let meaning = meanings[1];
    for (const arg of rest) {
      meaning =
        arg.type === 'string'
          ? this.#path(meaning, [arg.value], tolerant)
          : 'other';
    }
    return meaning;
  }

  #operand(node: OperandNode, dot: Meaning, asks: boolean): Meaning {
    switch (node.type) {
      case 'dot':
        return dot;
      case 'field':
        return this.#path(dot, node.fields, asks);
      case 'variable': {
        const known = this.#variables.findLast(v => v.name === node.name);
        return this.#path(known?.meaning ?? 'other', node.fields, asks);
      }
      case 'chain':
        return this.#path(
          this.#operand(node.operand, dot, asks),
          node.fields,
          asks,
        );
      case 'pipeline':
        return this.#pipeline(node, dot, asks);
      default:
        return 'other';
    }
  }

  #path(start: Meaning, fields: string[], asks: boolean): Meaning {
    let meaning = start;
    for (const field of fields) {
      if (meaning === 'params') {
        this.#use(field, asks);
      }
      const isParams = meaning === 'data' && field === 'params';
      meaning = isParams ? 'params' : 'other';
    }
    return meaning;
  }

  #use(name: string, asks: boolean) {
    const optional = asks || (this.#found.get(name)?.optional ?? false);
    this.#found.set(name, { optional });
  }
}

function isTolerant({ args: [first] }: CommandNode): boolean {
  return first.type === 'function' && TOLERANT.includes(first.name);
}
