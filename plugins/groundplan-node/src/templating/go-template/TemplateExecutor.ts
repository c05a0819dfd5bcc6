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

import { TemplateSource } from '../TemplateSource';
import { ExecutionGuard } from './ExecutionGuard';
import { GoFunction } from './GoFunction';
import { GoInt } from './GoInt';
import { GoList } from './GoList';
import { GoMap } from './GoMap';
import {
  BranchNode,
  GoTemplateNode,
  GoTemplates,
  TemplateCallNode,
} from './GoTemplateNode';
import { GoValue, isTrue, typeName } from './GoValue';
import { PipelineEvaluator } from './PipelineEvaluator';
import { VariableStack } from './VariableStack';
import { WorkMeter } from '../WorkMeter';
import { plainText } from './format/formatValue';

/** How a list of nodes ended, where it was not at its end. */
type Jump = 'break' | 'continue' | undefined;

type Iteration = [key: GoValue, element: GoValue];

/** Writes what a parsed template gives for its data. */
export class TemplateExecutor {
  readonly #guard: ExecutionGuard;
  readonly #pipelines: PipelineEvaluator;
  readonly #output: string[] = [];
  #length = 0;
  #calls = 0;

  constructor(
    source: TemplateSource,
    readonly templates: GoTemplates,
    functions: ReadonlyMap<string, GoFunction>,
    readonly meter: WorkMeter,
    readonly maxOutputLength: number,
  ) {
    this.#guard = new ExecutionGuard(source, meter);
    this.#pipelines = new PipelineEvaluator(this.#guard, functions);
  }

  /** Throws a TemplateError. */
  execute(name: string, data: GoValue): string {
    this.#run(this.templates.get(name) ?? [], data);
    return this.#output.join('');
  }

  #run(nodes: GoTemplateNode[], data: GoValue) {
    const outer = this.#pipelines.variables;
    this.#pipelines.variables = new VariableStack();
    this.#pipelines.variables.declare('$', data);
    this.#list(data, nodes);
    this.#pipelines.variables = outer;
  }

  #list(dot: GoValue, nodes: GoTemplateNode[]): Jump {
    for (const node of nodes) {
      const jump = this.#node(dot, node);
      if (jump) {
        return jump;
      }
    }
    return undefined;
  }

  #node(dot: GoValue, node: GoTemplateNode): Jump {
    switch (node.type) {
      case 'text':
        this.#write(node, node.text);
        return undefined;
      case 'action': {
        const value = this.#pipelines.evaluate(dot, node.pipeline);
        if (node.pipeline.variables.length === 0) {
          this.#print(node, value);
        }
        return undefined;
      }
      case 'break':
      case 'continue':
        return node.type;
      case 'template':
        this.#guard.nested(node, () => this.#call(dot, node));
        return undefined;
      default:
        return this.#guard.nested(node, () => this.#branch(dot, node));
    }
  }

  #branch(dot: GoValue, node: BranchNode): Jump {
    const { variables } = this.#pipelines;
    const { size } = variables;
    const value = this.#pipelines.evaluate(dot, node.pipeline);
    let jump: Jump;
    if (node.type === 'range') {
      this.#range(dot, node, value);
    } else if (isTrue(value)) {
      jump = this.#list(node.type === 'with' ? value : dot, node.body);
    } else {
      jump = this.#list(dot, node.otherwise);
    }
    variables.release(size);
    return jump;
  }

  #range(dot: GoValue, node: BranchNode, value: GoValue) {
    const { variables } = this.#pipelines;
    const [first, second] = node.pipeline.variables;
    const { size } = variables;
    let empty = true;
    for (const [key, element] of this.#iterations(node, value)) {
      empty = false;
      this.#guard.run(node, () => {
        this.meter.spend(1);
        if (second) {
          variables.assign(first, key);
          variables.assign(second, element);
        } else if (first) {
          variables.assign(first, element);
        }
      });
      const jump = this.#list(element, node.body);
      variables.release(size);
      if (jump === 'break') {
        return;
      }
    }
    if (empty) {
      // A break in here ends the else, not a range around it.
      this.#list(dot, node.otherwise);
    }
  }

  *#iterations(node: BranchNode, value: GoValue): Iterable<Iteration> {
    if (value instanceof GoInt) {
      if (node.pipeline.variables.length > 1) {
        throw this.#guard.error(
          node,
          "can't range over an integer with two variables",
        );
      }
      for (let i = 0n; i < value.value; i += 1n) {
        yield [undefined, GoInt.create(i, value.type)];
      }
    } else if (value instanceof GoList) {
      for (let i = 0; i < value.size; i += 1) {
        yield [GoInt.create(i), value.items[i]];
      }
    } else if (value instanceof GoMap) {
      // The body may change the map; the range goes on as it began.
      const keys = value.sortedKeys();
      yield* keys.map((key): Iteration => [key, value.entries.get(key)]);
    } else if (value !== undefined) {
      throw this.#guard.error(
        node,
        `range can't iterate over a ${typeName(value)}`,
      );
    }
  }

  #call(dot: GoValue, node: TemplateCallNode) {
    const nodes = this.templates.get(node.name);
    if (!nodes) {
      throw this.#guard.error(node, `template ${node.name} is not defined`);
    }
    const data = node.pipeline && this.#pipelines.evaluate(dot, node.pipeline);
    this.#calls += 1;
    if (this.#calls > this.meter.maxDepth) {
      throw this.#guard.error(
        node,
        `templates nested deeper than ${this.meter.maxDepth}`,
      );
    }
    this.#run(nodes, data);
    this.#calls -= 1;
  }

  #print(node: { offset: number }, value: GoValue) {
    const text =
      value === undefined
        ? '<no value>'
        : this.#guard.run(node, () => plainText(value, this.meter));
    this.#write(node, text);
  }

  #write(node: { offset: number }, text: string) {
    this.#output.push(text);
    this.#length += text.length;
    if (this.#length > this.maxOutputLength) {
      throw this.#guard.error(
        node,
        `output is longer than ${this.maxOutputLength} characters`,
      );
    }
  }
}
