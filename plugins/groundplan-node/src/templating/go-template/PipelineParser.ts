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
  FunctionNode,
  OperandNode,
  PipelineNode,
} from './GoTemplateNode';
import { GoTokenStream } from './GoTokenStream';
import { GoToken, GoTokenType } from './GoToken';
import { parseConstant } from './parseConstant';

// Each use looks for its variable among all that are known.
const MAX_VARIABLES = 1_000;

/** The pipelines of a template, and which variables are known where they stand. */
export class PipelineParser {
  /** In scope, innermost last. */
  variables = ['$'];
  #depth = 0;

  constructor(
    readonly stream: GoTokenStream,
    readonly maxDepth: number,
    /** Throws where the function is not to be used. */
    readonly checkFunction: (node: FunctionNode) => void,
  ) {}

  /** A pipeline and the token that ends it. */
  parse(context: string, end: GoTokenType): PipelineNode {
    const { offset } = this.stream.peekNonSpace();
    this.#depth += 1;
    if (this.#depth > this.maxDepth) {
      throw this.stream.error(
        { offset },
        `nested deeper than ${this.maxDepth}`,
      );
    }
    const pipeline: PipelineNode = {
      type: 'pipeline',
      offset,
      variables: [],
      assigns: false,
      commands: [],
    };
    this.#declarations(pipeline, context);
    while (this.stream.peekNonSpace().type !== end) {
      pipeline.commands.push(this.#command());
    }
    this.stream.nextNonSpace();
    this.#check(pipeline, context);
    this.#depth -= 1;
    return pipeline;
  }

  #declarations(pipeline: PipelineNode, context: string) {
    const mark = this.stream.mark();
    const variable = this.stream.peekNonSpace();
    if (variable.type !== 'variable') {
      return;
    }
    this.stream.next();
    const { type, value } = this.stream.peekNonSpace();
    if (type === '=' || type === ':=') {
      this.stream.next();
      pipeline.assigns = type === '=';
      this.#declare(pipeline, variable);
    } else if (value === ',') {
      this.stream.next();
      this.#declare(pipeline, variable);
      if (context !== 'range' || pipeline.variables.length > 1) {
        throw this.stream.error(
          variable,
          `too many declarations in ${context}`,
        );
      }
      const following = this.stream.peekNonSpace().type;
      if (following !== 'variable' && following !== 'right delimiter') {
        throw this.stream.error(
          variable,
          'range can only initialize variables',
        );
      }
      this.#declarations(pipeline, context);
    } else {
      this.stream.rewind(mark);
    }
  }

  #declare(pipeline: PipelineNode, { value }: GoToken) {
    pipeline.variables.push(value);
    this.variables.push(value);
    if (this.variables.length > MAX_VARIABLES) {
      throw this.stream.error(
        pipeline,
        `more than ${MAX_VARIABLES} variables at once`,
      );
    }
  }

  #check({ commands, offset }: PipelineNode, context: string) {
    if (commands.length === 0) {
      throw this.stream.error({ offset }, `missing value for ${context}`);
    }
    commands.slice(1).forEach(({ args }, i) => {
      if (['bool', 'dot', 'nil', 'number', 'string'].includes(args[0].type)) {
        throw this.stream.error(
          args[0],
          `non executable command in pipeline stage ${i + 2}`,
        );
      }
    });
  }

  #command(): CommandNode {
    const { offset } = this.stream.peekNonSpace();
    const args: OperandNode[] = [];
    for (;;) {
      this.stream.peekNonSpace();
      const operand = this.#operand();
      if (operand) {
        args.push(operand);
      }
      const { type } = this.stream.peek();
      if (type === 'right delimiter' || type === ')') {
        break;
      }
      const token = this.stream.next();
      if (token.type === '|') {
        break;
      }
      if (token.type !== 'space') {
        throw this.stream.unexpected(token, 'operand');
      }
    }
    if (args.length === 0) {
      throw this.stream.error({ offset }, 'empty command');
    }
    return { offset, args };
  }

  #operand(): OperandNode | undefined {
    const term = this.#term();
    if (!term || this.stream.peek().type !== 'field') {
      return term;
    }
    const fields: string[] = [];
    while (this.stream.peek().type === 'field') {
      fields.push(this.stream.next().value.slice(1));
    }
    switch (term.type) {
      case 'field':
      case 'variable':
        return { ...term, fields: [...term.fields, ...fields] };
      case 'pipeline':
      case 'function':
        return { type: 'chain', offset: term.offset, operand: term, fields };
      default:
        throw this.stream.error(term, `unexpected . after ${term.type}`);
    }
  }

  #term(): OperandNode | undefined {
    const mark = this.stream.mark();
    const token = this.stream.nextNonSpace();
    const { offset, value } = token;
    switch (token.type) {
      case 'identifier': {
        const node: FunctionNode = { type: 'function', offset, name: value };
        this.checkFunction(node);
        return node;
      }
      case 'variable':
        if (!this.variables.includes(value)) {
          throw this.stream.error(token, `undefined variable ${value}`);
        }
        return { type: 'variable', offset, name: value, fields: [] };
      case 'field':
        return { type: 'field', offset, fields: [value.slice(1)] };
      case '(':
        return this.parse('parenthesized pipeline', ')');
      case 'dot':
      case 'nil':
      case 'bool':
      case 'number':
      case 'character constant':
      case 'string':
        return parseConstant(this.stream, token);
      default:
        this.stream.rewind(mark);
        return undefined;
    }
  }
}
